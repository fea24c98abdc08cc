import type { Activity } from '../../domain/activity.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Instant } from '../../domain/day.ts';
import { bestIdentity, folded, identitiesOf, levelOf, realmKey, realmOf, type Source } from '../../domain/identity.ts';
import { isOldNews, type Dossier } from '../../domain/merge.ts';
import type { Entity, Row } from '../../domain/reading.ts';
import type { DrawnRow } from './draw.ts';

/**
 * What would become of the rows of a table. `unclear`: several records carry what is written on the row, and nothing tells
 * which of them it is. `older`: rows of which at least one value was seen to be another since the table was made; that one
 * stays as it is.
 */
export type Comparison = {
  new: number;
  changed: number;
  unchanged: number;
  unclear: number;
  older: number;
  /** New rows that are called as deals of another source, or of other ids, are: they would be counted twice. The most of one source. */
  twice?: { rows: number; source: Source };
};

type Known = Deal | Activity;

/** Compares with what is stored, before anything is written. */
export function* compare(
  rows: readonly DrawnRow[],
  { deals, activities }: { deals: readonly Deal[]; activities: readonly Activity[] },
  made: Instant,
): Generator<number, Comparison> {
  const find = yield* finder(rows, { deal: deals, activity: activities });
  const twin = yield* twinsAmong(deals);
  const counts: Comparison = { new: 0, changed: 0, unchanged: 0, unclear: 0, older: 0 };
  const verdicts = new Map<number, 'new' | 'changed' | 'unchanged' | 'unclear'>();
  const older = new Set<number>();
  const twice = new Map<number, Source>();
  for (const [index, drawn] of rows.entries()) {
    if (index % 500 === 0) yield index;
    const { line, at = made } = drawn;
    const found = find(drawn);
    const verdict =
      found === undefined
        ? 'new'
        : found === 'several'
          ? 'unclear'
          : wouldChange(found, drawn.row, at)
            ? 'changed'
            : 'unchanged';
    if (verdict === 'new') {
      const other = twin(drawn);
      if (other) twice.set(line, other);
    }
    // The earlier moments of a record are no news of their own.
    if (verdicts.get(line) !== 'new' && verdicts.get(line) !== 'changed') verdicts.set(line, verdict);
    if (typeof found === 'object' && hasNewer(found, drawn.row, at)) older.add(line);
  }
  for (const verdict of verdicts.values()) counts[verdict] += 1;
  return { ...counts, older: older.size, ...(twice.size > 0 && { twice: mostOf(twice) }) };
}

/** Deals by what is written on them, wherever they come from. */
function* twinsAmong(deals: readonly Deal[]): Generator<number, (drawn: DrawnRow) => Source | undefined> {
  const byName = new Map<string, Source>();
  for (const [index, { fields, crm, site }] of deals.entries()) {
    if (index % 2_000 === 0) yield index;
    if (fields.name) byName.set(writtenName(fields.name.value, fields.account?.value), { crm, site });
  }
  return ({ row }) => {
    const { name, account } = row.values;
    if (row.entity !== 'deal' || typeof name?.value !== 'string') return undefined;
    return byName.get(writtenName(name.value, typeof account?.value === 'string' ? account.value : undefined));
  };
}

const writtenName = (name: string, account = ''): string => `${folded(name)} | ${folded(account)}`;

function mostOf(found: ReadonlyMap<number, Source>): { rows: number; source: Source } {
  const counts = new Map<string, { rows: number; source: Source }>();
  for (const source of found.values()) {
    const name = `${source.site} ${source.crm}`;
    counts.set(name, { source, rows: (counts.get(name)?.rows ?? 0) + 1 });
  }
  return [...counts.values()].reduce((a, b) => (b.rows > a.rows ? b : a));
}

const heldBy = (record: Known, field: string) =>
  (record.fields as Record<string, { at: Instant; value: unknown } | undefined>)[field];

/** Values of the row that would be the newest of their field. */
const newest = (record: Known, row: Row, at: Instant): Row['values'] =>
  Object.fromEntries(Object.entries(row.values).filter(([field]) => (heldBy(record, field)?.at ?? 0) <= at));

const wouldChange = (record: Known, row: Row, at: Instant): boolean =>
  !isOldNews(record as unknown as Dossier, { ...row, values: newest(record, row, at) });

const hasNewer = (record: Known, row: Row, at: Instant): boolean =>
  Object.entries(row.values).some(([field, read]) => {
    const held = heldBy(record, field);
    return read && held && held.at > at && JSON.stringify(held.value) !== JSON.stringify(read.value);
  });

/** Finds the record a row belongs to, by the same identities as the store. */
function* finder(
  rows: readonly DrawnRow[],
  known: Record<Entity, readonly Known[]>,
): Generator<number, (drawn: DrawnRow) => Known | 'several' | undefined> {
  const realms = new Set(rows.map(({ source, row }) => realmKey(source, row.entity)));
  const byKey = new Map<string, Known>();
  const written = new Map<string, Set<Known>>();
  for (const entity of ['deal', 'activity'] as const)
    for (const [index, record] of known[entity].entries()) {
      if (index % 500 === 0) yield index;
      if (!realms.has(realmOf(record.key))) continue;
      byKey.set(record.key, record);
      for (const id of writtenOn(record, entity)) {
        const others = written.get(id) ?? new Set();
        written.set(id, others.add(record));
      }
    }
  return ({ source, row }: DrawnRow): Known | 'several' | undefined => {
    const best = bestIdentity(source, row);
    if (best === undefined) return undefined;
    const found = byKey.get(best);
    if (found || levelOf(best) === 's') return found;
    const [only, ...others] = written.get(best) ?? [];
    return others.length > 0 ? 'several' : only;
  };
}

function writtenOn(record: Known, entity: Entity): string[] {
  const values = Object.fromEntries(
    Object.entries(record.fields).map(([field, held]) => [field, { text: '', value: held.value }]),
  );
  const joined = 'joined' in record ? (record.joined ?? []) : [];
  return [...identitiesOf(record, { entity, id: {}, values }), ...joined];
}
