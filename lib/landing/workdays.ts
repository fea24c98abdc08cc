import { workShare } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { dayFromSerial } from '../domain/day.ts';

/** Business days from one day's serial up to, not including, another's. Part days count as their share. */
export type Workdays = (from: number, to: number) => number;

/** Counts business days by running sums, so that the thousands of counts a study needs cost one subtraction each. */
export function countWorkdays(calendar: Calendar): Workdays {
  const sums = new Map<number, Float64Array>();
  const blockDays = 512;
  /** Sums inside one block of days, and the blocks before it counted on demand: no span need be known beforehand. */
  const block = (index: number): Float64Array => {
    let known = sums.get(index);
    if (!known) {
      known = new Float64Array(blockDays + 1);
      for (let day = 0; day < blockDays; day += 1) {
        known[day + 1] = (known[day] ?? 0) + workShare(dayFromSerial(index * blockDays + day), calendar);
      }
      sums.set(index, known);
    }
    return known;
  };
  return (from, to) => {
    if (to <= from) return 0;
    const first = Math.floor(from / blockDays);
    const last = Math.floor(to / blockDays);
    const before = block(first)[from - first * blockDays] ?? 0;
    if (first === last) return (block(first)[to - first * blockDays] ?? 0) - before;
    let total = (block(first)[blockDays] ?? 0) - before;
    for (let index = first + 1; index < last; index += 1) total += block(index)[blockDays] ?? 0;
    return total + (block(last)[to - last * blockDays] ?? 0);
  };
}
