import { describe, expect, test } from 'vitest';
import { date } from './date.ts';
import type { ParseContext } from './parser.ts';

const in_ = (locale: string, more: Partial<ParseContext> = {}): ParseContext => ({
  locale,
  today: '2026-11-24',
  zone: 'Asia/Tokyo',
  ...more,
});

describe('2026-11-30, however it is written', () => {
  test.each<[text: string, locale: string]>([
    ['2026-11-30', 'en'],
    ['2026/11/30', 'ja'],
    ['2026/11/30', 'en-US'],
    ['2026.11.30', 'ko'],
    ['2026. 11. 30.', 'hu'],
    ['２０２６／１１／３０', 'ja'],
    ['11月 30, 2026', 'ja'],
    ['11月 30', 'ja'],
    ['2026年11月30日', 'ja'],
    ['2026年 11月 30日', 'ja'],
    ['2026年11月30日(月)', 'ja'],
    ['2026/11/30（月）', 'ja'],
    ['2026年11月30日月曜日', 'ja'],
    ['令和8年11月30日', 'ja'],
    ['令和8年11月30日', 'en'],
    ['R8.11.30', 'ja'],
    ['R8/11/30', 'ja'],
    ['㋿8年11月30日', 'ja'],
    ['11/30/2026', 'en-US'],
    ['11/30/2026', 'en'],
    ['11/30/2026', 'ja'],
    ['30.11.2026', 'de'],
    ['30/11/2026', 'en-GB'],
    ['30-11-2026', 'nl'],
    ['Nov 30, 2026', 'en'],
    ['Nov 30, 2026', 'ja'],
    ['November 30th, 2026', 'en-US'],
    ['30 Nov 2026', 'en-GB'],
    ['30-Nov-2026', 'en'],
    ['30-Nov-26', 'en'],
    ['Mon, Nov 30, 2026', 'en'],
    ['Monday, November 30, 2026', 'en'],
    ['30 nov. 2026', 'fr'],
    ['lun. 30 nov. 2026', 'fr'],
    ['30. November 2026', 'de'],
    ['30 de noviembre de 2026', 'es'],
    ['30 de nov. de 2026', 'pt-BR'],
    ['30 listopada 2026', 'pl'],
    ['30 ноября 2026', 'ru'],
    ['Nov 30', 'en'],
    ['11月30日', 'ja'],
    ['11/30', 'ja'],
    ['11/30', 'en'],
    ['30.11.', 'de'],
    ['30 nov.', 'fr'],
    ['2026-11-30T10:00:00+09:00', 'en'],
    ['2026-11-29T18:30:00Z', 'en'],
    ['2026-11-30T00:00:00.000Z', 'en'],
    ['2026-11-30 10:00', 'en'],
    ['2026/11/30 15:20', 'ja'],
    ['Nov 30, 2026 3:20 PM', 'en'],
    ['Nov 29, 2026 11:30 PM GMT+2', 'en'],
    ['10:00 - 11:00 Nov 30', 'en'],
    ['Due Nov 30, 2026', 'en'],
  ])('%s in %s', (text, locale) => {
    expect(date(text, in_(locale))).toEqual({ ok: true, value: '2026-11-30' });
  });
});

describe('the order of 11/12/2026', () => {
  test.each<[locale: string, order: ParseContext['dateOrder'], day: string]>([
    ['en-US', undefined, '2026-11-12'],
    ['en-GB', undefined, '2026-12-11'],
    ['de', undefined, '2026-12-11'],
    ['en', 'mdy', '2026-11-12'],
    ['en-US', 'dmy', '2026-12-11'],
  ])('%s %s', (locale, dateOrder, day) => {
    expect(date('11/12/2026', in_(locale, dateOrder ? { dateOrder } : {}))).toEqual({ ok: true, value: day });
  });
  test.each<[string, ParseContext['dateOrder']]>([
    ['en', undefined],
    ['ja', undefined],
    ['en-US', 'unknown'],
    ['xx-invalid-', undefined],
  ])('is ambiguous in %s (%s)', (locale, dateOrder) => {
    expect(date('11/12/2026', in_(locale, dateOrder ? { dateOrder } : {}))).toEqual({ ok: false, reason: 'ambiguous' });
  });
  test('does not matter when day and month are one number', () => {
    expect(date('11/11/2026', in_('en'))).toEqual({ ok: true, value: '2026-11-11' });
  });
  test('two digits of a year are never told from a day by their size', () => {
    expect(date('30/11/26', in_('en-GB'))).toEqual({ ok: true, value: '2026-11-30' });
    expect(date('26/11/30', in_('ja'))).toEqual({ ok: true, value: '2026-11-30' });
    expect(date('30/11/26', in_('en'))).toEqual({ ok: false, reason: 'ambiguous' });
    expect(date('30/11/26', in_('en-US'))).toEqual({ ok: false, reason: 'ambiguous' });
  });
});

