import type { Entry } from './book.ts';

/** A size a deal may have, with its share of all; shares sum to 1. */
export type Size = { value: number; share: number };

/** How big won deals are. */
export type Sizes = {
  sizes: Size[];
  mean: number;
  /** Won value ÷ the amount shown while open, as it has been. */
  yield: number;
};

const windowDays = 180;
/** The others' deals weigh as much as this many own ones. */
const othersWeight = 5;
/** Wins' worth of belief that a deal is won for the amount shown. */
const yieldWeight = 5;
const most = 48;

/** Sizes of deals won in the `windowDays` before `until`: own ones, and everybody's as a few more. Undefined when none is known. */
export function learnSizes(entries: readonly Entry[], isMine: (entry: Entry) => boolean, until: number): Sizes | undefined {
  const own: number[] = [];
  const all: number[] = [];
  let won = 0;
  let shown = 0;
  let pairs = 0;
  for (const entry of entries) {
    if (!entry.won || entry.closed >= until) continue;
    if (entry.expected > 0) {
      won += entry.value;
      shown += entry.expected;
      pairs += 1;
    }
    if (entry.closed < until - windowDays) continue;
    all.push(entry.value);
    if (isMine(entry)) own.push(entry.value);
  }
  if (all.length === 0) return undefined;
  const ownShare = own.length / (own.length + othersWeight);
  const sizes = [...bundled(own, ownShare), ...bundled(all, 1 - ownShare)];
  return {
    sizes,
    mean: sizes.reduce((sum, { value, share }) => sum + value * share, 0),
    yield: pairs > 0 ? (won + (yieldWeight * shown) / pairs) / (shown + (yieldWeight * shown) / pairs) : 1,
  };
}

/** At most `most` sizes that stand for all of them: neighbours in order of size share their mean. */
export function bundled(values: number[], share: number): Size[] {
  if (values.length === 0) return [];
  const sorted = [...values].sort((a, b) => a - b);
  const count = Math.min(most, sorted.length);
  return Array.from({ length: count }, (_, index) => {
    const part = sorted.slice(Math.round((index * sorted.length) / count), Math.round(((index + 1) * sorted.length) / count));
    return { value: part.reduce((sum, value) => sum + value, 0) / part.length, share: (share * part.length) / sorted.length };
  });
}
