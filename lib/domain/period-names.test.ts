import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayFromSerial } from './day.ts';
import type { Fiscal } from './period.ts';
import { periodFromName } from './period-names.ts';
import { monthNameOf, periodOf } from './periods.ts';

const april: Fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const closing20: Fiscal = { ...april, closingDay: 20 };
const january: Fiscal = { ...april, startMonth: 1 };

it.each<[string, Fiscal, string, string]>([
  ['2026-09', april, '2026-09-01', '2026-10-01'],
  ['2026年9月', april, '2026-09-01', '2026-10-01'],
  ['２０２６／９', april, '2026-09-01', '2026-10-01'],
  ['2026年9月度', closing20, '2026-08-21', '2026-09-21'],
  ['9月', april, '2026-09-01', '2026-10-01'],
  ['2月', april, '2027-02-01', '2027-03-01'],
  ['2月', january, '2026-02-01', '2026-03-01'],
  ['12月', { ...april, startMonth: 12 }, '2025-12-01', '2026-01-01'],
  ['4月', closing20, '2026-03-21', '2026-04-21'],
  ['2026Q2', april, '2026-07-01', '2026-10-01'],
  ['2026-q4', april, '2027-01-01', '2027-04-01'],
  ['2026年度第2四半期', april, '2026-07-01', '2026-10-01'],
  ['FY2026 Q1', january, '2026-01-01', '2026-04-01'],
  ['2026年度下期', april, '2026-10-01', '2027-04-01'],
  ['2026H1', april, '2026-04-01', '2026-10-01'],
  ['2026年度', april, '2026-04-01', '2027-04-01'],
  ['FY2026', closing20, '2026-03-21', '2027-03-21'],
  ['2026-09-18', april, '2026-09-18', '2026-09-19'],
  ['2026-09-01..2026-09-20', april, '2026-09-01', '2026-09-21'],
  ['2026年9月1日〜2026年9月20日', april, '2026-09-01', '2026-09-21'],
])('%s is %j: %s to %s', (name, fiscal, start, end) => {
  expect(periodFromName(name, fiscal, '2026-09-18')).toEqual({ start, end });
});

it.each(['', 'soon', '2026-13', '13月', '2026Q5', '2026-02-30', '2026-09-20..2026-09-01', '売上高'])(
  '%j is no period',
  (name) => {
    expect(periodFromName(name, april, '2026-09-18')).toBeUndefined();
  },
);

it('reads back the name of any business month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      (serial, closingDay, startMonth) => {
        const fiscal = { startMonth, closingDay, weekStart: 1 };
        const day = dayFromSerial(serial);
        expect(periodFromName(monthNameOf(day, fiscal), fiscal, day)).toEqual(periodOf('month', day, fiscal));
      },
    ),
  );
});
