import 'fake-indexeddb/auto';
import { deleteDB, openDB, unwrap } from 'idb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aStore } from '../../test/database.ts';
import { changeDocument, readDocument } from './documents.ts';
import { first } from './migrations/001-first.ts';
import { openStore, type Sentinel } from './open.ts';
import { schemaVersion, storeNames, type Database } from './schema.ts';

const sentinelAt = (seq: number | undefined): Sentinel => ({
  get: () => Promise.resolve(seq),
  set: () => Promise.resolve(),
});

describe('the schema', () => {
  it('only grows: a line that goes away here is a database that old versions can no longer read', async () => {
    const { database } = await aStore();
    const transaction = unwrap(database.transaction(storeNames));
    const stores = [...database.objectStoreNames].map((name) => {
      const store = transaction.objectStore(name);
      const indexes = [...store.indexNames].map(
        (index) => `${index}: ${String(store.index(index).keyPath)}${store.index(index).unique ? ' unique' : ''}`,
      );
      return `${name} (${String(store.keyPath)}) ${indexes.join(', ')}`.trim();
    });
    expect(stores).toMatchInlineSnapshot(`
      [
        "activities (key) day: day",
        "aliases (id)",
        "deals (key)",
        "documents (name)",
        "ledger (day)",
        "looks (key)",
        "quarantine (key)",
        "readings (seq) id: id unique",
        "rollups (key)",
      ]
    `);
    expect(database.version).toBe(schemaVersion);
  });
});

describe('opening', () => {
  it('a fresh database is no loss', async () => {
    expect((await aStore({ sentinel: sentinelAt(undefined) })).loss).toBeUndefined();
    expect((await aStore({ sentinel: sentinelAt(0) })).loss).toBeUndefined();
  });

  it('tells when the database has less than was ever committed', async () => {
    expect((await aStore({ sentinel: sentinelAt(40) })).loss).toEqual({ kind: 'behind', had: 40, has: 0 });
  });

  it('tells when the browser found the files damaged and began a new database', async () => {
    Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss', { value: 'total', configurable: true });
    onTestFinished(() => void Reflect.deleteProperty(IDBVersionChangeEvent.prototype, 'dataLoss'));
    expect((await aStore({ sentinel: sentinelAt(3) })).loss).toEqual({ kind: 'recreated', had: 3, has: 0 });
  });

  it('goes on without a sentinel that cannot be read', async () => {
    const broken: Sentinel = { get: () => Promise.reject(new Error('no storage')), set: () => Promise.resolve() };
    expect((await aStore({ sentinel: broken })).loss).toBeUndefined();
  });

  it('refuses a database of a newer version and leaves it as it is', async () => {
    const newer = await openDB('newer', schemaVersion + 1, {
      upgrade: (database) => void database.createObjectStore('future'),
    });
    newer.close();
    onTestFinished(() => deleteDB('newer'));
    expect(await openStore({ name: 'newer' })).toMatchObject({ ok: false, reason: 'newer-database' });
    const again = await openDB('newer');
    expect([again.version, ...again.objectStoreNames]).toEqual([schemaVersion + 1, 'future']);
    again.close();
  });

  it('gives way when a newer version of the extension wants the database, and says so', async () => {
    const store = await aStore();
    const newer = await openDB(store.database.name, schemaVersion + 1);
    expect(await store.closed).toBe('upgrade');
    newer.close();
  });

  it('does not wait for ever for a page that will not let go', async () => {
    const raw = await openDB('held', schemaVersion);
    const deleting = deleteDB('held');
    expect(await openStore({ name: 'held', patience: 20 })).toMatchObject({ ok: false, reason: 'blocked' });
    raw.close();
    await deleting;
  });

  it('says what is wrong when storage is denied', async () => {
    const denying = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    onTestFinished(() => denying.mockRestore());
    expect(await openStore({ name: 'denied' })).toEqual({
      ok: false,
      reason: 'storage-failed',
      detail: 'SecurityError: denied',
    });
  });
});

describe('a document', () => {
  it('is read, changed and written in one go: of two changes at once neither is lost', async () => {
    const { database } = await aStore();
    await Promise.all(
      Array.from({ length: 50 }, () =>
        changeDocument(database, 'count', (old) => ((old as number | undefined) ?? 0) + 1),
      ),
    );
    expect(await readDocument(database, 'count')).toBe(50);
  });

  it('stays as it was when the change fails', async () => {
    const { database } = await aStore();
    await changeDocument(database, 'note', () => 'kept');
    await expect(
      changeDocument(database, 'note', () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await readDocument(database, 'note')).toBe('kept');
  });
});

describe('migrating', () => {
  it('a database of the first version keeps all it has and gains the ledger', async () => {
    const old = await openDB('grown', 1, { upgrade: (database) => first(unwrap(database)) });
    await changeDocument(old as unknown as Database, 'note', () => 'kept');
    old.close();
    const { database } = await aStore({ name: 'grown' });
    expect(await readDocument(database, 'note')).toBe('kept');
    expect(await database.getAll('ledger')).toEqual([]);
  });
});
