import { minorDigits, type Currency, type Money } from '../domain/money.ts';
import { addDays, dayOf, daysBetween, weekdayOf, type Day, type Instant, type Zone } from '../domain/day.ts';
import type { Unit } from '../kpis/kpi.ts';
import type { Lang } from '../words/speak.ts';

const MINUS = '−';

/** Sign, symbol and number of an amount: `−¥1,240万`. The sign stands before the symbol, so a column of them reads. */
const joined = (negative: boolean, sign: boolean, symbol: string, digits: string) =>
  `${negative ? MINUS : sign ? '+' : ''}${symbol}${digits}`;

const symbols = new Map<Currency, string>();

/** `¥`, `$`, `CA$`, `CHF `: the shortest symbol that names one currency only, half-width in Japanese too. */
export function symbolOf(currency: Currency): string {
  let symbol = symbols.get(currency);
  if (symbol === undefined) {
    const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
    const found = parts.find((part) => part.type === 'currency')?.value ?? currency;
    symbol = /[a-z]$/i.test(found) ? `${found}\u00a0` : found;
    symbols.set(currency, symbol);
  }
  return symbol;
}

const steps: Record<Lang, readonly (readonly [size: number, suffix: string])[]> = {
  ja: [
    [1e12, '兆'],
    [1e8, '億'],
    [1e4, '万'],
  ],
  en: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ],
};

/** How amounts are written where they are shortened: each by its own size, in full, or all in one unit. */
export type AmountStyle = 'auto' | 'full' | 'thousand' | 'ten-thousand' | 'million' | 'hundred-million';

/** The units a language has; in another one that style is `auto`. */
export const amountUnits: Record<Lang, Partial<Record<AmountStyle, readonly [size: number, suffix: string]>>> = {
  ja: { thousand: [1e3, '千'], 'ten-thousand': [1e4, '万'], million: [1e6, '百万'], 'hundred-million': [1e8, '億'] },
  en: { thousand: [1e3, 'K'], million: [1e6, 'M'] },
};

let chosen: AmountStyle = 'auto';

/**
 * Sets how this page or worker writes amounts from here on. Like its language it is the person's choice for all figures at
 * once, so each surface sets it before it paints, and no figure can be written in another style by neglect. Passed along like
 * the language it would stand in sixty calls, of which one that left it out would write two units into one sentence. Nothing
 * else may set it, and what only reckons never reads it. The set-up page sets none: it comes before there is a choice.
 */
export const writeAmounts = (style: AmountStyle | undefined): void => {
  chosen = style ?? 'auto';
};

export type FormatOptions = { sign?: boolean };

/**
 * An amount for a card or a row: `¥1,240万`, `¥1.24億`, `$42.9K`. Three digits at least are kept, and a number that
 * rounds up to the next step takes its name (`9,999.9万` is `1億`). Below the first step it stands in full. Where the
 * person chose one unit for all, it stands in that one: `¥12,400千`.
 */
export function moneyCompact(money: Money, lang: Lang, { sign = false }: FormatOptions = {}): string {
  if (chosen === 'full') return moneyFull(money, { sign });
  const major = Math.abs(money.minor) / 10 ** minorDigits(money.currency);
  const plus = sign && money.minor > 0;
  const fixed = amountUnits[lang][chosen];
  // An amount too small for the unit keeps its own: it must not read as nothing.
  if (fixed && major >= fixed[0] / 10)
    return joined(money.minor < 0, plus, symbolOf(money.currency), grouped(shortened(major / fixed[0]), 2) + fixed[1]);
  const last: [size: number, suffix: string] = [1, ''];
  let step = steps[lang].find(([size]) => major >= size) ?? last;
  // What rounds up to the next step takes its name.
  const above = steps[lang].findLast(([size]) => size > step[0]);
  if (above && shortened(major / step[0]) * step[0] >= above[0]) step = above;
  if (step[0] === 1) return moneyFull(money, { sign });
  return joined(money.minor < 0, plus, symbolOf(money.currency), grouped(shortened(major / step[0]), 2) + step[1]);
}

