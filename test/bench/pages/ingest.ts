import { deleteDB } from 'idb';
import type { Reading, ReadValue, Row } from '../../../lib/domain/reading.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { recordReading } from '../../../lib/store/record-reading.ts';
import { dexieStore, rawStore, type RowStore } from '../peers/stores.mjs';
import { median } from '../rounds.ts';

const site = 'https://crm.example.com';
/** As many rows as the courier sends in one message. */
const parcel = 500;
const word = (text: string): ReadValue => ({ text, value: text });
const two = (value: number): string => String(value).padStart(2, '0');

const activityRow = (index: number, round: number): Row => ({
  entity: 'activity',
  id: { strong: String(100_000 + index) },
  values: {
    subject: word(`Call about offer ${index}`),
    type: word(['Call', 'Email', 'Meeting', 'Task'][index % 4] ?? 'Call'),
    when: word(`2026-${two(1 + (index % 12))}-${two(1 + (index % 28))}T09:30`),
    state: word(round > 0 && index % 50 === round % 50 ? 'cancelled' : 'done'),
    owner: word(`Person ${index % 100}`),
    account: word(`Company ${index % 700}`),
    dealId: word(String(index % 5000)),
    outcome: word(['connected', 'no-answer'][index % 2] ?? ''),
  },
});

/** What the plain stores keep of the same row. */
const flat = ({ id, values }: Row) => ({
  key: id.strong,
  day: String(values.when?.value).slice(0, 10),
  ...Object.fromEntries(Object.entries(values).map(([field, read]) => [field, read?.value])),
});

/** Milliseconds after the first look. “Last seen” is kept to the hour: only the third look has to move it for every row. */
const moments = [0, 600_000, 7_200_000] as const;
type Round = 0 | 1 | 2;

const readingsOf = (count: number, round: Round, name: string): Reading[] =>
  Array.from({ length: Math.ceil(count / parcel) }, (_, part) => {
    const size = Math.min(parcel, count - part * parcel);
    return {
      id: `${name} ${round} ${part}`,
      crm: 'bench',
      recipeVersion: 1,
      page: 'activities',
      kind: 'activity-list',
      site,
      url: `${site}/#activities`,
      at: Date.UTC(2026, 10, 24) + moments[round] + part,
      zone: 'UTC',
      locale: 'en',
      rows: Array.from({ length: size }, (_row, index) => activityRow(part * parcel + index, round)),
      seen: size,
      misses: [],
    };
  });

const rowsOf = (readings: readonly Reading[]) => readings.flatMap(({ rows }) => rows.map(flat));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function opened(name: string): Promise<Store> {
  await deleteDB(name);
  const result = await openStore({ name });
  if (!result.ok) throw new Error(result.detail);
  return result.store;
}

async function recorded(store: Store, readings: readonly Reading[], least: number): Promise<void> {
  let stored = 0;
  for (const reading of readings) stored += (await recordReading(store, reading)).stored;
  if (stored < least) throw new Error(`${stored} rows were stored of ${least}.`);
}

/**
 * Milliseconds of a first ingest, of the same rows again ten minutes and two hours later, each time one in fifty changed; by
 * contender. Every store begins empty.
 */
export async function measure(count: number, rounds: number): Promise<Record<string, number>> {
  const took: Record<string, number[]> = {};
  const looks = ([0, 1, 2] as const).map((round) => readingsOf(count, round, 'look'));
  const rows = looks.map(rowsOf);
  const note = async (name: string, round: number, work: () => Promise<unknown>) => {
    const ms = await timed(work);
    (took[`${name} ${round}`] ??= []).push(ms);
  };
  const plain = async (name: string, make: () => Promise<RowStore>) => {
    const store = await make();
    for (const [round, all] of rows.entries()) await note(name, round, () => store.put(all));
    if ((await store.count()) !== count) throw new Error(`${name} did not store all rows.`);
    await store.end();
  };
  const contenders = [
    async () => {
      const store = await opened('bench-ours');
      for (const [round, readings] of looks.entries())
        await note('ours', round, () => recorded(store, readings, round === 0 ? count : Math.floor(count / 50)));
      if ((await store.database.count('activities')) !== count) throw new Error('Not all rows are there.');
      store.close();
      await deleteDB('bench-ours');
    },
    () => plain('raw', rawStore),
    () => plain('dexie', dexieStore),
  ];
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < contenders.length; turn += 1) await contenders[(turn + round) % contenders.length]?.();
  return Object.fromEntries(Object.entries(took).map(([name, all]) => [name, median(all)]));
}
