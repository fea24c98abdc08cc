import type { ActivityFact, ActivityKind } from '../../domain/activity.ts';
import type { Facts } from '../../domain/facts.ts';
import { contains, type Period } from '../../domain/period.ts';
import type { MeasureContext } from '../kpi.ts';
import { remembering } from './remembered.ts';

const byKey = remembering<ActivityFact, ReadonlyMap<string, ActivityFact>>();

/** The rows behind a measure, in its order. */
export function activitiesOf(activities: readonly ActivityFact[], keys: readonly string[]): ActivityFact[] {
  const known = byKey(activities, '', () => new Map(activities.map((activity) => [activity.key, activity])));
  return keys.flatMap((key) => known.get(key) ?? []);
}

export type SortedActivities = { readonly counted: readonly ActivityFact[]; readonly left: readonly ActivityFact[] };

type Done = {
  byKind: Map<ActivityKind, ActivityFact[]>;
  left: Map<ActivityKind, ActivityFact[]>;
  unmapped: ActivityFact[];
};

const sorted = remembering<ActivityFact, Done>();

/** One reading of the rows for all kinds. */
function doneIn(activities: readonly ActivityFact[], period: Period): Done {
  const done: Done = { byKind: new Map(), left: new Map(), unmapped: [] };
  const add = (rows: Map<ActivityKind, ActivityFact[]>, kind: ActivityKind, activity: ActivityFact) => {
    const known = rows.get(kind);
    if (known) known.push(activity);
    else rows.set(kind, [activity]);
  };
  for (const activity of activities) {
    const { kind, state, on } = activity;
    if ((state !== undefined && state !== 'done') || (on !== undefined && !contains(period, on))) continue;
    if (kind === 'unmapped') done.unmapped.push(activity);
    else add(on === undefined || state === undefined ? done.left : done.byKind, kind, activity);
  }
  return done;
}

/**
 * Activities of a kind that took place in the period. Planned, cancelled and no-show ones are not counted. Left out,
 * and named as such: those whose state or date no page has shown, and those of a type nobody has mapped yet.
 */
export function doneActivities({ activities }: Facts, period: Period, kind: ActivityKind): SortedActivities {
  const done = sorted(activities, `${period.start} ${period.end}`, () => doneIn(activities, period));
  return { counted: done.byKind.get(kind) ?? [], left: [...(done.left.get(kind) ?? []), ...done.unmapped] };
}

/** 有効架電: calls that reached somebody. A call whose outcome no page has shown is left out. */
export function connectedCallsOf(facts: Facts, context: MeasureContext): SortedActivities {
  const made = doneActivities(facts, context.period, 'call');
  const left = [...made.left];
  const counted = made.counted.filter((call) => {
    if (call.outcome === undefined) left.push(call);
    return call.outcome === 'connected' || call.outcome === 'appointment';
  });
  return { counted, left };
}

/** 架電 by the definition chosen: every attempt, or only the connected ones. */
export const callsOf = (facts: Facts, context: MeasureContext): SortedActivities =>
  context.definitions.callCounts === 'connected'
    ? connectedCallsOf(facts, context)
    : doneActivities(facts, context.period, 'call');

/**
 * アポ獲得: appointments logged as such, and calls that ended in one. A call and an appointment of the same day, owner and
 * deal (or customer) are one appointment told twice.
 */
export function appointmentsOf(facts: Facts, context: MeasureContext): SortedActivities {
  const { counted, left } = doneActivities(facts, context.period, 'appointment');
  const calls = doneActivities(facts, context.period, 'call').counted.filter(
    ({ outcome }) => outcome === 'appointment',
  );
  const about = ({ on, owner, dealKey, account }: ActivityFact): string => [on, owner, dealKey ?? account].join('\n');
  const logged = new Map<string, number>();
  for (const appointment of counted) logged.set(about(appointment), (logged.get(about(appointment)) ?? 0) + 1);
  const untold = calls.filter((call) => {
    const told = logged.get(about(call)) ?? 0;
    if (told > 0) logged.set(about(call), told - 1);
    return told === 0;
  });
  return { counted: [...counted, ...untold], left };
}
