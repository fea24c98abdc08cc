import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStore, backupOf } from '../../test/database.ts';
import { measured } from '../../test/measured.ts';
import { activityRow, aReading, dealRow } from '../../test/readings.ts';
import { coreOf } from '../domain/letters.ts';
import type { Row } from '../domain/reading.ts';
import { kpiOf } from '../kpis/custom/kpi-of.ts';
import { readHoldings } from '../store/read.ts';
import { rebuild } from '../store/rebuild.ts';
import { storeNames } from '../store/schema.ts';
import type { Store } from '../store/open.ts';
import { eraseAll, importAll } from './backup.ts';
import { eraseName } from './erase-name.ts';
import { ingest } from './ingest.ts';
import { namesFor, searchFor } from './name-places.ts';
import { logQuick } from './quick-log.ts';
import { readState } from './read-overview.ts';
import { scopeName } from './standing.ts';
import { teamFinder, teamsOf } from './teams.ts';
import { changeSettings, readSettings, readTargets, saveTargets } from './settings-document.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 24, 3);
const zone = 'Asia/Tokyo';
const period = { start: '2026-11-01', end: '2026-12-01' };
const erase = (store: Store, name: string, isCustomer = true) =>
  eraseName(store, { name, isCustomer }, { now, salt: 'some salt' });

/** The database as it lies there, store by store. */
const places = async ({ database }: Store) =>
  Promise.all(
    storeNames
      .filter((name) => name !== 'documents')
      .map(async (name) => ({
        name,
        values: [...(await database.getAll(name)), ...(await database.getAllKeys(name))],
      })),
  ).then(async (all) => [
    ...all,
    {
      name: 'documents',
      values: (await database.getAll('documents')).filter(({ name }) => !['counters', 'proposals'].includes(name)),
    },
  ]);

const words = new Set(['New', 'Won', 'Lost', 'Call', 'Visit', 'tryton']);
const leftOf = async (store: Store, name: string, others: string[] = []) =>
  (await searchFor(name, await places(store), { others, words })).left;

