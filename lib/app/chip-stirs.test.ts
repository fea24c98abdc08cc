import { expect, it } from 'vitest';
import { isRestless, lookedAt, noStirs, restAmong, stirred, type Stirs } from './chip-stirs.ts';

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

it('a row whose last change came right before the only look comes to rest all the same, and alone', () => {
  const calmed = { stirs: lookedAt(changing(noStirs(0), 0, 400, 30), 500) };
  const other = { stirs: changing(noStirs(0), 0, 900, 30) };
  expect(isRestless(calmed.stirs)).toBe(true);
  expect(restAmong([calmed, other], 700)).toEqual({ some: false, others: true });
  expect(restAmong([calmed, other], 900)).toEqual({ some: true, others: true });
  expect([calmed, other].map(({ stirs }) => isRestless(stirs))).toEqual([false, true]);
  expect(restAmong([calmed], 1_000)).toEqual({ some: false, others: false });
});
