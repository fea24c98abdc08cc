import { expect, it } from 'vitest';
import { businessDays } from '../domain/business-days.ts';
import { mondayToFriday } from '../domain/calendar.ts';
import { landAtRunRate } from './run-rate.ts';

const sept = { start: '2026-09-01', end: '2026-10-01' };
const upTo18 = { start: '2026-09-01', end: '2026-09-19' };

it('¥6.0M by Friday 18 September 2026 lands at ¥8.14M on Japanese business days, 9.43M on weekdays, 10.0M on calendar days', () => {
  const japan = { ...mondayToFriday, holidays: 'jp' as const };
  expect(
    landAtRunRate(6_000_000, { elapsed: businessDays(upTo18, japan), total: businessDays(sept, japan) }),
  ).toBeCloseTo(8_142_857, 0);
  expect(
    landAtRunRate(6_000_000, {
      elapsed: businessDays(upTo18, mondayToFriday),
      total: businessDays(sept, mondayToFriday),
    }),
  ).toBeCloseTo(9_428_571, 0);
  expect(landAtRunRate(6_000_000, { elapsed: 18, total: 30 })).toBeCloseTo(10_000_000, 0);
});

it.each([
  ['at the end it is the actual', 500, 19, 19, 500],
  ['after the end too', 500, 25, 19, 500],
  ['one call at 9:05 of the first day does not explode', 1, 0.01, 20, 20],
  ['a period of half a day', 3, 0.1, 0.5, 3],
  ['nothing yet stays nothing', 0, 3, 20, 0],
])('%s', (_, actual, elapsed, total, expected) => {
  expect(landAtRunRate(actual, { elapsed, total })).toBeCloseTo(expected, 9);
});

it('has no answer for a period without a business day', () => {
  expect(landAtRunRate(5, { elapsed: 0, total: 0 })).toBeUndefined();
});
