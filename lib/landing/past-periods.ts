import { dayFromSerial, serialOf } from '../domain/day.ts';

/** A period in day serials, half-open. */
export type Span = { from: number; to: number };

/** The day `months` before a day, the day of the month kept where that month has it (31 March − 1 = 28 or 29 February). */
function monthsBefore(serial: number, months: number): number {
  const day = dayFromSerial(serial);
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const length = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const wanted = Math.min(Number(day.slice(8, 10)), length);
  return serialOf(
    `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-${String(wanted).padStart(2, '0')}`,
  );
}

/** Whole months a period spans when it begins and ends on the same day of the month; 0 for any other range. */
function wholeMonths({ from, to }: Span): number {
  const [start, end] = [dayFromSerial(from), dayFromSerial(to)];
  if (start.slice(8) !== end.slice(8)) return 0;
  return (
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  );
}

/**
 * The periods of the same kind before this one, latest first, none beginning before `since`.
 * Months follow months (with any closing day), quarters quarters, and a custom range ranges of its own length.
 */
export function periodsBefore(period: Span, since: number, most: number): Span[] {
  const months = wholeMonths(period);
  const length = period.to - period.from;
  const found: Span[] = [];
  for (let step = 1; step <= most; step += 1) {
    const from = months > 0 ? monthsBefore(period.from, months * step) : period.from - length * step;
    const to = found.at(-1)?.from ?? period.from;
    if (from < since || to <= from) break;
    found.push({ from, to });
  }
  return found;
}

/** The same for the months a longer period is made of: a quarter's own history is too short to learn from. */
export function monthsBeforePeriod(period: Span, since: number, most: number): Span[] {
  const months = wholeMonths(period);
  const first = months > 1 ? { from: period.from, to: monthsBefore(period.to, months - 1) } : period;
  return periodsBefore(first, since, most);
}
