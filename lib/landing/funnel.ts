import { businessDays } from '../domain/business-days.ts';
import type { ActivityFact } from '../domain/activity.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { contains, type Period } from '../domain/period.ts';
import { appointments } from '../kpis/appointments.ts';
import { calls } from '../kpis/calls.ts';
import { dealsWon } from '../kpis/deals-won.ts';
import type { Kpi, MeasureContext } from '../kpis/kpi.ts';
import { meetingsHeld } from '../kpis/meetings-held.ts';
import { decidedDeals } from '../kpis/measuring/deals.ts';
import { qualifiedMeetings } from '../kpis/qualified-meetings.ts';
import type { Stage } from './gap.ts';
import type { FunnelStep } from './plan.ts';

/** The KPI that counts a stage. A stage counts exactly what its KPI counts, switches of the definitions included. */
export const kpiOfStage: Partial<Record<Stage, Kpi>> = {
  calls,
  appointments,
  meetings: meetingsHeld,
  qualified: qualifiedMeetings,
  won: dealsWon,
};

const efforts = ['calls', 'appointments', 'meetings', 'qualified'] as const satisfies Stage[];

/** How many reached a stage in the context's period. */
export function countOf(stage: Stage, facts: Facts, context: MeasureContext): number {
  if (stage === 'created')
    return facts.deals.filter(({ createdOn }) => createdOn !== undefined && contains(context.period, createdOn)).length;
  if (stage === 'decided') return decidedDeals(facts, context).counted.length;
  return kpiOfStage[stage]?.measure(facts, context).value ?? 0;
}

/**
 * The stages that are recorded, up to `goal`, judged by a long period: a stage counts as recorded when it holds as many as
 * what comes of it. Of fewer calls than appointments it is the calls that were not logged, and a rate over them would be
 * invented. Without any activity, deals stand for the effort: decided ones, or those created.
 */
export function recordedStages(
  facts: Facts,
  context: MeasureContext,
  goal: Stage,
  ofDeals: 'created' | 'decided',
): Stage[] {
  const last = countOf(goal, facts, context);
  let least = Math.max(1, last);
  const found: Stage[] = [];
  const before = goal === 'won' ? efforts : efforts.slice(0, (efforts as readonly Stage[]).indexOf(goal));
  for (const stage of before.toReversed()) {
    const count = countOf(stage, facts, context);
    if (count < least) continue;
    found.unshift(stage);
    least = count;
  }
  if (found.length === 0 && goal === 'won' && countOf(ofDeals, facts, context) >= Math.max(1, last))
    found.push(ofDeals);
  return [...found, goal];
}

export type StepsAsked = {
  own: Facts;
  everybody: Facts;
  /** Of the long period both are counted over. */
  context: MeasureContext;
  calendar: Calendar;
  stages: readonly Stage[];
};

/**
 * The steps between recorded stages: how many got there, over one long period (as the rates are defined), everybody's
 * beside them where there are others, and how many business days it took those that can be followed.
 */
export function stepsOf({ own, everybody, context, calendar, stages }: StepsAsked): FunnelStep[] {
  const isOne = own.deals.length === everybody.deals.length && own.activities.length === everybody.activities.length;
  const rows = (facts: Facts) => eventsOf(facts, context);
  const [ownEvents, allEvents] = [rows(own), isOne ? undefined : rows(everybody)];
  return stages.slice(1).map((to, index) => {
    const from = stages[index] ?? to;
    const trials = countOf(from, own, context);
    const successes = Math.min(trials, countOf(to, own, context));
    const others = isOne ? 0 : countOf(from, everybody, context);
    const lags = lagsBetween(from, to, ownEvents, calendar);
    const usualLag =
      median(allEvents ? lagsBetween(from, to, allEvents, calendar) : []) ??
      (from === 'calls' && to === 'appointments'
        ? 0
        : to === 'won'
          ? median(lagsBetween('created', 'won', allEvents ?? ownEvents, calendar))
          : undefined);
    return {
      from,
      to,
      successes,
      trials,
      lags,
      ...(others > 0 && { usual: Math.min(1, countOf(to, everybody, context) / others) }),
      ...(usualLag !== undefined && { usualLag }),
    };
  });
}

/** Something that happened on a day, and by what it can be followed: its deal, else its customer. */
type Event = { on: Day; about: string };

type Events = Record<Stage, Event[]>;

function eventsOf(facts: Facts, context: MeasureContext): Events {
  const ofActivities = (kpi: Kpi) => {
    const counted = new Set(kpi.measure(facts, context).rows);
    return counted.size === 0 ? [] : facts.activities.filter(({ key }) => counted.has(key)).flatMap(eventOf);
  };
  const ofDeals = (wanted: (deal: DealFact) => Day | undefined) =>
    facts.deals.flatMap((deal) => {
      const on = wanted(deal);
      return on !== undefined && contains(context.period, on) ? [{ on, about: deal.key }] : [];
    });
  return {
    calls: ofActivities(calls),
    appointments: ofActivities(appointments),
    meetings: ofActivities(meetingsHeld),
    qualified: ofActivities(qualifiedMeetings),
    created: ofDeals(({ createdOn }) => createdOn),
    decided: ofDeals(({ status, closedOn }) => (status === 'won' || status === 'lost' ? closedOn : undefined)),
    won: ofDeals(({ status, closedOn }) => (status === 'won' ? closedOn : undefined)),
  };
}

const eventOf = ({ on, dealKey, account }: ActivityFact): Event[] => {
  const about = dealKey ?? (account === undefined ? undefined : `account ${account}`);
  return on === undefined || about === undefined ? [] : [{ on, about }];
};

/** So many of the newest are enough for a median. */
const most = 200;

/**
 * Business days from a stage to the next for what can be followed. Of a win from the first time its deal reached the
 * stage; of an appointment or a meeting from the last time before it: the call that brought it.
 */
function lagsBetween(from: Stage, to: Stage, events: Events, calendar: Calendar): number[] {
  const newest = events[to].toSorted((a, b) => (a.on < b.on ? 1 : -1)).slice(0, most);
  const wanted = new Set(newest.map(({ about }) => about));
  const starts = Map.groupBy(
    events[from].filter(({ about }) => wanted.has(about)),
    ({ about }) => about,
  );
  return newest.flatMap(({ on, about }) => {
    const days = (starts.get(about) ?? []).map((start) => start.on).filter((day) => day <= on);
    const start = days.reduce<Day | undefined>(
      (found, day) => (found === undefined || (to === 'won' ? day < found : day > found) ? day : found),
      undefined,
    );
    return start === undefined ? [] : [businessDays(after(start, on), calendar)];
  });
}

const after = (start: Day, end: Day): Period => ({ start: addDays(start, 1), end: addDays(end, 1) });

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
