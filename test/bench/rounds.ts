/** Contenders by name; each does the same work once. */
type Contenders<N extends string> = Record<N, () => unknown>;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** Milliseconds. */
export type Clock = () => number | Promise<number>;

/** Milliseconds this thread computed: what other programs do meanwhile has no part in it. Node only. */
const computed = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** A shorter sample drowns in the clock's own steps: quick work is repeated within one. */
const leastSample = 10;

/** Milliseconds of one run, of as many as fill a sample. */
async function sampled(run: () => unknown, clock: Clock): Promise<number> {
  const before = await clock();
  let runs = 0;
  let spent = 0;
  do {
    await run();
    runs += 1;
    spent = (await clock()) - before;
  } while (spent < leastSample);
  return spent / runs;
}

/**
 * Milliseconds each contender takes, as the median of interleaved rounds whose order turns with every round; the first
 * round only warms up.
 */
export async function interleaved<N extends string>(
  contenders: Contenders<N>,
  rounds: number,
  clock: Clock = computed,
): Promise<Record<N, number>> {
  const names = Object.keys(contenders) as N[];
  const samples = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length];
      if (name === undefined) continue;
      const took = await sampled(contenders[name], clock);
      if (round > 0) samples.get(name)?.push(took);
    }
  }
  return Object.fromEntries([...samples].map(([name, took]) => [name, median(took)])) as Record<N, number>;
}
