import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { activityRow, aReading, dealRow } from '../../test/readings.ts';
import type { Store } from '../store/open.ts';
import { readHoldings } from '../store/read.ts';
import { ingest } from './ingest.ts';
import { logQuick } from './quick-log.ts';
import type { Proposal } from './meanings.ts';
import { readBadge, readOverview, readState } from './read-overview.ts';
import type { Reading } from '../domain/reading.ts';
import { keepUp } from './replay.ts';
import { changeSettings, saveTargets } from './settings-document.ts';

const now = Date.UTC(2026, 10, 24, 3);
const zone = 'Asia/Tokyo';
const proposals: Proposal[] = [
  { id: 'tryton', stages: { open: ['New'], won: ['Won'], lost: ['Lost'] }, activityTypes: { call: ['Call'] } },
];
const month = { periodKind: 'month', who: 'all', now, zone } as const;

describe('an overview read from the store', () => {
  it('counts what the pages showed', async () => {
    const store = await aStore();
    await ingest(
      store,
      aReading(
        [
          dealRow({ id: '1', name: 'A', yen: 300, stage: 'Won', closeDate: '2026-11-10', owner: 'Kato' }),
          dealRow({ id: '2', name: 'B', yen: 500, stage: 'Won', closeDate: '2026-10-31' }),
          dealRow({ id: '3', name: 'C', yen: 700, stage: 'New', closeDate: '2026-11-30' }),
          activityRow({ id: 'a', type: 'Call', when: '2026-11-24T09:00', state: 'done', owner: 'Kato' }),
        ],
        { at: now },
      ),
    );
    await logQuick(store, { id: 'log-1', kind: 'call' }, { now, zone });
    const { progress, day, counts, owners, newest } = await readOverview(store, month, proposals);
    const value = (id: string) => progress.find(({ kpi }) => kpi === id)?.measure.value;
    expect([value('revenue'), value('deals-won'), value('open-pipeline'), value('calls')]).toEqual([300, 1, 700, 2]);
    expect(day.find(({ kpi }) => kpi === 'calls')?.measure.value).toBe(2);
    expect(counts).toMatchObject({ deals: 3, activities: 2 });
    expect([owners, newest]).toEqual([[{ name: 'Kato', rows: 2 }], now]);
  });

  it('gives the badge today’s calls and nothing else, the same as a surface shows', async () => {
    const store = await aStore();
    const call = (id: string, when: string, owner: string) =>
      activityRow({ id, type: 'Call', when, state: 'done', owner });
    await ingest(
      store,
      aReading(
        [
          call('a', '2026-11-24T09:00', 'Kato'),
          call('b', '2026-11-20T09:00', 'Kato'),
          call('c', '2026-11-24T10:00', 'Sato'),
        ],
        { at: now },
      ),
    );
    await saveTargets(store, [
      {
        id: 't',
        kpi: 'calls',
        scope: { kind: 'me' },
        period: { start: '2026-11-01', end: '2026-12-01' },
        deadline: '2026-11-30',
        value: 26,
        original: 26,
        changes: [],
      },
    ]);
    await changeSettings(store, (old) => ({ ...old, me: ['Kato'] }));
    const { day } = await readBadge(store, { who: 'me', now, zone }, proposals);
    expect(day.map(({ kpi, measure, target }) => [kpi, measure.value, target?.value])).toEqual([['calls', 1, 5]]);
    expect(day).toEqual(
      (await readOverview(store, { ...month, who: 'me' }, proposals)).day.filter(({ kpi }) => kpi === 'calls'),
    );
  });

  it('counts everybody, in popup and badge alike, until the person has said who they are, and says so', async () => {
    const store = await aStore();
    const call = (id: string, owner: string) =>
      activityRow({ id, type: 'Call', when: '2026-11-24T09:00', state: 'done', owner });
    await ingest(store, aReading([call('a', 'Kato'), call('b', 'Sato')], { at: now }));
    const days = { period: { start: '2026-11-24', end: '2026-11-25' }, deadline: '2026-11-24', changes: [] };
    const goal = { id: 't', kpi: 'calls' as const, scope: { kind: 'me' as const }, value: 5, original: 5, ...days };
    await saveTargets(store, [goal]);
    const figures = async (): Promise<unknown[]> => {
      const { day, who, isStandIn } = await readOverview(store, { ...month, who: 'me' }, proposals);
      const badge = await readBadge(store, { who: 'me', now, zone }, proposals);
      const told = (list: typeof day) =>
        list.flatMap(({ kpi, measure, target }) => (kpi === 'calls' ? [measure.value, target?.value] : []));
      expect(told(badge.day)).toEqual(told(day));
      return [who, isStandIn, ...told(day)];
    };
    expect(await figures()).toEqual(['all', true, 2, 5]);
    await saveTargets(store, [goal, { ...goal, id: 'u', scope: { kind: 'all' }, value: 30, original: 30 }]);
    expect(await figures()).toEqual(['all', true, 2, 30]);
    await changeSettings(store, (old) => ({ ...old, me: ['Kato'] }));
    expect(await figures()).toEqual(['me', undefined, 1, 5]);
  });

  it('counts a call on the day it was seen to become done', async () => {
    const store = await aStore();
    const call = (state: string) =>
      aReading([activityRow({ id: 'a', type: 'Call', when: '2026-11-20', state })], {
        at: state === 'done' ? now : now - 5 * 86_400_000,
      });
    await ingest(store, call('planned'));
    await ingest(store, call('done'));
    expect((await readBadge(store, { who: 'all', now, zone }, proposals)).day[0]?.measure.value).toBe(1);
  });

  it('says what nobody has said the meaning of, and asks no more once it is said', async () => {
    const store = await aStore();
    await ingest(
      store,
      aReading([
        dealRow({ id: '1', stage: 'Paused' }),
        dealRow({ id: '2', stage: 'Paused' }),
        dealRow({ id: '3', stage: 'New' }),
        dealRow({ id: '4', name: 'no stage' }),
        activityRow({ id: 'a', type: 'Webinar' }),
      ]),
    );
    expect((await readOverview(store, month, proposals)).unmapped).toEqual([
      { crm: 'tryton', entity: 'deal', text: 'Paused', rows: 2 },
      { crm: 'tryton', entity: 'activity', text: 'Webinar', rows: 1 },
    ]);
    await changeSettings(store, (old) => ({
      ...old,
      stages: { tryton: { paused: 'open' } },
      activityTypes: { tryton: { Webinar: 'ignore' } },
    }));
    expect((await readOverview(store, month, proposals)).unmapped).toEqual([]);
  });

  it('says which fields a page failed to show in its latest look, and which pages showed a part only', async () => {
    const store = await aStore();
    const miss = (field: string, row: number) => ({ field, reason: 'not-found' as const, row });
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' })], { at: now - 5000, misses: [miss('stage', 0)] }));
    await ingest(
      store,
      aReading([dealRow({ id: '1', name: 'A' }), dealRow({ id: '2', name: 'B' })], {
        at: now,
        misses: [miss('owner', 0), miss('owner', 1)],
        partial: { of: 90 },
      }),
    );
    const { misses, counts } = await readOverview(store, month, proposals);
    expect(misses).toEqual([{ crm: 'tryton', page: 'deal-list', field: 'owner', rows: 2, at: now }]);
    expect(counts.partialPages).toBe(1);
  });

  it('does not speak of what a page failed to show more than two weeks ago', async () => {
    const store = await aStore();
    const misses = [{ field: 'owner', reason: 'not-found' as const, row: 0 }];
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' })], { at: now - 14 * 86_400_000, misses }));
    expect((await readOverview(store, month, proposals)).misses).toHaveLength(1);
    expect((await readOverview(store, { ...month, now: now + 1 }, proposals)).misses).toEqual([]);
  });

  it('keeps apart how complete a list is under each of its filters, and what a page fails to show counts once', async () => {
    const store = await aStore();
    const look = (filter: string, minute: number, more: Partial<Reading> = {}) =>
      ingest(
        store,
        aReading([dealRow({ id: filter, name: filter })], {
          url: `https://crm.example.com/?stage=${filter}`,
          at: now - 3_600_000 + minute * 60_000,
          misses: [{ field: 'owner', reason: 'not-found', row: 0 }],
          ...more,
        }),
      );
    await look('won', 0, { partial: { of: 90 } });
    await look('lost', 1, { partial: {} });
    await look('open', 2);
    const { misses, counts } = await readOverview(store, month, proposals);
    expect([counts.partialPages, misses.map(({ rows }) => rows)]).toEqual([2, [1]]);
    // What the page fetched comes under the same address, and does not say how much of it the page shows.
    await look('won', 4, { page: 'leads', misses: [] });
    expect((await readOverview(store, month, proposals)).counts.partialPages).toBe(2);
    await look('won', 5);
    expect((await readOverview(store, month, proposals)).counts.partialPages).toBe(1);
  });

  describe('a deal known by its name only, which was renamed in the CRM', () => {
    const days = 86_400_000;
    const others = ['B', 'C', 'D'].map((name) => dealRow({ name, stage: 'New', yen: 100 }));
    const look = (store: Store, name: string, at: number, more: Partial<Reading> = {}) =>
      ingest(store, aReading([dealRow({ name, stage: 'New', yen: 100 }), ...others], { at, whole: true, ...more }));
    const pipeline = async (store: Store): Promise<unknown[]> => {
      const { progress, counts } = await readOverview(store, month, proposals);
      return [progress.find(({ kpi }) => kpi === 'open-pipeline')?.measure.value, counts.unseen];
    };

    it('is left out of the open pipeline once its list was whole without it twice, a day apart', async () => {
      const store = await aStore();
      await look(store, 'Old name', now - 3 * days);
      await look(store, 'New name', now - 2 * days);
      expect(await pipeline(store)).toEqual([500, undefined]);
      await look(store, 'New name', now - days);
      expect(await pipeline(store)).toEqual([400, 1]);
      const names = (await readHoldings(store.database)).deals.map(({ fields }) => fields.name?.value);
      expect(names).toContain('Old name');
      await look(store, 'Old name', now);
      expect(await pipeline(store)).toEqual([500, undefined]);
    });

    it('is counted while no look says that it was whole, and in a list under another filter', async () => {
      for (const more of [{ whole: undefined }, { url: 'https://crm.example.com/#mine' }]) {
        const { whole, ...rest } = { whole: true as const, ...more };
        const store = await aStore();
        await look(store, 'Old name', now - 3 * days);
        for (const at of [now - 2 * days, now - days, now])
          await ingest(
            store,
            aReading([dealRow({ name: 'New name', stage: 'New', yen: 100 }), ...others], {
              at,
              ...rest,
              ...(whole && { whole }),
            }),
          );
        expect(await pipeline(store)).toEqual([500, undefined]);
      }
    });
  });

  it('leaves out a damaged record instead of failing', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' }), dealRow({ id: '2', name: 'B' })]));
    await store.database.put('deals', { key: 'x tryton deal s 1', v: [Number.NaN, {}] });
    expect((await readOverview(store, month, proposals)).counts.deals).toBe(2);
  });

  it('reads rows again only after something was written', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' })]));
    const first = await readState(store, zone, proposals);
    expect(await readState(store, zone, proposals)).toBe(first);
    await changeSettings(store, (old) => ({ ...old, badge: false }));
    expect((await readState(store, zone, proposals)).settings.badge).toBe(false);
  });

  it('knows what recipes propose from what the background wrote down, and without that from the recipes', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', stage: 'Won' }), dealRow({ id: '2', stage: 'Mine' })]));
    expect((await readState(store, zone)).facts.deals.map(({ status }) => status)).toEqual(['won', 'unmapped']);
    await keepUp(store, [
      {
        id: 'tryton',
        version: 1,
        name: 'T',
        matches: [],
        detect: {},
        locale: 'en',
        stages: { open: ['Mine'], won: [], lost: [] },
        activityTypes: {},
        pages: [],
      },
    ]);
    expect((await readState(store, zone)).facts.deals.map(({ status }) => status)).toEqual(['unmapped', 'open']);
  });
});
