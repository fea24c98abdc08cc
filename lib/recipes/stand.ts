import type { RowIdentity } from '../domain/reading.ts';
import { domOf } from './dom.ts';
import { scopeOf } from './find.ts';
import { identifier, marksOf } from './identify.ts';
import type { Formats } from './parse-field.ts';
import type { Part, Recipe } from './recipe.ts';
import { anchorsOf } from './teach/anchored.ts';

/** Where a row stands: its element, and the part of the page and the pane it was found in. */
export type Stand = { element: Element; part: Part; root: Document | Element };

/**
 * Whose row an element is this very moment, by its own marks alone. Lists that show few rows of many give one element to
 * one record after the other. `undefined` where only what is written on the row, or a vote of all rows, could tell.
 */
export function idNow(
  { element, part, root }: Stand,
  { shadow }: Recipe,
  { document, url, formats }: { document: Document; url: string; formats: Formats },
): RowIdentity | undefined {
  if (part.repeated || anchorsOf(part).length > 0) return undefined;
  const dom = domOf(document, shadow);
  const scope = { ...scopeOf(dom, part, root, [element], url, formats), isSome: true };
  const [marks] = marksOf(scope);
  return marks && identifier(part, formats)(marks, {});
}
