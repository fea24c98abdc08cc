import type { Measure } from './kpi.ts';

/** From this many observations on a rate is judged as it stands. */
export const enough = 5;

/** How many observations the prior is worth: a rate of `priorWeight` own observations counts half. */
const priorWeight = 10;

/**
 * A rate of few observations drawn towards what is known from more: (k + m·p₀) ÷ (n + m) with m = 10, the mean of a
 * beta-binomial whose prior is p₀. 2 won of 3 against a team's 25 % is 34.6 %, not 67 %.
 */
export const shrink = (value: number, sample: number, prior: number): number =>
  (value * sample + prior * priorWeight) / (sample + priorWeight);

/** How many observations a rate lacks to be judged: `判定にはあと2件`. 0 when it has enough. */
export const lacking = ({ sample }: Pick<Measure, 'sample'>): number => Math.max(0, enough - sample);
