import { unwrap } from 'idb';
import type { StoreName, WriteTransaction } from './schema.ts';

/**
 * Raw requests inside a transaction: one promise for many rows. A promise per row, as idb's wrappers make, costs a fifth
 * of the throughput.
 */
export const rawStore = (transaction: WriteTransaction, name: StoreName): IDBObjectStore =>
  unwrap(transaction).objectStore(name);

export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });

/** Values by key, in the order of the keys; `undefined` where there is none. */
export function getMany<T>(store: IDBObjectStore, keys: readonly IDBValidKey[]): Promise<(T | undefined)[]> {
  if (keys.length === 0) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    const found: (T | undefined)[] = [];
    let waiting = keys.length;
    for (const [index, key] of keys.entries()) {
      const request = store.get(key) as IDBRequest<T | undefined>;
      request.onsuccess = () => {
        found[index] = request.result;
        waiting -= 1;
        if (waiting === 0) resolve(found);
      };
      request.onerror = () => reject(request.error ?? new Error('The request failed.'));
    }
  });
}

/** Below this many keys a request each is cheaper than asking for a range first. */
const few = 32;

/**
 * Records by their own `key`. Of many, most are usually there (a list seen again) or none is (a list seen first): which, the
 * keys in the range tell at a tenth of the price of the records. In a large store only the beginning of the range is asked.
 */
export async function getNear<T extends { key: string }>(
  store: IDBObjectStore,
  keys: readonly string[],
): Promise<Map<string, T>> {
  const sorted = [...new Set(keys)].sort(byCodeUnit);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (sorted.length <= few || first === undefined || last === undefined) return byKey(await getMany<T>(store, sorted));
  const range = IDBKeyRange.bound(first, last);
  const most = sorted.length * 4;
  const there = (await answer(store.getAllKeys(range, most))) as string[];
  const end = there.length < most ? last : (there.at(-1) ?? last);
  const present = new Set(there);
  const wanted = sorted.filter((key) => key > end || present.has(key));
  const isDense = there.length < most && wanted.length * 2 > there.length;
  return byKey(isDense ? ((await answer(store.getAll(range))) as T[]) : await getMany<T>(store, wanted));
}

const byKey = <T extends { key: string }>(records: readonly (T | undefined)[]): Map<string, T> =>
  new Map(records.flatMap((record) => (record ? [[record.key, record]] : [])));

/** IndexedDB orders keys by UTF-16 code unit, as `<` does. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Visits all values in the order of their keys, so many at a time: between two portions a page lives, and none stands in memory. */
export async function eachPortion<T>(
  store: IDBObjectStore,
  { size, keyOf }: { size: number; keyOf: (value: T) => IDBValidKey },
  visit: (values: T[]) => void,
): Promise<void> {
  for (let after: IDBValidKey | undefined, isDone = false; !isDone;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const values = (await answer(store.getAll(range, size))) as T[];
    visit(values);
    const last = values.at(-1);
    if (last !== undefined) after = keyOf(last);
    isDone = values.length < size;
  }
}
