import { addDays, isDay, type Day } from '../domain/day.ts';
import type { Fiscal } from '../domain/period.ts';
import { periodFromName } from '../domain/period-names.ts';
import { daysIn, periodOf } from '../domain/periods.ts';

/** Longer ranges are a mistyped year rather than a holiday. */
const longestRange = 62;

/**
 * Days off out of a pasted list, a day or a range a line (or separated by commas): `2026-12-29`, `2026年12月29日 仕事納め`,
 * `12/29〜1/3`. Without a year, the next time the day comes round in this fiscal year or after. What is no day is told.
 */
export function daysFromText(text: string, fiscal: Fiscal, today: Day): { days: Day[]; unread: string[] } {
  const days = new Set<Day>();
  const unread: string[] = [];
  for (const part of text.split(/[\n\r\t,、;]+/).map((one) => one.trim())) {
    if (part === '') continue;
    const found = rangeFrom(part, fiscal, today);
    if (found) for (const day of found) days.add(day);
    else if (/\d/.test(part)) unread.push(part);
  }
  return { days: [...days].sort(), unread };
}

function rangeFrom(part: string, fiscal: Fiscal, today: Day): Day[] | undefined {
  // A name or weekday may stand behind the date: `12/29(火) 年末休業`.
  const dates = [...part.normalize('NFKC').matchAll(/(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?/g)];
  const [first, last] = dates;
  if (!first || dates.length > 2) return undefined;
  const start = dayFrom(first, fiscal, today);
  if (!last) return start === undefined ? undefined : [start];
  const between = part.normalize('NFKC').slice(first.index + first[0].length, last.index);
  if (!/\.\.|~|〜|–|—|-|から|to/.test(between)) return undefined;
  const end = dayFrom(last, fiscal, today, start);
  if (start === undefined || end === undefined || end < start) return undefined;
  const length = daysIn({ start, end: addDays(end, 1) });
  return length > longestRange ? undefined : Array.from({ length }, (_, index) => addDays(start, index));
}

/** A date; without a year the first one on or after `from`, by default the fiscal year's first day. */
function dayFrom([, year, month, date]: RegExpMatchArray, fiscal: Fiscal, today: Day, from?: Day): Day | undefined {
  const pad = (text = '') => text.padStart(2, '0');
  if (year !== undefined) return periodFromName(`${year}-${pad(month)}-${pad(date)}`, fiscal, today)?.start;
  const least = from ?? periodOf('year', today, fiscal).start;
  const first = Number(least.slice(0, 4));
  return [first, first + 1].map((one) => `${one}-${pad(month)}-${pad(date)}`).find((day) => isDay(day) && day >= least);
}
