import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../test/processor-time.ts';
import { addDays } from '../../domain/day.ts';
import { minorDigits } from '../../domain/money.ts';
import type { Money } from '../../domain/money.ts';
import { parsers } from './index.ts';
import type { ParseContext } from './index.ts';

const locales = [
  'ja',
  'ja-JP',
  'en-US',
  'en-GB',
  'en-IN',
  'de',
  'de-CH',
  'fr',
  'es',
  'it',
  'nl',
  'pt-BR',
  'sv',
  'da',
  'pl',
  'cs',
  'hu',
  'ru',
  'ko',
  'zh-CN',
  'tr',
  'id',
  'fi',
  'nb',
];
const currencies = ['JPY', 'USD', 'EUR', 'GBP', 'CHF', 'KRW', 'INR', 'CNY', 'AUD', 'SEK', 'BRL', 'KWD'];
const context = (locale: string, currency?: string): ParseContext => ({
  locale,
  today: '2026-11-24',
  zone: 'Asia/Tokyo',
  ...(currency !== undefined && { currency }),
});

const anyLocale = fc.constantFrom(...locales);
const anyDay = fc.integer({ min: -7000, max: 20_000 }).map((days) => addDays('2026-01-01', days));
const noon = (day: string): number => Date.parse(`${day}T12:00Z`);
const gregorian = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;

describe('what Intl prints is read back', { timeout: 60_000 }, () => {
  test('money in every locale and currency, by symbol and by code', () => {
    fc.assert(
      fc.property(
        anyLocale,
        fc.constantFrom(...currencies),
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.constantFrom('symbol' as const, 'code' as const),
        (locale, currency, minor, currencyDisplay) => {
          const text = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).format(
            minor / 10 ** minorDigits(currency),
          );
          expect(parsers.money(text, context(locale, currency)), text).toEqual({
            ok: true,
            value: { minor: minor === 0 ? 0 : minor, currency },
          });
        },
      ),
      { numRuns: 700 },
    );
  });

  test('compact money is near, approximate and of the right currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ja', 'en-US', 'en-GB', 'zh-CN', 'fr', 'it'),
        fc.constantFrom('JPY', 'USD', 'EUR'),
        fc.integer({ min: 1000, max: 99_000_000_000 }),
        (locale, currency, major) => {
          const text = new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            notation: 'compact',
            maximumSignificantDigits: 3,
          }).format(major);
          const read = parsers.money(text, context(locale, currency));
          expect(read, text).toMatchObject({ ok: true, value: { currency } });
          const { minor } = (read as { value: Money }).value;
          expect(Math.abs(minor / 10 ** minorDigits(currency) - major) / major, text).toBeLessThan(0.006);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('dates, short to full', () => {
    fc.assert(
      fc.property(
        anyLocale,
        anyDay,
        fc.constantFrom('medium' as const, 'long' as const, 'full' as const),
        (locale, day, dateStyle) => {
          const text = new Intl.DateTimeFormat(locale, { ...gregorian, dateStyle }).format(noon(day));
          expect(parsers.date(text, context(locale)), text).toEqual({ ok: true, value: day });
        },
      ),
      { numRuns: 700 },
    );
  });

  test('numeric dates with a full year', () => {
    fc.assert(
      fc.property(anyLocale, anyDay, (locale, day) => {
        const text = new Intl.DateTimeFormat(locale, {
          ...gregorian,
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
        }).format(noon(day));
        expect(parsers.date(text, context(locale)), text).toEqual({ ok: true, value: day });
      }),
      { numRuns: 500 },
    );
  });

  test('Japanese years', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = new Intl.DateTimeFormat('ja-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' }).format(
          noon(day),
        );
        expect(parsers.date(text, context('ja')), text).toEqual({ ok: true, value: day });
      }),
    );
  });

  test('date and time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ja', 'en-US', 'en-GB', 'de', 'fr', 'es', 'ko', 'it', 'nl'),
        anyDay,
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('medium' as const, 'long' as const),
        (locale, day, minute, dateStyle) => {
          const text = new Intl.DateTimeFormat(locale, { ...gregorian, dateStyle, timeStyle: 'short' }).format(
            Date.parse(`${day}T00:00Z`) + minute * 60_000,
          );
          const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          expect(parsers.dateTime(text, context(locale)), text).toEqual({ ok: true, value: `${day}T${clock}` });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('relative days', () => {
    fc.assert(
      fc.property(anyLocale, fc.integer({ min: -400, max: 400 }), (locale, days) => {
        const text = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
        expect(parsers.date(text, context(locale)), text).toMatchObject({
          ok: true,
          value: addDays('2026-11-24', days),
        });
      }),
    );
  });
});

