import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { aReading, crmSite, dealRow } from '../../test/readings.ts';
import { aYear } from '../../test/a-year.ts';
import type { Scope } from '../domain/facts.ts';
import type { Target } from '../domain/target.ts';
import type { Store } from '../store/open.ts';
import { readGeneration } from '../store/read.ts';
import { ingest } from './ingest.ts';
import { panelView, whatIfDeal } from './panel-view.ts';
import { changeSettings, saveTargets } from './settings-document.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 24, 3);
const ask = (store: Store, id = '7', language: 'ja' | 'en' = 'en', site = crmSite) =>
  panelView(store, { site, crm: 'tryton', id: { strong: id } }, { now, zone: 'Asia/Tokyo', language });

async function aDeal(): Promise<Store> {
  const store = await aStore();
  await ingest(
    store,
    aReading([dealRow({ id: '7', name: 'Alpha', account: 'Kato', yen: 250, stage: 'Lead', closeDate: '2026-11-10' })], {
      at: now - 240 * hour,
    }),
  );
  await ingest(
    store,
    aReading(
      [dealRow({ id: '7', name: 'Alpha', account: 'Kato', yen: 250, stage: 'Opportunity', closeDate: '2026-11-30' })],
      { at: now - 72 * hour },
    ),
  );
  return store;
}

describe('the panel beside a deal', () => {
  it('shows the deal as captured, with days in stage and what moved, newest first', async () => {
    const { deal, today } = await ask(await aDeal());
    expect(today).toBe('2026-11-24');
    expect(deal).toMatchObject({
      name: 'Alpha',
      account: 'Kato',
      stage: 'Opportunity',
      status: 'open',
      amount: { minor: 250, currency: 'JPY' },
      approximate: false,
      stageSince: '2026-11-21',
      daysInStage: 3,
      pushes: 1,
      seenAt: now - 72 * hour,
    });
    expect(deal?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['closeDate', expect.stringContaining('10'), expect.stringContaining('30')],
      ['stage', 'Lead', 'Opportunity'],
    ]);
  });

  it('names what is missing, but not what the CRM has no place for', async () => {
    expect((await ask(await aDeal())).deal?.missing).toEqual(['owner']);
  });

  it('tells the share of the month’s target and the landing with the deal', async () => {
    const store = await aDeal();
    await saveTargets(store, [
      {
        id: 't',
        kpi: 'revenue',
        scope: { kind: 'all' },
        period: { start: '2026-11-01', end: '2026-12-01' },
        deadline: '2026-11-30',
        value: 1000,
        original: 1000,
        changes: [],
      },
    ]);
    const { share } = await ask(store, '7', 'ja');
    expect(share).toMatchObject({ ofTarget: 0.25, kpi: 'revenue', label: '売上高', currency: 'JPY' });
    expect([share?.landingNow, share?.landingIfWon]).toEqual([0, 250]);
  });

  describe('the share', () => {
    const month = { period: { start: '2026-11-01', end: '2026-12-01' }, deadline: '2026-11-30', changes: [] };
    const revenueTarget = (scope: Scope, value: number): Target => ({
      id: `t${value}`,
      kpi: 'revenue',
      scope,
      value,
      original: value,
      ...month,
    });
    const ownedBy = async (owner: string | undefined, closeDate: string, targets: Target[]) => {
      const store = await aStore();
      await changeSettings(store, (old) => ({ ...old, me: ['Kato'] }));
      await saveTargets(store, targets);
      await ingest(
        store,
        aReading(
          [dealRow({ id: '7', name: 'Alpha', yen: 250, stage: 'Opportunity', closeDate, ...(owner && { owner }) })],
          { at: now },
        ),
      );
      return (await ask(store)).share;
    };
    const mine = revenueTarget({ kind: 'me' }, 1000);
    const everybodys = revenueTarget({ kind: 'all' }, 5000);

    it.each<[string, string | undefined, Target[], number | undefined]>([
      ['of my deal is one of my target', 'Kato', [mine, everybodys], 0.25],
      ['of a colleague’s deal is none of mine', 'Sato', [mine], undefined],
      [
        'of a colleague’s deal is one of the target they have',
        'Sato',
        [mine, revenueTarget({ kind: 'owner', name: 'Sato' }, 500), everybodys],
        0.5,
      ],
      ['of a colleague’s deal is else one of everybody’s', 'Sato', [mine, everybodys], 0.05],
      ['of a deal without an owner is one of everybody’s', undefined, [mine, everybodys], 0.05],
    ])('%s', async (_, owner, targets, ofTarget) => {
      expect((await ownedBy(owner, '2026-11-30', targets))?.ofTarget).toBe(ofTarget);
    });
    it.each([
      ['2026-11-30', 250],
      ['2026-10-15', 250],
      ['2026-12-01', undefined],
    ])('of a deal due on %s lifts the landing of the month to %s', async (closeDate, landingIfWon) => {
      const share = await ownedBy('Kato', closeDate, [mine]);
      expect([share?.landingNow, share?.landingIfWon]).toEqual([0, landingIfWon]);
    });
  });

  it('says nothing of a share without a target, or of an amount in another currency', async () => {
    const store = await aDeal();
    expect(await ask(store)).not.toHaveProperty('share');
    await saveTargets(store, [
      {
        id: 't',
        kpi: 'revenue',
        scope: { kind: 'all' },
        period: { start: '2026-11-01', end: '2026-12-01' },
        deadline: '2026-11-30',
        value: 1000,
        original: 1000,
        changes: [],
      },
    ]);
    await changeSettings(store, (old) => ({ ...old, currency: 'USD' }));
    expect(await ask(store)).not.toHaveProperty('share');
  });

  it('knows no deal that was not read, and never one of another site', async () => {
    const store = await aDeal();
    expect(await ask(store, '8')).not.toHaveProperty('deal');
    expect(await ask(store, '7', 'en', 'https://other.example.com')).not.toHaveProperty('deal');
  });

  it('finds a deal by its number too, before its record was read', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ number: 'SO-1', name: 'Alpha' })]));
    const view = await panelView(
      store,
      { site: crmSite, crm: 'tryton', id: { business: 'so-1', strong: '9' } },
      { now, zone: 'Asia/Tokyo', language: 'en' },
    );
    expect(view.deal?.name).toBe('Alpha');
  });

  it('speaks the language of the settings before the browser’s, and stays where the person put it', async () => {
    const store = await aDeal();
    expect(await ask(store, '7', 'en')).toMatchObject({ language: 'en', open: false, side: 'right' });
    await changeSettings(store, (old) => ({
      ...old,
      language: 'ja',
      sites: { [crmSite]: { paused: false, panel: { open: false, side: 'left' } } },
    }));
    expect(await ask(store, '7', 'en')).toMatchObject({ language: 'ja', open: false, side: 'left' });
  });
});

