import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, deal, facts, yen } from '../../test/facts.ts';
import { addDays } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import type { Target } from '../domain/target.ts';
import { overviewOf } from './overview.ts';
import { defaultSettings } from './settings.ts';
import type { Steering } from './steering.ts';

const settings = { ...defaultSettings, me: ['Taro'], holidays: 'none' as const };
const september = { start: '2026-09-01', end: '2026-10-01' };
const target = (kpi: string, value: number): Target => ({
  id: kpi,
  kpi,
  scope: { kind: 'all' },
  period: september,
  deadline: '2026-09-30',
  value,
  original: value,
  changes: [],
});

const look = (rows: Partial<Facts>, targets: Target[], now = '2026-09-18T08:55') =>
  overviewOf(facts(rows), { unmapped: [], misses: [], conflicts: [], partialPages: 0 }, settings, targets, {
    periodKind: 'month',
    who: 'all',
    now: Date.parse(`${now}:00+09:00`),
    zone: 'Asia/Tokyo',
  });
const steering = (...asked: Parameters<typeof look>): Steering => look(...asked).steering ?? expect.fail('no steering');

/** A deal every third day, each decided after thirty days, half of them won; what is not decided yet is open. */
const deals = Array.from({ length: 80 }, (_, index) => {
  const createdOn = addDays('2026-01-20', index * 3);
  const closedOn = addDays(createdOn, 30);
  const fact = { key: `d${index}`, name: `Deal ${index}`, url: `https://crm.example.com/${index}`, createdOn };
  const amount = yen(400_000 + 100_000 * (index % 5));
  return closedOn < '2026-09-18'
    ? deal({ ...fact, amount, status: index % 2 ? 'won' : 'lost', closedOn })
    : deal({ ...fact, amount, closeOn: closedOn });
});
/** Two calls on every day, an appointment of every tenth, held eight days later, each about a deal. */
const efforts = Array.from({ length: 240 }, (_, index) => {
  const on = addDays('2026-01-20', index);
  const about = { dealKey: `d${Math.floor(index / 3)}` };
  return [
    activity({ on, ...about }),
    activity({ on }),
    ...(index % 5 === 0 ? [activity({ kind: 'appointment', on, ...about })] : []),
    ...(index % 5 === 0 && addDays(on, 8) < '2026-09-18'
      ? [activity({ kind: 'meeting', on: addDays(on, 8), ...about })]
      : []),
  ];
}).flat();

const sum = (parts: readonly { effect: number }[]) => parts.reduce((all, { effect }) => all + effect, 0);

describe('what decides the month', () => {
  const goal = [target('revenue', 4_000_000)];

  it('names the three most decisive deals, by their pages, with what a win adds to the chance', () => {
    const { decisive, watch } = steering({ deals }, goal);
    expect(decisive.length).toBe(3);
    expect(decisive.map(({ criticality }) => criticality)).toEqual(
      decisive.map(({ criticality }) => criticality).toSorted((a, b) => b - a),
    );
    for (const { name, url, lift, criticality } of decisive) {
      expect(name).toMatch(/^Deal \d+$/);
      expect(url).toMatch(/^https:/);
      expect(lift).toBeGreaterThan(0);
      expect(lift).toBeLessThan(criticality);
    }
    expect(watch?.state).toMatch(/^(at-risk|on-track|out-of-reach)$/);
  });

  it('proposes another target when this one is out of reach, and keeps the old one', () => {
    const overview = look({ deals }, [target('revenue', 90_000_000)]);
    expect(overview.steering?.watch).toMatchObject({ state: 'out-of-reach', reason: { kind: 'first-look' } });
    expect(overview.steering?.watch?.replan).toBe(overview.progress[0]?.landing?.p50);
    expect(overview.progress[0]?.target?.value).toBe(90_000_000);
  });

  it.each<[string, Partial<Facts>, Target[]]>([
    ['no target', { deals }, []],
    ['nothing captured', {}, goal],
    ['a target that is the better the lower', { deals }, [target('sales-cycle', 20)]],
  ])('%s: says nothing', (_, rows, targets) => {
    expect(look(rows, targets)).not.toHaveProperty('steering');
  });
});

