import { derivation, type Counters, type Database, type WriteTransaction } from './schema.ts';

export const emptyCounters: Counters = { seq: 0, generation: 0, weak: [], derivation, recipes: {} };

/** A document by name; `undefined` when it was never written. */
export async function readDocument(database: Database, name: string): Promise<unknown> {
  return (await database.get('documents', name))?.value;
}

/** Documents by name, all of one moment: asked for one after the other they would take a way to the database each. */
export async function readDocuments(database: Database, names: readonly string[]): Promise<unknown[]> {
  const { store } = database.transaction('documents');
  const found = await Promise.all(names.map((name) => store.get(name)));
  return found.map((one) => one?.value);
}

/** Reads, changes and writes a document within one transaction, so that no other write falls in between. */
export async function changeDocument<T>(database: Database, name: string, change: (old: unknown) => T): Promise<T> {
  const transaction = database.transaction('documents', 'readwrite');
  // Aborts reject it too; without a listener that would be an unhandled rejection beside the one that is thrown.
  transaction.done.catch(() => {});
  try {
    const store = transaction.objectStore('documents');
    const value = change((await store.get(name))?.value);
    await store.put({ name, value });
    await store.put({ name: 'counters', value: withSameRows(countersFrom((await store.get('counters'))?.value)) });
    await transaction.done;
    return value;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/** A document moves, and no row with it: who has read the rows reads none anew. A write of another kind says nothing of the sort. */
function withSameRows(counters: Counters): Counters {
  const at = counters.generation + 1;
  return { ...counters, generation: at, sameRows: { since: rowsSince(counters), at } };
}

/** The generation that the rows are of. */
export const rowsSince = ({ generation, sameRows }: Pick<Counters, 'generation' | 'sameRows'>): number =>
  sameRows?.at === generation ? sameRows.since : generation;

/** Takes a document away. False when there is none: nothing has moved then. */
export async function dropDocument(database: Database, name: string): Promise<boolean> {
  const transaction = database.transaction('documents', 'readwrite');
  const { store } = transaction;
  const isThere = (await store.get(name)) !== undefined;
  if (isThere) {
    await store.put({ name: 'counters', value: withSameRows(countersFrom((await store.get('counters'))?.value)) });
    await store.delete(name);
  }
  await transaction.done;
  return isThere;
}

/** Notes the recipe versions that everything stored was last read with, without reading anything anew. */
export async function noteRecipes(database: Database, versions: Record<string, number>): Promise<void> {
  const transaction = database.transaction('documents', 'readwrite');
  const store = transaction.objectStore('documents');
  const counters = countersFrom((await store.get('counters'))?.value);
  await Promise.all([
    store.put({ name: 'counters', value: { ...counters, recipes: { ...versions, ...counters.recipes } } }),
    transaction.done,
  ]);
}

export async function readCounters(database: Database): Promise<Counters> {
  return countersFrom(await readDocument(database, 'counters'));
}

export async function countersIn(transaction: WriteTransaction): Promise<Counters> {
  return countersFrom((await transaction.objectStore('documents').get('counters'))?.value);
}

/** Counters from before rules of derivation were counted are of the first. */
export const countersFrom = (value: unknown): Counters =>
  value === undefined ? emptyCounters : { ...emptyCounters, derivation: 1, ...(value as Partial<Counters>) };

export function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It had already ended: nothing of it is there, which is what was wanted.
  }
}
