/** Milliseconds: first and longest wait before something is tried again. */
export type Waits = { first: number; longest: number };

/**
 * How long to wait after the next failure: twice as long each time, a little less by chance, so that not all pages come at once.
 * Each kind of failure grows its own: a disk that balks once after a row of dead workers is not five minutes' matter.
 */
export function retryWaits() {
  let failures = 0;
  let failing: Waits | undefined;
  return {
    next(waits: Waits): number {
      if (waits !== failing) failures = 0;
      failing = waits;
      const wait = Math.min(waits.first * 2 ** failures, waits.longest);
      failures += 1;
      return wait * (0.75 + Math.random() / 4);
    },
    /** It went well. */
    reset: (): void => void (failures = 0),
  };
}
