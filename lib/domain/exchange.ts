import type { Day } from './day.ts';
import { minorDigits, type Currency, type Money } from './money.ts';

/** What one unit of a currency is worth in another from a day on, until a later rate of the same pair. */
export type ExchangeRate = {
  from: Currency;
  to: Currency;
  on: Day;
  /** Plain positive decimal, e.g. `151.25`. Text, so that no binary fraction enters the arithmetic. */
  rate: string;
};

export const isRate = (text: string): boolean => /^\d{1,15}(\.\d{1,15})?$/.test(text) && /[1-9]/.test(text);

/**
 * Money in another currency by the rate that held on `day`, rounded half away from zero to that currency's minor unit.
 * `undefined` when no rate of the pair had been set by that day, or the result is too large to be held exactly: such an
 * amount is not converted, never added as it is.
 */
export function convert(money: Money, to: Currency, day: Day, rates: readonly ExchangeRate[]): number | undefined {
  if (money.currency === to) return money.minor;
  let held: ExchangeRate | undefined;
  for (const rate of rates) {
    if (
      rate.from === money.currency &&
      rate.to === to &&
      rate.on <= day &&
      isRate(rate.rate) &&
      (!held || rate.on >= held.on)
    )
      held = rate;
  }
  if (!held) return undefined;
  const [whole = '', fraction = ''] = held.rate.split('.');
  const above = BigInt(Math.abs(money.minor)) * BigInt(whole + fraction) * 10n ** BigInt(minorDigits(to));
  const below = 10n ** BigInt(fraction.length + minorDigits(money.currency));
  const size = Number((2n * above + below) / (2n * below));
  if (!Number.isSafeInteger(size)) return undefined;
  return money.minor < 0 && size !== 0 ? -size : size;
}
