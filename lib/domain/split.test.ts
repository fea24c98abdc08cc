import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from './split.ts';

describe('split', () => {
  it.each<[string, number, number[], number[] | undefined]>([
    ['evenly', 10, [1, 1], [5, 5]],
    ['what does not divide goes to the front', 7, [1, 1, 1, 1, 1], [2, 1, 2, 1, 1]],
    ['a holiday gets nothing', 9, [1, 0, 2], [3, 0, 6]],
    ['a half day gets half', 10, [1, 0.5, 1], [4, 2, 4]],
    ['nothing to split', 0, [1, 1], [0, 0]],
    ['a correction downwards', -3, [1, 1], [-2, -1]],
    ['no weight anywhere', 5, [0, 0], undefined],
    ['no parts', 5, [], undefined],
    ['not a whole number of minor units', 0.5, [1], undefined],
  ])('%s', (_, total, weights, expected) => {
    expect(split(total, weights)).toEqual(expected);
  });

  it('sums to the whole exactly, however large the amount and odd the weights', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (total, parts) => {
        const shares = split(total, parts);
        if (!shares) return parts.every((weight) => weight < 1e-6);
        return (
          shares.every(Number.isSafeInteger) && shares.reduce((sum, share) => sum + BigInt(share), 0n) === BigInt(total)
        );
      }),
    );
  });

  it('gives no part without a weight anything', () => {
    fc.assert(
      fc.property(
        fc.nat(1e9),
        fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 1 }),
        (total, weights) => split(total, weights)?.every((share, index) => weights[index] !== 0 || share === 0) ?? true,
      ),
    );
  });
});
