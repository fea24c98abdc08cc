import { workShare } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays, weekdayOf, type Day } from '../domain/day.ts';
import type { Scope } from '../domain/facts.ts';
import { contains, type Period } from '../domain/period.ts';
import { daysIn, samePeriod } from '../domain/periods.ts';
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

  if (kpi.nature !== 'flow') {
    const around = own
      .filter((target) => target.period.start <= period.start && period.end <= target.period.end)
      .sort((a, b) => daysIn(a.period) - daysIn(b.period))[0];
    return (
      around && { target: { ...around, period, deadline: clampDeadline(around.deadline, period) }, targetFrom: 'split' }
    );
  }

  const parts: { target: Target; value: number; original: number }[] = [];
  for (const { target, period: shared } of piecesOf(period, own)) {
    const share = target && shareOf(target, shared, own, question);
    if (!share) return undefined;
    parts.push({ target, ...share });
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

type Piece = { target: Target | undefined; period: Period };

/**
 * A period cut into the parts that one target answers for each: one that lies inside it as a whole, the longest first;
 * else the shortest around, up to where a shorter one begins. Without a target: days that none covers.
 */
function piecesOf(period: Period, targets: readonly Target[]): Piece[] {
  const byLength = targets.toSorted((a, b) => daysIn(a.period) - daysIn(b.period));
  const pieces: Piece[] = [];
  for (let day = period.start; day < period.end;) {
    const start = day;
    const whole = byLength.findLast((target) => target.period.start === start && target.period.end <= period.end);
    const target = whole ?? byLength.find((around) => contains(around.period, start));
    const shorter = whole ? [] : target ? shorterThan(target, byLength) : byLength;
    const begins = shorter.map((other) => other.period.start).filter((begin) => begin > start);
    const end = [period.end, ...(target ? [target.period.end] : []), ...begins].reduce((a, b) => (b < a ? b : a));
    pieces.push({ target, period: { start, end } });
    day = end;
  }
  return pieces;
}

const shorterThan = (target: Target, targets: readonly Target[]): Target[] =>
  targets.filter(({ period }) => daysIn(period) < daysIn(target.period));

/**
 * What a target asks of a part of its period, on days that no shorter target holds. `original` is the plain share by
 * business days of what was first set; `value` spreads what is still missing over the days that are left, so a missed
 * day moves into the following ones. What shorter targets inside it ask for is theirs: only the rest is spread.
 */
function shareOf(
  target: Target,
  part: Period,
  targets: readonly Target[],
  question: TargetQuestion,
): { value: number; original: number } | undefined {
  const { calendar, today, actualIn, shape } = question;
  if (samePeriod(target.period, part)) return target;
  const span = spanOf(target);
  if (part.start >= span.end) return undefined;
  const from = part.start < today ? part.start : today > span.start ? today : span.start;
  const done = from > span.start ? actualIn({ start: span.start, end: from }) : 0;
  const shorter = shorterThan(target, targets);
  const heldIn = (days: Period) => {
    const taken: Period[] = [];
    const held = { taken, value: 0, original: 0 };
    for (const piece of piecesOf(days, shorter)) {
      if (!piece.target) continue;
      const share = shareOf(piece.target, piece.period, shorter, question);
      taken.push(piece.period);
      held.value += share?.value ?? 0;
      held.original += share?.original ?? 0;
    }
    return held;
  };
  const spread = (value: number, days: Period, taken: readonly Period[]) => {
    const isTaken = (day: Day) => taken.some((period) => contains(period, day));
    const weightOf = (day: Day) => (isTaken(day) ? 0 : workShare(day, calendar) * (shape?.[weekdayOf(day)] ?? 1));
    return portion(Math.max(0, value), days, part, weightOf);
  };
  const whole = heldIn(span);
  const original = spread(target.original - whole.original, span, whole.taken);
  const left = { start: from, end: span.end };
  const ahead = done === undefined || from === span.start ? whole : heldIn(left);
  const value =
    done === undefined
      ? spread(target.value - whole.value, span, whole.taken)
      : spread(target.value - done - ahead.value, left, ahead.taken);
  return original === undefined || value === undefined ? undefined : { value, original };
}

/** The share of a value, spread over a span by the weight of its days, that falls on a part of it. */
function portion(value: number, span: Period, part: Period, weightOf: (day: Day) => number): number | undefined {
  const weights: number[] = [];
  for (let day = span.start; day < span.end; day = addDays(day, 1)) weights.push(weightOf(day));
  const shares = split(value, weights);
  if (!shares) return value === 0 || weights.length === 0 ? 0 : undefined;
  let total = 0;
  shares.forEach((share, index) => {
    if (contains(part, addDays(span.start, index))) total += share;
  });
  return total;
}
