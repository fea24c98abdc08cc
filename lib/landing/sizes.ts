import type { Entry } from './book.ts';

/** A size a deal may have, with its share of all; shares sum to 1. */
export type Size = { value: number; share: number };

/** How big won deals are. */
export type Sizes = {
  sizes: Size[];
  mean: number;
  /** Won value ÷ the amount shown while open, as it has been. */
  yield: number;
  /** By what power of their amount larger deals are won less often (negative) or more often. */
  lean: number;
};

const windowDays = 180;
/** The others' deals weigh as much as this many own ones. */
const othersWeight = 5;
/** Wins' worth of belief that a deal is won for the amount shown. */
const yieldWeight = 5;
/** No deal counts as won for more than so many times what was shown, nor as larger than so many median ones: a slipped digit. */
const mostYield = 3;
const mostMedians = 100;
/** Closed deals' worth of belief that size does not matter for winning. */
const leanWeight = 50;
const most = 48;

/** Sizes of deals won in the `windowDays` before `until`: own ones, and everybody's as a few more. Undefined when none is known. */
export function learnSizes(
  entries: readonly Entry[],
  isMine: (entry: Entry) => boolean,
  until: number,
): Sizes | undefined {
  const own: number[] = [];
  const all: number[] = [];
  let won = 0;
  let shown = 0;
  let pairs = 0;
  const logs = { closed: 0, squares: 0, won: 0, count: 0, wins: 0 };
  for (const entry of entries) {
    if (entry.closed >= until) continue;
    if (entry.expected > 0) {
      const log = Math.log(entry.expected);
      logs.closed += log;
      logs.squares += log ** 2;
      logs.count += 1;
      if (entry.won) logs.won += log;
      if (entry.won) logs.wins += 1;
    }
    if (!entry.won) continue;
    if (entry.expected > 0) {
      won += Math.min(entry.value, mostYield * entry.expected);
      shown += entry.expected;
      pairs += 1;
    }
    if (entry.closed < until - windowDays) continue;
    all.push(entry.value);
    if (isMine(entry)) own.push(entry.value);
  }
  if (all.length === 0) return undefined;
  const median = [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const sane = (values: number[]) =>
    median > 0 ? values.map((value) => Math.min(value, mostMedians * median)) : values;
  const spread = logs.count > 1 ? Math.max(0, logs.squares / logs.count - (logs.closed / logs.count) ** 2) : 0;
  // Among log-normal amounts, winning in proportion to amount^lean moves the won ones' mean log by lean × variance.
  const lean =
    spread > 1e-6 && logs.wins > 0
      ? ((logs.won / logs.wins - logs.closed / logs.count) / spread) * (logs.wins / (logs.wins + leanWeight))
      : 0;
  const ownShare = own.length / (own.length + othersWeight);
  const sizes = [...bundled(sane(own), ownShare), ...bundled(sane(all), 1 - ownShare)];
  return {
    sizes,
    mean: sizes.reduce((sum, { value, share }) => sum + value * share, 0),
    yield: pairs > 0 ? (won + (yieldWeight * shown) / pairs) / (shown + (yieldWeight * shown) / pairs) : 1,
    lean: Math.min(1, Math.max(-1, lean)),
  };
}

/** At most `most` sizes that stand for all of them: neighbours in order of size share their mean. */
export function bundled(values: number[], share: number): Size[] {
  if (values.length === 0) return [];
  const sorted = [...values].sort((a, b) => a - b);
  const count = Math.min(most, sorted.length);
  return Array.from({ length: count }, (_, index) => {
    const part = sorted.slice(
      Math.round((index * sorted.length) / count),
      Math.round(((index + 1) * sorted.length) / count),
    );
    return {
      value: part.reduce((sum, value) => sum + value, 0) / part.length,
      share: (share * part.length) / sorted.length,
    };
  });
}
