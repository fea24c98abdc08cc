import { unwrap } from 'idb';
import type { StoreName, WriteTransaction } from './schema.ts';

/**
 * Raw requests inside a transaction: one promise for many rows. A promise per row, as idb's wrappers make, costs a fifth
 * of the throughput.
 */
export const rawStore = (transaction: WriteTransaction, name: StoreName): IDBObjectStore => unwrap(transaction).objectStore(name);

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

/** Below this many keys a request each is cheaper than a range. */
const few = 8;

/**
 * Records by their own `key`. Rows of one list lie close together, so the range between them is read in one go, but never
 * more than twice as many records as were asked for; the keys beyond are asked for one by one.
 */
export async function getNear<T extends { key: string }>(store: IDBObjectStore, keys: readonly string[]): Promise<Map<string, T>> {
  const sorted = [...new Set(keys)].sort(byCodeUnit);
  const found = new Map<string, T>();
  let rest = sorted;
  const first = sorted[0];
  const last = sorted.at(-1);
  if (sorted.length > few && first !== undefined && last !== undefined) {
    const most = sorted.length * 2;
    const near = (await answer(store.getAll(IDBKeyRange.bound(first, last), most))) as T[];
    for (const record of near) found.set(record.key, record);
    const end = near.length < most ? last : near.at(-1)?.key ?? last;
    rest = sorted.filter((key) => key > end);
  }
  for (const record of await getMany<T>(store, rest)) if (record) found.set(record.key, record);
  return found;
}

/** IndexedDB orders keys by UTF-16 code unit, as `<` does. */
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
