import type { ActivityFact } from '../../domain/activity.ts';
import type { DealFact } from '../../domain/deal.ts';
import type { Facts } from '../../domain/facts.ts';
import { comparableName } from '../../domain/scope.ts';

/** One person whose name the CRMs print as an owner, and the rows that are theirs. */
export type Rep = { name: string; facts: Facts };

type Gathered = { spellings: Map<string, number>; deals: DealFact[]; activities: ActivityFact[] };

/**
 * Everybody who owns a row, by name. Spellings of one name (width, case, the space inside a Japanese name) are one person,
 * called as most rows call them. Rows without an owner are nobody's.
 */
export function repsOf({ deals, activities }: Facts): Rep[] {
  const byName = new Map<string, Gathered>();
  const comparable = new Map<string, string>();
  const gatheredFor = (owner: string): Gathered => {
    let name = comparable.get(owner);
    if (name === undefined) comparable.set(owner, (name = comparableName(owner)));
    let found = byName.get(name);
    if (!found) byName.set(name, (found = { spellings: new Map(), deals: [], activities: [] }));
    found.spellings.set(owner, (found.spellings.get(owner) ?? 0) + 1);
    return found;
  };
  for (const deal of deals) if (deal.owner !== undefined) gatheredFor(deal.owner).deals.push(deal);
  for (const activity of activities)
    if (activity.owner !== undefined) gatheredFor(activity.owner).activities.push(activity);
  return [...byName.values()]
    .map(({ spellings, ...facts }) => ({ name: mostCommon(spellings), facts }))
    .sort((a, b) => byNameOrder(a.name, b.name));
}

const mostCommon = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].reduce((most, one) => (one[1] > most[1] ? one : most))[0];

const collator = new Intl.Collator(['ja', 'en'], { numeric: true });

/** The order in which people are listed unless somebody asks for another. */
export const byNameOrder = (a: string, b: string): number => collator.compare(a, b);
