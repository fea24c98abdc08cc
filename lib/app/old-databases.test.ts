import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { deleteDB, openDB, unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { aStore, backupOf, failPutAt } from '../../test/database.ts';
import { recipes } from '../crms/index.ts';
import { migrations } from '../store/migrations/index.ts';
import { openStore, type Store } from '../store/open.ts';
import { readCounters, readDocument } from '../store/documents.ts';
import { unpackReading } from '../store/pack-reading.ts';
import { readHoldings } from '../store/read.ts';
import { deriveByNewRules } from '../store/rebuild.ts';
import { derivation, schemaVersion, type PackedReading } from '../store/schema.ts';
import { importAll } from './backup.ts';
import { withoutAssumedCurrency } from './replay.ts';

/**
 * One database per version that was ever released, `<schema>-<derivation>.json`, each written by the code of its own day out of the
 * same invented readings: deals with and without ids, two alike, a rounded amount, a log that was taken back, a row put aside.
 */
const folder = 'lib/store/migrations/fixtures';
const files = readdirSync(folder).sort();

type Old = { schema: number; stores: Record<string, { [name: string]: unknown }[]> };

const fromText = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '#map' in value
    ? new Map(value['#map'] as [unknown, unknown][])
    : value;

/** The database as that version left it: made by the frozen migrations up to it, and filled past all code of today. */
async function asItWas(file: string): Promise<{ name: string; old: Old }> {
  const old = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'), fromText) as Old;
  const name = `old ${file} ${Math.random()}`;
  const database = await openDB(name, old.schema, {
    upgrade(made, _from, _to, transaction) {
      for (const migrate of migrations.slice(0, old.schema)) migrate(unwrap(made), unwrap(transaction));
    },
  });
  for (const [store, records] of Object.entries(old.stores))
    for (const record of records) await database.put(store, record);
  database.close();
  return { name, old };
}

const alphabetically = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1);

/** As the background does before anything else. */
const bringUp = (store: Store): Promise<boolean> =>
  deriveByNewRules(store, () => Promise.resolve(withoutAssumedCurrency(recipes)));

const readingsIn = async (store: Store) => (await store.database.getAll('readings')).map(unpackReading);

const derivedIn = async (store: Store) => {
  const { generation: _, ...derived } = await readHoldings(store.database);
  return derived;
};

describe('a database of every released version', () => {
  it('is among the samples', () => {
    const versions = files.map((file) => /^(\d)-(\d)\.json$/.exec(file)?.slice(1).map(Number));
    expect(new Set(versions.map((one) => one?.[0]))).toEqual(
      new Set(Array.from({ length: schemaVersion }, (_, n) => n + 1)),
    );
    expect(new Set(versions.map((one) => one?.[1]))).toEqual(
      new Set(Array.from({ length: derivation }, (_, n) => n + 1)),
    );
  });

  it.each(files)('%s opens with all it held, and says what its readings say', async (file) => {
    const { name, old } = await asItWas(file);
    const store = await aStore({ name });
    await bringUp(store);
    const was = (old.stores['readings'] as unknown as PackedReading[]).map(unpackReading);
    expect(await readingsIn(store)).toEqual(was);
    for (const document of ['settings', 'targets'])
      expect(await readDocument(store.database, document)).toEqual(
        old.stores['documents']?.find((one) => one['name'] === document)?.['value'],
      );
    for (const kept of ['quarantine', 'looks', 'ledger'] as const)
      expect(await store.database.getAll(kept)).toEqual(old.stores[kept] ?? []);
    expect(await readCounters(store.database)).toMatchObject({ derivation, seq: was.length });

    const derived = await derivedIn(store);
    expect(derived.damaged).toBe(0);
    expect(derived.deals.map(({ fields }) => fields['name']?.value).sort(alphabetically)).toEqual(
      [
        '同名',
        '同名',
        '名だけの商談',
        '梅ヶ丘製作所 保守',
        '港南運輸 配車更新',
        '若葉機工 倉庫自動化',
        '読めない行の隣',
      ].sort(alphabetically),
    );
    expect(derived.activities.map(({ key }) => key).filter((key) => key.includes('log-'))).toEqual([
      expect.stringContaining('log-1'),
    ]);
    const other = await aStore();
    expect(await importAll(other, await backupOf(store))).not.toHaveProperty('refused');
    expect(await derivedIn(other)).toEqual(derived);
    expect(await bringUp(store)).toBe(false);
  });

  it.each(files.filter((file) => !file.endsWith(`-${derivation}.json`)))(
    '%s stays as it was to the byte when it cannot be brought up, and is brought up the next time',
    async (file) => {
      const { name } = await asItWas(file);
      const store = await aStore({ name });
      const before = await everything(store);
      for (const at of [1, 4, 9]) {
        const restore = failPutAt(at, new DOMException('no room', 'QuotaExceededError'));
        await expect(bringUp(store)).rejects.toThrow('no room');
        restore();
        expect(await everything(store)).toEqual(before);
      }
      expect(await bringUp(store)).toBe(true);
    },
  );
});

const everything = async ({ database }: Store) =>
  Promise.all([...database.objectStoreNames].map(async (name) => [name, await database.getAll(name)]));

it('a migration that fails leaves the older database as it was, for the older version to open', async () => {
  const { name, old } = await asItWas(files[0] as string);
  const failing = migrations as ((database: IDBDatabase) => void)[];
  failing.push((database) => {
    database.createObjectStore('half');
    throw new Error('no');
  });
  try {
    expect(await openStore({ name })).toMatchObject({ ok: false, reason: 'storage-failed' });
  } finally {
    failing.pop();
  }
  const database = await openDB(name);
  expect(database.version).toBe(old.schema);
  expect([...database.objectStoreNames]).not.toContain('half');
  expect(await database.getAll('readings')).toEqual(old.stores['readings']);
  database.close();
  await deleteDB(name);
});
