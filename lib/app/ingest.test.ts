import { describe, expect, it } from 'vitest';
import { aStore, failPutAt } from '../../test/database.ts';
import { activityRow, aReading, crmSite, dealRow } from '../../test/readings.ts';
import type { Row } from '../domain/reading.ts';
import { storeNames } from '../store/schema.ts';
import type { Store } from '../store/open.ts';
import { readHoldings } from '../store/read.ts';
import { ingest } from './ingest.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);

const everything = async ({ database }: Store) =>
  Object.fromEntries(await Promise.all(storeNames.map(async (name) => [name, await database.getAll(name)] as const)));
const many = (count: number, stage = 'New') =>
  Array.from({ length: count }, (_, index) => dealRow({ id: String(index), name: `Deal ${index}`, yen: index, stage }));

describe('a reading', () => {
  it('is acknowledged when it is in the database', async () => {
    const store = await aStore();
    const reading = aReading(many(3));
    expect(await ingest(store, reading)).toEqual({ acknowledged: true, id: reading.id, stored: 3, quarantined: 0 });
    expect((await readHoldings(store.database)).deals).toHaveLength(3);
  });

  it('sent again because the acknowledgement was lost, is stored once and acknowledged alike', async () => {
    const store = await aStore();
    const reading = aReading(many(3));
    const first = await ingest(store, reading);
    const before = await everything(store);
    expect(await ingest(store, reading)).toEqual(first);
    expect(await everything(store)).toEqual(before);
  });

  it.each([1, 2, 5, 8])(
    'that fails at the %s. write leaves nothing of itself, and is whole when it is sent again',
    async (n) => {
      const store = await aStore();
      await ingest(store, aReading(many(2)));
      const before = await everything(store);
      const reading = aReading(many(6, 'Won'), { at: noon });
      failPutAt(n, new DOMException('disk', 'QuotaExceededError'));
      expect(await ingest(store, reading)).toEqual({ refused: true, reason: 'storage-full' });
      expect(await everything(store)).toEqual(before);
      expect(await ingest(store, reading)).toMatchObject({ acknowledged: true, stored: 6 });
      expect((await readHoldings(store.database)).deals.map(({ fields }) => fields.stage?.value)).toEqual(
        Array(6).fill('Won'),
      );
    },
  );

  it.each([
    [new DOMException('no room', 'QuotaExceededError'), 'storage-full'],
    [new DOMException('Failed to write blobs (IOError)', 'DataError'), 'storage-full'],
    [new DOMException('something else', 'UnknownError'), 'storage-failed'],
  ])('is refused in words the person can be told: %s', async (error, reason) => {
    const store = await aStore();
    failPutAt(1, error);
    expect(await ingest(store, aReading(many(1)))).toEqual({ refused: true, reason });
  });

  it('costs only its bad rows: they are put aside, the rest is counted', async () => {
    const store = await aStore();
    const bad = dealRow({ id: '9', name: 'Bad' });
    const rows = [
      dealRow({ id: '1', name: 'Good' }),
      { ...bad, values: { amount: { text: 'x', value: { minor: Number.NaN, currency: 'JPY' } } } } as Row,
      activityRow({ type: 'Call' }),
    ];
    expect(await ingest(store, aReading(rows))).toMatchObject({ stored: 1, quarantined: 2 });
    await ingest(store, aReading(rows));
    expect((await store.database.getAll('quarantine')).map(({ reason }) => reason).sort()).toEqual([
      'amount: not a value of its kind',
      'nothing to tell it by',
    ]);
  });

  it('counts on when its connection was taken away: who holds it opens again', async () => {
    const store = await aStore();
    store.database.close();
    await expect(ingest(store, aReading(many(1)))).rejects.toMatchObject({ name: 'InvalidStateError' });
  });
});

describe('a list seen again', () => {
  it('writes nothing within the hour', async () => {
    const store = await aStore();
    await ingest(store, aReading(many(3), { at: noon }));
    const before = await everything(store);
    expect(await ingest(store, aReading(many(3), { at: noon + 59_000 }))).toMatchObject({
      acknowledged: true,
      stored: 0,
    });
    expect(await everything(store)).toEqual(before);
  });

  it('after an hour moves only when its rows were last seen', async () => {
    const store = await aStore();
    await ingest(store, aReading(many(3), { at: noon }));
    expect(await ingest(store, aReading(many(3), { at: noon + 2 * hour }))).toMatchObject({ stored: 0 });
    const { deals } = await readHoldings(store.database);
    expect(deals.map(({ firstSeen, lastSeen }) => [firstSeen, lastSeen])).toEqual(
      Array(3).fill([noon, noon + 2 * hour]),
    );
    expect(await store.database.count('readings')).toBe(1);
  });

  it('stores only the rows that changed, with what they were before', async () => {
    const store = await aStore();
    await ingest(store, aReading(many(3), { at: noon }));
    const changed = many(3).with(1, dealRow({ id: '1', name: 'Deal 1', yen: 1, stage: 'Won' }));
    expect(await ingest(store, aReading(changed, { at: noon + hour / 2 }))).toMatchObject({ stored: 1 });
    const deal = (await readHoldings(store.database)).deals.find(({ key }) => key.endsWith(' 1'));
    expect(deal?.changes).toMatchObject([{ field: 'stage', from: 'New', to: 'Won', at: noon + hour / 2 }]);
  });

  it('is news again when the record page showed another value in between', async () => {
    const store = await aStore();
    for (const [stage, minutes] of [
      ['New', 0],
      ['Won', 1],
      ['New', 2],
    ] as const)
      await ingest(store, aReading(many(1, stage), { at: noon + minutes * 60_000 }));
    expect((await readHoldings(store.database)).deals[0]?.changes.map(({ to }) => to)).toEqual(['Won', 'New']);
  });

  it('is told from memory only as long as nobody else wrote', async () => {
    const first = await aStore();
    await ingest(first, aReading(many(1, 'New'), { at: noon }));
    await ingest(first, aReading(many(1, 'New'), { at: noon + 1000 }));
    const other = await aStore({ name: first.database.name });
    await ingest(other, aReading(many(1, 'Won'), { at: noon + 2000 }));
    expect(await ingest(first, aReading(many(1, 'New'), { at: noon + 3000 }))).toMatchObject({ stored: 1 });
  });
});

