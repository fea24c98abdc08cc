import { derive, printOfRow, printWithTexts } from '../domain/derive.ts';
import { bestIdentity, levelOf, realmKey, type Realm } from '../domain/identity.ts';
import type { Seen } from '../domain/merge.ts';
import { viewOf, type Reading } from '../domain/reading.ts';
import { abort, countersIn, readCounters } from './documents.ts';
import type { Store } from './open.ts';
import { packReading, unpackReading } from './pack-reading.ts';
import { eachPortion, rawStore } from './requests.ts';
import {
  derivation,
  storeNames,
  type Counters,
  type PackedReading,
  type StoredReading,
  type Trail,
  type WriteTransaction,
} from './schema.ts';
import { seenAgainIn, type SeenAgain } from './seen-again.ts';
import { keep } from './settle.ts';
import { WorkingSet } from './working-set.ts';

/** Reads a stored reading anew, out of the same texts; `undefined` when nothing of it changes. */
export type Reread = (reading: Reading) => Reading | undefined;

/**
 * Derives everything anew from the stored readings, within one transaction: interrupted, it has not happened. `versions`
 * are those of the recipes it was read with. `generation`: what `reread` was made of; where something moved since, nothing is done.
 */
export async function rebuild(
  store: Store,
  reread: Reread,
  versions: Record<string, number>,
  generation?: number,
): Promise<{ readings: number; changed: number; isDone: boolean }> {
  const transaction = store.database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  transaction.done.catch(() => {});
  try {
    const counters = await countersIn(transaction);
    if (generation !== undefined && counters.generation !== generation) {
      abort(transaction);
      return { readings: 0, changed: 0, isDone: false };
    }
    const seen = await seenAgainIn(transaction);
    const readings = await readingsIn(transaction);
    let changed = 0;
    const current = readings.map((stored): StoredReading => {
      const reading = reread(stored.reading);
      if (!reading) return stored;
      changed += 1;
      for (const [index, row] of stored.reading.rows.entries()) {
        const realm = realmKey(reading, row.entity);
        const [after, at] = [
          reading.rows[index],
          seen.at(realm, printOfRow(row)) ?? seen.at(realm, printWithTexts(row)),
        ];
        if (after && at !== undefined) seen.note(realm, printOfRow(after), at);
      }
      const next = { ...stored, reading };
      rawStore(transaction, 'readings').put(packReading(next));
      return next;
    });
    const weak = await deriveAll(transaction, current, seen);
    const { damaged: _damaged, ...rest } = counters;
    const next: Counters = { ...rest, weak, derivation, recipes: versions, generation: counters.generation + 1 };
    rawStore(transaction, 'documents').put({ name: 'counters', value: next });
    await transaction.done;
    store.known.clear();
    return { readings: readings.length, changed, isDone: true };
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/**
 * Derives everything anew where it was derived by the rules of an earlier version, of readings that `reread` has put right. To be
 * done before anything is written: rows beside those of other rules would count twice. Answers whether there was anything to do.
 */
export async function deriveByNewRules(store: Store, reread: () => Promise<Reread>): Promise<boolean> {
  const counters = await readCounters(store.database);
  if (counters.derivation === derivation) return false;
  await rebuild(store, await reread(), counters.recipes);
  return true;
}

/** Replaces deals, activities, aliases and tally by what the readings say. Answers the realms that show rows without ids. */
export async function deriveAll(
  transaction: WriteTransaction,
  readings: readonly StoredReading[],
  again: SeenAgain,
): Promise<string[]> {
  for (const name of ['deals', 'activities', 'aliases', 'rollups'] as const) rawStore(transaction, name).clear();
  const realms = new Map<string, { realm: Realm; rows: Seen[]; trails: Map<string, Trail>; isWeak: boolean }>();
  for (const { seq, reading } of readings) {
    const { crm, site, at, id } = reading;
    const view = viewOf(reading);
    for (const [index, row] of reading.rows.entries()) {
      const best = bestIdentity(reading, row);
      if (best === undefined) continue;
      const name = realmKey(reading, row.entity);
      const one = realms.get(name) ?? {
        realm: { crm, site, entity: row.entity },
        rows: [],
        trails: new Map<string, Trail>(),
        isWeak: false,
      };
      realms.set(name, one);
      one.rows.push({ row, at, reading: id, view, index });
      one.isWeak ||= levelOf(best) !== 's';
      const trail = one.trails.get(best) ?? { sources: [], marks: new Map<number, number>() };
      one.trails.set(best, trail);
      if (trail.sources.at(-1) !== seq) trail.sources.push(seq);
      const print = printOfRow(row);
      const older = again.at(name, printWithTexts(row));
      if (older !== undefined) again.note(name, print, older);
      trail.marks.set(print, Math.max(at, again.at(name, print) ?? 0, trail.marks.get(print) ?? 0));
    }
  }
  const set = new WorkingSet(transaction);
  for (const [name, { realm, rows, trails, isWeak }] of realms) {
    const derivation = derive(realm, rows, (print) => again.at(name, print));
    keep(
      isWeak ? derivation : { records: derivation.records.map((record) => ({ ...record, names: [] })), namesakes: [] },
      new Set(),
      trails,
      set,
    );
  }
  await set.flush();
  return [...realms].filter(([, { isWeak }]) => isWeak).map(([name]) => name);
}

/** In the order in which they were stored. */
export async function readingsIn(transaction: WriteTransaction): Promise<StoredReading[]> {
  const readings: StoredReading[] = [];
  await eachReading(transaction, (reading) => void readings.push(reading));
  return readings;
}

/** Visits the readings in that order; what cannot be read is left where it is, since nothing can be derived from it. */
export async function eachReading(
  transaction: WriteTransaction,
  visit: (reading: StoredReading) => void,
): Promise<void> {
  const ways = { size: 10, keyOf: ({ seq }: PackedReading) => seq };
  await eachPortion(rawStore(transaction, 'readings'), ways, (portion) => {
    for (const packed of portion) {
      const stored = unpacked(packed);
      if (stored) visit(stored);
    }
  });
}

function unpacked(packed: PackedReading): StoredReading | undefined {
  try {
    return unpackReading(packed);
  } catch {
    return undefined;
  }
}
