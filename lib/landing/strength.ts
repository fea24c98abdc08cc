/** One past forecast of a count and what came. */
export type Outcome = { expected: number; came: number };

/** What is believed before anything is seen: forecasts are worth this many wins … */
const priorStrength = 8;
/** … and that belief weighs as much as this many past periods. */
const priorPeriods = 2;

/**
 * How many wins' worth a forecast of a rate is: 1 ÷ the variance of its relative error once the luck of a Poisson
 * count is taken off (moments of a negative binomial). `periods` is how many periods the outcomes come from.
 * 40 means hardly ever wrong beyond luck, 1.5 means it tells little.
 */
export function forecastStrength(outcomes: readonly Outcome[], periods: number): number {
  let excess = 0;
  let scale = 0;
  for (const { expected, came } of outcomes) {
    excess += (came - expected) ** 2 - expected;
    scale += expected ** 2;
  }
  if (periods < 1 || scale <= 0) return priorStrength;
  const belief = (priorPeriods * scale) / periods;
  const spread = (Math.max(0, excess) + belief / priorStrength) / (scale + belief);
  return Math.min(40, Math.max(1.5, 1 / spread));
}
