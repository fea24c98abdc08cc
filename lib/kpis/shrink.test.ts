import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lacking, shrink } from './shrink.ts';

it.each([
  [2 / 3, 3, 0.25, 0.346],
  [1, 1, 0.25, 0.318],
  [0, 4, 0.25, 0.179],
  [0.5, 10, 0.25, 0.375],
])('%d of a sample of %i against %d becomes %d', (value, sample, prior, expected) => {
  expect(shrink(value, sample, prior)).toBeCloseTo(expected, 3);
});

it.each([
  [0, 5],
  [3, 2],
  [5, 0],
  [100, 0],
])('a sample of %i lacks %i', (sample, more) => {
  expect(lacking({ sample })).toBe(more);
});

it('lies between the rate and the prior, nearer to the rate the more there is of it', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 1000 }), (value, prior, sample) => {
      const [few, many] = [shrink(value, sample, prior), shrink(value, sample + 1, prior)];
      expect(few).toBeGreaterThanOrEqual(Math.min(value, prior) - 1e-12);
      expect(few).toBeLessThanOrEqual(Math.max(value, prior) + 1e-12);
      expect(Math.abs(many - value)).toBeLessThanOrEqual(Math.abs(few - value) + 1e-12);
    }),
  );
});
