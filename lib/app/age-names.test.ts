import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStore, backupOf } from '../../test/database.ts';
import { activityRow, aReading, dealRow } from '../../test/readings.ts';
import type { Reading, Row } from '../domain/reading.ts';
import { readHoldings } from '../store/read.ts';
import { rebuild } from '../store/rebuild.ts';
import type { Store } from '../store/open.ts';
import type { StoredLook } from '../store/schema.ts';
import { measured } from '../../test/measured.ts';
import { ageNames, monthAfter, oldBefore, oldNow } from './age-names.ts';
import { importAll } from './backup.ts';
import { ingest } from './ingest.ts';
import { changeSettings } from './settings-document.ts';

const now = Date.UTC(2026, 10, 24, 3);
const year = 365 * 86_400_000;
const zone = 'Asia/Tokyo';
const age = (store: Store, at = now) => ageNames(store, { now: at, zone }, () => 'some salt');
const keepFor = (store: Store, years: 0 | 1 | 2 | 3 | 5) =>
  changeSettings(store, (old) => ({ ...old, keepNamesYears: years }));

const texts = async (store: Store): Promise<Record<string, string | undefined>[]> =>
  (await readHoldings(store.database)).deals.map(({ fields }) =>
    Object.fromEntries(
      (['name', 'account', 'owner', 'nextStep'] as const).map((field) => [
        field,
        fields[field]?.value.replace(/^▧[0-9a-z]{8}$/, '▧'),
      ]),
    ),
  );

const old = dealRow({ id: '1', name: '基幹更新', account: '東都物流', owner: '加藤', nextStep: '社長に電話', yen: 5 });
const young = dealRow({ id: '2', name: '保守', account: '西都物流', owner: '加藤', nextStep: '見積もり', yen: 7 });

async function aStoreOf(looks: readonly { years: number; rows: Row[] }[]): Promise<Store> {
  const store = await aStore();
  for (const [step, { years, rows }] of looks.entries())
    await ingest(store, aReading(rows, { at: now - years * year + step * 60_000 }));
  return store;
}

