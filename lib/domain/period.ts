import type { Day } from './day.ts';

/** Half-open: the day `end` no longer belongs to it. */
export type Period = { readonly start: Day; readonly end: Day };

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** How a company cuts its year. */
export type Fiscal = {
  /** 1…12, the month in which the fiscal year begins. Japan's default is 4. */
  startMonth: number;
  /** 締め日: the last day of a business month, 1…27, or 31 for the calendar month's own end. With 20, "September" is Aug 21 … Sep 20. */
  closingDay: number;
  /** ISO weekday on which a week begins, 1 = Monday. */
  weekStart: number;
};

export const contains = (period: Period, day: Day | undefined): boolean =>
  day !== undefined && period.start <= day && day < period.end;
