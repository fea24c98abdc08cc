import * as z from 'zod/mini';
import { bestIdentity, type Source } from '../domain/identity.ts';
import { once } from '../domain/once.ts';
import type { Reading, Row } from '../domain/reading.ts';
import type { Target } from '../domain/target.ts';
import type { Erased } from '../domain/erased.ts';
import { faultOf } from '../domain/well-formed.ts';
import type { ImportNote, Left } from '../messages/protocol.ts';
import type { Archive } from '../store/archive.ts';
import { notesFrom } from './import/note.ts';
import { ledgerDay } from './ledger-day.ts';
import { isZone, spoiltFields, targetsFrom } from './settings-document.ts';
import { taughtFrom, type Taught } from './taught.ts';

/** The good parts of what a file says is an archive, and what of it is spoilt. Documents are as they were written. */
export type Sorted = {
  archive: Omit<Archive, 'documents'>;
  settings?: object;
  targets?: Target[];
  taught?: Taught;
  imports?: ImportNote[];
  erased?: Erased[];
  left: Left[];
};

/** Sorts good from spoilt, entry by entry; nothing where there is nothing good in it at all. */
export function sortArchive(data: unknown): Sorted | undefined {
  if (!isRecord(data)) return undefined;
  const left: Left[] = [];
  const { count, erasure, frame, look, mark, quarantined } = schemas();
  const lose = (part: Left['part'], count: number): void => {
    if (count > 0) left.push({ part, count });
  };
  const list = <T>(part: Left['part'], value: unknown, entry: z.ZodMiniType<T>): T[] => {
    const all = listIn(value);
    const good = all.flatMap((one) => {
      const parsed = z.safeParse(entry, one);
      return parsed.success ? [parsed.data] : [];
    });
    // A list that is none is one loss: how much stood in it, nobody knows.
    lose(part, value === undefined || Array.isArray(value) ? all.length - good.length : 1);
    return good;
  };

  if (data['readings'] === undefined) lose('readings', 1);
  const framed = list('readings', data['readings'], z.object({ reading: frame, quarantined: count }));
  let badRows = 0;
  const readings = framed.flatMap(({ reading, quarantined: aside }) => {
    const rows = reading.rows.filter((row) => isRow(row, reading));
    badRows += reading.rows.length - rows.length;
    const isGone = rows.length === 0 && reading.rows.length > 0;
    return isGone ? [] : [{ reading: { ...reading, rows } as Reading, quarantined: aside }];
  });
  lose('rows', badRows);
  const archive: Sorted['archive'] = {
    readings,
    seen: list('seen', data['seen'], mark),
    looks: list('looks', data['looks'], look) as Archive['looks'],
    quarantine: list('quarantine', data['quarantine'], quarantined) as Archive['quarantine'],
    ledger: list('ledger', data['ledger'], ledgerDay()),
  };

  const { settings, targets, taught, imports, erased } = isRecord(data['documents']) ? data['documents'] : {};
  const spoilt = settings === undefined ? [] : isRecord(settings) ? spoiltFields(settings) : ['settings'];
  if (spoilt.length > 0) left.push({ part: 'settings', count: spoilt.length, fields: spoilt });
  const goodTargets = targetsFrom(targets);
  const goodTaught = taughtFrom(taught);
  const goodImports = notesFrom(imports);
  const goodErased = listIn(erased).flatMap((one) => {
    const parsed = z.safeParse(erasure, one);
    return parsed.success ? [parsed.data] : [];
  });
  lose('erased', lostOf(erased, goodErased.length));
  lose('targets', lostOf(targets, goodTargets.length));
  lose('taught', isRecord(taught) ? sizeOf(taught) - sizeOf(goodTaught) : lostOf(taught, 0));
  lose('imports', lostOf(imports, goodImports.length));
  const sorted: Sorted = {
    archive,
    ...(isRecord(settings) && { settings }),
    // Of a document that cannot be read at all nothing is put in the place of what there is.
    ...((goodTargets.length > 0 || isEmptyList(targets)) && { targets: goodTargets }),
    ...((sizeOf(goodTaught) > 0 || (isRecord(taught) && sizeOf(taught) === 0)) && { taught: goodTaught }),
    ...(imports !== undefined && { imports: goodImports }),
    ...(goodErased.length > 0 && { erased: goodErased }),
    left,
  };
  return isEmpty(sorted) && left.length > 0 ? undefined : sorted;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const lostOf = (document: unknown, kept: number): number =>
  document === undefined ? 0 : Array.isArray(document) ? document.length - kept : 1;

const isEmptyList = (document: unknown): boolean => Array.isArray(document) && document.length === 0;

const sizeOf = (taught: { [name in keyof Taught]?: unknown }): number =>
  listIn(taught.recipes).length +
  listIn(taught.overrides).length +
  listIn(taught.drifts).length +
  listIn(taught.apps).length;

const isEmpty = ({ archive, settings, targets, taught, imports }: Sorted): boolean =>
  settings === undefined &&
  [...Object.values(archive), targets, taught?.recipes, taught?.overrides, taught?.apps, imports].every(
    (one) => !one?.length,
  );

/** A row of an archive has passed the same test as any row that was ever stored. */
const isRow = (row: unknown, source: Source): boolean =>
  isRecord(row) &&
  faultOf(row as unknown as Row) === undefined &&
  bestIdentity(source, row as unknown as Row) !== undefined;

const schemas = once(() => {
  const text = z.string().check(z.maxLength(20_000));
  const count = z.int().check(z.gte(0));
  /** Nothing was seen tomorrow: what would be, no later look could ever correct. */
  const instant = count.check(z.refine((at) => at < Date.now() + 86_400_000));
  const zone = text.check(z.refine(isZone));
  const misses = z.array(
    z.object({ field: text, reason: text, text: z.exactOptional(text), row: z.exactOptional(count) }),
  );
  const partial = z.exactOptional(z.object({ of: z.exactOptional(count) }));
  /** A backup of the first version did not say of which CRM and origin. */
  const mark = z.union([z.tuple([z.number(), z.number(), text]), z.tuple([z.number(), z.number()])]);

  const frame = z.object({
    id: text,
    crm: text,
    recipeVersion: count,
    page: text,
    kind: z.enum(['deal-record', 'deal-list', 'deal-board', 'activity-list', 'activity-timeline', 'page-data']),
    site: text,
    url: text,
    at: instant,
    zone,
    locale: text,
    rows: z.array(z.unknown()),
    seen: count,
    misses,
    partial,
    whole: z.exactOptional(z.literal(true)),
  });

  const look = z.object({
    key: text,
    crm: text,
    site: text,
    page: text,
    at: instant,
    seen: count,
    misses,
    partial,
    wholes: z.exactOptional(z.array(z.number())),
  });

  const prints = z.array(z.number()).check(z.maxLength(100_000));
  const erasure: z.ZodMiniType<Erased> = z.object({
    salt: z.string().check(z.minLength(8), z.maxLength(80)),
    at: instant,
    print: z.number(),
    length: z.int().check(z.gte(1), z.lte(2_000)),
    isCustomer: z.boolean(),
    kept: z.array(z.tuple([z.number(), z.int().check(z.gte(1))])).check(z.maxLength(10_000)),
    texts: prints,
    records: prints,
  });

  const quarantined = z.object({
    key: text,
    reading: text,
    crm: text,
    site: text,
    page: text,
    at: instant,
    reason: text,
    row: z.unknown(),
  });

  return { count, erasure, frame, look, mark, quarantined };
});