describe('why there is a gap', () => {
  const effects = (split: Steering['gaps'][number] | undefined) => split?.parts.map(({ kind, to }) => `${kind} ${to}`);

  it.each<[string, Partial<Facts>, Target, string[]]>([
    [
      'deals and activities',
      { deals, activities: efforts },
      target('revenue', 4_000_000),
      ['volume calls', 'rate appointments', 'rate meetings', 'rate qualified', 'rate won', 'size amount'],
    ],
    ['deals alone', { deals }, target('revenue', 4_000_000), ['volume decided', 'rate won', 'size amount']],
    ['a count of deals', { deals }, target('deals-won', 9), ['volume decided', 'rate won']],
    [
      'activities alone',
      { activities: efforts },
      target('meetings-held', 12),
      ['volume calls', 'rate appointments', 'rate meetings'],
    ],
    ['calls alone', { activities: efforts }, target('calls', 70), ['volume calls']],
  ])('of %s: along what is recorded, against the plan and the past', (_, rows, goal, expected) => {
    const { gaps } = steering(rows, [goal]);
    expect(gaps.map(({ against }) => against)).toEqual(['plan', 'past']);
    for (const split of gaps) {
      expect(effects(split)).toEqual(expected);
      expect(sum(split.parts)).toBe(split.difference);
    }
    expect(gaps[1]).toMatchObject({ periods: 3, until: '2026-09-17' });
  });

  it('the plan’s difference is the landing less the target, in whole units', () => {
    const { progress, steering: found } = look({ deals }, [target('revenue', 4_000_000)]);
    expect(found?.gaps[0]?.difference).toBe(Math.round(progress[0]?.landing?.p50 ?? 0) - 4_000_000);
  });

  it('before the first win nothing is split that nobody could know', () => {
    const fresh = [deal({ createdOn: '2026-09-01', closeOn: '2026-09-25' })];
    expect(steering({ deals: fresh }, [target('revenue', 4_000_000)]).gaps).toEqual([]);
  });

  it('parts sum to the gap to the last unit, whatever the facts', () => {
    const day = fc.integer({ min: 0, max: 250 }).map((days) => addDays('2026-01-12', days));
    const someDeals = fc.array(
      fc
        .record({
          day,
          minor: fc.integer({ min: 0, max: 50 }).map((units) => units * 100_001),
          status: fc.constantFrom('open', 'won', 'lost'),
        })
        .map(({ day: createdOn, minor, status }) => {
          const closedOn = addDays(createdOn, 20);
          const isOver = status !== 'open' && closedOn <= '2026-09-18';
          return deal({
            createdOn,
            amount: yen(minor),
            ...(isOver ? { status: status as 'won', closedOn } : { closeOn: closedOn }),
          });
        }),
      { maxLength: 25 },
    );
    const someActivities = fc.array(
      fc
        .record({ on: day, kind: fc.constantFrom('call' as const, 'appointment' as const, 'meeting' as const) })
        .map(activity),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(someDeals, someActivities, fc.integer({ min: 1, max: 20_000_000 }), (deals, activities, value) => {
        for (const kpi of ['revenue', 'deals-won', 'meetings-held']) {
          const { progress, steering: found } = look({ deals, activities }, [target(kpi, value)]);
          const landing = progress.find((one) => one.kpi === kpi)?.landing?.p50 ?? 0;
          for (const split of found?.gaps ?? []) {
            expect(sum(split.parts)).toBe(split.difference);
            for (const { effect } of split.parts) expect(Number.isInteger(effect)).toBe(true);
            if (split.against === 'plan') expect(split.difference).toBe(Math.round(landing) - value);
          }
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('what to do today', () => {
  const plan = (rows: Partial<Facts>, goal: Target, now?: string) => steering(rows, [goal], now).plan;
  const stages = (found: Steering['plan']) => found?.today.map(({ stage }) => stage);

  it('is the usual day’s work and what the gap asks for on top, less what is done', () => {
    const found = plan({ deals, activities: efforts }, target('revenue', 40_000_000), '2026-09-01T12:00');
    expect(found?.gap).toBeGreaterThan(0);
    for (const { total, left, usual, extra } of found?.today ?? []) {
      expect(total).toBe(Math.ceil(usual + extra - 1e-9));
      expect(extra).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(total);
    }
    const goal = target('calls', 70);
    const morning = plan({ activities: efforts.filter(({ on = '' }) => on < '2026-09-16') }, goal, '2026-09-16T08:55');
    const later = plan({ activities: efforts.filter(({ on = '' }) => on <= '2026-09-16') }, goal, '2026-09-16T15:00');
    expect(morning?.today[0]).toMatchObject({ stage: 'calls', left: morning?.today[0]?.total });
    expect(later?.today[0]?.left).toBe((later?.today[0]?.total ?? 0) - 2);
  });

  it('a lever from which nothing lands in time any more is closed, and the plan turns to the open deals', () => {
    const found = plan({ deals, activities: efforts }, target('revenue', 12_000_000), '2026-09-28T08:00');
    expect(stages(found)).toEqual([]);
    expect(found?.closed.map(({ stage }) => stage)).toContain('calls');
    for (const { lag } of found?.closed ?? []) expect(lag).toBeGreaterThan(found?.daysLeft ?? 0);
    expect(found?.turn).toMatchObject({ isOnlyWay: true });
    expect(found?.turn?.pullIn.count).toBe(deals.filter(({ closeOn = '' }) => closeOn > '2026-09-30').length);
    expect(found?.turn?.pullIn.largest?.name).toMatch(/^Deal/);
    expect(found?.turn?.recover.count).toBeGreaterThan(0);
  });

  it('of deals alone names new deals for a lever, and no calls', () => {
    const found = plan({ deals }, target('revenue', 4_000_000));
    expect([stages(found), found?.closed.map(({ stage }) => stage)]).toEqual([[], ['created']]);
  });

  it('of activities alone leads to the one the target counts', () => {
    const found = plan({ activities: efforts }, target('meetings-held', 16), '2026-09-10T08:00');
    expect(stages(found)).toEqual(['calls', 'appointments', 'meetings']);
    expect(found?.today.at(-1)).not.toHaveProperty('lastDay');
    expect(found).not.toHaveProperty('turn');
  });

  it.each<[string, Partial<Facts>, Target, string, object]>([
    [
      'a target that is met asks for nothing on top',
      { activities: efforts },
      target('calls', 10),
      '2026-09-18T08:55',
      { gap: 0, needed: 0 },
    ],
    [
      'three calls in all are too few to go by',
      {
        activities: efforts.slice(0, 3),
        deals: [deal({ status: 'won', closedOn: '2026-02-10', createdOn: '2026-01-20' })],
      },
      target('deals-won', 4),
      '2026-09-18T08:55',
      { thin: true },
    ],
    [
      'meetings that nothing leads to the deal are of unknown length',
      { activities: Array.from({ length: 9 }, () => activity({ kind: 'meeting' })), deals: [deal({ status: 'won' })] },
      target('deals-won', 4),
      '2026-09-18T08:55',
      { unknown: ['meetings'], today: [] },
    ],
  ])('%s', (_, rows, goal, now, expected) => expect(plan(rows, goal, now)).toMatchObject(expected));

  it('is none for a rate, whose funnel nobody knows, and none after the deadline', () => {
    expect(plan({ deals }, target('win-rate', 0.5))).toBeUndefined();
    const early = { ...target('revenue', 4_000_000), deadline: '2026-09-10' };
    expect(plan({ deals }, early)).toBeUndefined();
  });
});
