import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyFull } from './format.ts';
import { moneyFromTyped, numberFromTyped } from './typed.ts';

describe('what a person types', () => {
  it.each([
    ['1500万', 'JPY', 15_000_000],
    ['１，５００万円', 'JPY', 15_000_000],
    ['1.2億', 'JPY', 120_000_000],
    ['¥15,000,000', 'JPY', 15_000_000],
    ['￥980', 'JPY', 980],
    ['15M', 'USD', 1_500_000_000],
    ['$1,234.50', 'USD', 123_450],
    ['42.9k', 'USD', 4_290_000],
    ['0', 'JPY', 0],
    ['', 'JPY', undefined],
    ['abc', 'JPY', undefined],
    ['-5', 'JPY', undefined],
    ['1.2.3', 'JPY', undefined],
    ['€5', 'JPY', undefined],
    ['1e5', 'JPY', undefined],
  ])('%s in %s is %s', (typed, currency, minor) => expect(moneyFromTyped(typed, currency)?.minor).toBe(minor));

  it.each([
    ['20', 'count', 20],
    ['２０件', 'count', 20],
    ['30%', 'rate', 0.3],
    ['30', 'rate', 0.3],
    ['12.5', 'rate', 0.125],
    ['', 'count', undefined],
    ['many', 'count', undefined],
  ] as const)('%s as %s is %s', (typed, unit, value) => expect(numberFromTyped(typed, unit)).toBe(value));

  it('an amount printed in full is read back to the same amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_000_000_000_000 }),
        fc.constantFrom('JPY', 'USD', 'EUR', 'KWD'),
        (minor, currency) => {
          expect(moneyFromTyped(moneyFull({ minor, currency }), currency)).toEqual({ minor, currency });
        },
      ),
    );
  });
});
