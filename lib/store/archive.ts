import type { Entity, Reading } from '../domain/reading.ts';
import { cellName } from '../domain/tally.ts';
import type { Erased } from '../domain/erased.ts';
import { abort, countersIn } from './documents.ts';
import { dropFront } from './front.ts';
import type { Store } from './open.ts';
import { packReading } from './pack-reading.ts';
import { deriveAll, eachReading, readingsIn } from './rebuild.ts';
import { answer, rawStore } from './requests.ts';
import { seenAgainIn } from './seen-again.ts';
import {
  storeNames,
  tallyKey,
  type Counters,
  type Quarantined,
  type Rollup,
  type StoredLedgerDay,
  type StoredLook,
  type StoredReading,
  type WriteTransaction,
} from './schema.ts';
import { erasedFrom, erasedIn, keepErased, veilIn, type Beside } from './veiling.ts';
import { WorkingSet } from './working-set.ts';

/** Everything that cannot be derived, as plain JSON. */
export type Archive = {
  /** In the order in which they were stored. */
  readings: { reading: Reading; quarantined: number }[];
  /** Prints of row contents and when each was last seen in which realm, by print; a backup from before the realms has none. */
  seen: (readonly [print: number, at: number, realm?: string])[];
  looks: StoredLook[];
  quarantine: Quarantined[];
  documents: Record<string, unknown>;
  /** Days of the ledger of landings, oldest first; a backup from before there was one has none. */
  ledger?: StoredLedgerDay[];
};

const kept = ['settings', 'targets', 'taught', 'imports', 'erased'] as const;

/** One moment of the store, as the parts of the archive's JSON: a large one never stands in memory as objects. */
export async function writeArchive(store: Store): Promise<string[]> {
  const transaction = store.database.transaction(storeNames) as unknown as WriteTransaction;
  const parts = ['{"readings":['];
  await eachReading(transaction, ({ reading, quarantined }) => {
    parts.push(`${parts.length > 1 ? ',' : ''}${JSON.stringify({ reading, quarantined })}`);
  });
  const seen = await seenAgainIn(transaction);
  const [looks, quarantine, documents, ledger] = await Promise.all([
    answer<StoredLook[]>(rawStore(transaction, 'looks').getAll()),
    answer<Quarantined[]>(rawStore(transaction, 'quarantine').getAll()),
    answer<{ name: string; value: unknown }[]>(rawStore(transaction, 'documents').getAll()),
    answer<StoredLedgerDay[]>(rawStore(transaction, 'ledger').getAll()),
  ]);
  const rest: Omit<Archive, 'readings'> = {
    seen: seen.entries(),
    looks,
    quarantine,
    documents: Object.fromEntries(
      kept.flatMap((name) => documents.filter((one) => one.name === name).map((one) => [name, one.value])),
    ),
    ledger,
  };
  return [...parts, `],${JSON.stringify(rest).slice(1)}`];
}

/**
 * Adds an archive to what is there: readings it does not hold yet, the newer of two looks, days the ledger lacks; its documents
 * take the place of the old ones. Then everything is derived anew. One transaction, so a failure leaves the store as it was.
 */
