import { addDays, isDay } from '../../lib/domain/day.ts';
import type { Period } from '../../lib/domain/period.ts';
import { Refusal } from './arguments.ts';

const pad = (number: number, width = 2) => String(number).padStart(width, '0');

/** The first day of a month counted from year 0. */
const firstOf = (month: number) => `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1)}-01`;

/** `2017-03`, `2017Q1` (or `2017-Q1`), `2017`, `2017-03-01..2017-03-20` with both days counted. */
export function periodNamed(name: string): Period {
  const named = /^(\d{4})(?:-(\d\d)|-?Q([1-4]))?$/i.exec(name.trim());
  if (named) {
    const [, year, month, quarter] = named;
    const first = Number(year) * 12 + (month ? Number(month) - 1 : quarter ? Number(quarter) * 3 - 3 : 0);
    if (!month || (Number(month) >= 1 && Number(month) <= 12))
      return { start: firstOf(first), end: firstOf(first + (month ? 1 : quarter ? 3 : 12)) };
  }
  const [start = '', last = '', ...more] = name.split('..').map((part) => part.trim());
  if (more.length === 0 && isDay(start) && isDay(last) && start <= last) return { start, end: addDays(last, 1) };
  throw new Refusal(
    `"${name}" is no period. Write a month (2017-03), a quarter (2017Q1), a year (2017) or a range (2017-03-01..2017-03-20).`,
  );
}

/** Months or quarters that lie inside a range given by two days or two months, with their names. */
export function periodsBetween(
  kind: 'month' | 'quarter',
  from: string,
  to: string,
): { name: string; period: Period }[] {
  const first = boundary(from, '--from', false);
  const last = boundary(to, '--to', true);
  const length = kind === 'month' ? 1 : 3;
  const found: { name: string; period: Period }[] = [];
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  for (let month = Math.ceil(start / length) * length; ; month += length) {
    const period = { start: firstOf(month), end: firstOf(month + length) };
    if (period.start < first) continue;
    if (period.end > last) return found;
    found.push({
      name:
        kind === 'month' ? period.start.slice(0, 7) : `${period.start.slice(0, 4)}Q${Math.floor((month % 12) / 3) + 1}`,
      period,
    });
  }
}

/** The day a month begins, or, for an upper bound, the day after it ends. */
function boundary(text: string, option: string, isUpper: boolean): string {
  const isWholeDay: boolean = isDay(text);
  if (isWholeDay) return isUpper ? addDays(text, 1) : text;
  if (/^\d{4}-\d\d$/.test(text)) {
    const { start, end } = periodNamed(text);
    return isUpper ? end : start;
  }
  throw new Refusal(`${option} must be a day (2017-04-01) or a month (2017-04), not "${text}".`);
}
