import { isCurrency } from './currency.ts';
import { moneyFromDecimal } from '../../domain/money.ts';
import { fold } from './fold.ts';
import { ambiguous, parsed, unreadable } from './parser.ts';
import type { ParseContext, Parsed } from './parser.ts';

/**
 * A number as machines write it (`9800.50000000` in an attribute): the point is always the decimal mark, whatever the
 * page's language. Its currency is the context's.
 */
export function rawMoney(text: string, { currency }: ParseContext): Parsed {
  const plain = fold(text);
  if (!/^-?\d{1,30}(?:\.\d{1,30})?$/.test(plain)) return unreadable;
  if (!isCurrency(currency)) return ambiguous;
  const value = moneyFromDecimal(plain, currency);
  return value ? parsed(value) : unreadable;
}
