import { addBusinessDays, businessDays, businessDaysPassed, shareOfDayPassed } from '../domain/business-days.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import { kindOf, previousPeriod } from '../domain/periods.ts';
import { countOf, kpiOfStage, recordedStages } from '../landing/funnel.ts';
import { gapOf, wholeParts, type Funnel, type GapPart, type Stage } from '../landing/gap.ts';
import { landAtRunRate } from '../landing/run-rate.ts';
import { goalOf, longContext, type Course } from './funnel-look.ts';
import { firstDayOf } from './past-periods.ts';
import { contextOf, landingsFor, targetOf } from './progress-of.ts';
import type { GapSplit } from './steering.ts';

/** Earlier periods that are compared with, at most. */
const mostPast = 3;

/**
 * The gap in parts: the landing against the target, and what there is so far against earlier periods at the same point.
 * Where activities are recorded it goes along them; of deals alone, along how many were decided, how many of those were
 * won, and how large; of activities alone, up to the one the target counts.
 */
export function gapSplits(course: Course): GapSplit[] {
  const goal = goalOf(course.kpi);
  if (goal === undefined) return [];
  const stages = recordedStages(course.look.facts, longContext(course.look), goal, 'decided');
  return [planSplit(course, stages), pastSplit(course, stages)].filter((split) => split !== undefined);
}

/** A count as target is its own amount: the last stage before it then leads to it by a rate, and there is no size. */
const isMoney = ({ kpi }: Course) => kpi.unit === 'money';
const upTo = (course: Course, stages: readonly Stage[]) => (isMoney(course) ? stages : stages.slice(0, -1));

function split(course: Course, stages: readonly Stage[], reference: Funnel, actual: Funnel): Omit<GapSplit, 'against'> {
  const goal = stages.at(-1) ?? 'won';
  const parts = wholeParts(gapOf(reference, actual).parts);
  return {
    difference: Math.round(actual.amount - reference.amount),
    parts: isMoney(course) ? parts : parts.map((part) => asCount(part, goal)),
  };
}

const asCount = (part: GapPart, goal: Stage): GapPart =>
  part.kind === 'size' ? { ...part, kind: part.from === undefined ? 'volume' : 'rate', to: goal } : part;

/** What the target asks of each stage: its own target, else as many as the usual rates need; against where each lands. */
function planSplit(course: Course, stages: readonly Stage[]): GapSplit | undefined {
  const { look, period, kpi, target, landing } = course;
  const long = longContext(look);
  const usual = new Map(stages.map((stage) => [stage, countOf(stage, look.facts, long)]));
  const goal = stages.at(-1) ?? 'won';
  const usualGoal = usual.get(goal) ?? 0;
  const size = isMoney(course) ? (kpi.measure(look.facts, long).value ?? 0) / usualGoal : 1;
  const askedOf = (stage: Stage) => {
    const own = kpiOfStage[stage];
    return own && targetOf(own, period, look)?.target.value;
  };
  const goalCount = (isMoney(course) ? askedOf(goal) : undefined) ?? target / size;
  const asked: Funnel['counts'] = {};
  const landed: Funnel['counts'] = {};
  for (const stage of upTo(course, stages)) {
    const wanted = askedOf(stage) ?? (goalCount * (usual.get(stage) ?? 0)) / usualGoal;
    const count = landedCount(course, stage);
    if (!Number.isFinite(wanted) || count === undefined) continue;
    asked[stage] = wanted;
    landed[stage] = count;
  }
  // Before the first win nobody knows what one is worth, and the whole gap would be called a matter of size.
  if (isMoney(course) && Object.keys(asked).length === 0) return undefined;
  const reference = { counts: asked, amount: Math.round(target) };
  return {
    against: 'plan',
    ...split(course, stages, reference, { counts: landed, amount: Math.round(landing.p50) }),
  };
}

/** Where a stage's own KPI lands; for deals created or decided, at this period's pace, and never fewer than are won of them. */
function landedCount({ look, period }: Pick<Course, 'look' | 'period'>, stage: Stage): number | undefined {
  const kpi = kpiOfStage[stage];
  const context = contextOf(period, look);
  if (!kpi) {
    const { now, calendar, settings } = look;
    const elapsed = businessDaysPassed(period, now, calendar, settings.hours);
    const pace = landAtRunRate(countOf(stage, look.facts, context), { elapsed, total: businessDays(period, calendar) });
    return pace === undefined ? undefined : Math.max(pace, landedCount({ look, period }, 'won') ?? 0);
  }
  const target = targetOf(kpi, period, look)?.target.value;
  const measure = kpi.measure(look.facts, context);
  return landingsFor(kpi, measure, period, look, target)?.shown.p50 ?? measure.value;
}

/**
 * So far against the mean of earlier periods, each up to its same business day. Today counts once its work is over; a
 * period that is over counts as a whole.
 */
function pastSplit(course: Course, stages: readonly Stage[]): GapSplit | undefined {
  const { look, period, kpi } = course;
  const { fiscal, hours } = look.settings;
  const kind = kindOf(period, fiscal);
  const today = look.now.slice(0, 10);
  const worked = shareOfDayPassed(look.now, hours) >= 1 ? today : addDays(today, -1);
  const until = worked < period.end ? worked : addDays(period.end, -1);
  const passed = Math.floor(businessDays({ start: period.start, end: addDays(until, 1) }, look.calendar));
  const first = firstDayOf(look.facts);
  if (kind === undefined || passed < 1 || first === undefined) return undefined;
  const funnelIn = (part: Period): Funnel => {
    const context = contextOf(part, look);
    return {
      counts: Object.fromEntries(upTo(course, stages).map((stage) => [stage, countOf(stage, look.facts, context)])),
      amount: kpi.measure(look.facts, context).value ?? 0,
    };
  };
  const funnels: Funnel[] = [];
  let past = previousPeriod(kind, period, fiscal);
  while (funnels.length < mostPast && past.start >= first) {
    const last: Day = addBusinessDays(addDays(past.start, -1), passed, look.calendar) ?? past.end;
    const end = addDays(last, 1);
    funnels.push(funnelIn({ start: past.start, end: end < past.end ? end : past.end }));
    past = previousPeriod(kind, past, fiscal);
  }
  if (funnels.length === 0) return undefined;
  const mean = (of: (funnel: Funnel) => number) => funnels.reduce((sum, one) => sum + of(one), 0) / funnels.length;
  const reference: Funnel = {
    counts: Object.fromEntries(upTo(course, stages).map((stage) => [stage, mean(({ counts }) => counts[stage] ?? 0)])),
    amount: Math.round(mean(({ amount }) => amount)),
  };
  return {
    against: 'past',
    periods: funnels.length,
    until,
    ...split(course, stages, reference, funnelIn({ start: period.start, end: addDays(until, 1) })),
  };
}
