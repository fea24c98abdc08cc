import type { ActivityFact, ActivityKind } from '../../domain/activity.ts';
import type { Facts } from '../../domain/facts.ts';
import { contains, type Period } from '../../domain/period.ts';

export type SortedActivities = { counted: ActivityFact[]; left: ActivityFact[] };

/**
 * Activities of a kind that took place in the period. Planned, cancelled and no-show ones are not counted. Left out,
 * and named as such: those whose state or date no page has shown, and those of a type nobody has mapped yet.
 */
export function doneActivities(facts: Facts, period: Period, kind: ActivityKind): SortedActivities {
  const counted: ActivityFact[] = [];
  const left: ActivityFact[] = [];
  for (const activity of facts.activities) {
    if (activity.kind !== kind && activity.kind !== 'unmapped') continue;
    if (activity.on !== undefined && !contains(period, activity.on)) continue;
    const isSettled = activity.state !== undefined && activity.state !== 'done';
    if (isSettled) continue;
    if (activity.kind === 'unmapped' || activity.on === undefined || activity.state === undefined) left.push(activity);
    else counted.push(activity);
  }
  return { counted, left };
}
