import { describe, expect, it } from 'vitest';
import { minorDigits } from './money.ts';

describe('the decimal digits of a currency', () => {
  it.each(['JPY', 'KRW', 'USD', 'EUR', 'GBP', 'CNY', 'TWD', 'HKD', 'SGD', 'AUD', 'CAD', 'CHF', 'INR', 'KWD', 'CLP'])(
    'of %s are those of the runtime’s table',
    (currency) => {
      expect(minorDigits(currency)).toBe(
        new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits,
      );
    },
  );
});
