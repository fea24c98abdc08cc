import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromSerial } from './day.ts';
import type { Fiscal, PeriodKind } from './period.ts';
import {
  fiscalYearOf,
  intersection,
  kindOf,
  monthNameOf,
  nextPeriod,
  ordinalInYear,
  periodOf,
  periodsIn,
  previousPeriod,
} from './periods.ts';

const april: Fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const january: Fiscal = { startMonth: 1, closingDay: 31, weekStart: 7 };
const closing20: Fiscal = { startMonth: 4, closingDay: 20, weekStart: 1 };

describe('periodOf', () => {
  it.each<[string, PeriodKind, string, Fiscal, string, string]>([
    ['a day is itself', 'day', '2026-02-28', april, '2026-02-28', '2026-03-01'],
    ['a week from Monday', 'week', '2026-09-20', april, '2026-09-14', '2026-09-21'],
    ['a week from Sunday', 'week', '2026-09-20', january, '2026-09-20', '2026-09-27'],
    ['February of a leap year', 'month', '2028-02-29', april, '2028-02-01', '2028-03-01'],
    ['the last day of a month', 'month', '2026-09-30', april, '2026-09-01', '2026-10-01'],
    ['20日締め: the 20th is still September', 'month', '2026-09-20', closing20, '2026-08-21', '2026-09-21'],
    ['20日締め: the 21st is October', 'month', '2026-09-21', closing20, '2026-09-21', '2026-10-21'],
    ['20日締め across New Year', 'month', '2026-12-25', closing20, '2026-12-21', '2027-01-21'],
    [
      'a closing on the 30th is February’s own end',
      'month',
      '2026-02-28',
      { ...april, closingDay: 30 },
      '2026-01-31',
      '2026-03-01',
    ],
    ['the second quarter of a year from April', 'quarter', '2026-09-18', april, '2026-07-01', '2026-10-01'],
    ['the last quarter lies in the next calendar year', 'quarter', '2027-01-05', april, '2027-01-01', '2027-04-01'],
    ['a quarter from January', 'quarter', '2026-09-18', january, '2026-07-01', '2026-10-01'],
    ['a quarter from February', 'quarter', '2026-01-31', { ...january, startMonth: 2 }, '2025-11-01', '2026-02-01'],
    ['下期', 'half', '2027-03-31', april, '2026-10-01', '2027-04-01'],
    ['a fiscal year', 'year', '2027-03-31', april, '2026-04-01', '2027-04-01'],
    ['a fiscal year with 20日締め begins on 21 March', 'year', '2026-03-21', closing20, '2026-03-21', '2027-03-21'],
  ])('%s', (_, kind, day, fiscal, start, end) => {
    expect(periodOf(kind, day, fiscal)).toEqual({ start, end });
  });
});

const fiscals = fc.record({
  startMonth: fc.integer({ min: 1, max: 12 }),
  closingDay: fc.integer({ min: 1, max: 31 }),
  weekStart: fc.integer({ min: 1, max: 7 }),
});
const days = fc.integer({ min: 0, max: 30_000 }).map(dayFromSerial);
const kinds = fc.constantFrom<PeriodKind>('day', 'week', 'month', 'quarter', 'half', 'year');

describe('periods of any fiscal calendar', () => {
  it('contain the day asked for and follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(kinds, days, fiscals, (kind, day, fiscal) => {
        const period = periodOf(kind, day, fiscal);
        expect(period.start <= day && day < period.end).toBe(true);
        expect(nextPeriod(kind, period, fiscal).start).toBe(period.end);
        expect(previousPeriod(kind, period, fiscal).end).toBe(period.start);
        expect(periodOf(kind, addDays(period.end, -1), fiscal)).toEqual(period);
      }),
    );
  });

  it('tile the fiscal year: days, months, quarters and halves', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PeriodKind>('day', 'month', 'quarter', 'half'),
        days,
        fiscals,
        (kind, day, fiscal) => {
          const year = periodOf('year', day, fiscal);
          const tiles = periodsIn(kind, year, fiscal);
          expect(tiles[0]?.start).toBe(year.start);
          expect(tiles.at(-1)?.end).toBe(year.end);
          tiles.slice(1).forEach((tile, index) => expect(tile.start).toBe(tiles[index]?.end));
          if (kind !== 'day')
            expect(tiles).toHaveLength({ month: 12, quarter: 4, half: 2 }[kind as 'month' | 'quarter' | 'half']);
        },
      ),
    );
  });
});

describe('names', () => {
  it.each([
    ['2027-03-31', april, 2026, 4, '2027-03'],
    ['2026-04-01', april, 2026, 1, '2026-04'],
    ['2026-03-21', closing20, 2026, 1, '2026-04'],
    ['2026-12-31', january, 2026, 4, '2026-12'],
  ] as const)('%s', (day, fiscal, year, quarter, month) => {
    expect([fiscalYearOf(day, fiscal), ordinalInYear('quarter', day, fiscal), monthNameOf(day, fiscal)]).toEqual([
      year,
      quarter,
      month,
    ]);
  });

  it('tells a month from a custom range', () => {
    expect(kindOf({ start: '2026-09-01', end: '2026-10-01' }, april)).toBe('month');
    expect(kindOf({ start: '2026-09-01', end: '2026-09-30' }, april)).toBeUndefined();
  });
});

it('an intersection is half-open too', () => {
  expect(intersection({ start: '2026-09-01', end: '2026-10-01' }, { start: '2026-09-28', end: '2026-10-05' })).toEqual({
    start: '2026-09-28',
    end: '2026-10-01',
  });
  expect(
    intersection({ start: '2026-09-01', end: '2026-10-01' }, { start: '2026-10-01', end: '2026-10-05' }),
  ).toBeUndefined();
});
