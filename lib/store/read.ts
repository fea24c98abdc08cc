import type { Activity } from '../domain/activity.ts';
import type { Deal } from '../domain/deal.ts';
import { activityOf, dealOf } from '../domain/merge.ts';
import { totalRecord, type Cells } from '../domain/rollup.ts';
import { readCounters } from './documents.ts';
import { unpack, type StoredRecord } from './pack.ts';
import type { Database, PackedRecord, StoredLook } from './schema.ts';

/** Everything derived at one moment. `damaged`: records that could not be read and are left out. */
export type Holdings = { generation: number; deals: Deal[]; activities: Activity[]; looks: StoredLook[]; total: Cells; damaged: number };

export async function readHoldings(database: Database): Promise<Holdings> {
  const transaction = database.transaction(['deals', 'activities', 'looks', 'rollups', 'documents']);
  const [deals, activities, looks, total, counters] = await Promise.all([
    transaction.objectStore('deals').getAll(),
    transaction.objectStore('activities').getAll(),
    transaction.objectStore('looks').getAll(),
    transaction.objectStore('rollups').get(totalRecord),
    transaction.objectStore('documents').get('counters'),
  ]);
  const held = { deals: deals.map(read), activities: activities.map(read) };
  const alive = (record: StoredRecord | undefined): record is StoredRecord => record !== undefined && !record.dossier.gone;
  return {
    generation: (counters?.value as { generation?: number } | undefined)?.generation ?? 0,
    deals: held.deals.filter(alive).map(dealFrom),
    activities: held.activities.filter(alive).map(({ dossier, joined }) => ({ ...activityOf(dossier), ...(joined.length > 0 && { joined }) })),
    looks,
    total: total?.cells ?? {},
    damaged: [...held.deals, ...held.activities].filter((record) => record === undefined).length,
  };
}

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

const dealFrom = ({ dossier, joined }: StoredRecord): Deal => ({ ...dealOf(dossier), ...(joined.length > 0 && { joined }) });

function read(packed: PackedRecord): StoredRecord | undefined {
  try {
    return unpack(packed);
  } catch {
    return undefined;
  }
}
