import { expect, it } from 'vitest';
import { inSlices } from './in-slices.ts';

const wait = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

it('what takes long is done in stretches, between which others have their turn', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const { value, cost } = await inSlices(
    (function* () {
      for (let step = 0; step < 20; step += 1) {
        wait(10);
        yield;
      }
      return 'all of it';
    })(),
    new AbortController().signal,
  );
  clearInterval(others);
  expect(value).toBe('all of it');
  expect(cost).toBeGreaterThan(199);
  expect(turns).toBeGreaterThan(3);
});

it('what is short is done at once, and what is no longer wanted is left', async () => {
  let isDone = false;
  const short = inSlices(
    (function* (): Generator<void, void> {
      yield;
      isDone = true;
    })(),
    new AbortController().signal,
  );
  expect(isDone).toBe(true);
  await short;
  const { value } = await inSlices(
    (function* () {
      yield;
      return 1;
    })(),
    AbortSignal.abort(),
  );
  expect(value).toBeUndefined();
});
