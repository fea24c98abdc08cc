import { derivation, tallyKey } from '../../../lib/store/schema.ts';
import { recordsOf, type Size } from '../records.ts';

/** So many records a transaction, and a request. */
const portion = 5_000;

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('chakuchi');
    opening.onerror = () => reject(opening.error ?? new Error('It could not be opened.'));
    opening.onsuccess = () => resolve(opening.result);
  });

/** Years of records put into the extension's own database past all its code; how rows came there is what the ingest lines measure. */
export async function fill(size: Size, now: number): Promise<void> {
  const database = await opened();
  const made = recordsOf(size, now);
  const put = (to: string, rows: readonly unknown[]) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(to, 'readwrite', { durability: 'relaxed' });
      for (const row of rows) transaction.objectStore(to).put(row);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('Aborted.'));
    });
  for (const [to, count, one] of [
    ['deals', size.deals, made.deal],
    ['activities', size.activities, made.activity],
  ] as const)
    for (let from = 0; from < count; from += portion)
      await put(
        to,
        Array.from({ length: Math.min(portion, count - from) }, (_, index) => one(from + index)),
      );
  await put('rollups', [{ key: tallyKey, cells: made.tally }]);
  await put('documents', [
    { name: 'counters', value: { seq: 500, generation: 10, weak: [], derivation, recipes: {} } },
  ]);
  database.close();
}

/** Milliseconds to read every record of both stores in portions: less nobody can do who reads all. */
export async function rawRead(): Promise<number> {
  const database = await opened();
  const before = performance.now();
  for (const from of ['deals', 'activities']) {
    const records = database.transaction(from).objectStore(from);
    for (let after: IDBValidKey | undefined, isDone = false; !isDone;) {
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const rows = await new Promise<{ key: string }[]>((resolve, reject) => {
        const asked = records.getAll(range, 2_000);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error ?? new Error('It could not be read.'));
      });
      after = rows.at(-1)?.key;
      isDone = rows.length < 2_000;
    }
  }
  const took = performance.now() - before;
  database.close();
  return took;
}
