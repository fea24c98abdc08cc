import type { Instant } from './day.ts';
import type { Deal } from './deal.ts';
import { realmOf, type Source } from './identity.ts';

/** A list under one filter, and when looks at it were whole: the page counted its rows, and all of them were there. */
export type WholeLooks = Source & { view: string; wholes: readonly Instant[] };

/** Milliseconds. "Last seen" is true to the hour, and a page that stays open tells its rows anew every hour. */
const slack = 3 * 3_600_000;
const day = 86_400_000;

/** This much of what stood in a list beside a deal must still stand there: else it is another list by now, under a filter that its address does not tell. */
const mostly = 0.9;

/**
 * Deals known by their name only that the lists which showed them no longer do: renamed, closed or deleted in the CRM, which
 * nothing else would ever tell. Each of its lists must have been seen whole twice since, a day apart, with nearly all that
 * stood beside the deal still in it. When in doubt a deal is not among them; and seen again, it is not.
 */
export function noLongerSeen(deals: readonly Deal[], looks: readonly WholeLooks[]): ReadonlySet<string> {
  const wholesOf = new Map(looks.map(({ site, crm, view, wholes }) => [`${site} ${crm} deal ${view}`, wholes]));
  const shownBy = new Map<string, Deal[]>();
  for (const deal of deals)
    for (const list of listsOf(deal)) {
      const others = shownBy.get(list);
      if (others) others.push(deal);
      else shownBy.set(list, [deal]);
    }
  const isMissing = (deal: Deal, list: string): boolean => {
    const wholes = wholesOf.get(list) ?? [];
    const latest = Math.max(...wholes);
    const earlier = Math.max(...wholes.filter((at) => at <= latest - day));
    if (deal.lastSeen >= earlier - slack) return false;
    const beside = (shownBy.get(list) ?? []).filter(
      (other) => other !== deal && other.lastSeen >= deal.lastSeen - slack && other.firstSeen <= deal.lastSeen + slack,
    );
    const still = beside.filter(({ lastSeen }) => lastSeen >= latest - slack);
    return beside.length > 0 && still.length >= beside.length * mostly;
  };
  return new Set(
    deals
      .filter((deal) => {
        const lists = listsOf(deal);
        return (
          !deal.proven && !deal.key.includes('\n') && lists.length > 0 && lists.every((list) => isMissing(deal, list))
        );
      })
      .map(({ key }) => key),
  );
}

const listsOf = ({ key, views = [] }: Deal): string[] => views.map((view) => `${realmOf(key)} ${view}`);
