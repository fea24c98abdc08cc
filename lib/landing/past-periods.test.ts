import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { businessDays } from '../domain/business-days.ts';
import { dayFromSerial, serialOf } from '../domain/day.ts';
import { monthsBeforePeriod, periodsBefore } from './past-periods.ts';
import { countWorkdays } from './workdays.ts';

const span = (start: string, end: string) => ({ from: serialOf(start), to: serialOf(end) });
const named = (spans: { from: number; to: number }[]) =>
  spans.map(({ from, to }) => `${dayFromSerial(from)}..${dayFromSerial(to)}`);
const since = serialOf('2023-01-01');

describe('the periods before', () => {
  it.each([
    [
      'months follow months',
      span('2024-03-01', '2024-04-01'),
      ['2024-02-01..2024-03-01', '2024-01-01..2024-02-01', '2023-12-01..2024-01-01'],
    ],
    [
      'months closed on the 20th stay so',
      span('2024-02-21', '2024-03-21'),
      ['2024-01-21..2024-02-21', '2023-12-21..2024-01-21', '2023-11-21..2023-12-21'],
    ],
    [
      'quarters follow quarters',
      span('2024-01-01', '2024-04-01'),
      ['2023-10-01..2024-01-01', '2023-07-01..2023-10-01', '2023-04-01..2023-07-01'],
    ],
    [
      'a leap day shortens nothing',
      span('2024-02-29', '2024-03-29'),
      ['2024-01-29..2024-02-29', '2023-12-29..2024-01-29', '2023-11-29..2023-12-29'],
    ],
    [
      'a custom range follows ranges of its length',
      span('2024-03-04', '2024-03-18'),
      ['2024-02-19..2024-03-04', '2024-02-05..2024-02-19', '2024-01-22..2024-02-05'],
    ],
  ])('%s', (_, period, expected) => expect(named(periodsBefore(period, since, 3))).toEqual(expected));

  it('none begins before the first day seen', () => {
    expect(named(periodsBefore(span('2023-03-01', '2023-04-01'), serialOf('2023-01-15'), 6))).toEqual([
      '2023-02-01..2023-03-01',
    ]);
  });

  it('a quarter is also learnt from its months', () => {
    expect(named(monthsBeforePeriod(span('2024-01-01', '2024-04-01'), since, 2))).toEqual([
      '2023-12-01..2024-01-01',
      '2023-11-01..2023-12-01',
    ]);
  });
});

describe('business days by running sums', () => {
  it('are those counted day by day, over any span, part days and holidays included', () => {
    const calendar = {
      ...mondayToFriday,
      holidays: 'jp' as const,
      daysOff: ['2026-08-13'],
      partDays: { '2026-12-28': 0.5 },
    };
    const workdays = countWorkdays(calendar);
    for (const [start, end] of [
      ['2026-08-01', '2026-09-01'],
      ['2024-02-28', '2026-12-31'],
      ['2026-12-28', '2026-12-29'],
      ['2026-09-01', '2026-09-01'],
      ['2026-09-05', '2026-09-01'],
    ] as const) {
      expect(workdays(serialOf(start), serialOf(end))).toBeCloseTo(businessDays({ start, end }, calendar), 9);
    }
  });
});
