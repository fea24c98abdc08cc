import type { Instant, Zone } from '../../domain/day.ts';
import { bestIdentity, type Source } from '../../domain/identity.ts';
import type { Entity, Reading, Row } from '../../domain/reading.ts';
import { batchesOf, type Group } from '../parcels.ts';
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
export function* readingsOf(rows: readonly DrawnRow[], { id, at, zone }: ImportFrame): Generator<number, Reading[]> {
  const looks = new Map<string, { about: Omit<Reading, 'id' | 'rows' | 'seen'>; groups: Map<string, Group> }>();
  const sightings = new Map<string, number>();
  for (const [index, { source, row, at: own = at, isSighting }] of rows.entries()) {
    if (index % 500 === 0) yield index;
    const key = bestIdentity(source, row) ?? '';
    const moment = `${own} ${source.crm} ${source.site} ${row.entity}`;
    const name = `${moment} ${isSighting ? turnOf(`${moment} ${key}`, row, sightings) : 0}`;
    let look = looks.get(name);
    if (!look) {
      look = { about: aboutOf(source, row.entity, own, zone), groups: new Map() };
      looks.set(name, look);
    }
    const group = look.groups.get(key) ?? { key, rows: [], print: 0, letters: 0 };
    look.groups.set(key, group);
    group.rows.push(row);
    group.letters += JSON.stringify(row).length;
  }
  const inOrder = [...looks.values()].sort((a, b) => a.about.at - b.about.at);
  yield inOrder.length;
  return inOrder
    .flatMap(({ about, groups }) => batchesOf([...groups.values()]).map((batch) => ({ about, batch })))
    .map(({ about, batch }, index) => {
      const few = batch.flatMap((group) => group.rows);
      return {
        ...about,
        id: `${readingPrefix(id)}${String(index).padStart(6, '0')}`,
        rows: few,
        seen: few.length,
      };
    });
}

const aboutOf = (source: Source, entity: Entity, at: Instant, zone: Zone): Omit<Reading, 'id' | 'rows' | 'seen'> => ({
  ...source,
  recipeVersion: 1,
  page: importPage,
  kind: entity === 'deal' ? 'deal-list' : 'activity-list',
  url: source.site,
  at,
  zone,
  locale: 'en',
  misses: [],
});

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
