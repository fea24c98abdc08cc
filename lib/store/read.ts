import { unwrap } from 'idb';
import type { Activity } from '../domain/activity.ts';
import type { Deal } from '../domain/deal.ts';
import { activityOf, dealOf } from '../domain/merge.ts';
import type { Tally } from '../domain/tally.ts';
import { countersFrom, readCounters, rowsSince } from './documents.ts';
import { unpackShown } from './pack.ts';
import { entityOf } from '../domain/identity.ts';
import { answer, getMany } from './requests.ts';
import type { Store } from './open.ts';
import { tallyKey, type Database, type PackedRecord, type StoredLook } from './schema.ts';

/** Everything derived at one moment. `damaged`: records that could not be read and are left out. */
export type Holdings = {
  generation: number;
  deals: Deal[];
  activities: Activity[];
  looks: StoredLook[];
  tally: Tally;
  damaged: number;
};

export async function readHoldings(database: Database): Promise<Holdings> {
  const transaction = database.transaction(['deals', 'activities', 'looks', 'rollups', 'documents']);
  const store = unwrap(transaction);
  const [deals, activities, looks, total, counters] = await Promise.all([
    readEach(store.objectStore('deals'), dealFrom),
    readEach(store.objectStore('activities'), activityFrom),
    transaction.objectStore('looks').getAll(),
    transaction.objectStore('rollups').get(tallyKey),
    transaction.objectStore('documents').get('counters'),
  ]);
  return {
    generation: (counters?.value as { generation?: number } | undefined)?.generation ?? 0,
    deals: deals.found,
    activities: activities.found,
    looks,
    tally: total?.cells ?? {},
    damaged: deals.damaged + activities.damaged,
  };
}

/** What of the holdings moved since: each record as it is now, `undefined` for one that is gone. */
export type Moved = Pick<Holdings, 'generation' | 'looks' | 'tally'> & {
  deals: ReadonlyMap<string, Deal | undefined>;
  activities: ReadonlyMap<string, Activity | undefined>;
};

/**
 * Only the rows that this connection itself has written since a generation. `undefined` where others moved too, or a record
 * cannot be read: then everything has to be.
 */
export async function readMoved({ database, moves }: Store, since: number): Promise<Moved | undefined> {
  const transaction = database.transaction(['deals', 'activities', 'looks', 'rollups', 'documents']);
  const store = unwrap(transaction);
  const counters = countersFrom((await transaction.objectStore('documents').get('counters'))?.value);
  const { generation } = counters;
  const rowsAt = rowsSince(counters);
  const keys = since >= rowsAt ? [] : moves.between(since, rowsAt);
  if (!keys) return undefined;
  const [deals, activities, looks, total] = await Promise.all([
    readSome(
      store.objectStore('deals'),
      keys.filter((key) => entityOf(key) === 'deal'),
      dealFrom,
    ),
    readSome(
      store.objectStore('activities'),
      keys.filter((key) => entityOf(key) === 'activity'),
      activityFrom,
    ),
    transaction.objectStore('looks').getAll(),
    transaction.objectStore('rollups').get(tallyKey),
  ]);
  return deals && activities && { generation, deals, activities, looks, tally: total?.cells ?? {} };
}

async function readSome<T>(
  store: IDBObjectStore,
  keys: readonly string[],
  made: (record: Shown) => T,
): Promise<Map<string, T | undefined> | undefined> {
  const found = new Map<string, T | undefined>();
  for (const [index, packed] of (await getMany<PackedRecord>(store, keys)).entries()) {
    const shown = packed && read(packed);
    if (packed && !shown) return undefined;
    found.set(keys[index] ?? '', shown && !shown.dossier.gone ? made(shown) : undefined);
  }
  return found;
}

/** Every deal, or every activity, that can be read. */
export const readDeals = async (database: Database): Promise<Deal[]> =>
  (await readEach(unwrap(database).transaction('deals').objectStore('deals'), dealFrom)).found;
export const readActivities = async (database: Database): Promise<Activity[]> =>
  (await readEach(unwrap(database).transaction('activities').objectStore('activities'), activityFrom)).found;

/** So many at a time, so that the packed form of a hundred thousand never stands in memory at once. */
const portion = 2_000;

async function readEach<T>(
  store: IDBObjectStore,
  made: (record: Shown) => T,
): Promise<{ found: T[]; damaged: number }> {
  const found: T[] = [];
  let damaged = 0;
  for (let after: string | undefined, isDone = false; !isDone;) {
    const records = await answer<PackedRecord[]>(
      store.getAll(after === undefined ? null : IDBKeyRange.lowerBound(after, true), portion),
    );
    for (const packed of records) {
      const shown = read(packed);
      if (!shown) damaged += 1;
      else if (!shown.dossier.gone) found.push(made(shown));
    }
    after = records.at(-1)?.key;
    isDone = records.length < portion;
  }
  return { found, damaged };
}

/** What was counted of everything and what the latest looks gave, without reading a single record. */
export async function readCounted(database: Database): Promise<Pick<Holdings, 'looks' | 'tally'>> {
  const transaction = database.transaction(['looks', 'rollups']);
  const [looks, total] = await Promise.all([
    transaction.objectStore('looks').getAll(),
    transaction.objectStore('rollups').get(tallyKey),
  ]);
  return { looks, tally: total?.cells ?? {} };
}

/** What the latest look at each page gave. */
export const readLooks = (database: Database): Promise<StoredLook[]> => database.getAll('looks');

/** A deal by any of its identities, best first. */
export async function readDeal(database: Database, identities: readonly string[]): Promise<Deal | undefined> {
  const transaction = database.transaction(['deals', 'aliases']);
  for (const identity of identities) {
    const root = (await transaction.objectStore('aliases').get(identity))?.root ?? identity;
    const packed = await transaction.objectStore('deals').get(root);
    const record = packed && read(packed);
    if (record && !record.dossier.gone) return dealFrom(record);
  }
  return undefined;
}

export async function readActivity(database: Database, key: string): Promise<Activity | undefined> {
  const packed = await database.get('activities', key);
  const record = packed && read(packed);
  return record && !record.dossier.gone ? activityOf(record.dossier) : undefined;
}

export const readGeneration = async (database: Database): Promise<number> => (await readCounters(database)).generation;

type Shown = ReturnType<typeof unpackShown>;

const dealFrom = ({ dossier, joined, views }: Shown): Deal => ({
  ...dealOf(dossier),
  ...(joined.length > 0 && { joined }),
  ...(views.length > 0 && { views }),
});
const activityFrom = ({ dossier }: Shown): Activity => activityOf(dossier);

function read(packed: PackedRecord): Shown | undefined {
  try {
    return unpackShown(packed);
  } catch {
    return undefined;
  }
}