describe('what hangs on a deal, and what if it were another', () => {
  const suppose = (store: Store, supposed: { amount?: number; day?: string; chance?: number }, id = '7') =>
    whatIfDeal(
      store,
      { site: crmSite, crm: 'tryton', id: { strong: id }, ...supposed },
      { now, zone: 'Asia/Tokyo', language: 'en' },
    );

  it('a deal that is certain is the deal won, one without a chance is the deal lost', async () => {
    const store = await aYear(500);
    const { share } = await ask(store);
    const { now: hit = 0, ifWon = 0, ifLost = 0, deal = 0 } = share?.chances ?? {};
    expect(ifLost).toBeLessThan(hit);
    expect(hit).toBeLessThan(ifWon);
    // The chance as it stands is the two, weighed by the deal's own.
    expect(deal * ifWon + (1 - deal) * ifLost).toBeCloseTo(hit, 6);
    const [certain, none] = [await suppose(store, { chance: 1 }), await suppose(store, { chance: 0 })];
    // To half a point: what is common to all deals makes a little more of one that is won than of one that is sure.
    expect(certain.outcome?.to.hit).toBeCloseTo(ifWon, 2);
    expect(none.outcome?.to.hit).toBeCloseTo(ifLost, 2);
    expect(certain.outcome?.to.landing).toBeCloseTo(share?.landingIfWon ?? 0, 6);
    for (const { outcome } of [certain, none])
      expect([outcome?.from.landing, outcome?.from.hit]).toEqual([share?.landingNow, hit]);
  });

  it('a deal put off past the month has no chance in it, however likely it is said to be', async () => {
    const store = await aYear(500);
    const none = await suppose(store, { chance: 0 });
    expect(await suppose(store, { day: '2026-12-03', chance: 0.9 })).toEqual(none);
    expect((await suppose(store, { day: '2026-11-27', chance: 0.9 })).outcome?.to.hit).toBeGreaterThan(
      none.outcome?.to.hit ?? 1,
    );
  });

  it('a larger deal lands the month higher, one worth nothing as if it were lost', async () => {
    const store = await aYear(500);
    const [sure, larger, nothing, lost] = [
      await suppose(store, { chance: 1 }),
      await suppose(store, { chance: 1, amount: 700 }),
      await suppose(store, { amount: 0 }),
      await suppose(store, { chance: 0 }),
    ];
    expect((larger.outcome?.to.landing ?? 0) - (sure.outcome?.to.landing ?? 0)).toBeCloseTo(350, 0);
    expect(nothing.outcome?.to.hit).toBeCloseTo(lost.outcome?.to.hit ?? -1, 6);
  });

  it('stores nothing', async () => {
    const store = await aYear(500);
    const before = await ask(store);
    const generation = await readGeneration(store.database);
    await suppose(store, { amount: 1, day: '2026-12-24', chance: 0.01 });
    expect([await ask(store), await readGeneration(store.database)]).toEqual([before, generation]);
  });

  it('answers nothing without a target, for a deal that is decided, unknown, or another site’s', async () => {
    const store = await aYear(500);
    for (const id of ['p0', 'nobody']) expect(await suppose(store, { chance: 1 }, id)).toEqual({ outcome: null });
    const other = { site: 'https://other.example.com', crm: 'tryton', id: { strong: '7' }, chance: 1 };
    expect(await whatIfDeal(store, other, { now, zone: 'Asia/Tokyo', language: 'en' })).toEqual({ outcome: null });
    await saveTargets(store, []);
    expect(await suppose(store, { chance: 1 })).toEqual({ outcome: null });
  });
});
