import { isMoney, minorDigits } from './money.ts';

/**
 * What one unit of the last digit shown is worth: `$42.9K` → 100 dollars, `¥9,801` → 1 yen, `1.2億円` → 10,000,000 yen.
 * In minor units for money. Told from the digits in the text, whatever its separators mean; `undefined` when the text does
 * not tell.
 */
export function roundingStep(text: string, value: unknown): number | undefined {
  const size = isMoney(value) ? Math.abs(value.minor) : typeof value === 'number' ? Math.abs(value) : undefined;
  if (size === undefined) return undefined;
  const runs = text.normalize('NFKC').match(/\d[\d.,'’\s]*/g);
  if (runs?.length !== 1) return undefined;
  const digits = Number(runs[0]?.replace(/\D/g, ''));
  if (!Number.isFinite(digits)) return undefined;
  // A rounded nothing (`$0K`) may stand for anything below its unit, which the digits do not tell.
  if (digits === 0 || size === 0) return isMoney(value) ? 1000 * 10 ** minorDigits(value.currency) : undefined;
  return size / digits;
}

/**
 * Whether a rounded value can be a rounding of the exact one. Some pages round, others cut off, so anything closer than
 * one unit of the last digit agrees. What cannot be judged agrees: doubt needs evidence.
 */
export function isRoundingOf(rounded: unknown, step: number | undefined, exact: unknown): boolean {
  if (isMoney(rounded) && isMoney(exact)) {
    if (rounded.currency !== exact.currency) return false;
    return step === undefined || Math.abs(rounded.minor - exact.minor) < Math.max(step, 1);
  }
  if (typeof rounded === 'number' && typeof exact === 'number')
    return step === undefined || Math.abs(rounded - exact) < step;
  return true;
}

/** Same value for all a person could care: texts by their words, money by amount and currency. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return wordsOf(a) === wordsOf(b);
  if (isMoney(a) && isMoney(b)) return a.minor === b.minor && a.currency === b.currency;
  return false;
}

const wordsOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
