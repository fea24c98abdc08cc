import type { Outlook } from './outlook.ts';
import { chanceUnder } from './shock.ts';

/** How far the sum can reach, short of a chance nobody would miss. */
export function reachOf(outlook: Outlook, factor: number): number {
  const { mean, variance, most, all } = momentsOf({ ...outlook, fresh: { ...outlook.fresh, wins: 0 } }, factor);
  const ofOpen = Math.min(all, mean + 8 * Math.sqrt(variance) + 4 * most);
  const fresh = momentsOf({ ...outlook, deals: [] }, factor);
  // A Poisson number of sizes has a longer tail than a sum of deals.
  return ofOpen + fresh.mean + 8 * Math.sqrt(fresh.variance) + 8 * fresh.most;
}

/** Mean and variance of what is still to come under one strength of the shock, the largest single amount and the sum of all open ones. */
export function momentsOf(
  { deals, fresh }: Outlook,
  factor: number,
): { mean: number; variance: number; most: number; all: number } {
  let mean = 0;
  let variance = 0;
  let most = 0;
  let all = 0;
  for (const { amount, chance } of deals) {
    const likely = chanceUnder(chance, factor);
    if (likely <= 0 || amount <= 0) continue;
    mean += likely * amount;
    variance += likely * (1 - likely) * amount ** 2;
    most = Math.max(most, amount);
    all += amount;
  }
  for (const { value, share } of fresh.sizes) {
    const expected = fresh.wins * factor * share;
    mean += expected * value;
    variance += expected * value ** 2;
    if (expected > 0) most = Math.max(most, value);
  }
  return { mean, variance, most, all };
}
