import { addDays, isDay, type Day } from '../../lib/domain/day.ts';
import { periodFromName } from '../../lib/domain/period-names.ts';
import type { Fiscal, Period } from '../../lib/domain/period.ts';
import { fiscalYearOf, monthNameOf, ordinalInYear, periodsIn } from '../../lib/domain/periods.ts';
import { Refusal } from './arguments.ts';

/** The options that say how a company counts its months and years, the same for every tool. */
export const fiscalOptions = { 'fiscal-start': { type: 'string' }, 'closing-day': { type: 'string' } } as const;

export function fiscalOf(options: { 'fiscal-start'?: string | undefined; 'closing-day'?: string | undefined }): Fiscal {
  return {
    startMonth: whole('fiscal-start', options['fiscal-start'], 12, 1),
    closingDay: whole('closing-day', options['closing-day'], 31, 31),
    weekStart: 1,
  };
}

function whole(option: string, text: string | undefined, most: number, usual: number): number {
  const number = text === undefined ? usual : Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new Refusal(`--${option} must be a whole number from 1 to ${most}, not "${text}".`);
  return number;
}

/** A period as the product reads it: `2017-03`, `2017Q1`, `2017-Q1`, `2017年3月`, `2017`, `2017-03-01..2017-03-20`. */
export function periodNamed(name: string, fiscal: Fiscal, today: Day): Period {
  const period = periodFromName(name, fiscal, today);
  if (period) return period;
  throw new Refusal(
    `"${name}" is no period. Write a month (2017-03), a quarter (2017Q1), a year (2017) or a range (2017-03-01..2017-03-20).`,
  );
}

/** Months or quarters that lie inside a range given by two days, months, quarters or years, with their names. */
export function periodsBetween(
  kind: 'month' | 'quarter',
  from: string,
  to: string,
  fiscal: Fiscal,
): { name: string; period: Period }[] {
  const span = { start: boundary(from, '--from', fiscal).start, end: boundary(to, '--to', fiscal).end };
  return periodsIn(kind, span, fiscal)
    .filter(({ end }) => end <= span.end)
    .map((period) => ({
      period,
      name:
        kind === 'month'
          ? monthNameOf(period.start, fiscal)
          : `${fiscalYearOf(period.start, fiscal)}Q${ordinalInYear('quarter', period.start, fiscal)}`,
    }));
}

/** The `count` periods of a kind right before a day. */
export function periodsBefore(
  kind: 'month' | 'quarter',
  day: Day,
  count: number,
  fiscal: Fiscal,
): { name: string; period: Period }[] {
  return periodsBetween(kind, addDays(day, -100 * (count + 1)), addDays(day, -1), fiscal).slice(-count);
}

function boundary(text: string, option: string, fiscal: Fiscal): Period {
  const isWholeDay: boolean = isDay(text);
  const period = isWholeDay ? { start: text, end: addDays(text, 1) } : periodFromName(text, fiscal, '1970-01-01');
  if (period) return period;
  throw new Refusal(`${option} must be a day (2017-04-01), a month (2017-04) or a quarter (2017Q2), not "${text}".`);
}
