import { decimalFrom } from './decimal.ts';
import { fold } from './fold.ts';
import { LONGEST, ambiguous, parsed, unreadable } from './parser.ts';
import type { ParseContext, Parsed } from './parser.ts';

/**
 * How many there are: the one whole number in the text (`34 records`, `全34件`), or the one beside a range
 * (`1-20 of 34`, `34件中 1〜20件`). `50+` is no count, and two numbers are ambiguous.
 */
export function count(raw: string, { locale }: ParseContext): Parsed {
  const folded = fold(raw);
  if (folded.length > LONGEST) return unreadable;
  const number = String.raw`\d(?:[.,' ]?\d)*`;
  const numbers =
    folded
      .replace(new RegExp(`${number} ?件?(?:目| 件目)? ?[-~] ?${number}`), '/')
      .match(new RegExp(`${number}\\+?`, 'g')) ?? [];
  const only = numbers[0];
  if (only === undefined) return unreadable;
  if (numbers.length > 1 || only.endsWith('+')) return ambiguous;
  const decimal = decimalFrom(only, locale);
  if (decimal === undefined) return unreadable;
  const size = Number(decimal);
  return Number.isSafeInteger(size) ? parsed(size) : ambiguous;
}