describe('two CRMs under one origin', () => {
  const rows = (name: string) => [dealRow({ id: '7', name }), dealRow({ name: 'Same name' })];

  it('keep their deals apart, also those of one id and of one name', async () => {
    const store = await aStore();
    await ingest(store, aReading(rows('Of Tryton'), { url: `${crmSite}/tryton` }));
    await ingest(store, aReading(rows('Of Odoo'), { crm: 'odoo', url: `${crmSite}/odoo`, at: noon }));
    const { deals } = await readHoldings(store.database);
    expect(deals.map(({ crm, fields }) => `${crm}: ${fields.name?.value}`).sort()).toEqual([
      'odoo: Of Odoo',
      'odoo: Same name',
      'tryton: Of Tryton',
      'tryton: Same name',
    ]);
  });
});

describe('the high-water mark outside the database', () => {
  it('follows what was committed, and not what failed', async () => {
    const marks: number[] = [];
    const store = await aStore({
      sentinel: { get: () => Promise.resolve(marks.at(-1)), set: (seq) => Promise.resolve(void marks.push(seq)) },
    });
    await ingest(store, aReading(many(1)));
    await ingest(store, aReading(many(2)));
    failPutAt(1, new Error('no'));
    await ingest(store, aReading(many(3)));
    expect(marks).toEqual([1, 2]);
  });

  it('that cannot be written does not take a stored reading back', async () => {
    const store = await aStore({
      sentinel: { get: () => Promise.resolve(undefined), set: () => Promise.reject(new Error('full')) },
    });
    expect(await ingest(store, aReading(many(1)))).toMatchObject({ acknowledged: true, stored: 1 });
  });
});

it('a look is noted with its misses, also when it comes in several parts', async () => {
  const store = await aStore();
  const misses = [{ field: 'owner', reason: 'not-found' as const, row: 0 }];
  await ingest(store, aReading(many(1), { at: noon, misses, partial: { of: 90 } }));
  await ingest(store, aReading([dealRow({ id: '77', name: 'More' })], { at: noon, partial: { of: 90 } }));
  expect(await store.database.getAll('looks')).toEqual([
    {
      key: `${crmSite} tryton deal-list ${crmSite}/#deals`,
      crm: 'tryton',
      site: crmSite,
      page: 'deal-list',
      at: noon,
      seen: 1,
      misses,
      partial: { of: 90 },
    },
  ]);
});

it('looks at filters that nobody has used for a quarter of a year go when a new one comes, and no more than 200 stay', async () => {
  const store = await aStore();
  const look = (filter: number, at: number) =>
    ingest(store, aReading([], { url: `${crmSite}/?q=${filter}`, at, partial: {} }));
  await look(-1, noon - 91 * 24 * hour);
  for (let filter = 0; filter < 205; filter += 1) await look(filter, noon + filter);
  const kept = (await store.database.getAll('looks')).map(({ at }) => at - noon).sort((a, b) => a - b);
  expect([kept.length, kept[0]]).toEqual([200, 5]);
});

it('of whole looks at a list the last few are noted, half a day apart, the latest to the hour', async () => {
  const store = await aStore();
  const hours = [0, 1, 5, 11.5, 13, 13.5, 30, 50, 70, 90];
  for (const after of hours) await ingest(store, aReading(many(1), { at: noon + after * hour, whole: true }));
  const wholes = async () => (await store.database.getAll('looks'))[0]?.wholes?.map((at) => (at - noon) / hour);
  expect(await wholes()).toEqual([30, 50, 70, 90]);
  await ingest(store, aReading(many(1), { at: noon + 95 * hour, whole: true }));
  await ingest(store, aReading(many(1), { at: noon + 99 * hour }));
  expect(await wholes()).toEqual([50, 70, 90, 95]);
  await ingest(store, aReading(many(1), { at: noon + 101 * hour, whole: true }));
  expect(await wholes()).toEqual([50, 70, 90, 101]);
});
