import type { Reading } from '../domain/reading.ts';
import { find, type Scope } from './find.ts';
import { parseField, type Formats } from './parse-field.ts';
import type { Field } from './recipe.ts';

/** No page a person reads shows more; a page that does is read up to here and called partial. */
export const mostRows = 5000;

/** Whether a part shows fewer rows than exist, and of how many, or all of them, where it says so. `found`: how many rows stand there. */
export function extentOf(
  scope: Scope,
  shown: number,
  found: number,
  formats: Formats,
): Pick<Reading, 'partial' | 'whole'> {
  const { total, more, capped } = scope.part;
  let of: number | undefined;
  if (total) {
    const field: Field = { at: total, as: 'count' };
    const counts = find(total, { ...scope, rows: scope.rows.slice(0, 1) });
    const [count] = parseField(counts, [], field, formats);
    if (count && 'value' in count && typeof count.value === 'number') of = count.value;
  }
  if (of !== undefined) return of > shown ? { partial: { of } } : of === shown ? { whole: true } : {};
  return capped || found > mostRows || (more && scope.dom.one(scope.root, more)) ? { partial: {} } : {};
}
