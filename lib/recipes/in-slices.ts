/** Milliseconds at a stretch. The page has its turn in between, and nothing of ours holds it up for long. */
const slice = 12;

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
