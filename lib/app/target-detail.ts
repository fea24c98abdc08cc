import { businessDays } from '../domain/business-days.ts';
import type { Period } from '../domain/period.ts';
import { contains } from '../domain/period.ts';
import { intersection, periodOf, periodsIn } from '../domain/periods.ts';
import { factsOfScope } from '../domain/scope.ts';
import type { Bilingual } from '../kpis/kpi.ts';
import { pastPeriods } from './past-periods.ts';
import { contextOf, targetOf, type Look } from './progress-of.ts';
import { feasibilityInWords, feasibilityOf, suggestTarget, type Suggestion } from './suggest-target.ts';
import { gridCell, type GridCell, type GridColumn, type GridRow } from './target-grid.ts';

/** Everything about one cell: what it asks for, how that compares with the past, and what it comes to by week and today. */
export type TargetDetail = {
  cell: GridCell;
  businessDays: number;
  suggestion?: Suggestion;
  /** In words, with its evidence; absent without a value. */
  feasibility?: Bilingual;
  /** The weeks of a month, or the months of a longer period, with what each is asked for. Empty for what does not add up. */
  parts: { kind: 'week' | 'month'; period: Period; businessDays: number; value: number; isNow: boolean }[];
  /** What it has come to in a period that has begun. */
  actual?: number;
  /** What today is asked for, while today lies in the period. */
  today?: number;
};

export function targetDetail(row: GridRow, column: GridColumn, everything: Look): TargetDetail {
  const { kpi, scope } = row;
  const { settings, calendar, now } = everything;
  const look: Look = {
    ...everything,
    scope,
    facts: factsOfScope(everything.everything, scope, settings.me).facts,
  };
  const { period, kind } = column;
  const cell = gridCell(row, column, look);
  const days = businessDays(period, calendar);
  const history = pastPeriods(kpi, kind, period, look);
  const suggestion = suggestTarget(history, days, kpi);
  const today = periodOf('day', now.slice(0, 10), settings.fiscal);
  const asked = kpi.nature === 'flow' && cell.value !== undefined;
  const todays = asked && contains(period, today.start) ? targetOf(kpi, today, look)?.target.value : undefined;
  const actual = period.start <= today.start ? kpi.measure(look.facts, contextOf(period, look)).value : undefined;
  return {
    cell,
    businessDays: days,
    ...(actual !== undefined && { actual }),
    ...(suggestion && { suggestion }),
    ...(cell.value !== undefined && {
      feasibility: feasibilityInWords(feasibilityOf(cell.value, history, days, kpi), kind),
    }),
    parts: asked ? partsOf(row, column, look) : [],
    ...(todays !== undefined && { today: todays }),
  };
}

function partsOf({ kpi }: GridRow, { kind, period }: GridColumn, look: Look): TargetDetail['parts'] {
  const { settings, calendar, now } = look;
  const shorter = kind === 'month' ? 'week' : 'month';
  const whole = shorter === 'week' ? weeksOf(period, look) : periodsIn('month', period, settings.fiscal);
  return whole.flatMap((part) => {
    const value = targetOf(kpi, part, look)?.target.value;
    const days = businessDays(part, calendar);
    if (value === undefined || (days === 0 && value === 0)) return [];
    return [
      {
        kind: shorter,
        period: part,
        businessDays: days,
        value,
        isNow: contains(part, now.slice(0, 10)),
      },
    ];
  });
}

/** The weeks a month touches, cut at its ends. */
function weeksOf(month: Period, { settings }: Look): Period[] {
  const weeks: Period[] = [];
  for (let { start } = month; start < month.end;) {
    const week = intersection(periodOf('week', start, settings.fiscal), month);
    if (!week) break;
    weeks.push(week);
    start = week.end;
  }
  return weeks;
}
