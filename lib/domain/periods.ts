import { addDays, serialOf, weekdayOf, type Day } from './day.ts';
import type { Fiscal, Period, PeriodKind } from './period.ts';

/** How many business months a period kind spans; days and weeks are not built of months. */
const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const;

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** Months counted from year 0, so that month arithmetic is addition. */
const monthIndex = (year: number, month: number): number => year * 12 + month - 1;

/** Where business month `index` begins: the day after the closing day of the month before. */
function monthStart(index: number, { closingDay }: Fiscal): Day {
  const before = index - 1;
  const year = Math.floor(before / 12);
  const month = (before % 12) + 1;
  const first = `${pad(year, 4)}-${pad(month)}-01`;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return addDays(first, Math.min(closingDay, length));
}

/** The business month a day belongs to: with a 20th closing, 21 August belongs to September. */
function monthOf(day: Day, fiscal: Fiscal): number {
  const index = monthIndex(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return day >= monthStart(index + 1, fiscal) ? index + 1 : index;
}

/** First business month of the span of `size` months, counted from the fiscal year's start, that `index` lies in. */
const spanStart = (index: number, size: number, { startMonth }: Fiscal): number => {
  const sinceStart = (((index - (startMonth - 1)) % 12) + 12) % 12;
  return index - (sinceStart % size);
};

/** The period of a kind that a day lies in. Every day lies in exactly one, and they follow each other without a gap. */
export function periodOf(kind: PeriodKind, day: Day, fiscal: Fiscal): Period {
  if (kind === 'day') return { start: day, end: addDays(day, 1) };
  if (kind === 'week') {
    const start = addDays(day, -((weekdayOf(day) - fiscal.weekStart + 7) % 7));
    return { start, end: addDays(start, 7) };
  }
  const size = monthsIn[kind];
  const first = spanStart(monthOf(day, fiscal), size, fiscal);
  return { start: monthStart(first, fiscal), end: monthStart(first + size, fiscal) };
}

export const nextPeriod = (kind: PeriodKind, period: Period, fiscal: Fiscal): Period =>
  periodOf(kind, period.end, fiscal);

export const previousPeriod = (kind: PeriodKind, period: Period, fiscal: Fiscal): Period =>
  periodOf(kind, addDays(period.start, -1), fiscal);

/** All periods of a kind that begin inside `span`, in order. Of a year they are its months, quarters or days without rest. */
export function periodsIn(kind: PeriodKind, span: Period, fiscal: Fiscal): Period[] {
  const found: Period[] = [];
  let next = periodOf(kind, span.start, fiscal);
  if (next.start < span.start) next = nextPeriod(kind, next, fiscal);
  while (next.start < span.end) {
    found.push(next);
    next = nextPeriod(kind, next, fiscal);
  }
  return found;
}

/** Which kind of period this is under a fiscal calendar; `undefined` for a custom range. */
export function kindOf(period: Period, fiscal: Fiscal): PeriodKind | undefined {
  const kinds: PeriodKind[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];
  return kinds.find((kind) => samePeriod(periodOf(kind, period.start, fiscal), period));
}

/** The fiscal year a day belongs to, named by the calendar year in which it begins (Japan's 年度). */
export const fiscalYearOf = (day: Day, fiscal: Fiscal): number =>
  Math.floor(spanStart(monthOf(day, fiscal), 12, fiscal) / 12);

/** Which one of its kind inside the fiscal year, from 1: month 1…12, quarter 1…4, half 1…2. */
export function ordinalInYear(kind: keyof typeof monthsIn, day: Day, fiscal: Fiscal): number {
  const month = monthOf(day, fiscal);
  return Math.floor((month - spanStart(month, 12, fiscal)) / monthsIn[kind]) + 1;
}

/** Calendar year and month after which a business month is named: with a 20th closing, 2026-08-21 is in `2026-09`. */
export function monthNameOf(day: Day, fiscal: Fiscal): string {
  const index = monthOf(day, fiscal);
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`;
}

export const samePeriod = (a: Period, b: Period): boolean => a.start === b.start && a.end === b.end;

export const daysIn = (period: Period): number => Math.max(0, serialOf(period.end) - serialOf(period.start));

/** What two periods share; `undefined` when nothing. */
export function intersection(a: Period, b: Period): Period | undefined {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start < end ? { start, end } : undefined;
}
