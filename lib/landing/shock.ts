/** One strength of the common shock: all rates and chances (as hazards) times `factor`, with this weight. */
export type ShockNode = { factor: number; weight: number };

/** How far out the shock is followed, in standard deviations. */
const reach = 3.5;

/**
 * Quadrature over a log-normal shock with median 1: equal steps in the logarithm (trapezoid, which for a Gaussian is
 * as exact as any). Open deals of one company are not independent; without the shock the band would be far too narrow.
 */
export function shockNodes(deviation: number, count: number): ShockNode[] {
  if (!(deviation > 0)) return [{ factor: 1, weight: 1 }];
  const raw = Array.from({ length: count }, (_, index) => {
    const z = -reach + (2 * reach * index) / (count - 1);
    return { factor: Math.exp(deviation * z), weight: Math.exp((-z * z) / 2) };
  });
  const total = raw.reduce((sum, { weight }) => sum + weight, 0);
  return raw.map(({ factor, weight }) => ({ factor, weight: weight / total }));
}

/** A chance when its hazard is multiplied by the shock: never above 1, the plain product while small. */
export const chanceUnder = (chance: number, factor: number): number => 1 - (1 - chance) ** factor;
