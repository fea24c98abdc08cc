import { describe, expect, it } from 'vitest';
import { isRoundingOf, isSame, roundingStep } from './rounding.ts';

const yen = (minor: number) => ({ minor, currency: 'JPY' });
const cents = (minor: number) => ({ minor, currency: 'USD' });

describe('what one unit of the last digit shown is worth', () => {
  it.each<[string, unknown, number | undefined]>([
    ['$42.9K', cents(4_290_000), 10_000],
    ['$100K', cents(10_000_000), 100_000],
    ['$16.0K', cents(1_600_000), 10_000],
    ['16,4 K€', { minor: 1_640_000, currency: 'EUR' }, 10_000],
    ['1.2億円', yen(120_000_000), 10_000_000],
    ['１２０万円', yen(1_200_000), 10_000],
    ['¥9,801', yen(9_801), 1],
    ['($5K)', cents(-500_000), 100_000],
    ['35%', 0.35, 0.01],
    ['$0K', cents(0), 100_000],
    ['about a lot', cents(100), undefined],
    ['$1K of $2K', cents(100_000), undefined],
    ['soon', 'soon', undefined],
  ])('%s', (text, value, step) => {
    const told = roundingStep(text, value);
    if (step === undefined) expect(told).toBeUndefined();
    else expect(told).toBeCloseTo(step, 10);
  });
});

it('a rounded value agrees with an exact one closer than one unit of its last digit, rounded or cut off', () => {
  expect(isRoundingOf(yen(42_900), 100, yen(42_850))).toBe(true);
  expect(isRoundingOf(yen(42_900), 100, yen(42_999))).toBe(true);
  expect(isRoundingOf(yen(42_900), 100, yen(43_000))).toBe(false);
  expect(isRoundingOf(yen(42_900), 100, cents(42_900))).toBe(false);
  expect(isRoundingOf(yen(42_900), undefined, yen(1))).toBe(true);
  expect(isRoundingOf('2026-11', undefined, '2026-11-30')).toBe(true);
});

it('texts are the same by their words, money by amount and currency', () => {
  expect(isSame('Ｗｏｎ ', 'Won')).toBe(true);
  expect(isSame('won', 'Won')).toBe(false);
  expect(isSame(yen(1), yen(1))).toBe(true);
  expect(isSame(yen(1), cents(1))).toBe(false);
  expect(isSame('1', 1)).toBe(false);
});
