import { decimalFrom } from './decimal.ts';
import { fold } from './fold.ts';
import { LONGEST, ambiguous, parsed, unreadable } from './parser.ts';
import type { ParseContext, Parsed } from './parser.ts';

/**
 * A share → 0…1. With a sign the one percentage in the text counts (`60 %`, `B(60%)`, `Won / 100 %`).
 * Without one the text must be a bare number: above 1 it is percent; from above 0 to 1 it may be either and is ambiguous.
 */
export function percent(raw: string, { locale }: ParseContext): Parsed {
  const folded = fold(raw);
  if (folded.length > LONGEST) return unreadable;
  const signed = [...folded.matchAll(/(\d[\d.,]*) ?%|%(\d[\d.,]*)/g)];
  if (signed.length > 1) return ambiguous;
  const decimal = decimalFrom(signed[0]?.[1] ?? signed[0]?.[2] ?? folded, locale);
  if (decimal === undefined || decimal === 'ambiguous') return decimal ? ambiguous : unreadable;
  const size = Number(decimal);
  if (size > 100 || folded.includes(`-${signed[0]?.[0] ?? ''}`)) return unreadable;
  if (!signed[0] && size > 0 && size <= 1) return ambiguous;
  return parsed(Number(`${decimal}e-2`));
}