/** 1.236 → 1.24, 12.36 → 12.4, 123.6 → 124, 1235.6 → 1236. */
const shortened = (value: number) => Math.round(value * scaleOf(value)) / scaleOf(value);

/** How many parts one unit is counted in, of an amount of so many units. */
const scaleOf = (value: number) => (value >= 100 ? 1 : value >= 10 ? 10 : 100);

/**
 * What the last digit of an amount counts, as `moneyCompact` writes it. Minor units. Amounts up to this one that are rounded
 * to it are written without losing anything, and so add up as they are read.
 */
export function lastDigitOf(money: Money, lang: Lang): number {
  const one = 10 ** minorDigits(money.currency);
  const major = Math.abs(money.minor) / one;
  const fixed = amountUnits[lang][chosen];
  if (chosen === 'full') return 1;
  if (fixed && major >= fixed[0] / 10) return Math.max(1, (fixed[0] * one) / scaleOf(major / fixed[0]));
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(money.minor)))) - 2);
}

/** The amount to its last digit: `¥1,234,567`, `$1,234.50`. */
export function moneyFull(money: Money, { sign = false }: FormatOptions = {}): string {
  const digits = minorDigits(money.currency);
  const size = Math.abs(money.minor);
  const scale = 10 ** digits;
  const fraction = digits && size % scale ? `.${String(size % scale).padStart(digits, '0')}` : '';
  return joined(
    money.minor < 0,
    sign && money.minor > 0,
    symbolOf(money.currency),
    grouped(Math.floor(size / scale), 0) + fraction,
  );
}

/** Made when first written with: the worker, at each of its starts, and every page would pay milliseconds for `Intl` objects. */
const groupings: Intl.NumberFormat[] = [];

/** `12,345.6`: thousands by comma in both languages, at most `digits` decimals, no trailing zeros. */
export const grouped = (value: number, digits: 0 | 1 | 2 = 0): string =>
  (value < 0 && Math.abs(value) >= 0.5 / 10 ** digits ? MINUS : '') +
  (groupings[digits] ??= new Intl.NumberFormat('en', { maximumFractionDigits: digits })).format(Math.abs(value));

/** A share of 1 as `54%`; one decimal below ten, where it tells rates apart. 400 % stays 400%. */
export function percent(share: number, { sign = false }: FormatOptions = {}): string {
  const value = share * 100;
  const text = grouped(value, Math.abs(value) < 9.95 ? 1 : 0);
  return `${sign && value > 0 && text !== '0' ? '+' : ''}${text}%`;
}

/** A difference of two rates: `+1.1pt`. */
export function points(difference: number): string {
  const text = grouped(difference * 100, 1);
  return `${difference > 0 && text !== '0' ? '+' : ''}${text}pt`;
}

/** What a chance rises by: `+19pt`, with a decimal below ten as in `percent`. */
export const chancePoints = (difference: number): string =>
  points(Math.abs(difference) < 0.0995 ? difference : Math.round(difference * 100) / 100);

/** A KPI's value as a row shows it. Money is compact unless `full`. */
export function valueText(
  value: number,
  unit: Unit,
  currency: Currency,
  lang: Lang,
  { full = false }: { full?: boolean } = {},
): string {
  switch (unit) {
    case 'money': {
      const money = { minor: Math.round(value), currency };
      return full ? moneyFull(money) : moneyCompact(money, lang);
    }
    case 'count':
      return grouped(value, Number.isInteger(value) ? 0 : 1);
    case 'rate':
      return percent(value);
    case 'days':
      return lang === 'ja'
        ? `${grouped(value, 1)}日`
        : `${grouped(value, 1)} ${Math.abs(value) === 1 ? 'day' : 'days'}`;
    case 'ratio':
      return lang === 'ja' ? `${grouped(value, 1)}倍` : `${grouped(value, 1)}×`;
    case 'points':
      return lang === 'ja' ? `${grouped(value, 0)}点` : `${grouped(value, 0)} pts`;
  }
}

