import type { Instant, Zone } from '../../domain/day.ts';
import type { Reading } from '../../domain/reading.ts';
import { batchesOf, groupsOf, type Look } from '../parcels.ts';
import type { DrawnRow } from './draw.ts';

/** What all readings of one import have in common. `at`: when the table was made. */
export type ImportFrame = { id: string; at: Instant; zone: Zone };

/** What the ids of an import's readings begin with: by it the whole import is found again. */
export const readingPrefix = (importId: string): string => `import ${importId} `;

export const importPage = 'import';

/**
 * The rows as readings small enough to be taken in one at a time, oldest first. The same rows give the same readings with
 * the same ids, so a part that is sent twice is stored once.
 */
export function readingsOf(rows: readonly DrawnRow[], { id, at, zone }: ImportFrame): Reading[] {
  const looks = new Map<string, Look>();
  for (const { source, row, at: own = at } of rows) {
    const key = `${own} ${source.crm} ${source.site} ${row.entity}`;
    const look = looks.get(key);
    if (look) {
      look.rows.push(row);
      continue;
    }
    looks.set(key, {
      ...source,
      recipeVersion: 1,
      page: importPage,
      kind: row.entity === 'deal' ? 'deal-list' : 'activity-list',
      url: source.site,
      at: own,
      zone,
      locale: 'en',
      rows: [row],
      misses: [],
    });
  }
  return [...looks.values()]
    .sort((a, b) => a.at - b.at)
    .flatMap((look) =>
      batchesOf(groupsOf(look)).map((groups) => ({ look, rows: groups.flatMap((group) => group.rows) })),
    )
    .map(({ look, rows: few }, index) => ({
      ...look,
      id: `${readingPrefix(id)}${String(index).padStart(6, '0')}`,
      rows: few,
      seen: few.length,
    }));
}
