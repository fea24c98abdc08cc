import type { Outlook } from './outlook.ts';
import { reachOf } from './reach.ts';

/** An amount far beyond the reach of all others together. `deal` is its index among the open deals; absent for a size of new ones. */
export type Apart = { amount: number; chance: number; deal?: number };

/** How many times the reach of the rest an amount must be to be set apart. */
const far = 8;
const most = 8;

/**
 * Takes amounts that would swallow the grid (a typing error of six zeros) out of the outlook: each, once won, exceeds
 * any sum of the others and what the target still needs, so the rest can be computed as if it were not there. Positions of open deals are kept; one that
 * is set apart is left with an amount of 0.
 */
export function setApart(outlook: Outlook, needed: number): { rest: Outlook; apart: Apart[] } {
  const apart: Apart[] = [];
  let rest = outlook;
  while (apart.length < most) {
    const deal = indexOfMost(rest.deals.map(({ amount, chance }) => (chance > 0 ? amount : 0)));
    const size = indexOfMost(rest.fresh.sizes.map(({ value }) => (rest.fresh.wins > 0 ? value : 0)));
    const ofDeal = rest.deals[deal]?.amount ?? 0;
    const ofSize = rest.fresh.sizes[size]?.value ?? 0;
    const isDeal = ofDeal >= ofSize;
    const without = isDeal
      ? { ...rest, deals: rest.deals.map((other, index) => (index === deal ? { ...other, amount: 0 } : other)) }
      : { ...rest, fresh: { ...rest.fresh, sizes: rest.fresh.sizes.filter((_, index) => index !== size) } };
    const reach = reachOf(without, 1);
    const amount = Math.max(ofDeal, ofSize);
    if (reach <= 0 || amount <= far * reach || amount < needed) break;
    apart.push(
      isDeal
        ? { amount: ofDeal, chance: rest.deals[deal]?.chance ?? 0, deal }
        : { amount: ofSize, chance: 1 - Math.exp(-rest.fresh.wins * (rest.fresh.sizes[size]?.share ?? 0)) },
    );
    rest = without;
  }
  return { rest, apart };
}

const indexOfMost = (amounts: number[]): number =>
  amounts.reduce((best, amount, index) => (amount > (amounts[best] ?? 0) ? index : best), 0);
