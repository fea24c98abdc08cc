import type { Zone } from '../domain/day.ts';
import type { Deal } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import type { Moved } from '../store/read.ts';
import { factsOf, isOldLog } from './facts.ts';
import type { Proposal } from './meanings.ts';
import type { Settings } from './settings.ts';
import { twinsOf } from './twins.ts';

/**
 * Deals as the database holds them and the facts made of everything, both in the order of their keys. `hasOldLogs`: a fact names
 * the deal that a log was found to be for, and tells no more that it had to be found.
 */
export type Derived = { deals: readonly Deal[]; facts: Facts; hasOldLogs: boolean };

/**
 * The facts after a few records moved, equal to those made of everything anew; the activities that did not move are not even
 * looked at. `undefined` where what moved may concern activities it does not name: which deal theirs is.
 */
export function movedFacts(
  before: Derived,
  moved: Pick<Moved, 'deals' | 'activities'>,
  settings: Settings,
  recipes: readonly Proposal[],
  zone: Zone,
): Derived | undefined {
  const deals = replaced(before.deals, moved.deals);
  if (!sameLinks(before, deals)) return undefined;
  const changed = [...moved.activities.values()].filter((one) => one !== undefined);
  const hasOldLogs = before.hasOldLogs || changed.some(isOldLog);
  const fresh = factsOf(deals, changed, settings, recipes, zone);
  const factOf = new Map(fresh.activities.map((fact) => [fact.key, fact]));
  const changes = new Map([...moved.activities.keys()].map((key) => [key, factOf.get(key)]));
  return { deals, facts: { deals: fresh.deals, activities: replaced(before.facts.activities, changes) }, hasOldLogs };
}

type Keyed = { readonly key: string };

/** The rows with some of them as they are now, in the order of their keys as the database gives them; the same array where none moved. */
function replaced<Row extends Keyed>(
  rows: readonly Row[],
  changes: ReadonlyMap<string, Row | undefined>,
): readonly Row[] {
  if (changes.size === 0) return rows;
  const left = new Map(changes);
  const kept = rows.flatMap((row) => {
    if (!left.has(row.key)) return row;
    const now = left.get(row.key);
    left.delete(row.key);
    return now ?? [];
  });
  const added = [...left.values()].filter((row) => row !== undefined);
  return added.length === 0 ? kept : [...kept, ...added].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** Whether every identity an activity may name its deal by leads where it led. */
function sameLinks({ deals: before, hasOldLogs }: Derived, after: readonly Deal[]): boolean {
  if (before === after) return true;
  const isSame = (a: Iterable<readonly string[]>, b: Iterable<readonly string[]>) =>
    JSON.stringify([...a]) === JSON.stringify([...b]);
  const joinsIn = (deals: readonly Deal[]) => deals.flatMap(({ key, joined = [] }) => joined.map((one) => [one, key]));
  if (!isSame(joinsIn(before), joinsIn(after)) || !isSame(twinsOf(before), twinsOf(after))) return false;
  const isThere = before.length === after.length && before.every(({ key }, at) => key === after[at]?.key);
  return isThere || !hasOldLogs;
}
