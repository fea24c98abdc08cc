import type { Activity } from '../domain/activity.ts';
import type { Instant } from '../domain/day.ts';
import type { Deal } from '../domain/deal.ts';

/** What is kept of one CRM on one site: how much, and the first and the last time any of it was seen. */
export type Kept = {
  crm: string;
  site: string;
  deals: number;
  activities: number;
  oldest: Instant;
  newest: Instant;
};

/** What is kept, site by site and CRM by CRM, the most first. */
export function keptOf(deals: readonly Deal[], activities: readonly Activity[]): Kept[] {
  const found = new Map<string, Kept>();
  const count = ({ crm, site, firstSeen, lastSeen }: Deal | Activity, what: 'deals' | 'activities'): void => {
    const name = `${crm} ${site}`;
    const one = found.get(name);
    if (!one) {
      found.set(name, { crm, site, deals: 0, activities: 0, oldest: firstSeen, newest: lastSeen, [what]: 1 });
      return;
    }
    one[what] += 1;
    one.oldest = Math.min(one.oldest, firstSeen);
    one.newest = Math.max(one.newest, lastSeen);
  };
  for (const deal of deals) count(deal, 'deals');
  for (const activity of activities) count(activity, 'activities');
  return [...found.values()].sort(
    (a, b) => b.deals + b.activities - a.deals - a.activities || (a.site < b.site ? -1 : 1),
  );
}
