import type { Span } from './past-periods.ts';
import { below, type Roll } from './roll.ts';
import type { Workdays } from './workdays.ts';

/** What share of a period's wins has usually come when a share `elapsed` of its business days has passed. */
export type Pace = (elapsed: number) => {
  share: number;
  /** Variance of this period's own share around it. */ variance: number;
};

/**
 * How far a company's pace curve, and one period's around it, usually lie from the straight line, as a share of the
 * binomial variance s(1 − s): 0.02 is ±7 points at mid-period.
 */
const curvePrior = 0.04;
const periodPrior = 0.01;
/** Periods' worth of belief in `periodPrior`. */
const periodPriorWeight = 2;

/**
 * Learns the pace from past periods (latest first): the pooled share, drawn towards the straight line by how uncertain
 * it is. Both the luck of few wins and real differences between periods are counted into that uncertainty.
 */
export function learnPace({ winDays }: Roll, past: readonly Span[], workdays: Workdays): Pace {
  const used = past.flatMap(({ from, to }) => {
    const days = workdays(from, to);
    if (days <= 0) return [];
    const at = Array.from(winDays.subarray(below(winDays, from), below(winDays, to)), (day): Moment => ({
      from: workdays(from, day) / days,
      to: workdays(from, day + 1) / days,
    }));
    return at.length > 0 ? [{ at }] : [];
  });
  const total = used.reduce((sum, { at }) => sum + at.length, 0);
  const squares = used.reduce((sum, { at }) => sum + at.length ** 2, 0);
  const sharesAt = (elapsed: number) =>
    used.map(({ at }) => at.reduce((sum, moment) => sum + partBy(moment, elapsed), 0) / at.length);
  const counts = used.map(({ at }) => at.length);
  const mean = (shares: number[], weights: number[]) =>
    shares.reduce((sum, share, index) => sum + share * (weights[index] ?? 0), 0) /
    weights.reduce((sum, weight) => sum + weight, 0);

  let excess = 0;
  let scale = 0;
  for (const elapsed of total > 0 ? [0.25, 0.5, 0.75] : []) {
    const shares = sharesAt(elapsed);
    const pooled = mean(shares, counts);
    const binomial = pooled * (1 - pooled);
    const spread = shares.reduce((sum, share, index) => sum + (counts[index] ?? 0) * (share - pooled) ** 2, 0);
    excess += spread - (used.length - 1) * binomial;
    scale += (total - squares / total) * binomial;
  }
  const perPeriod = used.length > 1 ? scale / (used.length - 1) : 0;
  const between =
    (Math.max(0, excess) + periodPriorWeight * perPeriod * periodPrior) / (scale + periodPriorWeight * perPeriod) ||
    periodPrior;

  // A period's share varies by s(1 − s)(1 / wins + between): a month of a thousand wins says hardly more than one of a hundred.
  const weights = counts.map((count) => 1 / (1 / count + between));
  const weight = weights.reduce((sum, value) => sum + value, 0);

  const known = new Map<number, ReturnType<Pace>>();
  const paceAt: Pace = (elapsed) => {
    if (elapsed <= 0) return { share: 0, variance: 0 };
    if (elapsed >= 1) return { share: 1, variance: 0 };
    const line = elapsed * (1 - elapsed);
    if (total === 0) return { share: elapsed, variance: line * (curvePrior + periodPrior) };
    const pooled = mean(sharesAt(elapsed), weights);
    const binomial = Math.max(pooled * (1 - pooled), line / 4);
    const ofPooled = binomial / weight;
    const ofLine = line * curvePrior;
    const share = (pooled / ofPooled + elapsed / ofLine) / (1 / ofPooled + 1 / ofLine);
    return { share, variance: share * (1 - share) * between + 1 / (1 / ofPooled + 1 / ofLine) };
  };
  return (elapsed) => {
    const found = known.get(elapsed) ?? paceAt(elapsed);
    known.set(elapsed, found);
    return found;
  };
}

/** A win's day, as shares of its period's business days. Months differ in length, so a day is spread over its width. */
type Moment = { from: number; to: number };

const partBy = ({ from, to }: Moment, elapsed: number): number =>
  to - from > 1e-12 ? Math.min(1, Math.max(0, (elapsed - from) / (to - from))) : from <= elapsed + 1e-9 ? 1 : 0;
