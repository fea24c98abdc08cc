import { workShare } from './business-days.ts';
import type { Calendar } from './calendar.ts';
import { weekdayOf, type Day } from './day.ts';

/** Weight of each ISO weekday, index 1…7 (index 0 unused); 1 is an average day. */
export type WeekdayShape = readonly number[];

/** How many observed days an even week is worth: with eight Mondays seen, their own figure counts half. */
const evenWeight = 8;

/**
 * How a week usually goes: each weekday's mean per business day against the mean of all, drawn towards an even week while
 * little is known. `undefined` when nothing was done on any business day, since then there is no shape.
 */
export function weekdayShape(
  daily: readonly { day: Day; value: number }[],
  calendar: Calendar,
): WeekdayShape | undefined {
  const sums = Array.from({ length: 8 }, () => ({ value: 0, days: 0 }));
  let value = 0;
  let days = 0;
  for (const one of daily) {
    const share = workShare(one.day, calendar);
    const sum = sums[weekdayOf(one.day)];
    if (share === 0 || !sum || one.value < 0) continue;
    sum.value += one.value;
    sum.days += share;
    value += one.value;
    days += share;
  }
  if (value <= 0) return undefined;
  const mean = value / days;
  return sums.map((sum) => (sum.value / mean + evenWeight) / (sum.days + evenWeight));
}
