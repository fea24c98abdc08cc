import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach } from 'vitest';
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

afterEach(async () => {
  for (const store of open.splice(0)) {
    store.close();
    await deleteDB(store.database.name);
  }
});
