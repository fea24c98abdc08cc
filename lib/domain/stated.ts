import type { Deal, DealField, Rough } from './deal.ts';
import { decimalOf, isMoney, minorDigits, moneyFromDecimal, noCurrency, type Currency, type Money } from './money.ts';

/** The same number in a currency, where the amount names none; any other amount is what it is. */
export function stated(money: Money, currency: Currency): Money {
  if (money.currency !== noCurrency || currency === noCurrency) return money;
  return moneyFromDecimal(decimalOf(money), currency) ?? money;
}

/** What of a value is counted in: a rounding step of an amount in no currency is one of hundredths. */
const scaleOf = (currency: Currency): number => 10 ** (minorDigits(currency) - minorDigits(noCurrency));

/** A held value in the currency that another sighting of the same field states. */
export function statedBy<T extends Rough<unknown>>(held: T, other: unknown): T {
  if (!isMoney(other) || !isMoney(held.value) || held.value.currency !== noCurrency || other.currency === noCurrency)
    return held;
  const step = held.step === undefined ? {} : { step: held.step * scaleOf(other.currency) };
  return { ...held, value: stated(held.value, other.currency), ...step };
}

const amounts = ['amount', 'mrr', 'cost'] as const satisfies DealField[];

/** The currency that one of a deal's own amounts names, else the person's: what its bare numbers are taken for. */
export function currencyOf({ fields }: Pick<Deal, 'fields'>, home: Currency): Currency {
  for (const field of amounts) {
    const currency = fields[field]?.value.currency;
    if (currency !== undefined && currency !== noCurrency) return currency;
  }
  return home;
}