describe('words against today', () => {
  test.each<[text: string, locale: string, day: string]>([
    ['Today', 'en', '2026-11-24'],
    ['Tomorrow', 'en', '2026-11-25'],
    ['yesterday at 9:22 PM', 'en', '2026-11-23'],
    ['due today', 'en', '2026-11-24'],
    ['last Friday at 5:52 AM', 'en', '2026-11-20'],
    ['last Tuesday at 6:30 PM', 'en', '2026-11-17'],
    ['今日', 'ja', '2026-11-24'],
    ['本日', 'ja', '2026-11-24'],
    ['昨日', 'ja', '2026-11-23'],
    ['昨日 9:12', 'ja', '2026-11-23'],
    ['一昨日', 'ja', '2026-11-22'],
    ['明後日', 'ja', '2026-11-26'],
    ['heute', 'de', '2026-11-24'],
    ['gestern um 9:22', 'de', '2026-11-23'],
    ['hier', 'fr', '2026-11-23'],
    ['mañana', 'es', '2026-11-25'],
  ])('%s in %s', (text, locale, day) => {
    expect(date(text, in_(locale))).toEqual({ ok: true, value: day });
  });
  test.each<[text: string, locale: string, day: string]>([
    ['3 days ago', 'en', '2026-11-21'],
    ['in 3 days', 'en', '2026-11-27'],
    ['Due in 12 days', 'en', '2026-12-06'],
    ['57 days overdue', 'en', '2026-09-28'],
    ['3日前', 'ja', '2026-11-21'],
    ['3 日後', 'ja', '2026-11-27'],
    ['あと12日', 'ja', '2026-12-06'],
    ['vor 3 Tagen', 'de', '2026-11-21'],
  ])('%s in %s counts days that may be rounded from hours', (text, locale, day) => {
    expect(date(text, in_(locale))).toEqual({ ok: true, value: day, approximate: true });
  });
});

describe('what is no day', () => {
  test.each([
    '',
    '--',
    '2026/02/30',
    '2026-13-01',
    '11:53',
    'Nov 2026',
    '2026',
    '5 hours ago',
    '3 months ago',
    'Monday',
    'soon',
    '12.5',
    '1.2.3.4',
    'Nov Dec 3',
    'R99/1/1 x',
    '0000-01-01',
    '9'.repeat(300),
  ])('%s', (text) => {
    expect(date(text, in_('en-US'))).toEqual({ ok: false, reason: 'unreadable' });
  });
});

test("midnight UTC that is yesterday evening in the person's zone may be a date or an instant", () => {
  expect(date('2026-11-30T00:00:00Z', in_('en', { zone: 'America/New_York' }))).toEqual({
    ok: false,
    reason: 'ambiguous',
  });
  expect(date('2026-11-30T02:00:00Z', in_('en', { zone: 'America/New_York' }))).toEqual({
    ok: true,
    value: '2026-11-29',
  });
});

test('a date without a year is of this year, as pages leave out only the current one', () => {
  expect(date('Mar 3', in_('en'))).toEqual({ ok: true, value: '2026-03-03' });
  expect(date('Dec 31', in_('en'))).toEqual({ ok: true, value: '2026-12-31' });
  expect(date('Feb 29', in_('en'))).toEqual({ ok: false, reason: 'unreadable' });
});