describe('in a language nobody here promised', { timeout: 60_000 }, () => {
  const others = fc.constantFrom(
    'ar',
    'bg',
    'bn',
    'ca',
    'cy',
    'el',
    'es-MX',
    'et',
    'eu',
    'fa',
    'fil',
    'fr-CA',
    'fr-CH',
    'ga',
    'gu',
    'he',
    'hi',
    'hr',
    'ka',
    'kk',
    'km',
    'lt',
    'lv',
    'mk',
    'mn',
    'ms',
    'my',
    'ne',
    'pt',
    'ro',
    'sk',
    'sl',
    'sq',
    'sr',
    'sw',
    'ta',
    'th',
    'uk',
    'ur',
    'uz',
    'vi',
    'zh-TW',
    'en-ZA',
    'en-CA',
    'de-AT',
  );

  test('a date is read rightly or not at all', () => {
    fc.assert(
      fc.property(
        others,
        anyDay,
        fc.constantFrom('short' as const, 'medium' as const, 'long' as const, 'full' as const),
        (locale, day, dateStyle) => {
          const text = new Intl.DateTimeFormat(locale, { ...gregorian, dateStyle }).format(noon(day));
          const read = parsers.date(text, context(locale));
          if (read.ok && (dateStyle !== 'short' || day >= '2000')) expect(read.value, text).toBe(day);
        },
      ),
      { numRuns: 1200 },
    );
  });

  test('money is read rightly or not at all', () => {
    fc.assert(
      fc.property(
        others,
        fc.constantFrom(...currencies),
        fc.integer({ min: -1e13, max: 1e13 }),
        (locale, currency, minor) => {
          const text = new Intl.NumberFormat(locale, { style: 'currency', currency, numberingSystem: 'latn' }).format(
            minor / 10 ** minorDigits(currency),
          );
          for (const given of [context(locale, currency), context(locale)]) {
            const read = parsers.money(text, given);
            if (read.ok) expect(read, text).toEqual({ ok: true, value: { minor: minor === 0 ? 0 : minor, currency } });
          }
        },
      ),
      { numRuns: 1200 },
    );
  });

  test('money printed for one locale and read in another is never a hundred or a thousand times wrong', () => {
    fc.assert(
      fc.property(
        anyLocale,
        anyLocale,
        fc.constantFrom('JPY', 'USD', 'EUR'),
        fc.integer({ min: -1e13, max: 1e13 }),
        (printed, assumed, currency, minor) => {
          const text = new Intl.NumberFormat(printed, { style: 'currency', currency, currencyDisplay: 'code' }).format(
            minor / 10 ** minorDigits(currency),
          );
          const read = parsers.money(text, context(assumed));
          if (read.ok) expect(read.value, text).toEqual({ minor: minor === 0 ? 0 : minor, currency });
        },
      ),
      { numRuns: 1200 },
    );
  });
});

describe('any text at all', { timeout: 60_000 }, () => {
  const pieces = fc.constantFrom(
    '1',
    '2',
    '12',
    '2026',
    ',',
    '.',
    ' ',
    "'",
    '-',
    '/',
    '(',
    ')',
    '$',
    '¥',
    '€',
    '円',
    '万',
    '億',
    'K',
    'M',
    'USD',
    '年',
    '月',
    '日',
    'Nov',
    'at',
    ':',
    '30',
    'PM',
    '%',
    '△',
    '約',
    '+',
    '今日',
    'ago',
    'days',
    'GMT+2',
    '\u202e',
    '…',
  );
  const anyText = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((each) => each.join('')),
  );
  const anyContext = fc
    .record({
      locale: fc.oneof(anyLocale, fc.string()),
      today: anyDay,
      zone: fc.constantFrom('Asia/Tokyo', 'UTC', 'America/New_York'),
    })
    .chain((base) =>
      fc.oneof(
        fc.constant(base),
        fc.oneof(fc.constantFrom(...currencies), fc.string()).map((currency) => ({ ...base, currency })),
        fc.constantFrom(0, 1, 7, 1000, -1, NaN).map((scale) => ({ ...base, scale })),
      ),
    );

  test('never throws, and what is read has its kind', () => {
    fc.assert(
      fc.property(anyText, anyContext, (text, given) => {
        for (const [name, parse] of Object.entries(parsers)) {
          const read = parse(text, given);
          if (!read.ok) {
            expect(['unreadable', 'ambiguous']).toContain(read.reason);
            continue;
          }
          expect(JSON.parse(JSON.stringify(read.value))).toEqual(read.value);
          if (name === 'money' || name === 'rawMoney')
            expect(
              Number.isSafeInteger((read.value as Money).minor) && !Object.is((read.value as Money).minor, -0),
              text,
            ).toBe(true);
          if (name === 'date') expect(read.value, text).toMatch(/^\d{4}-\d\d-\d\d$/);
          if (name === 'dateTime') expect(read.value, text).toMatch(/^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/);
          if (name === 'percent') expect(read.value).toBeGreaterThanOrEqual(0);
          if (name === 'percent') expect(read.value).toBeLessThanOrEqual(1);
          if (name === 'count') expect(Number.isSafeInteger(read.value)).toBe(true);
        }
      }),
      { numRuns: 1200 },
    );
  });

  test('a hostile text of a megabyte costs no more than a glance', () => {
    for (const unit of ['1', ' ', '1,', '(', '9:', 'a1', '¥-', '円 ', '1-2 ']) {
      const text = unit.repeat(1_000_000 / unit.length);
      const took = processorTime(() => {
        for (const parse of Object.values(parsers)) parse(text, context('ja', 'JPY'));
      });
      expect(took, unit).toBeLessThan(1500);
    }
  });
});
