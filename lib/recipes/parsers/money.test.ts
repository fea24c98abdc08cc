import { describe, expect, test } from 'vitest';
import { money } from './money.ts';
import type { ParseContext } from './parser.ts';

const in_ = (locale: string, more: Partial<ParseContext> = {}): ParseContext => ({
  locale,
  today: '2026-11-24',
  zone: 'Asia/Tokyo',
  ...more,
});
const yen = { currency: 'JPY' };
const usd = { currency: 'USD' };

describe('an amount is read exactly', () => {
  test.each<[text: string, context: ParseContext, minor: number, currency: string]>([
    ['¥1,200,000', in_('ja'), 1_200_000, 'JPY'],
    ['￥1,200,000', in_('ja-JP'), 1_200_000, 'JPY'],
    ['￥1,200,000', in_('en-US', yen), 1_200_000, 'JPY'],
    ['¥1,200', in_('zh-CN'), 120_000, 'CNY'],
    ['１，２００円', in_('ja'), 1200, 'JPY'],
    ['1,200円也', in_('ja'), 1200, 'JPY'],
    ['1200 円', in_('ja'), 1200, 'JPY'],
    ['JPY 1,200,000', in_('en-US'), 1_200_000, 'JPY'],
    ['JP¥1,200', in_('en-GB'), 1200, 'JPY'],
    ['¥1,200.00', in_('ja'), 1200, 'JPY'],
    ['USD 1,733,104.35', in_('ja'), 173_310_435, 'USD'],
    ['US$1,200 USD', in_('ja'), 120_000, 'USD'],
    ['USD$1,200', in_('ja'), 120_000, 'USD'],
    ['$1,200 CAD', in_('en-US'), 120_000, 'CAD'],
    ['$1,200.50', in_('en-US'), 120_050, 'USD'],
    ['$1,200.50', in_('en-US', yen), 120_050, 'USD'],
    ['$1,200.50', in_('ja', { currency: 'AUD' }), 120_050, 'AUD'],
    ['1.234.567,50 €', in_('de'), 123_456_750, 'EUR'],
    ['1.234.567,50 €', in_('en-US'), 123_456_750, 'EUR'],
    ['1.234 €', in_('de'), 123_400, 'EUR'],
    ['1\u202f234,50 €', in_('fr'), 123_450, 'EUR'],
    ['1\u00a0234\u00a0567 €', in_('fr'), 123_456_700, 'EUR'],
    ['1\u2009200 kr', in_('sv'), 120_000, 'SEK'],
    ['1.234,- kr', in_('da'), 123_400, 'DKK'],
    ['0.00 €', in_('de'), 0, 'EUR'],
    ['0,00 $', in_('en-US'), 0, 'USD'],
    ['CHF 1’234.50', in_('de-CH'), 123_450, 'CHF'],
    ['₹ 25,00,000.00', in_('en-IN'), 250_000_000, 'INR'],
    ['Rs. 2,500', in_('en-IN'), 250_000, 'INR'],
    ['12,34,567', in_('en', { currency: 'INR' }), 123_456_700, 'INR'],
    ['KWD 1.234', in_('en'), 1234, 'KWD'],
    ['4999.99', in_('en', usd), 499_999, 'USD'],
    ['.5', in_('en', usd), 50, 'USD'],
    ['0', in_('ja', yen), 0, 'JPY'],
    ['-0', in_('ja', yen), 0, 'JPY'],
    ['1億2,000万5,000円', in_('ja'), 120_005_000, 'JPY'],
    ['EUR 1,000.00 (USD 1,100.00)', in_('en-US'), 100_000, 'EUR'],
  ])('%s', (text, context, minor, currency) => {
    expect(money(text, context)).toEqual({ ok: true, value: { minor, currency } });
  });
});

describe('what is below zero', () => {
  test.each<[text: string, context: ParseContext, minor: number]>([
    ['(1,200)', in_('ja', yen), -1200],
    ['($1,200.50)', in_('en-US'), -120_050],
    ['$(1,200.50)', in_('en-US'), -120_050],
    ['(1,200) USD', in_('en'), -120_000],
    ['△1,200', in_('ja', yen), -1200],
    ['▲1,200円', in_('ja'), -1200],
    ['¥-1,200', in_('ja'), -1200],
    ['−1 200 kr', in_('sv'), -120_000],
    ['-$1,200', in_('en-US'), -120_000],
  ])('%s', (text, context, minor) => {
    expect(money(text, context)).toMatchObject({ ok: true, value: { minor } });
  });
});

