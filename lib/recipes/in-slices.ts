/** Milliseconds at a stretch. The page has its turn in between, and nothing of ours holds it up for long. */
const slice = 12;

/** Those of many things that are wanted, in steps of so many, between which the page has its turn. */
export function* sifted<T>(all: readonly T[], isWanted: (one: T) => boolean, stretch: number): Generator<void, T[]> {
  const wanted: T[] = [];
  for (const [index, one] of all.entries()) {
    if (index % stretch === stretch - 1) yield;
    if (isWanted(one)) wanted.push(one);
  }
  return wanted;
}

/** All steps at once, for when there is no later. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs to the end in short stretches and says how many milliseconds they took together. The value is `undefined` when it
 * was no longer wanted.
 */
export async function inSlices<T>(
  steps: Generator<void, T>,
  signal: AbortSignal,
): Promise<{ value: T | undefined; cost: number }> {
  let cost = 0;
  while (!signal.aborted) {
    const began = performance.now();
    let step = steps.next();
    while (!step.done && performance.now() - began < slice) step = steps.next();
    cost += performance.now() - began;
    if (step.done) return { value: step.value, cost };
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
  }
  return { value: undefined, cost };
}
