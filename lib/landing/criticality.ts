import { chanceUnder } from './shock.ts';
import { cellsFor, type Distribution, type Layer } from './distribution.ts';

/**
 * P(hit | won) − P(hit | lost) of every open deal, from the one distribution of all of them: each deal is divided out of
 * it again. With G the tail of the sum without deal i and F the tail of all, F(k) = (1 − p) G(k) + p G(k − a); so G is
 * had by stepping through k, k − a, k − 2a … from the end at which the step shrinks errors. `needed` is what is still
 * to be won for the target. A deal set apart hits alone, and any other counts only while none of those is won.
 */
export function criticalities(distribution: Distribution, needed: number): Float64Array {
  const { steps, layers, apart } = distribution;
  const result = new Float64Array(steps.length);
  const goal = cellsFor(distribution, needed);
  if (goal <= 0) return result;
  for (const layer of layers) {
    const tail = tailTable(layer);
    for (const { deal, chance } of apart) {
      if (deal === undefined) continue;
      const noneOther = layer.noneApart / (1 - chanceUnder(chance, layer.factor));
      result[deal] = (result[deal] ?? 0) + layer.weight * noneOther * (1 - tail.at(goal));
    }
    for (let index = 0; index < steps.length; index += 1) {
      const step = steps[index] ?? 0;
      if (step <= 0) continue;
      const chance = layer.chances[index] ?? 0;
      const without =
        chance <= 0.5 ? tailsFromBelow(tail, goal, step, chance) : tailsFromAbove(tail, goal, step, chance);
      result[index] =
        (result[index] ?? 0) +
        layer.weight * layer.noneApart * Math.min(1, Math.max(0, without.ifWon - without.ifLost));
    }
  }
  return result;
}

/** F(k) = P(sum ≥ k) for every cell; 1 below the first, 0 beyond the last. */
type Tail = { at: (cells: number) => number; last: number };

function tailTable({ first, mass }: Layer): Tail {
  const table = new Float64Array(mass.length + 1);
  for (let at = mass.length - 1; at >= 0; at -= 1) table[at] = (table[at + 1] ?? 0) + (mass[at] ?? 0);
  return {
    last: first + mass.length,
    at: (cells) => (cells <= first ? 1 : (table[Math.min(mass.length, cells - first)] ?? 0)),
  };
}

/** From k ≤ 0, where G = 1, upwards: G(k) = (F(k) − p G(k − a)) / (1 − p). Errors shrink by p / (1 − p) a step. */
function tailsFromBelow(tail: Tail, goal: number, step: number, chance: number): { ifWon: number; ifLost: number } {
  let at = goal - Math.ceil(goal / step) * step;
  let before = 1;
  let current = 1;
  while (at < goal) {
    at += step;
    before = current;
    current = (tail.at(at) - chance * before) / (1 - chance);
  }
  return { ifWon: before, ifLost: current };
}

/** From beyond the last cell, where G = 0, downwards: G(k − a) = (F(k) − (1 − p) G(k)) / p. Errors shrink by (1 − p) / p a step. */
function tailsFromAbove(tail: Tail, goal: number, step: number, chance: number): { ifWon: number; ifLost: number } {
  let at = goal + Math.max(0, Math.ceil((tail.last - goal) / step)) * step;
  let current = 0;
  for (; at > goal; at -= step) current = (tail.at(at) - (1 - chance) * current) / chance;
  return { ifWon: goal <= step ? 1 : (tail.at(goal) - (1 - chance) * current) / chance, ifLost: current };
}
