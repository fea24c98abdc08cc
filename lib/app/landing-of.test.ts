import { describe, expect, it } from 'vitest';
import { activity, deal, facts, yen } from '../../test/facts.ts';
import { addDays, weekdayOf } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { landingDeals } from '../landing/from-facts.ts';
import { landDeals } from '../landing/land-deals.ts';
import { study } from '../landing/study.ts';
import { calendarOf, overviewOf } from './overview.ts';
import type { Progress } from './progress.ts';
import { defaultSettings, type Settings } from './settings.ts';

const settings: Settings = { ...defaultSettings, me: ['Taro'] };
const now = Date.parse('2026-09-18T19:00:00+09:00');

/** A deal every second day from February on, each decided forty days later, two of three won. */
const history: DealFact[] = Array.from({ length: 110 }, (_, index) => {
  const createdOn = addDays('2026-02-01', index * 2);
  const closedOn = addDays(createdOn, 40);
  const fact = {
    key: `deal-${index}`,
    owner: index % 2 ? 'Taro' : 'Aya',
    createdOn,
    amount: yen(500_000 + 10_000 * (index % 7)),
  };
  return closedOn <= '2026-09-18'
    ? deal({ ...fact, status: index % 3 ? 'won' : 'lost', closedOn })
    : deal({ ...fact, closeOn: closedOn });
});

const progressOf = (rows: Partial<Facts>, kpi: string, value?: number, mine: Partial<Settings> = {}): Progress => {
  const target = {
    id: 't',
    kpi,
    scope: { kind: 'all' as const },
    period: { start: '2026-09-01', end: '2026-10-01' },
    deadline: '2026-09-30',
    original: 0,
    changes: [],
  };
  const overview = overviewOf(
    facts(rows),
    { unmapped: [], misses: [], conflicts: [], partialPages: 0 },
    { ...settings, ...mine },
    value === undefined ? [] : [{ ...target, value }],
    {
      periodKind: 'month',
      who: 'all',
      now,
      zone: 'Asia/Tokyo',
    },
  );
  return overview.progress.find((one) => one.kpi === kpi) ?? expect.fail(kpi);
};

describe('the landing a surface shows', () => {
  it('of revenue is the engine’s own over the same deals, band and chance included', () => {
    const { landing, measure } = progressOf({ deals: history }, 'revenue', 8_000_000);
    const known = study(
      landingDeals(history, { what: 'amount', currency: 'JPY' }).deals,
      { start: '2026-09-01', end: '2026-10-01' },
      '2026-09-18',
      calendarOf(settings),
    );
    const own = landDeals(known, 'all', 8_000_000);
    expect(own.won).toBe(measure.value);
    expect(landing).toMatchObject({
      p10: own.p10,
      p50: own.p50,
      p90: own.p90,
      pHit: own.pHit,
      method: own.method,
      rung: 'quarter',
    });
    expect(landing?.p50).toBeGreaterThanOrEqual(measure.value ?? 0);
  });

  it('stands back to the run-rate where the engine would count something else than the KPI', () => {
    const booked = { definitions: { ...settings.definitions, revenueDate: 'booked' as const } };
    const rows = history.map((fact) =>
      fact.closedOn === undefined ? fact : { ...fact, bookedOn: addDays(fact.closedOn, 20) },
    );
    expect(progressOf({ deals: rows }, 'revenue', 8_000_000, booked).landing?.method).toBe('run-rate');
  });

  it('of calls follows the usual days, not one quiet week', () => {
    const days = Array.from({ length: 100 }, (_, index) => addDays('2026-06-01', index)).filter(
      (day) => weekdayOf(day) <= 5,
    );
    const calls = days.flatMap((on) => Array.from({ length: 10 }, () => activity({ on })));
    const { landing, measure } = progressOf({ activities: calls }, 'calls', 160);
    expect(landing).toMatchObject({ method: 'rate-history' });
    expect(landing?.p10).toBeLessThan(landing?.p90 ?? 0);
    expect(landing?.p10).toBeGreaterThanOrEqual(measure.value ?? Infinity);
    expect(landing?.pHit).toBeGreaterThan(0);
  });

  it('of a win rate has a band once five deals are decided, and stands where it is before', () => {
    const decided = (won: number, lost: number) => [
      ...Array.from({ length: won }, () => deal({ status: 'won' })),
      ...Array.from({ length: lost }, () => deal({ status: 'lost' })),
    ];
    expect(progressOf({ deals: decided(1, 1) }, 'win-rate', 0.4).landing).toMatchObject({
      method: 'current',
      p50: 0.5,
    });
    const { landing } = progressOf({ deals: decided(4, 4) }, 'win-rate', 0.4);
    expect(landing?.p10).toBeLessThan(0.5);
    expect(landing?.p90).toBeGreaterThan(0.5);
    expect(landing?.pHit).toBeGreaterThan(0.5);
  });
});
