import { describe, expect, it } from 'vitest';
import { activity, deal, facts, september, without, yen } from '../../test/facts.ts';
import type { Facts } from '../domain/facts.ts';
import type { Target } from '../domain/target.ts';
import { kpis } from '../kpis/index.ts';
import { overviewOf, type OverviewRequest } from './overview.ts';
import { paceOf } from './progress-of.ts';
import type { Overview, Progress } from './progress.ts';
import { defaultSettings, type Settings } from './settings.ts';

const settings: Settings = { ...defaultSettings, me: ['Taro'], holidays: 'jp' };
const health = { unmapped: [], misses: [], conflicts: [], partialPages: 2 };
/** Wall-clock times of Tokyo. */
const at = (time: string) => Date.parse(`${time}:00+09:00`);
const eveningOf18 = at('2026-09-18T19:00');

const target = (part: Partial<Target>): Target => ({
  id: 't',
  kpi: 'revenue',
  scope: { kind: 'me' },
  period: september,
  deadline: '2026-09-30',
  value: 10_000_000,
  original: 10_000_000,
  changes: [],
  ...part,
});

const look = (
  rows: Partial<Facts>,
  targets: Target[],
  request: Partial<OverviewRequest> = {},
  mine: Partial<Settings> = {},
) =>
  overviewOf(facts(rows), health, { ...settings, ...mine }, targets, {
    periodKind: 'month',
    who: 'me',
    now: eveningOf18,
    zone: 'Asia/Tokyo',
    ...request,
  });

const of = (list: Progress[], kpi: string): Progress =>
  list.find((progress) => progress.kpi === kpi) ?? expect.fail(`no progress for ${kpi}`);
const revenueOf = ({ progress }: Overview) => of(progress, 'revenue');

const sixMillion = [deal({ owner: 'Taro', status: 'won', amount: yen(6_000_000) })];
const someCalls = (count: number, on: string) => Array.from({ length: count }, () => activity({ owner: 'Taro', on }));

