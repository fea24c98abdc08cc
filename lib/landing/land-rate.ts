import type { Day } from '../domain/day.ts';
import type { Landing } from './landing.ts';

export type RateSoFar = {
  /** What stands above and below the line by now: appointments and calls, won and closed deals. */
  successes: number;
  trials: number;
  /** Trials still expected before the deadline: the landing of the denominator less what there is. */
  toCome: number;
  /** The rate of the team or of the own past, and how many trials it is worth; see `usualWeight`. */
  prior?: { rate: number; weight: number };
  asOf: Day;
  historyDays: number;
};

/** Trials' worth of belief in a prior rate (empirical Bayes as commonly used for win rates). */
export const usualWeight = 10;

/**
 * Draws a rate of few trials towards a prior one: (successes + w × prior) ÷ (trials + w). 2 of 3 with a prior of 25 %
 * and w = 10 is 34.6 %, not 67 %. `undefined` when neither is known.
 */
export function shrunkRate(successes: number, trials: number, prior: RateSoFar['prior']): number | undefined {
  const weight = prior?.weight ?? 0;
  return trials + weight > 0 ? (successes + weight * (prior?.rate ?? 0)) / (trials + weight) : undefined;
}

/**
 * Where a rate ends: the trials made stand, those to come succeed with a chance that is itself uncertain (beta-binomial,
 * summed exactly). `better: 'lower'` turns P(hit) round. `undefined` without a trial made or to come, and without any
 * rate known for those to come.
 */
export function landRate(so: RateSoFar, target?: number, better: 'higher' | 'lower' = 'higher'): Landing | undefined {
  const { successes, trials, prior, asOf, historyDays } = so;
  const ahead = Math.max(0, Math.round(so.toCome));
  const all = trials + ahead;
  if (all <= 0 || successes < 0 || successes > trials) return undefined;
  // Half a success and half a failure (Jeffreys) keep a rate of 0 of 3 from being certain.
  const above = successes + (prior ? prior.rate * prior.weight : 0) + 0.5;
  const below = trials - successes + (prior ? (1 - prior.rate) * prior.weight : 0) + 0.5;
  if (ahead > 0 && trials === 0 && !prior) return undefined;
  const mass = betaBinomial(ahead, above, below);
  const rateAt = (more: number) => (successes + more) / all;
  const quantile = (share: number) => {
    let sum = 0;
    for (let more = 0; more < mass.length; more += 1) {
      sum += mass[more] ?? 0;
      if (sum >= share - 1e-9) return rateAt(more);
    }
    return rateAt(ahead);
  };
  const isHit = (rate: number) =>
    target !== undefined && (better === 'higher' ? rate >= target - 1e-12 : rate <= target + 1e-12);
  const hits = () => mass.reduce((sum, chance, more) => sum + (isHit(rateAt(more)) ? chance : 0), 0);
  return {
    asOf,
    historyDays,
    method: ahead === 0 ? 'complete' : 'rate-history',
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    ...(target !== undefined && { pHit: Math.min(1, hits()) }),
  };
}

/** Chances of 0 … `trials` successes when the chance of one is Beta(`above`, `below`); by ratios, rescaled on the way. */
function betaBinomial(trials: number, above: number, below: number): Float64Array {
  const mass = new Float64Array(trials + 1);
  mass[0] = 1;
  for (let done = 0; done < trials; done += 1) {
    const ratio = ((trials - done) / (done + 1)) * ((above + done) / (below + trials - done - 1));
    const next = (mass[done] ?? 0) * ratio;
    mass[done + 1] = next;
    if (next > 1e200) for (let back = 0; back <= done + 1; back += 1) mass[back] = (mass[back] ?? 0) * 1e-200;
  }
  const total = mass.reduce((sum, value) => sum + value, 0);
  return mass.map((value) => value / total);
}
