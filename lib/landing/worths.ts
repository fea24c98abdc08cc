import { outlookOwners } from './land-deals.ts';
import type { DealLanding } from './landing.ts';
import type { Study } from './study.ts';

/** What one deal puts into a landing: amount × chance. A deal won in the period has the chance 1. */
export type Worth = { amount: number; chance: number; isWon: boolean };

/** A landing and what it is made of, deal by deal. `fresh`: expected of deals not created yet. */
export type Landed = { p50: number; fresh: number; worths: ReadonlyMap<string, Worth> };

/** The worth of every deal that is in a landing; with `fresh` they sum to its mean, which lies near the middle. */
export function worthsOf(
  { book, experience: { period } }: Study,
  owners: 'all' | readonly string[],
  landing: DealLanding,
): Landed {
  const who = outlookOwners(book, owners);
  const now = Math.min(book.asOf, period.to - 1);
  const worths = new Map<string, Worth>();
  for (const { key, owner, won, value, closed } of book.entries)
    if (won && closed >= period.from && closed <= now && (who === 'all' || who.has(owner)))
      worths.set(key, { amount: value, chance: 1, isWon: true });
  for (const { key, amount, chance } of landing.deals) worths.set(key, { amount, chance, isWon: false });
  return { p50: landing.p50, fresh: landing.fromNew, worths };
}
