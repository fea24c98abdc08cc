import { describe, expect, it } from 'vitest';
import { convert, isRate, type ExchangeRate } from './exchange.ts';

const rates: ExchangeRate[] = [
  { from: 'USD', to: 'JPY', on: '2026-04-01', rate: '150' },
  { from: 'USD', to: 'JPY', on: '2026-09-15', rate: '151.255' },
  { from: 'JPY', to: 'USD', on: '2026-04-01', rate: '0.0066' },
  { from: 'EUR', to: 'JPY', on: '2026-04-01', rate: 'about 160' },
];

describe('convert', () => {
  it.each<[string, number, string, string, string, number | undefined]>([
    ['the same currency needs no rate', 5, 'JPY', 'JPY', '1999-01-01', 5],
    ['cents to yen', 100_00, 'USD', 'JPY', '2026-09-14', 15_000],
    ['a new rate holds from its day on', 100_00, 'USD', 'JPY', '2026-09-15', 15_126],
    ['half a yen rounds away from zero', -100_00, 'USD', 'JPY', '2026-09-15', -15_126],
    ['yen to cents', 1_000_000, 'JPY', 'USD', '2026-09-15', 6_600_00],
    ['before the first rate nothing is converted', 100_00, 'USD', 'JPY', '2026-03-31', undefined],
    ['a rate the other way round is not turned over', 5, 'JPY', 'EUR', '2026-09-15', undefined],
    ['a rate that is no number holds nothing', 5, 'EUR', 'JPY', '2026-09-15', undefined],
    ['too large to be exact', Number.MAX_SAFE_INTEGER, 'USD', 'JPY', '2026-09-15', undefined],
  ])('%s', (_, minor, currency, to, day, expected) => {
    expect(convert({ minor, currency }, to, day, rates)).toBe(expected);
  });

  it('does not depend on the order of the rates', () => {
    expect(convert({ minor: 100_00, currency: 'USD' }, 'JPY', '2026-12-01', rates.toReversed())).toBe(15_126);
  });
});

it.each([
  ['151.25', true],
  ['0.0066', true],
  ['0', false],
  ['0.00', false],
  ['-1', false],
  ['1e3', false],
  ['', false],
])('isRate(%s) is %s', (text, expected) => {
  expect(isRate(text)).toBe(expected);
});
