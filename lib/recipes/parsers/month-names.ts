import { perLocale } from './locale.ts';

type Names = { months: string[][]; weekdays: string[] };

const plain = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\.$/, '');

/** What the locale calls its months (as in a date, and alone; long and short) and weekdays. */
export const askNames = (locale: string): Names => {
  const say = (options: Intl.DateTimeFormatOptions, type: string, at: number): string =>
    plain(
      new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' })
        .formatToParts(at)
        .find((part) => part.type === type)?.value ?? '',
    );
  const lengths = ['long', 'short'] as const;
  return {
    months: Array.from({ length: 12 }, (_, month) =>
      lengths.flatMap((length) =>
        [{ month: length }, { month: length, day: 'numeric' } as const].map((options) =>
          say(options, 'month', Date.UTC(2026, month, 15)),
        ),
      ),
    ),
    weekdays: Array.from({ length: 7 }, (_, day) =>
      lengths.map((weekday) => say({ weekday }, 'weekday', Date.UTC(2026, 0, 4 + day))),
    ).flat(),
  };
};

const short = (name: string): string => name.slice(0, 3);
const english: Names = {
  months: 'january february march april may june july august september october november december'
    .split(' ')
    .map((name) => [name, name, short(name), short(name)]),
  weekdays: 'sunday monday tuesday wednesday thursday friday saturday'
    .split(' ')
    .flatMap((name) => [name, short(name)]),
};
const japanese: Names = {
  months: Array.from({ length: 12 }, (_, month) => Array.from({ length: 4 }, () => String(month + 1))),
  weekdays: [...'日月火水木金土'].flatMap((sign) => [`${sign}曜日`, sign]),
};

export const writtenNames: Readonly<Record<string, Names>> = {
  en: english,
  'en-US': english,
  ja: japanese,
  'ja-JP': japanese,
};

const namesOf = perLocale(askNames, writtenNames);

/** 1…12 when the word is a month's name, or three letters and more of the beginning of only one, in the locale or in English. */
export function monthNamed(word: string, locale: string): number | undefined {
  const name = plain(word);
  for (const tag of [locale, 'en']) {
    const months = namesOf(tag)?.months ?? [];
    const exact = months.findIndex((names) => names.includes(name));
    if (exact >= 0) return exact + 1;
    const begun = months.flatMap((names, index) =>
      name.length >= 3 && names.some((each) => each.startsWith(name)) ? [index + 1] : [],
    );
    if (begun.length === 1) return begun[0];
  }
  return undefined;
}

/** The text without a weekday at its beginning or end; `undefined` when it has none. */
export function withoutWeekday(text: string, locale: string): string | undefined {
  const lower = text.toLowerCase();
  for (const name of [locale, 'en'].flatMap((tag) => namesOf(tag)?.weekdays ?? [])) {
    if (lower.startsWith(name) && /^[., ]/.test(text.slice(name.length)))
      return text.slice(name.length).replace(/^[., ]+/, '');
    if (lower.endsWith(name) && /[., 日일]$/.test(text.slice(0, -name.length)))
      return text.slice(0, -name.length).replace(/[., ]+$/, '');
  }
  return undefined;
}
