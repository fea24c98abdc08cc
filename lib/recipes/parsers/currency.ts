import { once } from '../../domain/once.ts';
import type { Currency } from '../../domain/money.ts';
import { fold } from './fold.ts';
import { knownLocale, languageOf, perLocale } from './locale.ts';
import type { ParseContext } from './parser.ts';

const DOLLARS = 'USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP BSD BBD BZD BMD FJD GYD JMD LRD NAD TTD XCD';

/** What each sign may stand for; the codes of one sign are separated by spaces. */
const SIGNS: Record<string, string> = {
  $: DOLLARS,
  ドル: DOLLARS,
  '¥': 'JPY CNY',
  '€': 'EUR',
  '£': 'GBP',
  円: 'JPY',
  元: 'CNY TWD',
  人民元: 'CNY',
  米ドル: 'USD',
  ユーロ: 'EUR',
  ポンド: 'GBP',
  ウォン: 'KRW',
  원: 'KRW',
  '₩': 'KRW',
  '₹': 'INR',
  Rs: 'INR PKR LKR NPR MUR SCR',
  '₫': 'VND',
  đ: 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₪': 'ILS',
  '₺': 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₦': 'NGN',
  RM: 'MYR',
  Rp: 'IDR',
  R$: 'BRL',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  lei: 'RON',
  kr: 'SEK NOK DKK ISK',
  R: 'ZAR',
  Fr: 'CHF',
  SFr: 'CHF',
  US$: 'USD',
  $US: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  NT$: 'TWD',
  S$: 'SGD',
  MX$: 'MXN',
  'JP¥': 'JPY',
  'CN¥': 'CNY',
  RMB: 'CNY',
};

/** What a sign means where nothing else says so: only places in which it has one meaning in daily use. */
const AT_HOME: Record<string, Record<string, Currency>> = {
  $: { 'en-US': 'USD' },
  '¥': { ja: 'JPY', 'zh-CN': 'CNY' },
  元: { 'zh-CN': 'CNY', ja: 'CNY' },
  Rs: { 'en-IN': 'INR' },
  kr: { sv: 'SEK', nb: 'NOK', no: 'NOK', nn: 'NOK', da: 'DKK', is: 'ISK' },
};

/** `XXX` is ISO 4217's own code for "no currency": amounts of a table that names none. */
const codes = once(() => new Set([...Intl.supportedValuesOf('currency'), 'XXX']));

export const isCurrency = (code: string | undefined): code is Currency => code !== undefined && codes().has(code);

const namesByLocale = perLocale((locale) => {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return new Map([...codes()].map((code) => [fold(names.of(code) ?? code).toLowerCase(), code]));
});

/** The currency that a cell or a field of its own names: by code (`JPY`), or in the locale's or English words (`日本円`, `US Dollar`). */
export function currencyNamed(text: string, locale: string): Currency | undefined {
  const name = fold(text);
  if (codes().has(name)) return name;
  return [locale, 'en'].map((tag) => namesByLocale(tag)?.get(name.toLowerCase())).find(Boolean);
}

/** How the runtime itself prints a currency in a locale (`£GB` in French), for signs that no table here has. */
function signOf(currency: Currency, locale: string): string | undefined {
  const parts = new Intl.NumberFormat(knownLocale(locale), { style: 'currency', currency }).formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value.replace(/\.$/, '');
}

/**
 * The currency that the text around a number names.
 * Several tokens (`US$1,200 USD`) must agree. A sign of many currencies is decided by `fallback` (the page's currency) or
 * `home` (the person's) when that is one of them, else by the locale where the sign has one meaning, else it is `ambiguous`. With `signs: 'locale'`
 * the runtime's tables decide: in Japanese and English `$` is then USD, because the others are printed `A$`, `CA$` ….
 * No token: `fallback`, or `ambiguous` without one. `undefined`: there is something that is no currency.
 */
export function currencyFrom(
  around: string,
  { locale, currency: fallback, home: own, signs: printed }: ParseContext,
): Currency | 'ambiguous' | undefined {
  const known = [fallback, own].filter(isCurrency);
  let possible: string[] | undefined;
  let sign = '';
  for (const token of around.match(/[A-Z]{3}(?=[^\s\p{L}.])|[^\s.]+/gu) ?? []) {
    const signs = Object.hasOwn(SIGNS, token) ? SIGNS[token]?.split(' ') : undefined;
    const means = isCurrency(token)
      ? [token]
      : (signs ?? known.find((code) => token === signOf(code, locale))?.split(' '));
    if (!means) return undefined;
    possible = possible?.filter((code) => means.includes(code)) ?? means;
    sign = token;
  }
  if (!possible) return isCurrency(fallback) ? fallback : 'ambiguous';
  if (possible.length === 1) return possible[0];
  const meant = known.find((code) => possible?.includes(code));
  if (meant !== undefined) return meant;
  const home = AT_HOME[sign];
  const byTable = printed && possible.filter((code) => fold(signOf(code, locale) ?? '') === sign);
  if (byTable?.length === 1) return byTable[0];
  return (possible.length > 1 && (home?.[locale] ?? home?.[languageOf(locale)])) || 'ambiguous';
}
