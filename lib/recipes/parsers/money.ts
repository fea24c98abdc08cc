import { once } from '../../domain/once.ts';
import { minorDigits, moneyFromDecimal } from '../../domain/money.ts';
import { currencyFrom } from './currency.ts';
import { decimalFrom, shifted } from './decimal.ts';
import { fold } from './fold.ts';
import { languageOf } from './locale.ts';
import { LONGEST, ambiguous, parsed, unreadable } from './parser.ts';
import type { ParseContext, Parsed } from './parser.ts';

/** Powers of ten by the word that follows a number. Words that mean different powers in different languages (`T`, `mil`, `tn`) are left out. */
const SCALES: Record<string, number> = {
  k: 3,
  tsd: 3,
  tys: 3,
  m: 6,
  mm: 6,
  mn: 6,
  mio: 6,
  mln: 6,
  mi: 6,
  b: 9,
  bn: 9,
  md: 9,
  mrd: 9,
  mld: 9,
  bi: 9,
  l: 5,
  lakh: 5,
  cr: 7,
  crore: 7,
  千: 3,
  万: 4,
  百万: 6,
  千万: 7,
  億: 8,
  十億: 9,
  百億: 10,
  千億: 11,
  兆: 12,
  萬: 4,
  亿: 8,
  천: 3,
  만: 4,
  억: 8,
};
const partOf = once(
  () => /^([.,]?\d(?:[.,' ]?\d)*)(?: ?(?:([a-z]+)(?!\p{L})\.?|([百千十]?[万億萬亿]|千|兆|천|만|억)))?/iu,
);

/**
 * An amount as a CRM prints it → `Money`.
 *
 * Sign: `-`, `(…)`; `△` `▲` only where Japanese is written (elsewhere an arrow); a trailing `-` is ambiguous (a minus to
 * SAP, an end mark on a Japanese invoice). Currency: see `currencyFrom`. `EUR 1,000 (USD 1,100)` is its first amount.
 *
 * Approximate: whenever the text ends in a scale word (`$16.4K`, `1.2億円`, `120万円`), because a rounded figure cannot be
 * told from a round one, and after `約` or `~`. `1億2,000万5,000円` is written out to the yen and therefore exact, and so is
 * a number in a column whose unit the context states (`scale`), unless the recipe's field says otherwise.
 *
 * Ambiguous besides: no currency known; a single mark before exactly three digits where the locale reads a fraction that
 * the currency does not have (`1.234` in English, a thousand in German); scale word and column scale together.
 */
export function money(text: string, context: ParseContext): Parsed {
  const folded = fold(text);
  if (folded.length > LONGEST) return unreadable;
  const pair = /^([^()]*\d[^()]*) \(([^()]*\d[^()]*)\)$/.exec(folded);
  if (pair?.[1] && /[^\d.,' -]/.test(pair[1]) && money(pair[2] ?? '', context).ok) return money(pair[1], context);

  const start = folded.search(/[.,]?\d/);
  if (start < 0) return unreadable;
  const numbers: { decimal: string; scale: number; printed: string }[] = [];
  let rest = folded.slice(start);
  const one = partOf();
  for (let part = one.exec(rest); part; part = one.exec(rest)) {
    const [all, printed = '', word, letters] = part;
    const known = SCALES[word?.toLowerCase() ?? letters ?? ''];
    const scale = known ?? 0;
    const decimal = decimalFrom(printed, context.locale);
    if (decimal === undefined || decimal === 'ambiguous') return decimal ? ambiguous : unreadable;
    const before = numbers.at(-1);
    if (before && before.scale <= scale) return unreadable;
    numbers.push({ decimal, scale, printed });
    rest = rest.slice(known === undefined ? printed.length : all.length).replace(/^ (?=\d)/, '');
    if (known === undefined || !letters) break;
  }
  const last = numbers.at(-1);
  if (!last || /\d/.test(rest)) return unreadable;

  let before = folded.slice(0, start);
  let after = rest.replace(/^[.,]-/, '').replace(/(?<=円)也$/, '');
  if (/-/.test(after)) return ambiguous;
  const rounded = /^(?:約|~|≈|ca\.?) ?/i.exec(before)?.[0] ?? '';
  before = before.slice(rounded.length);
  const wrapped = before.includes('(') && after.includes(')');
  if (wrapped) {
    before = before.replace('(', '');
    after = after.replace(')', '');
  }
  const sign = /[-+△▲]/.exec(before)?.[0] ?? '';
  if (sign && wrapped) return unreadable;
  if (/[△▲]/.test(sign) && languageOf(context.locale) !== 'ja') return ambiguous;
  const negative = wrapped || (sign !== '' && sign !== '+');

  const currency = currencyFrom(`${before.replace(sign, '')} ${after}`, context);
  if (currency === undefined || currency === 'ambiguous') return currency ? ambiguous : unreadable;
  const unit = Math.log10(context.scale ?? 1);
  if (!Number.isInteger(unit) || unit < 0) return unreadable;
  if (unit > 0 && numbers.some(({ scale }) => scale > 0)) return ambiguous;

  const digits = minorDigits(currency);
  if (
    last.scale === 0 &&
    unit === 0 &&
    digits !== 3 &&
    last.decimal.includes('.') &&
    /^\d{1,3}[.,]\d{3}$/.test(last.printed)
  )
    return ambiguous;
  let minor = 0;
  let exact = last.scale === 0 && !rounded;
  for (const { decimal, scale } of numbers) {
    const full = shifted(decimal, scale + unit);
    const amount = moneyFromDecimal(full, currency)?.minor;
    if (amount === undefined) return unreadable;
    minor += amount;
    exact &&= /^0*$/.test(full.slice(full.indexOf('.') + 1 + digits));
  }
  if (!Number.isSafeInteger(minor)) return unreadable;
  const value = { minor: negative && minor ? -minor : minor, currency };
  return exact ? parsed(value) : { ok: true, value, approximate: true };
}
