import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, onTestFinished } from 'vitest';
import { exportAll } from '../lib/app/backup.ts';
import { openStore, type OpenOptions, type Store } from '../lib/store/open.ts';

let count = 0;
const open: Store[] = [];

/** A database of its own, opened by the real code over an IndexedDB in memory; gone after the test. */
export async function aStore(options: OpenOptions = {}): Promise<Store> {
  const opened = await openStore({ name: `test ${(count += 1)}`, ...options });
  if (!opened.ok) throw new Error(opened.detail);
  open.push(opened.store);
  return opened.store;
}

/** A backup of everything, as the text of its file. */
export const backupOf = async (store: Store): Promise<string> => (await exportAll(store)).join('');

/** Lets the n-th row that is put from now on fail, as a full disk would; answers how to let it be. */
export function failPutAt(n: number, error: Error): () => void {
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as (
    this: IDBObjectStore,
    ...given: unknown[]
  ) => IDBRequest<IDBValidKey>;
  let puts = 0;
  IDBObjectStore.prototype.put = function failing(this: IDBObjectStore, ...given: unknown[]) {
    if ((puts += 1) === n) throw error;
    return put.apply(this, given);
  };
  const restore = () => void (IDBObjectStore.prototype.put = put);
  onTestFinished(restore);
  return restore;
}

afterEach(async () => {
  for (const store of open.splice(0)) {
    store.close();
    await deleteDB(store.database.name);
  }
});
