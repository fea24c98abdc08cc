import { businessDays, shareOfDayPassed } from '../domain/business-days.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import { countOf, recordedStages, stepsOf } from '../landing/funnel.ts';
import type { Stage } from '../landing/gap.ts';
import type { OpenDeal } from '../landing/landing.ts';
import { planFor, turnsOf, type FunnelStep, type Plan } from '../landing/plan.ts';
import { enough } from '../kpis/shrink.ts';
import { goalOf, longContext, type Course } from './funnel-look.ts';
import { firstDayOf } from './past-periods.ts';
import { contextOf, type Look } from './progress-of.ts';
import type { DayPlan, Decisive, TodayStep, Turn } from './steering.ts';

/** Calendar days over which the usual day's work is counted: a quarter of business days, as in the landing. */
const usualDays = 88;
/** Lost deals up to so many days ago are worth another call. */
const recoverDays = 90;

/** Done by hand, day by day; the other stages follow from them. */
const doable: readonly Stage[] = ['calls', 'appointments', 'meetings'];

/**
 * 逆算 for today: what the gap asks for per business day at each recorded stage, through own rates and lags, on top of the
 * usual day's work, which the landing already counts on. `undefined` where no funnel leads to the KPI or no size is known.
 */
export function dayPlan(
  course: Course,
  open: readonly OpenDeal[],
  deadline: Day,
  decisiveOf: (deal: OpenDeal) => Decisive,
): DayPlan | undefined {
  const { kpi, look, landing, target, measure } = course;
  const goal = goalOf(kpi);
  if (goal === undefined) return undefined;
  const { facts, everything, calendar, settings, now } = look;
  const today = now.slice(0, 10);
  if (deadline < today) return undefined;
  const context = longContext(look);
  const stages = recordedStages(facts, context, goal, 'created');
  const steps = stepsOf({ own: facts, everybody: everything, context, calendar, stages });
  const size = kpi.unit === 'money' ? sizeOf(course) : 1;
  // While today is worked it is one of the days left; after that the plan is for tomorrow on.
  const asOf = shareOfDayPassed(now, settings.hours) >= 1 ? today : addDays(today, -1);
  const gap = measure.value !== undefined && measure.value >= target ? 0 : Math.max(0, target - landing.p50);
  const plan = size === undefined ? undefined : planFor({ gap, size, steps, asOf, deadline, calendar });
  if (!plan) return undefined;
  const known = plan.levers.filter(({ lag }) => lag !== undefined);
  const closed = known.flatMap(({ stage, lag, isOpen }) => (isOpen || lag === undefined ? [] : [{ stage, lag }]));
  const turn = kpi.unit === 'money' && gap > 0 ? turnOf(course, plan, open, deadline, decisiveOf) : undefined;
  return {
    gap,
    needed: plan.winsNeeded,
    daysLeft: plan.daysLeft,
    today: todayOf(plan, goal, look),
    closed,
    unknown: plan.levers.filter(({ lag }) => lag === undefined).map(({ stage }) => stage),
    ...(turn && { turn }),
    thin: isThin(steps),
  };
}

/** What a win has brought: own ones, of too few everybody's. */
function sizeOf({ kpi, look }: Course): number | undefined {
  const context = longContext(look);
  const of = (facts: Facts) => {
    const { value, sample } = kpi.measure(facts, context);
    return value !== undefined && sample > 0 && value > 0 ? { size: value / sample, sample } : undefined;
  };
  const own = of(look.facts);
  return own && own.sample >= enough ? own.size : (of(look.everything) ?? own)?.size;
}

const isThin = (steps: readonly FunnelStep[]) =>
  steps.some(({ trials, usual }) => trials < enough && usual === undefined);

/** Every stage that can be worked on today and still counts, first effort first; the target's own count among them. */
function todayOf(plan: Plan, goal: Stage, look: Look): TodayStep[] {
  const today = look.now.slice(0, 10);
  const own =
    plan.daysLeft > 0 && doable.includes(goal) ? [{ stage: goal, perDay: plan.winsNeeded / plan.daysLeft }] : [];
  const open = plan.levers.flatMap(({ stage, isOpen, perDay = 0, lastDay }) =>
    isOpen && doable.includes(stage) ? [{ stage, perDay, ...(lastDay !== undefined && { lastDay }) }] : [],
  );
  return [...open, ...own].map(({ stage, perDay: extra, ...rest }) => {
    const usual = usualPerDay(stage, look);
    const done = countOf(stage, look.facts, contextOf({ start: today, end: addDays(today, 1) }, look));
    const total = Math.ceil(usual + extra - 1e-9);
    return { stage, total, left: Math.max(0, total - done), usual, extra, ...rest };
  });
}

/** Own pace per business day before today. */
function usualPerDay(stage: Stage, look: Look): number {
  const today = look.now.slice(0, 10);
  const first = firstDayOf({ deals: [], activities: look.facts.activities });
  const back = addDays(today, -usualDays);
  const start = first !== undefined && first > back ? first : back;
  const days = businessDays({ start, end: today }, look.calendar);
  return days >= 1 ? countOf(stage, look.facts, contextOf({ start, end: today }, look)) / days : 0;
}

/** What brings a win without new effort at the top: earlier, larger, or again. */
function turnOf(
  { look, kpi }: Course,
  plan: Plan,
  open: readonly OpenDeal[],
  deadline: Day,
  decisiveOf: (deal: OpenDeal) => Decisive,
): Turn {
  const plannedOf = new Map(look.facts.deals.map(({ key, closeOn }) => [key, closeOn]));
  const expected = open.reduce((sum, { amount, chance }) => sum + amount * chance, 0);
  const { pullIn, sizeFactor } = turnsOf(
    open.map((deal) => ({
      ...deal,
      ...(plannedOf.get(deal.key) !== undefined && { planned: plannedOf.get(deal.key) ?? '' }),
    })),
    deadline,
    plan.gap,
    expected,
  );
  const largest = open.find(({ key }) => key === pullIn[0]?.key);
  const today = look.now.slice(0, 10);
  const lost = look.facts.deals.filter(
    ({ status, closedOn }) =>
      status === 'lost' && closedOn !== undefined && closedOn >= addDays(today, -recoverDays) && closedOn <= today,
  );
  const worth = lost.flatMap(({ amount }) => (amount?.currency === look.settings.currency ? [amount.minor] : []));
  return {
    isOnlyWay: plan.turn === 'pull-in-and-size',
    pullIn: {
      count: pullIn.length,
      amount: pullIn.reduce((sum, { amount }) => sum + amount, 0),
      ...(largest && { largest: decisiveOf(largest) }),
    },
    ...(sizeFactor !== undefined && { sizeFactor }),
    recover: {
      count: lost.length,
      amount: kpi.unit === 'money' ? worth.reduce((sum, minor) => sum + minor, 0) : lost.length,
    },
  };
}
