import type { ActivityFact, ActivityKind } from '../../domain/activity.ts';
import { weekdayOf } from '../../domain/day.ts';
import type { Period } from '../../domain/period.ts';
import { doneActivities } from '../../kpis/measuring/activities.ts';
import type { Look } from '../progress-of.ts';

/** What is done towards customers; tasks and notes are one's own. */
const counted = ['call', 'appointment', 'meeting', 'email'] as const satisfies ActivityKind[];

/** How much was done on a weekday (1 = Monday) in an hour of the day; without an `hour` the page named no time. */
export type HeatCell = { weekday: number; hour?: number; count: number };

export type Heat = { cells: HeatCell[]; of: number };

/** Done calls, appointments, meetings and e-mails of the period. */
export function heatOf(period: Period, look: Look): Heat {
  const done = doneIn(period, look);
  const counts = new Map<string, HeatCell>();
  for (const activity of done) {
    const place = placeOf(activity);
    if (!place) continue;
    const key = `${place.weekday} ${place.hour ?? ''}`;
    const cell = counts.get(key);
    if (cell) cell.count += 1;
    else counts.set(key, { ...place, count: 1 });
  }
  return { cells: [...counts.values()], of: done.length };
}

/** Keys of the activities of a weekday and hour. */
export const heatRows = (wanted: { weekday: number; hour?: number }, period: Period, look: Look): string[] =>
  doneIn(period, look)
    .filter((activity) => {
      const place = placeOf(activity);
      return place?.weekday === wanted.weekday && place.hour === wanted.hour;
    })
    .map(({ key }) => key);

const doneIn = (period: Period, { facts }: Look): ActivityFact[] =>
  counted.flatMap((kind) => doneActivities(facts, period, kind).counted);

const placeOf = ({ on, time }: ActivityFact): { weekday: number; hour?: number } | undefined =>
  on === undefined
    ? undefined
    : { weekday: weekdayOf(on), ...(time !== undefined && { hour: Number(time.slice(0, 2)) }) };
