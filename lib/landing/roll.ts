import type { Entry } from './book.ts';

/** Who won and created when, sorted once, so that any count between two days is two searches. */
export type Roll = {
  owners: number;
  /** Days of all wins, ascending. */
  winDays: Float64Array;
  /** Wins in the half-open range of days; of everybody, or of one owner. */
  wins: (from: number, to: number, owner?: number) => number;
  created: (owner: number, from: number, to: number) => number;
  /** The first day anything of an owner was seen; Infinity when nothing was. */
  firstSeen: (owner: number) => number;
};

export function rollOf(entries: readonly Entry[], owners: number): Roll {
  const all: number[] = [];
  const won: number[][] = Array.from({ length: owners }, () => []);
  const made: number[][] = Array.from({ length: owners }, () => []);
  const first = new Float64Array(owners).fill(Number.POSITIVE_INFINITY);
  for (const { owner, created, closed, won: isWon } of entries) {
    if (isWon) all.push(closed);
    if (owner < 0) continue;
    if (isWon) won[owner]?.push(closed);
    if (!Number.isNaN(created)) made[owner]?.push(created);
    first[owner] = Math.min(first[owner] ?? 0, Number.isNaN(created) ? closed : Math.min(created, closed));
  }
  const sorted = (days: number[]) => Float64Array.from(days).sort();
  const winDays = sorted(all);
  const wonDays = won.map(sorted);
  const madeDays = made.map(sorted);
  const between = (days: Float64Array | undefined, from: number, to: number) =>
    days ? Math.max(0, below(days, to) - below(days, from)) : 0;
  return {
    owners,
    winDays,
    wins: (from, to, owner) => between(owner === undefined ? winDays : wonDays[owner], from, to),
    created: (owner, from, to) => between(madeDays[owner], from, to),
    firstSeen: (owner) => first[owner] ?? Number.POSITIVE_INFINITY,
  };
}

/** How many of a sorted list lie below a value. */
export function below(days: Float64Array, value: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
