import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { aStore, failPutAt } from '../../test/database.ts';
import { derive, type Derivation, type Derived } from '../domain/derive.ts';
import { bestIdentity } from '../domain/identity.ts';
import type { Seen } from '../domain/merge.ts';
import { viewOf, type Reading, type Row } from '../domain/reading.ts';
import { cellsOf, tallied, type Tally } from '../domain/tally.ts';
import type { Store } from './open.ts';
import { unpack } from './pack.ts';
import { unpackReading } from './pack-reading.ts';
import { readHoldings } from './read.ts';
import { recordReading } from './record-reading.ts';
import { storeNames } from './schema.ts';

const site = 'https://crm.example.com';
const hour = 3_600_000;
let store: Store;

beforeEach(async () => {
  store = await aStore();
});

type Sketch = {
  strong?: string;
  business?: string;
  name?: string;
  account?: string;
  amount?: number;
  rough?: boolean;
  stage?: string | null;
};

const rowOf = ({ strong, business, name, account, amount, rough, stage }: Sketch): Row => ({
  entity: 'deal',
  id: { ...(strong !== undefined && { strong }), ...(business !== undefined && { business }) },
  values: {
    ...(name !== undefined && { name: { text: name, value: name } }),
    ...(account !== undefined && { account: { text: account, value: account } }),
    ...(stage !== undefined && { stage: { text: stage ?? '', value: stage } }),
    ...(amount !== undefined && {
      amount: {
        text: `${amount}K`,
        value: { minor: amount * 1000, currency: 'JPY' },
        ...(rough && { approximate: true as const }),
      },
    }),
  },
});

const readingOf = (id: string, at: number, rows: Row[], page = 'deals-list'): Reading => ({
  id,
  crm: 'tryton',
  recipeVersion: 1,
  page,
  kind: 'deal-list',
  site,
  url: `${site}/#deals`,
  at,
  zone: 'UTC',
  locale: 'en',
  rows,
  seen: rows.length,
  misses: [],
});

const dump = async () =>
  Object.fromEntries(
    await Promise.all(storeNames.map(async (name) => [name, await store.database.getAll(name)] as const)),
  );

async function empty(): Promise<void> {
  await Promise.all(storeNames.map((name) => store.database.clear(name)));
  store.known.clear();
}

/** Everything derived, from the stored readings and nothing else. */
async function replayed(): Promise<Derivation> {
  const rows: Seen[] = [];
  for (const { reading } of (await store.database.getAll('readings')).map(unpackReading)) {
    for (const [index, row] of reading.rows.entries())
      if (bestIdentity(reading, row))
        rows.push({ row, at: reading.at, reading: reading.id, view: viewOf(reading), index });
  }
  const marks = new Map<number, number>();
  for (const packed of await store.database.getAll('deals'))
    for (const [print, at] of unpack(packed).trail.marks) marks.set(print, at);
  for (const alias of await store.database.getAll('aliases'))
    for (const [print, at] of alias.marks) marks.set(print, at);
  return derive({ crm: 'tryton', site, entity: 'deal' }, rows, (print) => marks.get(print));
}