const account = fc.constantFrom(
  '株式会社山田商事',
  '㈱山田商事',
  '山田 商事',
  '西都物流',
  '山田商事ホールディングス',
  undefined,
);
const id = fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: undefined });
const aDeal = fc.record({
  id,
  name: fc.constantFrom('更新', '山田商事 増設', '保守', '西都物流 新規'),
  account,
  owner: fc.constantFrom('佐藤', '佐藤　花子', '佐藤花子', '山田 商事', undefined),
  stage: fc.constantFrom('New', 'Won', 'Lost'),
  nextStep: fc.constantFrom('山田商事へ電話', '見積もり', undefined),
  closeDate: fc.constantFrom('2026-11-02', '2026-12-24', undefined),
  yen: fc.integer({ min: 1, max: 3 }),
});
const anActivity = fc.record({
  id,
  type: fc.constantFrom('Call', 'Visit'),
  subject: fc.constantFrom('山田商事の佐藤様', '定例', undefined),
  account,
  dealId: fc.constantFrom('1', '2', undefined),
  owner: fc.constantFrom('佐藤', '佐藤花子', undefined),
  when: fc.constantFrom('2026-11-03T09:00', '2026-11-20T10:00'),
  state: fc.constantFrom('done', 'planned'),
});
const given = (told: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
const aRow = fc.oneof(
  aDeal.map((told): Row => dealRow(given(told))),
  anActivity.map((told): Row => activityRow(given(told))),
);
/** Rows of one look that nothing but chance could tell apart do not stand in it twice: which of them is which, nobody knows. */
const looks = fc.array(
  fc.uniqueArray(aRow, {
    minLength: 1,
    maxLength: 5,
    selector: ({ entity, id: { strong }, values }) => strong ?? `${entity} ${values.name?.text} ${values.when?.text}`,
  }),
  { minLength: 1, maxLength: 6 },
);

async function aStoreOf(rows: readonly Row[][]): Promise<Store> {
  const store = await aStore();
  for (const [step, seen] of rows.entries()) await ingest(store, aReading(seen, { at: now - (20 - step) * hour }));
  await changeSettings(store, (old) => ({ ...old, me: ['佐藤 花子'] }));
  const [deal] = (await readHoldings(store.database)).deals;
  await logQuick(store, { id: 'log', kind: 'call', ...(deal && { dealKey: deal.key }) }, { now, zone });
  return store;
}

describe('erasing a name', () => {
  it.each([
    ['a customer', '株式会社山田商事', true],
    ['a colleague', '佐藤花子', false],
    ['a name that is both', '山田商事', true],
  ])(
    'of %s leaves every number as it was, and the name nowhere',
    async (_, name, isCustomer) => {
      await fc.assert(
        fc.asyncProperty(looks, async (rows) => {
          const store = await aStoreOf(rows);
          const before = await measured(store, now);
          await erase(store, name, isCustomer);
          expect(await measured(store, now)).toEqual(before);
          expect(await leftOf(store, name, ['山田商事ホールディングス', '佐藤'])).toEqual([]);

          const { generation: _generation, ...derived } = await readHoldings(store.database);
          await rebuild(store, () => undefined, {});
          const { generation: __, ...again } = await readHoldings(store.database);
          expect(again).toEqual(derived);

          // The same pages are looked at again: nothing is there twice, and the name does not come back.
          for (const [step, seen] of rows.entries())
            await ingest(store, aReading(seen, { at: now + (step + 1) * hour }));
          expect((await readHoldings(store.database)).deals.length).toBe(derived.deals.length);
          expect(await leftOf(store, name, ['山田商事ホールディングス', '佐藤'])).toEqual([]);
        }),
        { numRuns: 12 },
      );
    },
    60_000,
  );

  it('goes through targets, own names, metrics, imports and the ledger, so that they mean the same people', async () => {
    const store = await aStoreOf([
      [dealRow({ id: '1', name: 'A', owner: '佐藤花子', account: '山田商事', yen: 3, stage: 'Won' })],
    ]);
    const target = {
      id: 't',
      kpi: 'revenue',
      scope: { kind: 'team' as const, names: ['佐藤 花子', '加藤'] },
      period: { start: '2026-11-01', end: '2026-12-01' },
      deadline: '2026-11-30',
      value: 1,
      original: 1,
      changes: [{ at: now, from: 2, to: 1, reason: '佐藤花子の休職' }],
    };
    await saveTargets(store, [target]);
    await changeSettings(store, (old) => ({
      ...old,
      teams: { '佐藤 花子': '東日本', 佐藤花子: '東日本', 加藤: '佐藤花子 チーム' },
    }));
    await store.database.put('ledger', {
      day: '2026-11-24',
      at: now,
      entries: [{ kpi: 'revenue', scope: 'owner 佐藤花子', p50: 1 }],
    });
    await store.database.put('documents', { name: 'front', value: { generation: 1, value: '佐藤花子' } });
    await erase(store, '佐藤花子', false);
    const [owner] = (await readHoldings(store.database)).deals.map(({ fields }) => fields.owner?.value);
    expect(owner).toMatch(/^▧/);
    expect((await readSettings(store)).me).toEqual([owner]);
    const { teams } = await readSettings(store);
    expect(teamFinder(teamsOf({ teams }))(owner ?? '')).toBe('東日本');
    expect(teams['加藤']).toMatch(/^▧.* チーム$/);
    expect((await readTargets(store))[0]?.scope).toEqual({ kind: 'team', names: [owner, '加藤'] });
    expect((await store.database.get('ledger', '2026-11-24'))?.entries).toMatchObject([{ scope: `owner ${owner}` }]);
    expect(await leftOf(store, '佐藤花子')).toEqual([]);
  });

  it('holds for a backup from before, for one from after in another browser, and when everything is erased', async () => {
    const rows = [[dealRow({ id: '1', name: 'A', owner: '佐藤花子', account: '山田商事', nextStep: '会食', yen: 3 })]];
    const store = await aStoreOf(rows);
    const before = await backupOf(store);
    await erase(store, '山田商事');
    const after = await backupOf(store);
    expect(after).not.toMatch(/山田商事|会食/);
    await importAll(store, before);
    expect(await leftOf(store, '山田商事')).toEqual([]);
    await eraseAll(store);
    await importAll(store, before);
    expect(await leftOf(store, '山田商事')).toEqual([]);

    const other = await aStoreOf(rows);
    expect(await leftOf(other, '山田商事')).not.toEqual([]);
    await importAll(other, after);
    expect(await leftOf(other, '山田商事')).toEqual([]);
    await ingest(other, aReading(rows[0] ?? [], { at: now }));
    expect(await leftOf(other, '山田商事')).toEqual([]);
  });

  it('that is asked for twice is done once, and a second name is veiled beside the first', async () => {
    const store = await aStoreOf([[dealRow({ id: '1', name: 'A', owner: '佐藤花子', account: '山田商事' })]]);
    expect(await erase(store, '佐藤花子', false)).toMatchObject({ rows: 1 });
    expect(await erase(store, '佐藤 花子', false)).toMatchObject({ rows: 0 });
    await erase(store, '山田商事');
    const [deal] = (await readHoldings(store.database)).deals;
    expect([deal?.fields.owner?.value, deal?.fields.account?.value].every((name) => name?.startsWith('▧'))).toBe(true);
    expect(coreOf(String(deal?.fields.owner?.value))).not.toBe(coreOf(String(deal?.fields.account?.value)));
  });

  it.each([
    ['a part of the name', 'deals', { field: 'account', is: 'contains', values: ['山田'] }],
    ['all but a part of it', 'deals', { field: 'name', is: 'contains', values: ['商事 増'] }],
    ['none of a deal’s names', 'deals', { field: 'name', is: 'none-of', values: ['基幹更新'] }],
    ['one of them', 'deals', { field: 'name', is: 'one-of', values: ['基幹更新'] }],
    ['a word of its notes', 'activities', { field: 'subject', is: 'contains', values: ['見積'] }],
  ] as const)('leaves a metric of the person’s own as it was that asks for %s', async (_, of, filter) => {
    const store = await aStoreOf([
      [
        dealRow({ id: '1', name: '基幹更新', account: '株式会社山田商事' }),
        dealRow({ id: '2', name: '山田商事 増設', account: '西都物流' }),
        dealRow({ id: '3', name: '保守', account: '山田 商事' }),
        dealRow({ id: '4', name: '保守', account: '山田屋' }),
        activityRow({ id: 'a', subject: '見積もり', dealId: '1', when: '2026-11-02' }),
        activityRow({ id: 'b', subject: '見積もり', dealId: '4', when: '2026-11-02' }),
      ],
    ]);
    const figure = of === 'deals' ? { of, dated: 'now' as const, where: [filter] } : { of, where: [filter] };
    await changeSettings(store, (old) => ({
      ...old,
      customMetrics: [{ id: 'custom-1', label: 'x', better: 'higher', figure }],
    }));
    const counted = async (): Promise<number> => {
      const [{ facts }, { definitions, rates, customMetrics }] = await Promise.all([
        readState(store, zone),
        readSettings(store),
      ]);
      const context = { period, today: '2026-11-24', currency: 'JPY', definitions, rates, everything: facts };
      return customMetrics.map((metric) => kpiOf(metric).measure(facts, context).rows.length)[0] ?? -1;
    };
    const before = await counted();
    expect(before).toBeGreaterThan(0);
    await erase(store, '株式会社山田商事');
    expect(await counted()).toBe(before);
    expect(await leftOf(store, '山田商事')).toEqual([]);
  });

  it('of a colleague is known in a team of the ledger, too, where names hold a comma', async () => {
    const store = await aStoreOf([[dealRow({ id: '1', name: 'A', owner: 'Lee, Ann' })]]);
    const scope = { kind: 'team' as const, names: ['Lee, Ann', 'Kato, Taro'] };
    await saveTargets(store, [
      { id: 't', kpi: 'revenue', scope, period, deadline: '2026-11-30', value: 1, original: 1, changes: [] },
    ]);
    await store.database.put('ledger', { day: '2026-11-24', at: now, entries: [{ scope: scopeName(scope) }] });
    await erase(store, 'Lee, Ann', false);
    const [target] = await readTargets(store);
    const entries = [{ scope: target && scopeName(target.scope) }];
    expect((await store.database.get('ledger', '2026-11-24'))?.entries).toEqual(entries);
  });

  it('goes from a table of no CRM, whose rows are told by what is written on them', async () => {
    const store = await aStore();
    const row = dealRow({ id: '基幹更新 | 東都物流', name: '基幹更新', account: '東都物流', yen: 3 });
    const table = { ...aReading([row], { at: now - hour }), crm: 'import', site: 'import:' };
    await ingest(store, table);
    await erase(store, '東都物流');
    expect(await backupOf(store)).not.toMatch(/基幹更新|東都物流/);
    await ingest(store, { ...table, id: 'again', at: now });
    const { deals } = await readHoldings(store.database);
    expect(deals).toHaveLength(1);
    expect(JSON.stringify(deals)).not.toMatch(/基幹更新|東都物流/);
  });

  it('that is looked for once more, and erased as words, keeps out what it stood for as a customer', async () => {
    const full = dealRow({ id: '1', name: '基幹更新', account: '東都物流', nextStep: '社長に電話' });
    const store = await aStoreOf([[full]]);
    await erase(store, '東都物流');
    await erase(store, '東都物流', false);
    await ingest(store, aReading([dealRow({ id: '1', name: '基幹更新', nextStep: '会食' })], { at: now }));
    await ingest(store, aReading([dealRow({ name: '基幹更新' })], { at: now }));
    expect(await backupOf(store)).not.toMatch(/基幹更新|社長|会食/);
    expect((await readHoldings(store.database)).deals).toHaveLength(1);
  });

  it.each([
    ['佐藤', '東都物流'],
    ['東都物流', '佐藤'],
  ])(
    '%s and then %s, in one text: it is one deal, one activity and one note when read again',
    async (first, second) => {
      const rows = [
        dealRow({ name: '佐藤様 東都物流 更新', account: '東都物流', nextStep: '佐藤様に電話', yen: 3 }),
        activityRow({ type: 'Call', when: '2026-11-03T09:00', subject: '佐藤様 不在', account: '東都物流' }),
      ];
      const store = await aStoreOf([rows]);
      await erase(store, first, first === '東都物流');
      await erase(store, second, second === '東都物流');
      const before = await readHoldings(store.database);
      await ingest(store, aReading(rows, { at: now }));
      await ingest(store, aReading([dealRow({ name: '佐藤様 東都物流 更新' })], { at: now + 1 }));
      const after = await readHoldings(store.database);
      expect(after.deals.map(({ fields }) => fields.name?.value)).toEqual(
        before.deals.map(({ fields }) => fields.name?.value),
      );
      expect(after.deals.map(({ fields }) => fields.nextStep?.value)).toEqual(
        before.deals.map(({ fields }) => fields.nextStep?.value),
      );
      expect(after.activities).toHaveLength(before.activities.length);
      expect(await backupOf(store)).not.toMatch(/更新|不在|電話/);
    },
  );

  it('is found by the number of a record, which is no name itself', async () => {
    const store = await aStoreOf([[dealRow({ id: '77', name: 'Plan 77', account: '山田商事', owner: '佐藤' })]]);
    const kinds = async (typed: string) =>
      namesFor(typed, await readHoldings(store.database))
        .map(({ kind }) => kind)
        .sort();
    expect(await kinds('77')).toEqual(['colleague', 'customer']);
    expect(await kinds('Plan')).toEqual(['other']);
  });

  it('the search that proves it finds what is left', async () => {
    const store = await aStoreOf([[dealRow({ id: '1', name: 'A', account: '山田商事' })]]);
    expect((await leftOf(store, '山田商事')).map(({ name }) => name)).toEqual(['readings', 'deals']);
  });
});
