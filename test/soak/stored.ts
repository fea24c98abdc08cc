import 'fake-indexeddb/auto';
import { unpackReading } from '../../lib/store/pack-reading.ts';
import { openStore } from '../../lib/store/open.ts';
import { readHoldings } from '../../lib/store/read.ts';
import { rebuild } from '../../lib/store/rebuild.ts';
import { storeNames, type PackedReading, type StoredReading, type StoreName } from '../../lib/store/schema.ts';
import type { Target } from '../browsers/cdp.ts';

/** Every record of every store, as it lies in the browser's database. */
export type Stored = Record<StoreName, unknown[]>;

const asText = (_: string, value: unknown): unknown => (value instanceof Map ? { '#map': [...value] } : value);
const fromText = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && '#map' in value
    ? new Map(value['#map'] as [unknown, unknown][])
    : value;

/** One moment of the whole database, read past all code of the extension. */
export const storedIn = async (inside: Target): Promise<Stored> =>
  JSON.parse(
    await inside.evaluate<string>(`(async () => {
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open('chakuchi');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => opening.transaction.abort();
      });
      try {
        const names = ${JSON.stringify(storeNames)};
        const transaction = database.transaction(names);
        const all = await Promise.all(names.map((name) => new Promise((resolve, reject) => {
          const asked = transaction.objectStore(name).getAll();
          asked.onsuccess = () => resolve([name, asked.result]);
          asked.onerror = () => reject(asked.error);
        })));
        return JSON.stringify(Object.fromEntries(all), ${asText.toString()});
      } finally {
        database.close();
      }
    })()`),
    fromText,
  ) as Stored;

export const readingsOf = ({ readings }: Stored): StoredReading[] =>
  (readings as PackedReading[]).map((packed) => unpackReading(packed));

let count = 0;

/**
 * How many deals, activities, counts and weaker identities with rows of their own stand otherwise in the browser's database than a replay of its readings
 * gives them, in a database of its own and in one go.
 */
export const unlikeReplay = async (stored: Stored): Promise<number> => {
  const opened = await openStore({ name: `replay ${(count += 1)}` });
  if (!opened.ok) throw new Error(opened.detail);
  const { store } = opened;
  try {
    const transaction = store.database.transaction(storeNames, 'readwrite');
    for (const name of storeNames)
      for (const record of stored[name]) void transaction.objectStore(name).put(record as never);
    await transaction.done;
    const derived = async (): Promise<Map<string, string>> => {
      const { deals, activities, tally } = await readHoldings(store.database);
      const aliases = (await store.database.getAll('aliases')).filter(({ sources }) => sources.length > 0);
      return new Map<string, string>([
        ...[...deals, ...activities].map((one): [string, string] => [one.key, JSON.stringify(one)]),
        ...aliases.map(({ id, owners, alike, root }): [string, string] => [
          `alias ${id}`,
          JSON.stringify([owners, alike, root]),
        ]),
        ['tally', JSON.stringify(Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)))],
      ]);
    };
    const before = await derived();
    await rebuild(store, () => undefined, {});
    const after = await derived();
    return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).length;
  } finally {
    store.close();
  }
};