async function expectReplayEqual(): Promise<void> {
  const shown = (records: readonly Pick<Derived, 'dossier' | 'views'>[]) =>
    records.map(({ dossier, views }) => ({ ...dossier, views })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const expected = shown((await replayed()).records);
  expect(shown((await store.database.getAll('deals')).map(unpack))).toEqual(expected);
  const tally: Tally = {};
  for (const dossier of expected) for (const cell of cellsOf(dossier)) tallied(tally, cell, 1);
  expect((await readHoldings(store.database)).tally).toEqual(tally);
}

const sketch = fc.record(
  {
    strong: fc.constantFrom('1', '2', '3'),
    business: fc.constantFrom('SO1', 'SO2'),
    name: fc.constantFrom('Alpha', 'Beta'),
    account: fc.constantFrom('Kato', 'Sato'),
    amount: fc.constantFrom(100, 200, 204),
    rough: fc.boolean(),
    stage: fc.constantFrom('New', 'Won', null),
  },
  { requiredKeys: [] },
);
const looks = fc.array(
  fc.record({
    at: fc.nat(12),
    page: fc.constantFrom('deals-list', 'deals-board'),
    rows: fc.array(sketch, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 10 },
);

it('a card that a page drew twice is one deal again as soon as the page shows it once, without a replay', async () => {
  const card = rowOf({ name: 'Alpha', stage: 'New' });
  const count = async () => (await readHoldings(store.database)).deals.length;
  await recordReading(store, readingOf('r1', 0, [card]));
  await recordReading(store, readingOf('r2', 1_000, [card, card]));
  expect(await count()).toBe(2);
  expect(await recordReading(store, readingOf('r3', 2_000, [card]))).toMatchObject({ moved: true });
  expect(await count()).toBe(1);
  await expectReplayEqual();
  await recordReading(store, readingOf('r4', 3_000, [card]));
  expect(await store.database.count('readings')).toBe(3);
});

it('a day that is shown in other words the next time is not stored again', async () => {
  const call = (text: string, strong?: string): Row => ({
    entity: 'activity',
    id: { ...(strong !== undefined && { strong }) },
    values: { type: { text: 'Call', value: 'Call' }, when: { text, value: '2026-11-22' } },
  });
  await recordReading(store, readingOf('r1', 0, [call('yesterday', '1'), call('yesterday')]));
  for (const [index, text] of ['Nov 22', '2 days ago', '11月22日'].entries())
    expect(
      await recordReading(store, readingOf(`r2 ${index}`, (index + 1) * 60_000, [call(text, '1'), call(text)])),
    ).toMatchObject({ stored: 0 });
  expect(await store.database.count('readings')).toBe(1);
});

describe('a field that the page shows empty', () => {
  const stored = async () => (await store.database.getAll('readings')).length;
  const stageOf = async () => (await readHoldings(store.database)).deals[0]?.fields.stage?.value;

  it('empties the deal, and is kept once', async () => {
    await recordReading(store, readingOf('r1', 0, [rowOf({ strong: '1', stage: 'New' })]));
    for (const id of ['r2', 'r3'])
      await recordReading(store, readingOf(id, hour, [rowOf({ strong: '1', stage: null })]));
    expect([await stageOf(), await stored()]).toEqual([undefined, 2]);
    await recordReading(store, readingOf('r4', 2 * hour, [rowOf({ strong: '1', stage: 'New' })]));
    expect([await stageOf(), await stored()]).toEqual(['New', 3]);
  });

  it('is no news of a deal that has no value in it', async () => {
    await recordReading(store, readingOf('r1', 0, [rowOf({ strong: '1', name: 'Alpha' }), rowOf({ name: 'Beta' })]));
    const before = await dump();
    const rows = [rowOf({ strong: '1', name: 'Alpha', stage: null }), rowOf({ name: 'Beta', stage: null })];
    expect(await recordReading(store, readingOf('r2', 60_000, rows))).toMatchObject({ stored: 0 });
    expect({ ...(await dump()), looks: before['looks'], documents: before['documents'] }).toEqual(before);
  });
});

describe('what a page fetched', () => {
  it('is taken in, and is no look at what the list shows', async () => {
    const partial = { of: 9 };
    await recordReading(store, { ...readingOf('r1', 0, [rowOf({ name: 'Alpha' })]), partial });
    const before = await store.database.getAll('looks');
    const data: Reading = {
      ...readingOf('r2', hour, [rowOf({ strong: '1', name: 'Alpha' })], 'leads'),
      kind: 'page-data',
    };
    expect(await recordReading(store, data)).toMatchObject({ stored: 1 });
    expect(await store.database.getAll('looks')).toEqual(before);
    expect((await readHoldings(store.database)).deals.map(({ key }) => key)).toEqual([`${site} tryton deal s 1`]);
  });
});

describe('a reading taken in', () => {
  it('leaves what a replay of all readings would, the tally included, whatever comes in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (taken) => {
        await empty();
        for (const [index, { at, page, rows }] of taken.entries())
          await recordReading(store, readingOf(`r${index}`, at * hour * 0.75, rows.map(rowOf), page));
        await expectReplayEqual();
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('that fails at any write, and is sent again until it is taken, leaves what it would have left at once', async () => {
    const disturbed = fc.array(
      fc.record({
        at: fc.nat(12),
        rows: fc.array(sketch, { minLength: 1, maxLength: 4 }),
        failures: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(disturbed, async (taken) => {
        await empty();
        for (const [index, { at, rows, failures }] of taken.entries()) {
          const reading = readingOf(`r${index}`, at * hour * 0.75, rows.map(rowOf));
          for (const n of failures) {
            const before = await dump();
            const restore = failPutAt(n, new DOMException('disk', 'QuotaExceededError'));
            const outcome = await recordReading(store, reading).then(
              () => 'taken',
              () => 'failed',
            );
            restore();
            if (outcome === 'failed') expect(await dump()).toEqual(before);
          }
          await recordReading(store, reading);
        }
        await expectReplayEqual();
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
