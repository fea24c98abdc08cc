import type { Activity } from './activity.ts';
import type { Instant } from './day.ts';
import type { Change, Deal, DealField, Sighting } from './deal.ts';

/** Fields that say what became of a deal: first read later, they were not there before. Whatever else was read later held before. */
const ofItsEnd: ReadonlySet<DealField> = new Set<DealField>(['wonDate', 'paidDate', 'bookedDate']);

/**
 * The deal as it was known just before a moment: later moves of its fields taken back, fields with a history that were first
 * read later left out. `undefined` where it had not been seen by then. What has no history (name, account, day of creation,
 * cost) stays as it is known now, and so does a field that was first read and moved after the moment: its first value then.
 */
export function dealAt(deal: Deal, moment: Instant): Deal | undefined {
  if (deal.firstSeen >= moment) return undefined;
  const later = deal.changes.filter(({ at }) => at >= moment);
  const isLate = ([field, held]: [string, Sighting<unknown>]): boolean =>
    held.since >= moment && (historied.has(field) || ofItsEnd.has(field as DealField));
  const moved = new Map(later.toReversed().map((change) => [change.field as string, change]));
  const fields = Object.entries(deal.fields).filter((entry) => moved.has(entry[0]) || !isLate(entry));
  for (const [field, change] of moved) {
    const place = fields.findIndex(([name]) => name === field);
    if (change.from === null || change.from === undefined) fields.splice(place, place < 0 ? 0 : 1);
    else fields.splice(place < 0 ? fields.length : place, 1, [field, heldBefore(change, deal)]);
  }
  return {
    ...deal,
    fields: Object.fromEntries(fields) as Deal['fields'],
    changes: deal.changes.filter(({ at }) => at < moment),
    lastSeen: Math.min(deal.lastSeen, moment - 1),
  };
}

const historied: ReadonlySet<string> = new Set<DealField>(['stage', 'amount', 'closeDate', 'owner', 'probability']);

/** What a field held before a change, and since when. */
function heldBefore({ field, from, reading, approximate, at }: Change, { changes, firstSeen }: Deal): Sighting<never> {
  const earlier = changes.findLast((change) => change.field === field && change.at < at);
  return {
    value: from as never,
    approximate: approximate ?? false,
    at: at - 1,
    since: earlier?.at ?? firstSeen,
    reading: earlier?.reading ?? reading,
  };
}

/** The activity as it was known just before a moment; `undefined` where it had not been seen by then. */
export function activityAt(activity: Activity, moment: Instant): Activity | undefined {
  if (activity.firstSeen >= moment) return undefined;
  const lastSeen = Math.min(activity.lastSeen, moment - 1);
  const { doneAt, ...undone } = activity;
  if (doneAt === undefined || doneAt < moment) return { ...activity, lastSeen };
  const { state, ...others } = undone.fields;
  return { ...undone, lastSeen, fields: { ...others, ...(state && { state: { ...state, value: 'planned' } }) } };
}
