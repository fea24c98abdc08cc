import { addDeals, compoundPoisson, severityOf, tailOf, type Mass } from './convolution.ts';
import type { Outlook } from './outlook.ts';
import { setApart, type Apart } from './outliers.ts';
import { momentsOf, reachOf } from './reach.ts';
import { chanceUnder, shockNodes } from './shock.ts';

/** Cells of the grid on which sums are kept when amounts have no coarser common unit. */
const finest = 2048;
/** Additions beyond which an exact grid is not worth its time: some tens of milliseconds. */
const dearest = 2e7;

/** The sum still to come under one strength of the common shock. */
export type Layer = Mass & {
  weight: number;
  factor: number;
  /** Each open deal's chance under this shock. */
  chances: Float64Array;
  /** Chance that none of the deals set apart is won. */
  noneApart: number;
};

/** What is still to come, as a mixture over the common shock. Values are relative to what is won already. */
export type Distribution = {
  /** Value of one cell. */
  cell: number;
  /** Cells each open deal adds when won; 0 for those set apart. */
  steps: Int32Array;
  layers: Layer[];
  /** Sizes so far above all others that they would swallow the grid. */
  apart: Apart[];
  /** What rounding to cells took off the mean. */
  shift: number;
};

/**
 * Convolves all open deals and the compound Poisson of new ones on a grid, once per node of the common shock: no random
 * numbers, so the same input gives the same digits. Open deals are exact when their amounts have a common unit that is
 * not too small for the grid; otherwise rounded to 1/2048 of the reach, the mean kept. `needed` is what is still to be won for the
 * target.
 */
export function distribute(outlook: Outlook, needed: number): Distribution {
  const { rest, apart } = setApart(outlook, needed);
  const { deals, fresh } = rest;
  const nodes = shockNodes(rest.shock, nodesFor(rest));
  const { cell, isExact } = cellFor(rest, nodes.length);
  const steps = Int32Array.from(deals, ({ amount }) => Math.round(amount / cell));
  const severity = severityOf(fresh.sizes, cell);
  const lost = (value: number) => value - Math.round(value / cell) * cell;
  const shift = isExact
    ? 0
    : deals.reduce((sum, { amount, chance }) => sum + chance * lost(amount), 0) +
      fresh.wins * fresh.sizes.reduce((sum, { value, share }) => sum + share * lost(value), 0);
  const order = [...deals.keys()].sort((a, b) => (steps[a] ?? 0) - (steps[b] ?? 0));
  const layers = nodes.map(({ factor, weight }) => {
    const chances = Float64Array.from(outlook.deals, ({ chance }) => chanceUnder(chance, factor));
    const cells = Math.max(1, Math.ceil(reachOf(rest, factor) / cell)) + 1;
    const sum = addDeals(compoundPoisson(fresh.wins * factor, severity, cells), order, chances, steps);
    return {
      ...sum,
      weight,
      factor,
      chances,
      noneApart: apart.reduce((none, { chance }) => none * (1 - chanceUnder(chance, factor)), 1),
    };
  });
  return { cell, steps, layers, apart, shift };
}

/** Nodes close enough for neighbouring layers to overlap: their means no further apart than about one layer's own spread. */
function nodesFor(outlook: Outlook): number {
  const { mean, variance } = momentsOf(outlook, 1);
  const spread = mean > 0 ? Math.sqrt(variance) / mean : 1;
  return Math.min(41, Math.max(7, 2 * Math.ceil((3.5 * outlook.shock) / (1.2 * Math.max(spread, 1e-3))) + 1));
}

/**
 * A cell into which every open deal's amount goes without rest, so that sums that hit a target to the yen are seen to hit
 * it; sizes of new deals, which are only typical ones, are rounded to it. Where that would cost too much, or amounts have
 * no common unit, a cell fine enough.
 */
function cellFor(outlook: Outlook, nodes: number): { cell: number; isExact: boolean } {
  const { deals, fresh } = outlook;
  const reach = reachOf(outlook, 1);
  const fine = reach > 0 ? reach / finest : 1;
  const sizes = fresh.sizes.map(({ value }) => value);
  const ofSizes = commonUnit(sizes);
  const unit = deals.length > 0 ? commonUnit(deals.map(({ amount }) => amount)) : ofSizes;
  const isAffordable = (cell: number) => cell > 0 && (reach / cell) * nodes * (deals.length + sizes.length) <= dearest;
  const ofAll = ofSizes > 0 ? gcd(unit, ofSizes) : sizes.length === 0 ? unit : 0;
  if (isAffordable(ofAll)) return { cell: ofAll, isExact: true };
  const part = unit / Math.max(1, Math.ceil(unit / fine));
  return isAffordable(part) ? { cell: part, isExact: true } : { cell: fine, isExact: false };
}

/** The largest whole number that all amounts are multiples of; 0 where there is none. */
function commonUnit(amounts: readonly number[]): number {
  if (!amounts.every(Number.isSafeInteger)) return 0;
  return amounts.reduce((unit, amount) => gcd(unit, Math.abs(amount)), 0);
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** Chance that what is still to come reaches `amount`. */
export function chanceToReach(distribution: Distribution, amount: number): number {
  const needed = cellsFor(distribution, amount);
  return Math.min(
    1,
    distribution.layers.reduce(
      (sum, layer) => sum + layer.weight * (1 - layer.noneApart * (1 - tailOf(layer, needed))),
      0,
    ),
  );
}

/** Fewest cells whose value is at least `amount`. On an exact grid the comparison is exact. */
export const cellsFor = ({ cell, shift }: Distribution, amount: number): number =>
  amount <= 0 ? 0 : Math.max(1, shift === 0 ? Math.ceil(amount / cell - 1e-9) : Math.round((amount - shift) / cell));

/** The smallest amount that what is still to come does not exceed with probability `share`. */
export function quantile({ cell, layers, apart, shift }: Distribution, share: number): number {
  const last = layers.reduce((end, { first, mass }) => Math.max(end, first + mass.length), 0);
  const merged = new Float64Array(last);
  for (const { weight, first, mass, noneApart } of layers) {
    for (let at = 0; at < mass.length; at += 1)
      merged[first + at] = (merged[first + at] ?? 0) + weight * noneApart * (mass[at] ?? 0);
  }
  let sum = 0;
  for (let at = 0; at < last; at += 1) {
    sum += merged[at] ?? 0;
    if (sum >= share - 1e-9) return at === 0 ? 0 : Math.max(0, at * cell + shift);
  }
  const middle = merged.reduce((total, mass, at) => total + mass * at * cell, 0) / sum;
  return middle + amongApart(apart, share);
}

/** The quantile where a deal set apart has been won: the sums of those, next to which the rest is small. */
function amongApart(apart: Apart[], share: number): number {
  let sums: { value: number; share: number }[] = [{ value: 0, share: 1 }];
  for (const { amount, chance } of apart) {
    sums = sums.flatMap((sum) => [
      { value: sum.value, share: sum.share * (1 - chance) },
      { value: sum.value + amount, share: sum.share * chance },
    ]);
  }
  let total = 0;
  for (const sum of sums.sort((a, b) => a.value - b.value)) {
    total += sum.share;
    if (total >= share - 1e-9 && sum.value > 0) return sum.value;
  }
  return sums.at(-1)?.value ?? 0;
}
