import { isDay, localTimeOf } from '../../domain/day.ts';
import type { Day } from '../../domain/day.ts';
import { minutesEast, takeClock } from './clock.ts';
import { fold } from './fold.ts';
import { dateOrderOf, languageOf } from './locale.ts';
import { monthNamed, withoutWeekday } from './month-names.ts';
import { LONGEST } from './parser.ts';
import type { ParseContext } from './parser.ts';
import { relativeDay } from './relative.ts';

/** A day and, when the text says so, a wall-clock time in the person's zone. `utcMidnight`: printed as 00:00Z, a date stored as an instant. */
export type Moment = { day: Day; time?: string; approximate?: true; utcMidnight?: Day };

const ERAS: Record<string, number> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988, 昭和: 1925, S: 1925 };
const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/i;

/**
 * Reads a date with or without a time of day.
 *
 * The year comes first (`2026/11/30`, `2026年11月30日`, ISO, `令和8年11月30日`), or a month is named (`Nov 30, 2026`,
 * `30 nov. 2026`), or the order of `11/12/2026` is told by the context, by the locale, or by a part above 12; else it is
 * ambiguous. A date without a year is of `today`'s year: pages leave the year out when it is the current one.
 * An offset in the text is converted to the context's zone; without one the page's clock is taken for the person's own.
 */
export function momentOf(text: string, context: ParseContext): Moment | 'ambiguous' | undefined {
  const folded = fold(text).replace(/^due:? /i, '');
  if (folded.length > LONGEST) return undefined;
  const iso = ISO.exec(folded);
  if (iso) {
    const [, day = '', time = '', offset] = iso;
    if (!isDay(day) || time > '23:59' || time.slice(3) > '59') return undefined;
    return offset === undefined ? { day, time } : inZone({ day, time }, minutesEast(offset), context);
  }
  const clock = takeClock(folded);
  if (clock === 'ambiguous') return clock;
  const rest = clock.rest.replace(/ ?\(\p{L}{1,3}\.?\)$/u, '');
  const found = dayFrom(rest, context) ?? dayFrom(withoutWeekday(rest, context.locale) ?? '', context);
  if (found === undefined || found === 'ambiguous') return found;
  if (clock.time === undefined) return found;
  const moment = { ...found, time: clock.time };
  return clock.offset === undefined ? moment : inZone(moment, clock.offset, context);
}

function inZone({ day, time = '00:00' }: Moment, offset: number, { zone }: ParseContext): Moment {
  const local = localTimeOf(Date.parse(`${day}T${time}Z`) - offset * 60_000, zone);
  const moment: Moment = { day: local.slice(0, 10), time: local.slice(11) };
  if (offset === 0 && time === '00:00') moment.utcMidnight = day;
  return moment;
}

type Found = { day: Day; approximate?: true } | 'ambiguous' | undefined;

function dayFrom(rest: string, context: ParseContext): Found {
  const text = rest.replace(/ ?([-/.年月日년월일]) ?/g, '$1');
  const yearFirst = /^(\d{4})([-/.年년])(\d{1,2})([-/.月월])(\d{1,2})[日일.]?$/.exec(text);
  if (yearFirst) return made(yearFirst[1], yearFirst[3], yearFirst[5]);
  const era = /^(令和|平成|昭和|[RHS])(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (era && (era[1]?.length === 2 || languageOf(context.locale) === 'ja'))
    return made((ERAS[era[1] ?? ''] ?? 0) + (era[2] === '元' ? 1 : Number(era[2])), era[3], era[4]);
  // `11月 20`, `11月 20, 2025`: what a date library makes of an English pattern in Japanese.
  const monthFirst = /^(\d{1,2})[月월](\d{1,2})[日일]?(?:, ?(\d{4}))?$/.exec(text);
  if (monthFirst) return made(monthFirst[3] ?? context.today.slice(0, 4), monthFirst[1], monthFirst[2]);
  const numeric = /^(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d\d)\.?|\.)?$/.exec(text);
  if (numeric && (numeric[4] || numeric[2] === '/' || text.endsWith('.')))
    return ordered(numeric[1] ?? '', numeric[3] ?? '', numeric[4], context);
  return worded(rest, context) ?? relativeDay(rest, context.locale, context.today);
}

/** `a`/`b` and perhaps a year. A four-digit or missing year leaves day and month open; two digits may be any of the three. */
function ordered(a: string, b: string, year: string | undefined, { locale, dateOrder, today }: ParseContext): Found {
  const order = dateOrder ?? dateOrderOf(locale);
  if (year?.length === 2) {
    const day =
      order === 'mdy'
        ? made(20 + year, a, b)
        : order === 'dmy'
          ? made(20 + year, b, a)
          : order === 'ymd'
            ? made(20 + a, b, year)
            : undefined;
    return day ?? 'ambiguous';
  }
  const full = year ?? today.slice(0, 4);
  const monthFirst = made(full, a, b);
  const dayFirst = made(full, b, a);
  if (!monthFirst || !dayFirst || a === b) return monthFirst ?? dayFirst;
  if (order === 'mdy' || (order === 'ymd' && year === undefined)) return monthFirst;
  return order === 'dmy' ? dayFirst : 'ambiguous';
}

function worded(text: string, { locale, today }: ParseContext): Found {
  const words = text.match(/\p{L}[\p{L}\p{M}']*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  if (/[^\p{L}\p{M}\d\s.,'/-]/u.test(text) || numbers.length < 1 || numbers.length > 2) return undefined;
  let month: number | undefined;
  for (const word of words) {
    if (/^(?:st|nd|rd|th|er|de|del|of|the|den|le|г|р)$/i.test(word)) continue;
    const named = monthNamed(word, locale);
    if (named === undefined || month !== undefined) return undefined;
    month = named;
  }
  if (month === undefined) return undefined;
  const [a = '', b] = a4(numbers) ? [numbers[1], numbers[0]] : numbers;
  if (a.length > 2 || (b !== undefined && b.length !== 4 && b.length !== 2)) return undefined;
  return made(b === undefined ? today.slice(0, 4) : b.length === 2 ? 20 + b : b, month, a);
}

const a4 = (numbers: string[]): boolean => numbers[0]?.length === 4;

function made(
  year: string | number | undefined,
  month: string | number | undefined,
  day: string | undefined,
): { day: Day } | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) && text >= '1900' && text < '2200' ? { day: text } : undefined;
}
