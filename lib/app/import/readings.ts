import type { Instant, Zone } from '../../domain/day.ts';
import { bestIdentity } from '../../domain/identity.ts';
import type { Reading, Row } from '../../domain/reading.ts';
import { atOnce } from '../../recipes/in-slices.ts';
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
  const sightings = new Map<string, number>();
  for (const { source, row, at: own = at, isSighting } of rows) {
    const moment = `${own} ${source.crm} ${source.site} ${row.entity}`;
    const turn = isSighting ? turnOf(`${moment} ${bestIdentity(source, row)}`, row, sightings) : 0;
    const key = `${moment} ${turn}`;
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
      batchesOf(atOnce(groupsOf(look))).map((groups) => ({ look, rows: groups.flatMap((group) => group.rows) })),
    )
    .map(({ look, rows: few }, index) => ({
      ...look,
      id: `${readingPrefix(id)}${String(index).padStart(6, '0')}`,
      rows: few,
      seen: few.length,
    }));
}

/**
 * Rows without the CRM's id that stand side by side in one look are as many records; two sightings of one record in one
 * moment must not, so each has a look of its own.
 */
function turnOf(of: string, { id }: Row, sightings: Map<string, number>): number {
  if (id.strong !== undefined) return 0;
  const turn = sightings.get(of) ?? 0;
  sightings.set(of, turn + 1);
  return turn;
}
