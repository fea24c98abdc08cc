import type { DateOrder } from './parser.ts';

/** The tag as the runtime knows it; `undefined` for what it does not, so that the machine's own language never decides. */
export function knownLocale(tag: string): string | undefined {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

export const languageOf = (tag: string): string => tag.slice(0, 2).toLowerCase();

/**
 * Remembers one answer per locale tag: Intl formats are slow to build and a page has one language. What is `written` down
 * is not asked of the runtime at all: in a page the very first such question costs 50 ms and more.
 */
export function perLocale<T>(
  make: (locale: string) => T,
  written: Readonly<Record<string, T | undefined>> = {},
): (tag: string) => T | undefined {
  const known = new Map<string, T | undefined>(Object.entries(written));
  return (tag) => {
    if (!known.has(tag)) {
      const locale = knownLocale(tag);
      known.set(tag, locale === undefined ? undefined : make(locale));
    }
    return known.get(tag);
  };
}

type Separators = { decimal: string | undefined; group: string | undefined };

const point: Separators = { decimal: '.', group: ',' };
const comma: Separators = { decimal: ',', group: '.' };

export const askSeparators = (locale: string): Separators => {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.8);
  const find = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  return { decimal: find('decimal'), group: find('group') };
};

export const writtenSeparators: Readonly<Record<string, Separators>> = {
  en: point,
  'en-US': point,
  'en-GB': point,
  ja: point,
  'ja-JP': point,
  ko: point,
  'ko-KR': point,
  'zh-CN': point,
  de: comma,
  'de-DE': comma,
  es: comma,
  'es-ES': comma,
  it: comma,
  nl: comma,
  'pt-BR': comma,
};

/** The separators a locale prints. */
export const separatorsOf = perLocale(askSeparators, writtenSeparators);

export const askDateOrder = (locale: string): DateOrder | undefined => {
  if (locale === 'en') return undefined;
  const parts = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    calendar: 'gregory',
  }).formatToParts(0);
  const order = parts
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? type.charAt(0) : []))
    .join('');
  return order === 'mdy' || order === 'dmy' || order === 'ymd' ? order : undefined;
};

export const writtenDateOrders: Readonly<Record<string, DateOrder | undefined>> = {
  en: undefined,
  'en-US': 'mdy',
  'en-GB': 'dmy',
  ja: 'ymd',
  'ja-JP': 'ymd',
  ko: 'ymd',
  'ko-KR': 'ymd',
  'zh-CN': 'ymd',
  de: 'dmy',
  'de-DE': 'dmy',
  fr: 'dmy',
  'fr-FR': 'dmy',
  es: 'dmy',
  'es-ES': 'dmy',
  it: 'dmy',
  nl: 'dmy',
  'pt-BR': 'dmy',
};

/** How a locale orders a numeric date; bare `en` covers both orders and decides nothing. */
export const dateOrderOf = perLocale(askDateOrder, writtenDateOrders);
