import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { addDays, weekdayOf } from '../domain/day.ts';
import { landFlow, perDayOf } from './land-flow.ts';

const period = { start: '2026-09-01', end: '2026-10-01' };
const calendar = { ...mondayToFriday, holidays: 'jp' } as const;
/** So many a working day from one day up to and including another. */
const steady = (from: string, to: string, each: number) => {
  const days = new Map<string, number>();
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) <= 5) days.set(day, each);
  return days;
};

describe('the landing of things done', () => {
  it('with a steady history lands where that pace leads, inside a band', () => {
    const landing = landFlow({
      perDay: steady('2026-05-01', '2026-09-11', 20),
      period,
      asOf: '2026-09-11',
      calendar,
      target: 380,
    });
    expect(landing.method).toBe('rate-history');
    expect(landing.p50).toBeGreaterThan(360);
    expect(landing.p50).toBeLessThan(400);
    expect(landing.p10).toBeLessThan(landing.p50);
    expect(landing.p90).toBeGreaterThan(landing.p50);
    expect(landing.pHit).toBeGreaterThan(0.35);
    expect(landing.pHit).toBeLessThan(0.65);
  });

  it('without history is the run-rate, and says that it is tentative', () => {
    const landing = landFlow({ perDay: steady('2026-09-01', '2026-09-11', 10), period, asOf: '2026-09-11', calendar });
    expect(landing).toMatchObject({ method: 'run-rate', tentative: true });
    expect(landing.p50).toBeGreaterThan(180);
    expect(landing.p50).toBeLessThan(195);
  });

  it('at the deadline is what was done, on the last business day and long after', () => {
    const perDay = steady('2026-09-01', '2026-09-30', 3);
    const done = [...perDay.values()].reduce((sum, value) => sum + value, 0);
    for (const asOf of ['2026-09-30', '2026-12-01'])
      expect(landFlow({ perDay, period, asOf, calendar, target: done })).toMatchObject({
        method: 'complete',
        p10: done,
        p50: done,
        p90: done,
        pHit: 1,
      });
  });

  it('counts what is left of today', () => {
    const perDay = steady('2026-05-01', '2026-09-10', 20);
    const evening = landFlow({ perDay, period, asOf: '2026-09-11', dayLeft: 0, calendar });
    const morning = landFlow({ perDay, period, asOf: '2026-09-11', dayLeft: 1, calendar });
    expect(morning.p50 - evening.p50).toBeGreaterThan(10);
  });

  it('does not look ahead of its day', () => {
    const perDay = steady('2026-05-01', '2026-09-30', 20);
    const known = new Map([...perDay].filter(([day]) => day <= '2026-09-11'));
    expect(landFlow({ perDay, period, asOf: '2026-09-11', calendar, target: 300 })).toEqual(
      landFlow({ perDay: known, period, asOf: '2026-09-11', calendar, target: 300 }),
    );
  });

  it.each([
    ['nothing ever done', new Map<string, number>(), '2026-09-11'],
    ['one row', new Map([['2026-09-02', 1]]), '2026-09-11'],
    ['only history, nothing this month', steady('2026-06-01', '2026-08-31', 5), '2026-09-11'],
    ['before the period begins', steady('2026-06-01', '2026-08-20', 5), '2026-08-20'],
    ['a holiday', steady('2026-06-01', '2026-09-18', 5), '2026-09-21'],
  ])('is finite and in order with %s', (_, perDay, asOf) => {
    const { p10 = Number.NaN, p50, p90 = Number.NaN } = landFlow({ perDay, period, asOf, calendar });
    expect([p10, p50, p90].every(Number.isFinite)).toBe(true);
    expect(p10 <= p50 && p50 <= p90).toBe(true);
  });
});

describe('per day', () => {
  it('adds rows of a day and passes over those without one', () => {
    expect([...perDayOf([{ on: '2026-09-01' }, { on: '2026-09-01', value: 3 }, {}])]).toEqual([['2026-09-01', 4]]);
  });
});
