import type { Entry } from './book.ts';
import type { Span } from './past-periods.ts';
import type { Workdays } from './workdays.ts';

/** What share of a period's wins has usually come when a share `elapsed` of its business days has passed. */
export type Pace = (elapsed: number) => { share: number; /** Variance of this period's own share around it. */ variance: number };

/**
 * How far a company's pace curve, and one period's around it, usually lie from the straight line, as a share of the
 * binomial variance s(1 − s): 0.02 is ±7 points at mid-period.
 */
const curvePrior = 0.02;
const periodPrior = 0.02;
/** Periods' worth of belief in `periodPrior`. */
const periodPriorWeight = 2;

/**
 * Learns the pace from past periods (latest first): the pooled share, drawn towards the straight line by how uncertain
 * it is. Both the luck of few wins and real differences between periods are counted into that uncertainty.
 */
export function learnPace(entries: readonly Entry[], past: readonly Span[], workdays: Workdays): Pace {
  const periods = past.map(({ from, to }) => ({ from, to, days: workdays(from, to), at: [] as number[] }));
  for (const { won, closed } of entries) {
    if (!won) continue;
    const home = periods.find(({ from, to }) => closed >= from && closed < to);
    if (home && home.days > 0) home.at.push(workdays(home.from, closed + 1) / home.days);
  }
  const used = periods.filter(({ at }) => at.length > 0);
  const total = used.reduce((sum, { at }) => sum + at.length, 0);
  const squares = used.reduce((sum, { at }) => sum + at.length ** 2, 0);
  const sharesAt = (elapsed: number) => used.map(({ at }) => at.filter((moment) => moment <= elapsed + 1e-9).length / at.length);
  const pooledAt = (shares: number[]) => shares.reduce((sum, share, index) => sum + share * (used[index]?.at.length ?? 0), 0) / total;

  let excess = 0;
  let scale = 0;
  for (const elapsed of total > 0 ? [0.25, 0.5, 0.75] : []) {
    const shares = sharesAt(elapsed);
    const pooled = pooledAt(shares);
    const binomial = pooled * (1 - pooled);
    const spread = shares.reduce((sum, share, index) => sum + (used[index]?.at.length ?? 0) * (share - pooled) ** 2, 0);
    excess += spread - (used.length - 1) * binomial;
    scale += (total - squares / total) * binomial;
  }
  const perPeriod = used.length > 1 ? scale / (used.length - 1) : 0;
  const between = (Math.max(0, excess) + periodPriorWeight * perPeriod * periodPrior) / (scale + periodPriorWeight * perPeriod) || periodPrior;

  return (elapsed) => {
    if (elapsed <= 0) return { share: 0, variance: 0 };
    if (elapsed >= 1) return { share: 1, variance: 0 };
    const line = elapsed * (1 - elapsed);
    if (total === 0) return { share: elapsed, variance: line * (curvePrior + periodPrior) };
    const pooled = pooledAt(sharesAt(elapsed));
    const binomial = Math.max(pooled * (1 - pooled), line / 4);
    const ofPooled = binomial * (1 / total + between / (total ** 2 / squares));
    const ofLine = line * curvePrior;
    const share = (pooled / ofPooled + elapsed / ofLine) / (1 / ofPooled + 1 / ofLine);
    return { share, variance: share * (1 - share) * between + 1 / (1 / ofPooled + 1 / ofLine) };
  };
}
