import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { addDays } from '../domain/day.ts';
import type { LandingDeal } from './book.ts';
import { landDeals } from './land-deals.ts';
import type { DealLanding } from './landing.ts';
import { study } from './study.ts';

const september = { start: '2026-09-01', end: '2026-10-01' };
const past: LandingDeal[] = Array.from({ length: 80 }, (_, index) => {
  const created = addDays('2026-03-02', index * 2);
  const isWon = index % 4 === 0;
  return {
    key: `p${index}`,
    owner: index % 2 ? '鈴木' : '佐藤',
    status: isWon ? 'won' : 'lost',
    created,
    closed: addDays(created, 10 + (index % 25)),
    expected: 500_000,
    ...(isWon && { value: 500_000 }),
  };
});
const open = (count: number, change: Partial<LandingDeal> = {}): LandingDeal[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `o${index}`,
    owner: '佐藤',
    status: 'open',
    created: addDays('2026-08-10', index),
    expected: 600_000,
    ...change,
  }));
const land = (deals: LandingDeal[], asOf = '2026-09-15', period = september, owners: 'all' | string[] = 'all') =>
  landDeals(study(deals, period, asOf, mondayToFriday), owners, 2_000_000);

const cases: [string, DealLanding, Partial<DealLanding>][] = [
  [
    'no deal at all is a blank, not a forecast',
    land([]),
    { rung: 'blank', method: 'current', tentative: true, won: 0, p50: 0 },
  ],
  ['one open deal without a word about it', land(open(1)), { rung: 'first-days', tentative: true, won: 0 }],
  [
    'one won deal',
    land([{ key: 'w', status: 'won', created: '2026-09-01', closed: '2026-09-10', value: 700_000 }]),
    { rung: 'first-days', method: 'run-rate', tentative: true, won: 700_000 },
  ],
  [
    'everything lost',
    land([...past.map(({ value: _, ...deal }): LandingDeal => ({ ...deal, status: 'lost' })), ...open(5)]),
    { method: 'blend', won: 0, fromOpen: 0 },
  ],
  [
    'amounts missing on open deals take the usual size',
    land([...past, ...open(5).map(({ expected: _, ...deal }) => deal)]),
    { rung: 'quarter', left: [] },
  ],
  [
    'amounts missing on won deals are named',
    land([...past, { key: 'w', status: 'won', created: '2026-09-01', closed: '2026-09-10' }]),
    { left: [{ reason: 'no-amount', keys: ['w'] }] },
  ],
  [
    'days that run backwards',
    land([...past, { key: 'r', status: 'won', created: '2026-09-09', closed: '2026-09-02', value: 300_000 }]),
    {},
  ],
  [
    '29 February in a year without one',
    land([...past, { key: 'f', status: 'open', created: '2026-02-29', expected: 1 }]),
    { left: [{ reason: 'no-day', keys: ['f'] }] },
  ],
  ['29 February in a year with one', land([...past, ...open(3, { created: '2024-02-29' })]), { rung: 'quarter' }],
  [
    'a deadline in the past is what was won',
    land([...past, ...open(3)], '2026-09-15', { start: '2026-08-01', end: '2026-09-01' }),
    { method: 'complete', rung: 'over', tentative: false, deals: [] },
  ],
  ['a period that lies ahead', land([...past, ...open(3)], '2026-08-20'), { won: 0, rung: 'quarter' }],
  [
    'a period of one day',
    land([...past, ...open(3)], '2026-09-14', { start: '2026-09-15', end: '2026-09-16' }),
    { won: 0 },
  ],
  [
    'a period of a weekend only',
    land([...past, ...open(3)], '2026-09-11', { start: '2026-09-12', end: '2026-09-14' }),
    { won: 0 },
  ],
  [
    'a person nobody has heard of',
    land([...past, ...open(3)], '2026-09-15', september, ['誰か']),
    { won: 0, deals: [] },
  ],
  [
    'stated chances before there is history',
    land(open(4, { stated: 0.5, planned: '2026-09-25' })),
    { method: 'pipeline-prior', fromOpen: 4 * 0.25 * 600_000 },
  ],
  ['zero amounts', land([...past, ...open(3, { expected: 0 })]), {}],
];

describe('odd input gives a labelled answer', () => {
  it.each(cases)('%s', (_, landing, expected) => {
    expect(landing).toMatchObject(expected);
    const { p10 = Number.NaN, p50, p90 = Number.NaN, pHit = Number.NaN, fromNew, deals } = landing;
    expect(
      [
        p10,
        p50,
        p90,
        pHit,
        fromNew,
        ...deals.flatMap(({ amount, chance, criticality = Number.NaN }) => [amount, chance, criticality]),
      ].every(Number.isFinite),
    ).toBe(true);
    expect(p10 <= p50 && p50 <= p90).toBe(true);
  });

  it('a million-fold amount on one open deal does not move the rest', () => {
    const sane = land([...past, ...open(6)]);
    const odd = land([
      ...past,
      ...open(6),
      { key: 'typo', owner: '佐藤', status: 'open', created: '2026-08-20', expected: 600_000 * 1e6 },
    ]);
    expect(odd.p50).toBeLessThan(sane.p50 + 1_200_000);
    expect(odd.p10).toBeLessThanOrEqual((sane.p10 ?? 0) + 600_000);
    expect(odd.deals.find(({ key }) => key === 'typo')?.criticality).toBeGreaterThan(0);
  });

  it('a million-fold won amount in the past does not move the middle', () => {
    const sane = land([...past, ...open(6)]);
    const odd = land([
      ...past.map((deal) => (deal.key === 'p4' ? { ...deal, value: 500_000 * 1e6 } : deal)),
      ...open(6),
    ]);
    expect(odd.p50).toBeLessThan(sane.p50 * 2);
  });

  it('a clock change inside the period moves nothing: days are calendar days', () => {
    const march = { start: '2026-03-01', end: '2026-04-01' };
    const shift = (deal: LandingDeal): LandingDeal => ({
      ...deal,
      ...(deal.created !== undefined && { created: addDays(deal.created, -184) }),
      ...(deal.closed !== undefined && { closed: addDays(deal.closed, -184) }),
    });
    expect(Number.isFinite(land([...past, ...open(4)].map(shift), '2026-03-29', march).p50)).toBe(true);
  });

  it('the target stands in while nothing was ever won', () => {
    const landing = land(open(5));
    expect(landing.fromNew).toBeGreaterThan(0);
    expect(landing.p50).toBeLessThan(2_000_000);
  });
});