describe('names and notes', () => {
  it('are kept without end unless the person says otherwise', async () => {
    const store = await aStoreOf([{ years: 9, rows: [old] }]);
    expect(await age(store)).toBe(false);
    expect((await texts(store))[0]).toMatchObject({ name: '基幹更新' });
  });

  it('of what was not seen for that long become marks, readings included; a name that newer deals bear stays', async () => {
    const store = await aStoreOf([
      { years: 3, rows: [old] },
      { years: 0.1, rows: [young] },
    ]);
    await keepFor(store, 2);
    expect(await age(store)).toBe(true);
    expect(await texts(store)).toEqual([
      { name: '▧', account: '▧', owner: '加藤', nextStep: '▧' },
      { name: '保守', account: '西都物流', owner: '加藤', nextStep: '見積もり' },
    ]);
    expect(await backupOf(store)).not.toMatch(/基幹更新|東都物流|社長/);
  });

  it('go from what is written on a row and put aside as well, as pages really give them', async () => {
    const written = { ...old, id: { strong: '1', provisional: '基幹更新 | 東都物流' } };
    const store = await aStoreOf([
      { years: 3, rows: [written, { ...old, values: { name: { text: '基幹', value: 5 } } }] },
    ]);
    await store.database.put('looks', {
      ...((await store.database.getAll('looks'))[0] as StoredLook),
      misses: [{ field: 'account', reason: 'unreadable', text: '東都物流' }],
    });
    await keepFor(store, 2);
    await age(store);
    expect(await backupOf(store)).not.toMatch(/基幹|東都物流|社長/);
  });

  it('stay where a record is told by nothing else: in a table of no CRM', async () => {
    const store = await aStore();
    const row = { ...old, id: { strong: '基幹更新 | 東都物流' } };
    const table = { ...aReading([row], { at: now - 3 * year }), crm: 'import', site: 'import:' };
    await ingest(store, table);
    await keepFor(store, 2);
    await age(store);
    await ingest(store, { ...table, id: 'again', at: now });
    expect(await texts(store)).toMatchObject([{ name: '基幹更新' }]);
  });

  it('wait for the next time where something moved since they were looked through', async () => {
    const store = await aStoreOf([{ years: 3, rows: [old] }]);
    const { generation } = await readHoldings(store.database);
    await ingest(store, aReading([old], { at: now }));
    const blank = (reading: Reading): Reading => ({ ...reading, rows: [] });
    expect(await rebuild(store, blank, {}, generation)).toMatchObject({ isDone: false });
    expect(await texts(store)).toMatchObject([{ name: '基幹更新', nextStep: '社長に電話' }]);
  });

  it('are looked through once a month, and again where a backup may have brought old ones back', async () => {
    const store = await aStoreOf([{ years: 3, rows: [old] }]);
    const file = await backupOf(store);
    await keepFor(store, 2);
    expect([await age(store), await age(store)]).toEqual([true, false]);
    const other = await aStoreOf([]);
    await keepFor(other, 2);
    expect(await age(other)).toBe(false);
    await importAll(other, file);
    await keepFor(other, 2);
    expect(await age(other)).toBe(true);
  });

  it('that a backup brought back are counted before they go, and that many go', async () => {
    const store = await aStoreOf([
      { years: 3, rows: [old, activityRow({ id: '5', subject: '初回訪問' })] },
      { years: 0.1, rows: [young] },
    ]);
    const moment = { now, zone };
    expect(await oldNow(store, moment)).toBeUndefined();
    await keepFor(store, 2);
    const other = await aStoreOf([]);
    expect(await importAll(other, await backupOf(store))).toMatchObject({ hasSettings: true });
    expect(await oldNow(other, moment)).toEqual({ years: 2, deals: 1, activities: 1 });
    await age(other);
    expect(await texts(other)).toMatchObject([{ name: '▧' }, { name: '保守' }]);
    expect(await oldNow(other, moment)).toBeUndefined();
  });

  it('of what is seen again are kept anew', async () => {
    const store = await aStoreOf([{ years: 3, rows: [old] }]);
    await keepFor(store, 2);
    await age(store);
    await ingest(store, aReading([old], { at: now }));
    expect(await texts(store)).toMatchObject([{ name: '基幹更新' }]);
    await age(store, now + 40 * 86_400_000);
    expect(await texts(store)).toMatchObject([{ name: '基幹更新' }]);
  });

  it('stay where a metric of the person’s own asks for them', async () => {
    const store = await aStoreOf([{ years: 3, rows: [old] }]);
    await keepFor(store, 2);
    await changeSettings(store, (settings) => ({
      ...settings,
      customMetrics: [
        {
          id: 'custom-1',
          label: '東都',
          better: 'higher',
          figure: { of: 'deals', dated: 'now', where: [{ field: 'account', is: 'contains', values: ['東都'] }] },
        },
      ],
    }));
    await age(store);
    expect(await texts(store)).toMatchObject([{ name: '▧', account: '東都物流' }]);
  });

  it('the day it turns on is the first of a month', () => {
    expect([oldBefore('2026-11-24', 2), oldBefore('2026-02-01', 1)]).toEqual(['2024-11-01', '2025-02-01']);
    expect([monthAfter('2026-11-24'), monthAfter('2026-12-31'), monthAfter('2026-01-01')]).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2026-02-01',
    ]);
  });

  const id = fc.option(fc.constantFrom('1', '2', '3', '4', '5'), { nil: undefined, freq: 5 });
  const given = (told: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const aRow = fc.oneof(
    fc
      .record({
        id,
        name: fc.constantFrom('更新', '保守', '新規'),
        account: fc.constantFrom('山田商事', '㈱山田商事', '西都物流', undefined),
        owner: fc.constantFrom('佐藤', '佐藤　花子', '佐藤花子', undefined),
        stage: fc.constantFrom('New', 'Won', 'Lost'),
        nextStep: fc.constantFrom('電話', undefined),
        closeDate: fc.constantFrom('2026-11-02', '2026-12-24', undefined),
        yen: fc.integer({ min: 1, max: 3 }),
      })
      .map((told): Row => dealRow(given(told))),
    fc
      .record({
        id,
        type: fc.constantFrom('Call', 'Visit'),
        subject: fc.constantFrom('定例', '訪問', undefined),
        account: fc.constantFrom('山田商事', '西都物流', undefined),
        dealId: fc.constantFrom('1', '2', undefined),
        owner: fc.constantFrom('佐藤', undefined),
        when: fc.constantFrom('2026-11-03T09:00', '2026-11-20T10:00'),
        state: fc.constantFrom('done', 'planned'),
      })
      .map((told): Row => activityRow(given(told))),
  );
  const looks = fc.array(
    fc.record({
      years: fc.constantFrom(4, 3, 2.5, 1, 0.2),
      rows: fc.uniqueArray(aRow, {
        minLength: 1,
        maxLength: 5,
        selector: ({ entity, id: { strong }, values }) =>
          strong ?? `${entity} ${values.name?.text} ${values.when?.text}`,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it('go without moving a single figure, and what is derived is what a replay gives', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (given) => {
        const store = await aStoreOf(given.toSorted((a, b) => b.years - a.years));
        await keepFor(store, 2);
        const before = await measured(store, now);
        await age(store);
        expect(await measured(store, now)).toEqual(before);
        const { generation: _, ...derived } = await readHoldings(store.database);
        await rebuild(store, () => undefined, {});
        const { generation: __, ...again } = await readHoldings(store.database);
        expect(again).toEqual(derived);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