export async function addArchive(
  store: Store,
  archive: Archive,
  beside: Beside,
): Promise<{ readings: number; deals: number; activities: number }> {
  const transaction = store.database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  transaction.done.catch(() => {});
  try {
    const counters = await countersIn(transaction);
    const seen = await seenAgainIn(transaction);
    const readings = await readingsIn(transaction);
    const ids = new Set(readings.map(({ id }) => id));
    let { seq } = counters;
    for (const { reading, quarantined } of archive.readings) {
      if (ids.has(reading.id)) continue;
      ids.add(reading.id);
      const stored: StoredReading = { seq: (seq += 1), id: reading.id, reading, quarantined };
      readings.push(stored);
      rawStore(transaction, 'readings').put(packReading(stored));
    }
    seen.add(archive.seen);
    await addLooks(transaction, archive.looks);
    for (const row of archive.quarantine) rawStore(transaction, 'quarantine').put(row);
    await addLedger(transaction, archive.ledger ?? []);
    const before = await erasedIn(transaction);
    const erased = joined(before, erasedFrom(archive.documents['erased']));
    for (const name of kept)
      if (name in archive.documents) rawStore(transaction, 'documents').put({ name, value: archive.documents[name] });
    if (erased.length > 0) keepErased(transaction, erased);
    // A backup from before a name was erased still holds it.
    const current =
      erased.length > 0 ? (await veilIn(transaction, { readings, seen, erased, beside })).current : readings;
    const weak = await deriveAll(transaction, current, seen);
    const next: Counters = { ...counters, seq, weak, generation: counters.generation + 1 };
    rawStore(transaction, 'documents').put({ name: 'counters', value: next });
    const counts = await countsIn(transaction);
    await transaction.done;
    store.known.clear();
    await store.sentinel?.set(seq).catch(() => {});
    return { readings: archive.readings.length, ...counts };
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

const joined = (before: readonly Erased[], added: readonly Erased[]): Erased[] => [
  ...before,
  ...added.filter(({ salt, print }) => !before.some((one) => one.salt === salt && one.print === print)),
];

async function addLooks(transaction: WriteTransaction, looks: readonly StoredLook[]): Promise<void> {
  const store = rawStore(transaction, 'looks');
  const held = new Map((await answer<StoredLook[]>(store.getAll())).map((look) => [look.key, look]));
  for (const look of looks) if (look.at >= (held.get(look.key)?.at ?? 0)) store.put(look);
}

/** A forecast that was made stays as it was made: a day that is there is not replaced. What the ledger comes to is summed up anew. */
async function addLedger(transaction: WriteTransaction, days: readonly StoredLedgerDay[]): Promise<void> {
  const store = rawStore(transaction, 'ledger');
  const held = new Set(await answer(store.getAllKeys()));
  for (const day of days) if (!held.has(day.day)) store.put(day);
  if (days.length > 0) rawStore(transaction, 'documents').delete('standing');
}

/** Documents that are there from the moment on in which the old ones are not. */
export type Instead = Partial<Record<'settings', unknown>>;

/** Forgets everything of a site, or with `undefined` everything there is, settings included. Answers how many rows went. */
export async function forget(store: Store, site: string | undefined, instead: Instead = {}): Promise<number> {
  const transaction = store.database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  transaction.done.catch(() => {});
  try {
    const counters = await countersIn(transaction);
    const erased = site === undefined ? await clearAll(transaction) : await clearSite(transaction, site);
    for (const [name, value] of Object.entries(instead)) rawStore(transaction, 'documents').put({ name, value });
    // The sequence goes on: a database that was emptied on purpose is not one that lost its rows.
    const weak = site === undefined ? [] : counters.weak.filter((realm) => !realm.startsWith(`${site} `));
    rawStore(transaction, 'documents').put({
      name: 'counters',
      value: { ...counters, weak, generation: counters.generation + 1 } satisfies Counters,
    });
    await transaction.done;
    store.known.clear();
    return erased;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

async function clearAll(transaction: WriteTransaction): Promise<number> {
  const { deals, activities } = await countsIn(transaction);
  // Whoever erased a name does not want it back when they erase the rest; what the company fixed is not theirs to erase, and the
  // browser may say it again late.
  const staying = await Promise.all(
    ['proposals', 'erased', 'policy'].map((name) => answer<unknown>(rawStore(transaction, 'documents').get(name))),
  );
  for (const name of storeNames) rawStore(transaction, name).clear();
  for (const document of staying) if (document !== undefined) rawStore(transaction, 'documents').put(document);
  return deals + activities;
}

/** What is counted; a log that was taken back is not. */
export async function countsIn(transaction: WriteTransaction): Promise<{ deals: number; activities: number }> {
  const total = await answer<Rollup | undefined>(rawStore(transaction, 'rollups').get(tallyKey));
  const count = (entity: Entity) => total?.cells[cellName('count', entity)]?.[0] ?? 0;
  return { deals: count('deal'), activities: count('activity') };
}

async function clearSite(transaction: WriteTransaction, site: string): Promise<number> {
  const set = new WorkingSet(transaction);
  const keys = [...(await set.keysOf('deal', `${site} `)), ...(await set.keysOf('activity', `${site} `))];
  await set.loadRecords(keys);
  const erased = keys.filter((key) => set.record(key) && !set.record(key)?.dossier.gone).length;
  for (const key of keys) set.put(key, undefined);
  await set.flush();
  for (const name of ['aliases', 'looks', 'quarantine'] as const)
    rawStore(transaction, name).delete(IDBKeyRange.bound(`${site} `, `${site} \uffff`));
  await clearLedgerOf(transaction, site);
  void dropFront(transaction);
  const readings = rawStore(transaction, 'readings');
  for (const { seq, reading } of await readingsIn(transaction)) if (reading.site === site) readings.delete(seq);
  return erased;
}

/**
 * Days whose landings were reckoned from this site's rows too hold its data, and could only be judged wrongly once those are
 * gone. The others stay; what they come to is summed up anew.
 */
async function clearLedgerOf(transaction: WriteTransaction, site: string): Promise<void> {
  const store = rawStore(transaction, 'ledger');
  const days = await answer<StoredLedgerDay[]>(store.getAll());
  const gone = days.filter(({ sites }) => sites?.includes(site) ?? true);
  for (const { day } of gone) store.delete(day);
  if (gone.length > 0) rawStore(transaction, 'documents').delete('standing');
}
