import { addDays, weekdayOf } from '../../domain/day.ts';
import type { Day } from '../../domain/day.ts';
import { fold } from './fold.ts';
import { perLocale } from './locale.ts';

const relativeFormatOf = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** Words beside those of the runtime's own tables. */
const WORDS: Record<string, number> = {
  本日: 0,
  きょう: 0,
  きのう: -1,
  おととい: -2,
  あす: 1,
  あした: 1,
  あさって: 2,
  'just now': 0,
  たった今: 0,
  heute: 0,
  gestern: -1,
  vorgestern: -2,
  morgen: 1,
  übermorgen: 2,
  "aujourd'hui": 0,
  hier: -1,
  'avant-hier': -2,
  demain: 1,
  'après-demain': 2,
  hoy: 0,
  ayer: -1,
  mañana: 1,
};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Today, tomorrow and the like, in the locale's words, in English or in Japanese, against `today`.
 * `3 days ago`, `あと12日`, `Due in 12 days`, `57 days overdue` are approximate: most pages round them from hours.
 * `last Friday` is the nearest one before today, as the date libraries of web pages print the days before yesterday.
 */
export function relativeDay(folded: string, locale: string, today: Day): { day: Day; approximate?: true } | undefined {
  const text = folded
    .toLowerCase()
    .replace(/ overdue$/, ' ago')
    .replace(/^(?:overdue by|あと|残り)(.+)$/, (all, rest: string) =>
      all.startsWith('o') ? `${rest.trim()} ago` : `${rest}後`,
    );
  if (Object.hasOwn(WORDS, text)) return { day: addDays(today, WORDS[text] ?? 0) };
  const weekday = WEEKDAYS.indexOf(text.replace(/^last /, ''));
  if (weekday >= 0 && text.startsWith('last '))
    return { day: addDays(today, -(((weekdayOf(today) - weekday + 5) % 7) + 1)) };
  const digits = /\d{1,4}/.exec(text)?.[0];
  const tight = text.replaceAll(' ', '');
  for (const tag of [locale, 'en', 'ja']) {
    const format = relativeFormatOf(tag);
    if (!format) continue;
    for (const days of digits ? [-Number(digits), Number(digits)] : [-2, -1, 0, 1, 2]) {
      if (fold(format.format(days, 'day')).toLowerCase().replaceAll(' ', '') !== tight) continue;
      return digits ? { day: addDays(today, days), approximate: true } : { day: addDays(today, days) };
    }
  }
  return undefined;
}