describe('a month against its target', () => {
  it('¥6.0M of ¥10M on Friday 18 September lands at ¥8.14M, ¥1.86M short', () => {
    const revenue = revenueOf(look({ deals: sixMillion }, [target({})]));
    expect(revenue).toMatchObject({
      attainment: 0.6,
      targetFrom: 'set',
      landing: { method: 'run-rate', asOf: '2026-09-18', historyDays: 14 },
    });
    expect(revenue.landing?.p50).toBeCloseTo(8_142_857, 0);
    expect(revenue.gap).toBeCloseTo(1_857_143, 0);
    expect(revenue.pace).toBeCloseTo((10_000_000 * 14) / 19, 6);
  });

  it('a yearly goal of 146,000 asks for 24,000 after 60 of 365 days, where every day is a working day', () => {
    const everyDay = { workdays: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' as const, daysOff: [], partDays: {} };
    const year = { start: '2026-01-01', end: '2027-01-01' };
    const goal = target({ period: year, deadline: '2026-12-31', value: 146_000 });
    expect(paceOf(goal, '2026-03-01T23:00', everyDay, settings.hours)).toBeCloseTo(24_000, 9);
  });

  it('a year leaves to the months that repeat inside it what they ask for, and to its other months the rest', () => {
    const year = target({
      id: 'y',
      period: { start: '2027-01-01', end: '2028-01-01' },
      deadline: '2027-12-31',
      value: 1200,
    });
    const march = { start: '2027-03-01', end: '2027-04-01' };
    const monthly = target({ id: 'm', period: march, repeats: 'month', deadline: '2027-03-31', value: 50 });
    const quarter = { start: '2027-01-01', end: '2027-04-01' };
    expect(revenueOf(look({}, [year, monthly], { period: quarter })).target?.value).toBe(1200 - 10 * 50 + 50);
  });

  it('any range of one’s own is a period too', () => {
    const { period, progress } = look({ deals: sixMillion }, [], {
      period: { start: '2026-09-10', end: '2026-09-11' },
    });
    expect(period).toEqual({ start: '2026-09-10', end: '2026-09-11' });
    expect(of(progress, 'revenue')).toMatchObject({
      measure: { value: 6_000_000 },
      landing: { method: 'complete', p50: 6_000_000 },
    });
  });

  it('an earlier deadline asks for all of it by then', () => {
    expect(revenueOf(look({ deals: sixMillion }, [target({ deadline: '2026-09-15' })])).pace).toBe(10_000_000);
  });

  it('a deadline in the past and a target of zero give a labelled answer, never Infinity', () => {
    const past = revenueOf(look({ deals: sixMillion }, [target({ deadline: '2026-08-01' })]));
    expect(past).not.toHaveProperty('pace');
    const zero = revenueOf(look({ deals: sixMillion }, [target({ value: 0, original: 0 })]));
    expect(zero).not.toHaveProperty('attainment');
    expect(zero.gap).toBeCloseTo(-8_142_857, 0);
  });

  it('without a target there is a landing but neither attainment, pace nor gap', () => {
    const revenue = revenueOf(look({ deals: sixMillion }, []));
    expect(revenue.landing?.p50).toBeCloseTo(8_142_857, 0);
    for (const name of ['target', 'attainment', 'pace', 'gap']) expect(revenue).not.toHaveProperty(name);
  });

  it('without rows there is no landing either, only the reason', () => {
    const revenue = revenueOf(look({}, [target({})]));
    expect(revenue.measure.why).toBe('no-rows');
    for (const name of ['attainment', 'landing', 'gap']) expect(revenue).not.toHaveProperty(name);
  });

  it('rates and levels land where they stand, and say so', () => {
    const { progress } = look(
      { deals: [...sixMillion, deal({ owner: 'Taro', status: 'lost' }), deal({ owner: 'Taro' })] },
      [target({ kpi: 'win-rate', value: 0.4, original: 0.4 })],
    );
    expect(of(progress, 'win-rate')).toMatchObject({
      landing: { method: 'current', p50: 0.5 },
      pace: 0.4,
      attainment: 1.25,
    });
    expect(of(progress, 'win-rate').gap).toBeCloseTo(-0.1, 9);
    expect(of(progress, 'open-pipeline').landing).toMatchObject({ method: 'current', p50: 1_000_000 });
  });

  it('shows a metric of one’s own after them, with target and landing like any other', () => {
    const customMetrics = [
      {
        id: 'custom-big',
        label: '大型受注',
        better: 'higher' as const,
        figure: {
          of: 'deals' as const,
          dated: 'closedOn' as const,
          where: [{ field: 'amount' as const, is: 'at-least' as const, value: 5_000_000 }],
        },
      },
    ];
    const { progress } = look(
      { deals: sixMillion },
      [target({ kpi: 'custom-big', value: 2, original: 2 })],
      {},
      { customMetrics },
    );
    expect(progress.at(-1)).toMatchObject({
      kpi: 'custom-big',
      custom: { label: { ja: '大型受注' } },
      measure: { value: 1 },
      attainment: 0.5,
      landing: { method: 'run-rate' },
    });
  });

  it('prints each formula as the switches bend it', () => {
    const bent = look({}, [], {}, { definitions: { revenueDate: 'paid', appointmentPer: 'connected' } }).progress;
    expect(of(bent, 'revenue').formula?.ja).toContain('入金日基準');
    expect(of(bent, 'appointment-rate').formula?.en).toBe('appointments ÷ connected calls');
  });

  it('shows every KPI of the registry, in its order', () => {
    expect(look({}, []).progress.map(({ kpi }) => kpi)).toEqual(kpis.map(({ id }) => id));
  });
});

describe('a rate of few deals', () => {
  const decided = (owner: string, won: number, lost: number, closedOn = '2026-09-10') =>
    [...Array(won).fill('won'), ...Array(lost).fill('lost')].map((status: 'won' | 'lost') =>
      deal({ owner, status, closedOn }),
    );
  const rate = (deals: Facts['deals']) => of(look({ deals }, []).progress, 'win-rate');

  it('2 of 3 with a past year of 25 % is 34.6 %, raw value kept, 2 more to be judged', () => {
    const { measure, thin } = rate([...decided('Taro', 2, 1), ...decided('Taro', 5, 15, '2026-03-10')]);
    expect(measure.value).toBeCloseTo(2 / 3, 12);
    expect(thin).toMatchObject({ more: 2, shrunk: { prior: 0.25, from: 'own-history' } });
    expect(thin?.shrunk?.value).toBeCloseTo(0.346, 3);
  });
  it('without a past of one’s own it is drawn towards everybody', () => {
    expect(rate([...decided('Taro', 1, 0), ...decided('Jiro', 1, 8)]).thin).toMatchObject({
      more: 4,
      shrunk: { prior: 0.2, from: 'everybody' },
    });
  });
  it('where nobody has enough it is only told', () => {
    expect(rate(decided('Taro', 1, 1)).thin).toEqual({ more: 3 });
  });
  it('five are enough', () => {
    expect(rate(decided('Taro', 2, 3))).not.toHaveProperty('thin');
  });
});

describe('KPIs that lean on targets', () => {
  it('the pipeline is measured against what is missing to the revenue target', () => {
    const deals = [...sixMillion, deal({ owner: 'Taro', amount: yen(12_000_000), closeOn: '2026-09-28' })];
    expect(of(look({ deals }, [target({})]).progress, 'pipeline-coverage').measure.value).toBe(3);
    expect(of(look({ deals }, []).progress, 'pipeline-coverage').measure.why).toBe('no-target');
  });
  it('rates the person set convert foreign deals', () => {
    const dollars = deal({ owner: 'Taro', status: 'won', amount: { minor: 1_000_00, currency: 'USD' } });
    const rates = [{ from: 'USD', to: 'JPY', on: '2026-01-01', rate: '150' }];
    expect(revenueOf(look({ deals: [dollars] }, [], {}, { rates })).measure).toMatchObject({
      value: 150_000,
      known: 1,
    });
    expect(revenueOf(look({ deals: [dollars] }, [])).measure).toMatchObject({ why: 'nothing-known', of: 1 });
  });
});

describe('today', () => {
  const month = [target({ kpi: 'calls', value: 190, original: 190 })];
  const week1 = someCalls(20, '2026-09-03');

  it('08:55: 3 calls of 15, nothing asked of the day yet, while the month is behind', () => {
    const overview = look({ activities: [...week1, ...someCalls(3, '2026-09-10')] }, month, {
      now: at('2026-09-10T08:55'),
    });
    const today = of(overview.day, 'calls');
    expect(today).toMatchObject({ measure: { value: 3 }, target: { value: 15 }, targetFrom: 'split', pace: 0 });
    const calls = of(overview.progress, 'calls');
    expect(calls.measure.value).toBeLessThan(calls.pace ?? 0);
  });

  it('13:30 is half of the working hours: half of the day is asked', () => {
    const overview = look({ activities: week1 }, month, { now: at('2026-09-10T13:30') });
    expect(of(overview.day, 'calls')).toMatchObject({ target: { value: 15 }, pace: 7.5, attainment: 0 });
  });

  it('follows the zone of the settings before that of the browser', () => {
    const now = Date.parse('2026-09-09T22:00:00Z');
    expect(look({}, [], { now, zone: 'America/New_York' }, { zone: 'Asia/Tokyo' }).today).toBe('2026-09-10');
    expect(look({}, [], { now, zone: 'America/New_York' }).today).toBe('2026-09-09');
  });

  it('a clock change does not make or lose a day', () => {
    const berlin = { zone: 'Europe/Berlin', now: Date.parse('2026-10-25T00:30:00Z') };
    expect(look({}, [], berlin).today).toBe('2026-10-25');
    expect(look({}, [], { ...berlin, now: berlin.now + 3 * 3_600_000 }).today).toBe('2026-10-25');
  });
});

describe('whose numbers', () => {
  const rows = {
    deals: [...sixMillion, deal({ owner: 'Jiro', status: 'won' }), without(deal({ status: 'won' }), 'owner')],
    activities: [activity({ owner: 'Jiro' })],
  };

  it('mine are mine, and rows without an owner are told', () => {
    const mine = look(rows, []);
    expect(revenueOf(mine).measure.value).toBe(6_000_000);
    expect(mine.counts).toEqual({ deals: 1, activities: 0, partialPages: 2, unowned: 1 });
    expect(revenueOf(look(rows, [], { who: 'all' })).measure.value).toBe(8_000_000);
  });

  it('offers the owners it saw, most rows first', () => {
    expect(look(rows, []).owners).toEqual([
      { name: 'Jiro', rows: 2 },
      { name: 'Taro', rows: 1 },
    ]);
  });

  it('says how fresh the rows are', () => {
    const seen = {
      deals: [deal({ owner: 'Taro', seenAt: 5 }), deal({ owner: 'Taro', seenAt: 9 })],
      activities: [activity({ owner: 'Taro', seenAt: 2 })],
    };
    expect(look(seen, [])).toMatchObject({ oldest: 2, newest: 9 });
    expect(look({}, [])).not.toHaveProperty('newest');
  });
});
