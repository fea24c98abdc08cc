import { addDays, isDay, type Day } from './day.ts';
import type { Fiscal, Period } from './period.ts';
import { monthNameOf, periodOf, periodsIn } from './periods.ts';

const pad = (number: number): string => String(number).padStart(2, '0');

/** A business month by its name; its calendar month's first day always lies in it. */
const monthNamed = (year: number, month: number, fiscal: Fiscal): Period | undefined =>
  month >= 1 && month <= 12 ? periodOf('month', `${year}-${pad(month)}-01`, fiscal) : undefined;

const fiscalYear = (year: number, fiscal: Fiscal): Period =>
  periodOf('year', `${year}-${pad(fiscal.startMonth)}-01`, fiscal);

const partOfYear = (kind: 'quarter' | 'half', year: number, ordinal: number, fiscal: Fiscal): Period | undefined =>
  periodsIn(kind, fiscalYear(year, fiscal), fiscal)[ordinal - 1];

/**
 * A period as people write it: `2026-09`, `2026年9月`, `9月` (of today's fiscal year), `2026Q2`, `2026年度第2四半期`,
 * `2026H1`, `2026年度下期`, `FY2026`, `2026年度`, a day, or a range `2026-09-01..2026-09-20` with both days counted.
 * Quarters, halves and years are fiscal, named by the calendar year in which the fiscal year begins.
 * `undefined` for anything else.
 */
export function periodFromName(name: string, fiscal: Fiscal, today: Day): Period | undefined {
  const text = name.normalize('NFKC').trim().toUpperCase().replace(/\s+/g, '');
  const range = /^(.+?)(?:\.\.|~|〜|–|から)(.+)$/.exec(text);
  if (range) {
    const [start, last] = [dayFrom(range[1]), dayFrom(range[2]?.replace(/まで$/, ''))];
    return start !== undefined && last !== undefined && start <= last ? { start, end: addDays(last, 1) } : undefined;
  }
  const day = dayFrom(text);
  if (day !== undefined) return { start: day, end: addDays(day, 1) };
  const month = /^(\d{4})(?:[-/.]|年)(\d{1,2})月?(?:度|分)?$/.exec(text);
  if (month) return monthNamed(Number(month[1]), Number(month[2]), fiscal);
  const bare = /^(\d{1,2})月(?:度|分)?$/.exec(text);
  if (bare) return monthOfYear(Number(bare[1]), fiscal, today);
  const quarter = /^(?:FY)?(\d{4})(?:年度?)?[-/]?(?:Q([1-4])|第?([1-4])(?:四半期|Q))$/.exec(text);
  if (quarter) return partOfYear('quarter', Number(quarter[1]), Number(quarter[2] ?? quarter[3]), fiscal);
  const half = /^(?:FY)?(\d{4})(?:年度?)?[-/]?(?:H([12])|(上|下)(?:半)?期)$/.exec(text);
  if (half) return partOfYear('half', Number(half[1]), half[2] ? Number(half[2]) : half[3] === '上' ? 1 : 2, fiscal);
  const year = /^(?:FY)?(\d{4})(?:年度?)?$/.exec(text);
  return year ? fiscalYear(Number(year[1]), fiscal) : undefined;
}

function dayFrom(text = ''): Day | undefined {
  const found = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text);
  const day = found && `${found[1]}-${pad(Number(found[2]))}-${pad(Number(found[3]))}`;
  return day && isDay(day) ? day : undefined;
}

function monthOfYear(month: number, fiscal: Fiscal, today: Day): Period | undefined {
  if (month < 1 || month > 12) return undefined;
  const first = Number(monthNameOf(periodOf('year', today, fiscal).start, fiscal).slice(0, 4));
  const year = month >= fiscal.startMonth ? first : first + 1;
  return monthNamed(year, month, fiscal);
}
