/** The same chances for the same seed (mulberry32). */
export type Chance = {
  /** 0 ≤ x < 1 */ next: () => number;
  /** A whole number, `from` ≤ n < `to`. */ between: (from: number, to: number) => number;
};

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, between: (from, to) => from + Math.floor(next() * (to - from)) };
};
