import { businessDays } from '../domain/business-days.ts';
import type { Day } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import type { Period, PeriodKind } from '../domain/period.ts';
import { previousPeriod } from '../domain/periods.ts';
import type { Kpi } from '../kpis/kpi.ts';
import { contextOf, type Look } from './progress-of.ts';
import type { PastPeriod } from './suggest-target.ts';

/**
 * What a KPI came to in the periods before this one, oldest first. Periods that began before anything was captured are
 * left out, since they are not complete; so is a level's past, of which only today's state is known.
 */
export function pastPeriods(kpi: Kpi, kind: PeriodKind, period: Period, look: Look, count = 12): PastPeriod[] {
  const first = firstDayOf(look.facts);
  if (first === undefined || kpi.nature === 'level') return [];
  const found: PastPeriod[] = [];
  let past = previousPeriod(kind, period, look.settings.fiscal);
  for (let left = count; left > 0 && past.start >= first; left -= 1) {
    const { value } = kpi.measure(look.facts, contextOf(past, look));
    if (value !== undefined) found.unshift({ value, businessDays: businessDays(past, look.calendar) });
    past = previousPeriod(kind, past, look.settings.fiscal);
  }
  return found;
}

/** The first day anything is dated. */
export function firstDayOf({ deals, activities }: Facts): Day | undefined {
  let first: Day | undefined;
  const see = (day: Day | undefined) => {
    if (day !== undefined && (first === undefined || day < first)) first = day;
  };
  for (const { createdOn, closedOn } of deals) {
    see(createdOn);
    see(closedOn);
  }
  for (const { on } of activities) see(on);
  return first;
}
