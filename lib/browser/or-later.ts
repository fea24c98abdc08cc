/** Milliseconds. */
const patience = 1000;

/** What others wait for no longer than that: it is done, or answered, when the browser comes to it. `undefined`: not yet. */
export const orLater = <T>(work: Promise<T>): Promise<T | undefined> =>
  Promise.race([work, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