/** A size inside a sentence: counts are whole, rounded up (a third of a call is a call). */
export function sizedText(value: number, unit: Unit, currency: Currency, lang: Lang): string {
  if (unit === 'money') return moneyCompact({ minor: Math.ceil(value), currency }, lang);
  if (unit === 'count')
    return lang === 'ja' ? `${grouped(Math.ceil(value - 1e-9))}件` : grouped(Math.ceil(value - 1e-9));
  return unit === 'rate' ? points(value).replace('+', '') : valueText(value, unit, currency, lang);
}

/** A change with its sign: `−¥120万`, `+3`, `+1.1pt`. */
export function signedText(change: number, unit: Unit, currency: Currency, lang: Lang): string {
  if (unit === 'money') return moneyCompact({ minor: Math.round(change), currency }, lang, { sign: true });
  if (unit === 'rate') return points(change);
  const text = valueText(change, unit, currency, lang);
  return change > 0 && text !== '0' ? `+${text}` : text;
}

const weekdays: Record<Lang, string> = { ja: '月火水木金土日', en: 'MonTueWedThuFriSatSun' };
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

export const weekdayText = (weekday: number, lang: Lang): string =>
  lang === 'ja' ? weekdays.ja.charAt(weekday - 1) : weekdays.en.slice(weekday * 3 - 3, weekday * 3);
export const monthText = (month: number, lang: Lang): string =>
  lang === 'ja' ? `${month}月` : months.slice(month * 3 - 3, month * 3);

/** `11/30(月)`, `Mon, Nov 30`; with the year when it is another than today's. */
export function dayText(day: Day, today: Day, lang: Lang): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  const weekday = weekdayText(weekdayOf(day), lang);
  const same = year === today.slice(0, 4);
  if (lang === 'ja') return `${same ? '' : `${year}/`}${month}/${date}(${weekday})`;
  return `${weekday}, ${monthText(month, 'en')} ${date}${same ? '' : `, ${year}`}`;
}

/** A half-open period by its first and last day: `11/1(日) – 11/30(月)`. */
export const periodText = (period: { start: Day; end: Day }, today: Day, lang: Lang): string => {
  const last = addDays(period.end, -1);
  return last === period.start
    ? dayText(last, today, lang)
    : `${dayText(period.start, today, lang)} – ${dayText(last, today, lang)}`;
};

/** `10:32` on today, else the day. */
export function momentText(at: Instant, now: Instant, zone: Zone, lang: Lang): string {
  const day = dayOf(at, zone);
  const today = dayOf(now, zone);
  if (day !== today) return dayText(day, today, lang);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** How long ago: `3分前`, `昨日`, `3日前` / `3 min ago`, `yesterday`. Days are calendar days of `zone`; the future is "now". */
export function ageText(at: Instant, now: Instant, zone: Zone, lang: Lang): string {
  const minutes = Math.floor((now - at) / 60_000);
  const days = daysBetween(dayOf(at, zone), dayOf(now, zone));
  if (minutes < 1) return lang === 'ja' ? 'たった今' : 'just now';
  if (minutes < 60) return lang === 'ja' ? `${minutes}分前` : `${minutes} min ago`;
  if (days < 1) return lang === 'ja' ? `${Math.floor(minutes / 60)}時間前` : `${Math.floor(minutes / 60)} h ago`;
  if (days === 1) return lang === 'ja' ? '昨日' : 'yesterday';
  if (days < 60) return lang === 'ja' ? `${days}日前` : `${days} days ago`;
  const total = Math.floor(days / 30.44);
  return lang === 'ja' ? `${total}か月前` : `${total} months ago`;
}
