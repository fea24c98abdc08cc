import { describe, expect, it } from 'vitest';
import { lineOf } from './bench-line.ts';
import { exponentOf } from './growth.ts';
import { parts } from './index.ts';
import { median } from './rounds.ts';
import { expectSane } from './sane.ts';

const noBrowser = (): Promise<string> => Promise.reject(new Error('This part needs no extension.'));

describe('the bench at its smallest', () => {
  for (const part of parts.filter(({ needs }) => needs === 'node'))
    it(`tells lines of ${part.id}, and its contenders agree`, async () => {
      expectSane(part, await part.measure('quick', noBrowser));
    });
});

describe('what the bench makes of its figures', () => {
  it('is a ratio that holds up to its goal and no further', () => {
    const line = { id: 'a/b', what: 'something', peerName: 'another', ours: 3, peer: 2 };
    expect(lineOf({ ...line, goal: 1.5 })).toMatchObject({ ratio: 1.5, holds: true });
    expect(lineOf({ ...line, goal: 1.49 }).holds).toBe(false);
  });

  it('is refused where a contender did nothing or failed', () => {
    const line = { id: 'a/b', what: 'something', peerName: 'another', goal: 1 };
    for (const [ours, peer] of [
      [0, 1],
      [1, 0],
      [Number.NaN, 1],
      [1, Number.POSITIVE_INFINITY],
    ] as const)
      expect(() => lineOf({ ...line, ours, peer })).toThrow('no comparison');
  });

  it('is the middle of the rounds', () => {
    expect([median([9, 1, 5]), median([4, 1, 2, 9])]).toEqual([5, 3]);
  });

  it('is the exponent of growth, whatever the unit', () => {
    const at = [1_000, 10_000, 100_000];
    expect(exponentOf(at.map((rows) => [rows, 7]))).toBeCloseTo(0);
    expect(exponentOf(at.map((rows) => [rows, rows / 3]))).toBeCloseTo(1);
    expect(exponentOf(at.map((rows) => [rows, rows ** 2 / 1e6]))).toBeCloseTo(2);
  });
});
