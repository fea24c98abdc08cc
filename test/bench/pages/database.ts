import { deleteDB, unwrap } from 'idb';
import { ingest } from '../../../lib/app/ingest.ts';
import { keepOverview } from '../../../lib/app/keep-overview.ts';
import { readKeptOverview } from '../../../lib/app/kept-overview.ts';
import type { Proposal } from '../../../lib/app/meanings.ts';
import { readOverview, readState } from '../../../lib/app/read-overview.ts';
import { changeSettings, saveTargets } from '../../../lib/app/settings-document.ts';
import { addDays, dayOf } from '../../../lib/domain/day.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { derivation, tallyKey } from '../../../lib/store/schema.ts';
import { recordsOf, source, type Size } from '../records.ts';
import { median } from '../rounds.ts';

const name = 'bench-database';
const zone = 'UTC';
const proposals: Proposal[] = [
  {
    id: source.crm,
    stages: { open: ['opportunity', 'proposal-sent'], won: ['won'], lost: ['lost'] },
    activityTypes: { call: ['call'], email: ['email'], meeting: ['meeting'], task: ['follow-up'] },
  },
];

async function opened(): Promise<Store> {
  const result = await openStore({ name });
  if (!result.ok) throw new Error(result.detail);
  return result.store;
}

/** A database as it stands after years, put there past all code: how the rows came is what the ingest lines measure. */
async function filled(size: Size, now: number): Promise<Store> {
  await deleteDB(name);
  const store = await opened();
  const made = recordsOf(size, now);
  const database = unwrap(store.database);
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
    for (let from = 0; from < count; from += 5_000)
      await put(
        to,
        Array.from({ length: Math.min(5_000, count - from) }, (_, index) => one(from + index)),
      );
  await put('rollups', [{ key: tallyKey, cells: made.tally }]);
  await put('documents', [
    { name: 'counters', value: { seq: 500, generation: 10, weak: [], derivation, recipes: {} } },
  ]);
  await changeSettings(store, (old) => ({ ...old, me: ['Rep 1'], zone, language: 'en', currency: 'JPY' }));
  const today = dayOf(now, zone);
  const start = `${today.slice(0, 8)}01`;
  const period = { start, end: `${addDays(start, 32).slice(0, 8)}01` };
  await saveTargets(store, [
    {
      id: 'revenue',
      kpi: 'revenue',
      scope: { kind: 'me' },
      value: 5_000_000,
      original: 5_000_000,
      period,
      deadline: addDays(period.end, -1),
      changes: [],
    },
  ]);
  return store;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Every record of both stores as raw IndexedDB gives it, in the same portions: less nobody can do who reads all. */
async function rawRead(store: Store): Promise<number> {
  let count = 0;
  for (const from of ['deals', 'activities']) {
    const records = unwrap(store.database).transaction(from).objectStore(from);
    for (let after: IDBValidKey | undefined, isDone = false; !isDone;) {
      const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
      const rows = await new Promise<{ key: string }[]>((resolve, reject) => {
        const asked = records.getAll(range, 2_000);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error ?? new Error('It could not be read.'));
      });
      count += rows.length;
      after = rows.at(-1)?.key;
      isDone = rows.length < 2_000;
    }
  }
  return count;
}

/** Of the page's heap, once everything that nobody holds is gone. */
function bytesUsed(): number {
  const { gc } = globalThis as unknown as { gc: () => void };
  gc();
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize;
}

export type Told = {
  /** Milliseconds: all records raw; the state read anew; the overview of one person and of everybody from it. */
  raw: number;
  read: number;
  me: number;
  all: number;
  /** One reading of twenty deals taken in; the state and the overview after it; the kept overview, as a popup opens with. */
  take: number;
  after: number;
  kept: number;
  /** Bytes per record: on disk, in memory as facts, and as the text of its JSON. */
  disk: number;
  heap: number;
  json: number;
};

export async function measure(size: Size, rounds: number, now: number): Promise<Told> {
  const count = size.deals + size.activities;
  const store = await filled(size, now);
  const request = { periodKind: 'month', now, zone } as const;
  const took: Record<string, number[]> = {};
  const note = async (what: string, work: () => Promise<unknown>) => (took[what] ??= []).push(await timed(work));
  let heap = 0;
  let text = 0;
  for (let round = 0; round < rounds; round += 1) {
    // A connection of its own has read nothing yet.
    const fresh = await opened();
    await note('raw', async () => {
      if ((await rawRead(fresh)) !== count) throw new Error('Not all records are there.');
    });
    const before = bytesUsed();
    await note('read', () => readState(fresh, zone, proposals));
    heap = Math.max(heap, bytesUsed() - before);
    await note('me', () => readOverview(fresh, { ...request, who: 'me' }, proposals));
    await note('all', () => readOverview(fresh, { ...request, who: 'all' }, proposals));
    const { facts } = await readState(fresh, zone, proposals);
    text = JSON.stringify(facts.activities.slice(0, 1000)).length / Math.min(1000, facts.activities.length);
    const word = (value: string) => ({ text: value, value });
    await note('take', () =>
      ingest(fresh, {
        ...source,
        id: `bench ${round}`,
        recipeVersion: 1,
        page: 'board',
        kind: 'deal-board',
        url: source.site,
        at: now + round + 1,
        zone,
        locale: 'en',
        seen: 20,
        misses: [],
        rows: Array.from({ length: 20 }, (_, id) => ({
          entity: 'deal' as const,
          id: { strong: String(id) },
          values: { name: word(`Deal ${id}, renamed ${round}`), stage: word('won') },
        })),
      }),
    );
    await note('after', () => readOverview(fresh, { ...request, who: 'me' }, proposals));
    await keepOverview(fresh, { now, zone, version: '1' }, proposals);
    await note('kept', async () => {
      if (!(await readKeptOverview(fresh, { ...request, who: 'me' }, '1'))) throw new Error('Nothing was kept.');
    });
    fresh.close();
  }
  const { usage = 0 } = await navigator.storage.estimate();
  store.close();
  await deleteDB(name);
  const of = (what: string) => median(took[what] ?? []);
  return {
    raw: of('raw'),
    read: of('read'),
    me: of('me'),
    all: of('all'),
    take: of('take'),
    after: of('after'),
    kept: of('kept'),
    disk: usage / count,
    heap: heap / count,
    json: text,
  };
}
