/** ISO 4217 code in capitals, e.g. `JPY`. */
export type Currency = string;

/** An amount of one currency. `minor` is an integer: yen for JPY, cents for USD. */
export type Money = { readonly minor: number; readonly currency: Currency };

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;

/** ISO 4217's code for no currency, with two digits: of an amount whose page or table names none. */
export const noCurrency: Currency = 'XXX';

/** The most common ones are written down: a page would pay milliseconds for its first `Intl` object. */
const digitsByCurrency = new Map<Currency, number>([
  ['JPY', 0],
  ['KRW', 0],
  ['USD', 2],
  ['EUR', 2],
  ['GBP', 2],
  ['CNY', 2],
  ['TWD', 2],
  ['HKD', 2],
  ['SGD', 2],
  ['AUD', 2],
  ['CAD', 2],
  ['CHF', 2],
  ['INR', 2],
]);

/** How many decimal digits a currency has (JPY 0, USD 2, KWD 3), from the runtime's own ISO 4217 table. */
export function minorDigits(currency: Currency): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

/**
 * Turns a plain decimal (`-1234.5`, no grouping) into minor units, rounding half away from zero in decimal,
 * never through a binary float.
 * Returns `undefined` for text that is no such decimal or too large to be held exactly.
 */
export function moneyFromDecimal(decimal: string, currency: Currency): Money | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = minorDigits(currency);
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const roundUp = Number(fraction.charAt(digits) || '0') >= 5 ? 1 : 0;
  const size = Number(whole + kept) + roundUp;
  if (!Number.isSafeInteger(size)) return undefined;
  return { minor: sign && size !== 0 ? -size : size, currency };
}

/** The amount in major units as a plain decimal string, exact (`{minor: 123450, currency: 'USD'}` → `1234.50`). */
export function decimalOf({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${digits ? `.${text.slice(-digits)}` : ''}`;
}
