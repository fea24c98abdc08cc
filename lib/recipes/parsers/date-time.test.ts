import { describe, expect, test } from 'vitest';
import { dateTime } from './date-time.ts';
import type { ParseContext } from './parser.ts';

const in_ = (locale: string, zone = 'Asia/Tokyo'): ParseContext => ({ locale, today: '2026-11-24', zone });

describe('a moment in the zone of the person', () => {
  test.each<[text: string, locale: string, value: string]>([
    ['2026/11/30 15:20', 'ja', '2026-11-30T15:20'],
    ['2026/11/30 15:20:59', 'ja', '2026-11-30T15:20'],
    ['2026年11月30日 午後3時20分', 'ja', '2026-11-30T15:20'],
    ['2026年11月30日 15時', 'ja', '2026-11-30T15:00'],
    ['Nov 30, 2026, 3:20 PM', 'en', '2026-11-30T15:20'],
    ['Nov 30, 2026 3:20\u202fPM', 'en', '2026-11-30T15:20'],
    ['3 p.m. Nov 30, 2026', 'en', '2026-11-30T15:00'],
    ['Nov 30, 2026 12:05 AM', 'en', '2026-11-30T00:05'],
    ['Nov 30, 2026 12:05 PM', 'en', '2026-11-30T12:05'],
    ['11/30/2026 10:00 - 11:00', 'en-US', '2026-11-30T10:00'],
    ['11/30/2026 9:00 AM – 10:00 AM', 'en-US', '2026-11-30T09:00'],
    ['yesterday at 9:22 PM', 'en', '2026-11-23T21:22'],
    ['今日 9:05', 'ja', '2026-11-24T09:05'],
    ['Aug 28 at 9:45 AM', 'en', '2026-08-28T09:45'],
    ['Sep 3, 2026 1:21 PM GMT+2', 'en', '2026-09-03T20:21'],
    ['10 sept. 2026 à 11:53 GMT+2', 'fr', '2026-09-10T18:53'],
    ['Nov 30, 2026 10:00 (GMT+9)', 'en', '2026-11-30T10:00'],
    ['2026/11/30 10:00 JST', 'ja', '2026-11-30T10:00'],
    ['Nov 30, 2026 11:30 PM UTC', 'en', '2026-12-01T08:30'],
    ['2026-11-30T16:00:00Z', 'en', '2026-12-01T01:00'],
    ['2026-11-30T10:00:00.000-05:00', 'en', '2026-12-01T00:00'],
    ['2026-11-30T10:00:00+0530', 'en', '2026-11-30T13:30'],
    ['2026-11-30 10:00', 'en', '2026-11-30T10:00'],
    ['2026-11-30', 'en', '2026-11-30'],
    ['Tomorrow', 'en', '2026-11-25'],
  ])('%s', (text, locale, value) => {
    expect(dateTime(text, in_(locale))).toEqual({ ok: true, value });
  });
});

test('an hour that the clocks of the zone skip or repeat is converted by its own offset', () => {
  expect(dateTime('2026-03-29T01:30:00Z', in_('en', 'Europe/Berlin'))).toEqual({ ok: true, value: '2026-03-29T03:30' });
  expect(dateTime('2026-10-25T01:30:00Z', in_('en', 'Europe/Berlin'))).toEqual({ ok: true, value: '2026-10-25T02:30' });
});

test('a count of days keeps its doubt beside a clock', () => {
  expect(dateTime('3 days ago at 9:00', in_('en'))).toEqual({ ok: true, value: '2026-11-21T09:00', approximate: true });
});

test.each([
  'Nov 30, 2026 10:00 AM CST',
  'Nov 30, 2026 10:00 IST',
  'Nov 30, 2026 25:00',
  'Nov 30, 2026 13:00 PM',
  '11/12/2026 10:00',
])('%s has no single reading', (text) => {
  expect(dateTime(text, in_('en'))).toEqual({ ok: false, reason: 'ambiguous' });
});

test.each(['10:00', '2026-11-30T25:00', '2026-11-30T10:61', 'call me at 10:00', '5 minutes ago', ''])(
  '%s is no moment',
  (text) => {
    expect(dateTime(text, in_('en'))).toEqual({ ok: false, reason: 'unreadable' });
  },
);