describe('a figure that a page may have rounded is approximate', () => {
  test.each<[text: string, context: ParseContext, minor: number, currency: string]>([
    ['120万円', in_('ja'), 1_200_000, 'JPY'],
    ['1.2億円', in_('ja'), 120_000_000, 'JPY'],
    ['1億2,000万円', in_('ja'), 120_000_000, 'JPY'],
    ['1,200千円', in_('ja'), 1_200_000, 'JPY'],
    ['¥480万', in_('ja'), 4_800_000, 'JPY'],
    ['約1,200円', in_('ja'), 1200, 'JPY'],
    ['$16.4K', in_('en-US'), 1_640_000, 'USD'],
    ['$42.9k', in_('en', usd), 4_290_000, 'USD'],
    ['¥4.8M', in_('en-US', yen), 4_800_000, 'JPY'],
    ['16\u00a0k\u00a0$US', in_('fr'), 1_600_000, 'USD'],
    ['12 Mio. €', in_('de'), 1_200_000_000, 'EUR'],
    ['1,234 Mio. €', in_('de'), 123_400_000, 'EUR'],
    ['€2.1bn', in_('en-GB'), 210_000_000_000, 'EUR'],
    ['₹1.2Cr', in_('en-IN'), 1_200_000_000, 'INR'],
    ['$1.6만', in_('ko', usd), 1_600_000, 'USD'],
    ['¥1,200.50', in_('ja'), 1201, 'JPY'],
  ])('%s', (text, context, minor, currency) => {
    expect(money(text, context)).toEqual({ ok: true, value: { minor, currency }, approximate: true });
  });
});

describe("a column's unit", () => {
  test('a number in a 千円 column is exact', () => {
    expect(money('1,234', in_('ja', { ...yen, scale: 1000 }))).toEqual({
      ok: true,
      value: { minor: 1_234_000, currency: 'JPY' },
    });
    expect(money('1.5', in_('ja', { ...yen, scale: 1_000_000 }))).toEqual({
      ok: true,
      value: { minor: 1_500_000, currency: 'JPY' },
    });
  });
  test('a number that names its own unit there contradicts the column', () => {
    expect(money('120万', in_('ja', { ...yen, scale: 1000 }))).toEqual({ ok: false, reason: 'ambiguous' });
  });
});

test.each<[text: string, locale: string, currency: string | undefined]>([
  ['$1,200', 'en', 'USD'],
  ['$1,200', 'ja', 'USD'],
  ['¥1,200', 'en', 'JPY'],
  ['￥1,200', 'ja', 'JPY'],
  ['$1,200', 'es-MX', 'MXN'],
  ['A$1,200', 'en', 'AUD'],
  ['$1,200', 'es', undefined],
])('%s in %s, where signs are those of the locale, is %s', (text, locale, currency) => {
  const read = money(text, in_(locale, { signs: 'locale' }));
  expect(read).toMatchObject(currency ? { ok: true, value: { currency } } : { ok: false, reason: 'ambiguous' });
});

describe('what has two readings is not read', () => {
  test.each<[text: string, context: ParseContext, why: string]>([
    ['1,2', in_('ja', yen), 'a comma that groups nothing'],
    ['1.234', in_('en-US', usd), 'a thousand in German, no amount of cents in English'],
    ['1,234 €', in_('de'), 'a thousand in English'],
    ['1.200', in_('ja', yen), 'yen have no fraction'],
    ['1,234', in_('not a tag', usd), 'no locale decides'],
    ['$1,200', in_('en'), 'which dollar'],
    ['$1,200', in_('ja'), 'which dollar'],
    ['¥1,200', in_('en-US'), 'yen or yuan'],
    ['kr 1,200', in_('en'), 'which krone'],
    ['1,200', in_('ja'), 'no currency at all'],
    ['€1,200 USD', in_('en-US'), 'two currencies'],
    ['1,200-', in_('ja', yen), 'a minus behind, or an end mark'],
    ['▲1,200', in_('en-US', usd), 'an arrow, or a minus'],
  ])('%s: %s', (text, context) => {
    expect(money(text, context)).toEqual({ ok: false, reason: 'ambiguous' });
  });
});

describe('what is no amount is not read', () => {
  test.each([
    '',
    '--',
    '-',
    'N/A',
    'Amount',
    '$',
    '$5 - $10',
    '$5 $6',
    '1e5',
    '12:30',
    '2026/11/30',
    '1,23,45 USD',
    '100 apples',
    '$1.2T',
    '1,2,3',
    'USD １２３４５６７８９０１２３４５６７８',
    '(-5)',
    '9'.repeat(500),
  ])('%s', (text) => {
    expect(money(text, in_('en-US'))).toEqual({ ok: false, reason: 'unreadable' });
  });
});
