/** Contenders by name; each does the same work once. */
type Contenders<N extends string> = Record<N, () => unknown>;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** Milliseconds this thread computed: what other programs do meanwhile has no part in it. */
const computed = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** A shorter sample drowns in the clock's own steps: quick work is repeated within one. */
const leastSample = 5;

/**
 * Milliseconds each contender takes, as the median of interleaved rounds whose order turns with every round; the first
 * round only warms up.
 */
export async function interleaved<N extends string>(
  contenders: Contenders<N>,
  rounds: number,
): Promise<Record<N, number>> {
  const names = Object.keys(contenders) as N[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  const times = Object.fromEntries(names.map((name) => [name, 1])) as Record<N, number>;
  for (let round = -1; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round + 1) % names.length];
      if (name === undefined) continue;
      const before = computed();
      for (let time = 0; time < times[name]; time += 1) await contenders[name]();
      const each = (computed() - before) / times[name];
      if (round < 0) times[name] = Math.min(1000, Math.max(1, Math.ceil(leastSample / Math.max(each, 0.001))));
      else samples[name].push(each);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as Record<N, number>;
}
