import { workShare } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays, weekdayOf, type Day } from '../domain/day.ts';
import type { Scope } from '../domain/facts.ts';
import { contains, type Period } from '../domain/period.ts';
import { daysIn, intersection, samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import { split } from '../domain/split.ts';
import type { Target } from '../domain/target.ts';
import type { WeekdayShape } from '../domain/weekday-shape.ts';
import type { Kpi } from '../kpis/kpi.ts';
import type { Progress } from './progress.ts';

export type TargetQuestion = {
  kpi: Kpi;
  period: Period;
  scope: Scope;
  me: readonly string[];
  calendar: Calendar;
  today: Day;
  /** Spreads by weekday as well; absent: every business day alike. */
  shape?: WeekdayShape;
  /** What the KPI came to in a period, for spreading what is left; `undefined` when it is not known. */
  actualIn: (period: Period) => number | undefined;
};

type Found = Required<Pick<Progress, 'target' | 'targetFrom'>>;

/** The days a target's value is to be made on: from its start to its deadline. */
export const spanOf = ({ period, deadline }: Target): Period => {
  const end = addDays(deadline, 1);
  return { start: period.start, end: end < period.end ? end : period.end };
};

/**
 * The target that holds for a period: the one set for it; else, for what accumulates, the sum over targets that cover
 * it, each giving its share. A rate's or a level's target holds for every part of its period as it is.
 */
export function targetFor(targets: readonly Target[], question: TargetQuestion): Found | undefined {
  const { kpi, period, scope, me } = question;
  const own = targets.filter((target) => target.kpi === kpi.id && sameScope(target.scope, scope, me));
  const exact = own.findLast((target) => samePeriod(target.period, period));
  if (exact) return { target: exact, targetFrom: 'set' };
  const shortestAt = (day: Day): Target | undefined =>
    own.filter((target) => contains(target.period, day)).sort((a, b) => daysIn(a.period) - daysIn(b.period))[0];

  if (kpi.nature !== 'flow') {
    const around = own
      .filter((target) => target.period.start <= period.start && period.end <= target.period.end)
      .sort((a, b) => daysIn(a.period) - daysIn(b.period))[0];
    return (
      around && { target: { ...around, period, deadline: clampDeadline(around.deadline, period) }, targetFrom: 'split' }
    );
  }

  const parts: { target: Target; value: number; original: number }[] = [];
  for (let day = period.start; day < period.end;) {
    const target = shortestAt(day);
    const shared = target && intersection(target.period, { start: day, end: period.end });
    if (!target || !shared) return undefined;
    const share = shareOf(target, shared, question);
    if (!share) return undefined;
    parts.push({ target, ...share });
    day = shared.end;
  }
  const [first] = parts;
  if (!first) return undefined;
  const sum = (pick: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + pick(part), 0);
  const targetFrom = parts.length === 1 ? 'split' : 'summed';
  const target: Target = {
    id: `${targetFrom}:${parts.map((part) => part.target.id).join('+')}`,
    kpi: kpi.id,
    scope: first.target.scope,
    period,
    deadline: clampDeadline(parts.at(-1)?.target.deadline ?? period.end, period),
    value: sum(({ value }) => value),
    original: sum(({ original }) => original),
    changes: [],
  };
  return { target, targetFrom };
}

const clampDeadline = (deadline: Day, period: Period): Day => {
  const last = addDays(period.end, -1);
  return deadline < last ? deadline : last;
};

/**
 * What a target asks of a part of its period. `original` is the plain share by business days of what was first set;
 * `value` spreads what is still missing over the days that are left, so a missed day moves into the following ones.
 */
function shareOf(
  target: Target,
  part: Period,
  { calendar, today, actualIn, shape }: TargetQuestion,
): { value: number; original: number } | undefined {
  if (samePeriod(target.period, part)) return target;
  const span = spanOf(target);
  if (part.start >= span.end) return undefined;
  const from = part.start < today ? part.start : today > span.start ? today : span.start;
  const done = from > span.start ? actualIn({ start: span.start, end: from }) : 0;
  const original = portion(target.original, span, part, calendar, shape);
  const value =
    done === undefined
      ? portion(target.value, span, part, calendar, shape)
      : portion(Math.max(0, target.value - done), { start: from, end: span.end }, part, calendar, shape);
  return original === undefined || value === undefined ? undefined : { value, original };
}

/** The share of a value, spread over a span by business days and weekday shape, that falls on a part of it. */
function portion(
  value: number,
  span: Period,
  part: Period,
  calendar: Calendar,
  shape: WeekdayShape | undefined,
): number | undefined {
  const weights: number[] = [];
  for (let day = span.start; day < span.end; day = addDays(day, 1))
    weights.push(workShare(day, calendar) * (shape?.[weekdayOf(day)] ?? 1));
  const shares = split(value, weights);
  if (!shares) return value === 0 || weights.length === 0 ? 0 : undefined;
  let total = 0;
  shares.forEach((share, index) => {
    if (contains(part, addDays(span.start, index))) total += share;
  });
  return total;
}
