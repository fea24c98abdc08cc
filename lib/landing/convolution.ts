/** Probability on a grid: `mass[i]` is at cell `first + i`; outside it there is none. */
export type Mass = { first: number; mass: Float64Array };

/** Sizes on the grid, ascending, with their shares. Sizes of no cell are left out: they add nothing. */
export type Severity = { cells: Int32Array; shares: Float64Array };

/** A cell at either end of a distribution with less mass than this is cut off. */
const negligible = 1e-17;

export function severityOf(sizes: readonly { value: number; share: number }[], cell: number): Severity {
  const shares = new Map<number, number>();
  for (const { value, share } of sizes) {
    const at = Math.max(0, Math.round(value / cell));
    shares.set(at, (shares.get(at) ?? 0) + share);
  }
  const entries = [...shares].filter(([at]) => at > 0).sort(([a], [b]) => a - b);
  return { cells: Int32Array.from(entries, ([at]) => at), shares: Float64Array.from(entries, ([, share]) => share) };
}

/**
 * A Poisson number of sizes, summed (H. Panjer, 1981), on cells 0 … `cells` − 1. Rescaled on the way, so that a large
 * expectation cannot underflow.
 */
export function compoundPoisson(expected: number, { cells: sizes, shares }: Severity, cells: number): Float64Array {
  const mass = new Float64Array(cells);
  mass[0] = 1;
  if (!(expected > 0) || sizes.length === 0) return mass;
  const weights = shares.map((share, index) => share * (sizes[index] ?? 0) * expected);
  for (let at = 1; at < cells; at += 1) {
    let sum = 0;
    for (let index = 0; index < sizes.length; index += 1) {
      const size = sizes[index] ?? 0;
      if (size > at) break;
      sum += (weights[index] ?? 0) * (mass[at - size] ?? 0);
    }
    const value = sum / at;
    mass[at] = value;
    if (value > 1e200) for (let back = 0; back <= at; back += 1) mass[back] = (mass[back] ?? 0) * 1e-200;
  }
  const total = mass.reduce((sum, value) => sum + value, 0);
  for (let at = 0; at < cells; at += 1) mass[at] = (mass[at] ?? 0) / total;
  return mass;
}

/** Adds to `mass`, in place, one deal after another in the order given, touching only the cells that hold any probability. */
export function addDeals(mass: Float64Array, order: readonly number[], chances: Float64Array, steps: Int32Array): Mass {
  const cells = mass.length;
  let from = 0;
  let to = cells;
  const trim = () => {
    for (; from < to - 1 && (mass[from] ?? 0) < negligible; from += 1) mass[from] = 0;
    for (; to > from + 1 && (mass[to - 1] ?? 0) < negligible; to -= 1) mass[to - 1] = 0;
  };
  trim();
  for (const index of order) {
    const chance = chances[index] ?? 0;
    const step = steps[index] ?? 0;
    if (chance <= 0 || step <= 0) continue;
    to = Math.min(cells, to + step);
    const floor = from + step;
    for (let at = to - 1; at >= floor; at -= 1)
      mass[at] = (1 - chance) * (mass[at] ?? 0) + chance * (mass[at - step] ?? 0);
    for (let at = Math.min(floor, to) - 1; at >= from; at -= 1) mass[at] = (1 - chance) * (mass[at] ?? 0);
    trim();
  }
  return { first: from, mass: mass.slice(from, to) };
}

/** P(sum ≥ `needed` cells). */
export function tailOf({ first, mass }: Mass, needed: number): number {
  if (needed <= first) return 1;
  let sum = 0;
  for (let at = needed - first; at < mass.length; at += 1) sum += mass[at] ?? 0;
  return Math.min(1, sum);
}
