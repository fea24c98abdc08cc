import { afterAll } from 'vitest';

const { setTimeout: later } = globalThis;

/** Preact runs what follows a frame up to 35 ms after it, and asks the page for it: a page that is gone by then fails the run. */
afterAll(() => new Promise<void>((resolve) => later(resolve, 50)));
