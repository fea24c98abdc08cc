import type { Landing } from './landing.ts';

/** z of the 90th percentile of a normal. */
const z90 = 1.2816;

/**
 * A run-rate with the band and the chance its own past errors give it: normal around it, `spread` being the root mean
 * square of (forecast − actual) ÷ actual at this point of earlier periods.
 */
export function withSpread(landing: Landing, spread: number, target?: number, better: 'higher' | 'lower' = 'higher') {
  const { p50 } = landing;
  const sd = Math.abs(p50) * spread;
  const above = target === undefined ? undefined : sd > 0 ? normalAbove((target - p50) / sd) : p50 >= target ? 1 : 0;
  return {
    ...landing,
    p10: Math.max(0, p50 - z90 * sd),
    p90: p50 + z90 * sd,
    ...(above !== undefined && { pHit: better === 'higher' ? above : 1 - above }),
  };
}

/** P(Z ≥ z); Abramowitz and Stegun 26.2.17, error below 1e-7. */
function normalAbove(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? tail : 1 - tail;
}
