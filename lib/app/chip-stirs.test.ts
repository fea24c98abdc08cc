import { expect, it } from 'vitest';
import { isRestless, lookedAt, noStirs, stirred, type Stirs } from './chip-stirs.ts';

const changing = (before: Stirs, from: number, until: number, every: number): Stirs => {
  let stirs = before;
  for (let now = from; now <= until; now += every) stirs = stirred(stirs, now);
  return stirs;
};

it('a row that changes now and then is never restless', () => {
  expect(isRestless(changing(noStirs(0), 0, 60_000, 200))).toBe(false);
});

it('a row that changes without end stays restless however long it does, whatever looks come between', () => {
  const stirs = changing(noStirs(0), 0, 10_000, 30);
  expect(isRestless(stirs)).toBe(true);
  expect(isRestless(stirred(lookedAt(stirs, 10_020), 10_030))).toBe(true);
});

it('a look that finds it calm ends that, even soon after its last change', () => {
  const stirs = changing(noStirs(0), 0, 400, 30);
  expect(isRestless(stirs)).toBe(true);
  expect(isRestless(lookedAt(stirs, 700))).toBe(false);
});
