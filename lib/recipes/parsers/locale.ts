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

/** Remembers one answer per locale tag: Intl formats are slow to build and a page has one language. */
export function perLocale<T>(make: (locale: string) => T): (tag: string) => T | undefined {
  const known = new Map<string, T | undefined>();
  return (tag) => {
    if (!known.has(tag)) {
      const locale = knownLocale(tag);
      known.set(tag, locale === undefined ? undefined : make(locale));
    }
    return known.get(tag);
  };
}

/** The separators a locale prints. */
export const separatorsOf = perLocale((locale) => {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.8);
  const find = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  return { decimal: find('decimal'), group: find('group') };
});

/** How a locale orders a numeric date; bare `en` covers both orders and decides nothing. */
export const dateOrderOf = perLocale((locale): DateOrder | undefined => {
  if (locale === 'en') return undefined;
  const parts = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'numeric', day: 'numeric', calendar: 'gregory' }).formatToParts(0);
  const order = parts.flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? type.charAt(0) : [])).join('');
  return order === 'mdy' || order === 'dmy' || order === 'ymd' ? order : undefined;
});
