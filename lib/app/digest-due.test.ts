import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dueNotification, firstTime, nextNotification, type DigestKind, type LastShown } from './digest-due.ts';
import { defaultSettings, type Digest, type Settings } from './settings.ts';
import { localTimeOf } from '../domain/day.ts';

const digest: Digest = { ...defaultSettings.digest, morning: true, evening: true };
const withDigest = (part: Partial<Digest> = {}, more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings,
  ...more,
  digest: { ...digest, ...part },
});
const at = (iso: string) => Date.parse(iso);

describe('which notification is due', () => {
  type Row = [
    why: string,
    now: string,
    zone: string,
    digest: Partial<Digest>,
    last: LastShown,
    due: DigestKind | undefined,
  ];
  const tokyo = 'Asia/Tokyo';
  // 2026-11-25 is a Wednesday; 23:55Z of the 24th is 08:55 of the 25th in Tokyo.
  it.each<Row>([
    ['a minute before its time', '2026-11-24T23:54:59Z', tokyo, {}, {}, undefined],
    ['at its time', '2026-11-24T23:55:00Z', tokyo, {}, {}, 'morning'],
    ['asleep past the time: still a plan', '2026-11-25T03:54:00Z', tokyo, {}, {}, 'morning'],
    ['asleep for four hours past it: no plan any more', '2026-11-25T03:55:00Z', tokyo, {}, {}, undefined],
    ['asleep until the evening: the summary alone', '2026-11-25T09:00:00Z', tokyo, {}, {}, 'evening'],
    ['a late plan yields to an early summary', '2026-11-25T01:00:00Z', tokyo, { eveningAt: '10:00' }, {}, 'evening'],
    [
      'and does not follow it',
      '2026-11-25T01:05:00Z',
      tokyo,
      { eveningAt: '10:00' },
      { evening: at('2026-11-25T01:00:00Z') },
      undefined,
    ],
    ['switched off', '2026-11-24T23:55:00Z', tokyo, { morning: false }, {}, undefined],
    ['a Saturday', '2026-11-28T00:00:00Z', tokyo, {}, {}, undefined],
    ['a public holiday', '2026-11-23T00:00:00Z', tokyo, {}, {}, undefined],
    ['a holiday elsewhere is none', '2026-11-23T14:00:00Z', 'America/New_York', {}, {}, undefined],
    ['shown today', '2026-11-25T00:30:00Z', tokyo, {}, { morning: at('2026-11-24T23:55:00Z') }, undefined],
    ['shown yesterday', '2026-11-25T00:00:00Z', tokyo, {}, { morning: at('2026-11-23T23:55:00Z') }, 'morning'],
    [
      'the one was shown, the other is due',
      '2026-11-25T09:00:00Z',
      tokyo,
      {},
      { morning: at('2026-11-24T23:55:00Z') },
      'evening',
    ],
    [
      'a minute before midnight',
      '2026-11-25T14:59:00Z',
      tokyo,
      { quiet: { from: '00:00', to: '00:00' } },
      {},
      'evening',
    ],
    [
      'midnight: another day, and too early for it',
      '2026-11-25T15:00:00Z',
      tokyo,
      { quiet: { from: '00:00', to: '00:00' } },
      {},
      undefined,
    ],
    [
      'a plan at midnight comes with the day',
      '2026-11-25T15:00:00Z',
      tokyo,
      { morningAt: '00:00', quiet: { from: '00:00', to: '00:00' } },
      {},
      'morning',
    ],
    ['quiet hours', '2026-11-25T12:00:00Z', tokyo, {}, {}, undefined],
    ['quiet hours past midnight', '2026-11-24T21:30:00Z', tokyo, { morningAt: '06:30' }, {}, undefined],
    ['the end of the quiet hours', '2026-11-24T22:00:00Z', tokyo, { morningAt: '06:30' }, {}, 'morning'],
    [
      'the clock set back an hour after it was shown',
      '2026-11-24T23:55:00Z',
      tokyo,
      {},
      { morning: at('2026-11-25T00:55:00Z') },
      undefined,
    ],
    [
      'the clock set back over midnight',
      '2026-11-25T14:30:00Z',
      tokyo,
      { quiet: { from: '00:00', to: '00:00' } },
      { evening: at('2026-11-25T15:10:00Z') },
      undefined,
    ],
    [
      'the clock was years ahead when it was shown',
      '2026-11-24T23:55:00Z',
      tokyo,
      {},
      { morning: at('2031-01-05T23:55:00Z') },
      'morning',
    ],
    [
      'flown east: shown this morning at home',
      '2026-11-25T03:00:00Z',
      tokyo,
      {},
      { morning: at('2026-11-24T17:00:00Z') },
      undefined,
    ],
    [
      'flown west: the same day once more',
      '2026-11-24T17:00:00Z',
      'America/Los_Angeles',
      {},
      { morning: at('2026-11-23T23:55:00Z') },
      'morning',
    ],
    [
      'flown west within hours',
      '2026-11-25T06:00:00Z',
      'Europe/Berlin',
      { quiet: { from: '00:00', to: '00:00' }, morningAt: '06:00' },
      { morning: at('2026-11-24T23:55:00Z') },
      undefined,
    ],
    // Monday 9 March 2026 follows the night in which New York's clocks went from 02:00 to 03:00.
    [
      'a time that the spring night skips, the hour after',
      '2026-03-08T07:00:00Z',
      'America/New_York',
      { morningAt: '02:30', quiet: { from: '00:00', to: '00:00' } },
      {},
      'morning',
    ],
    [
      'before it',
      '2026-03-08T06:59:00Z',
      'America/New_York',
      { morningAt: '02:30', quiet: { from: '00:00', to: '00:00' } },
      {},
      undefined,
    ],
    [
      'a time that the autumn night has twice, the first',
      '2026-11-01T05:30:00Z',
      'America/New_York',
      { morningAt: '01:30', quiet: { from: '00:00', to: '00:00' } },
      {},
      'morning',
    ],
    [
      'the second',
      '2026-11-01T06:30:00Z',
      'America/New_York',
      { morningAt: '01:30', quiet: { from: '00:00', to: '00:00' } },
      { morning: at('2026-11-01T05:30:00Z') },
      undefined,
    ],
    ['a zone of quarter hours', '2026-11-25T03:10:00Z', 'Asia/Kathmandu', {}, {}, 'morning'],
  ])('%s', (_why, now, zone, part, last, due) => {
    const everyDay = { workdays: [1, 2, 3, 4, 5, 6, 7] };
    const isDstNight = zone === 'America/New_York' && part.morningAt !== undefined;
    expect(dueNotification(at(now), zone, withDigest(part, isDstNight ? everyDay : {}), last)).toBe(due);
  });

  it('a day off of one’s own is none to be spoken of, a Saturday that is worked is', () => {
    const settings = withDigest({}, { daysOff: ['2026-11-25'], partDays: { '2026-11-28': 0.5 } });
    expect(dueNotification(at('2026-11-25T00:00:00Z'), tokyo, settings, {})).toBeUndefined();
    expect(dueNotification(at('2026-11-28T00:00:00Z'), tokyo, settings, {})).toBe('morning');
  });

  it('asked every five minutes of a year, each comes once on every business day and on no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        fc.integer({ min: 0, max: 23 * 60 }),
        fc.integer({ min: 0, max: 4 }),
        (zone, morning, offset) => {
          const time = `${String(Math.floor(morning / 60)).padStart(2, '0')}:${String(morning % 60).padStart(2, '0')}`;
          const settings = withDigest({ morningAt: time, evening: false, quiet: { from: '00:00', to: '00:00' } });
          const days: string[] = [];
          let last: LastShown = {};
          const start = at('2026-01-01T12:00:00Z') + offset * 60_000;
          for (let now = start; now < start + 365 * 86_400_000; now += 300_000) {
            if (dueNotification(now, zone, settings, last) !== 'morning') continue;
            days.push(localTimeOf(now, zone).slice(0, 10));
            last = { morning: now };
          }
          expect(new Set(days).size).toBe(days.length);
          // 261 weekdays of 2026 less 17 public holidays on them; the first and the last day may be cut.
          expect(Math.abs(days.length - 244)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 5 },
    );
  });
});

const tokyo = 'Asia/Tokyo';

describe('when it is asked again', () => {
  it.each<[string, string, string, Partial<Digest>, string | undefined]>([
    ['before the plan', '2026-11-24T23:00:30Z', tokyo, {}, '2026-11-24T23:55:01Z'],
    ['at the plan: the summary', '2026-11-24T23:55:01Z', tokyo, {}, '2026-11-25T09:00:01Z'],
    ['after the summary: tomorrow’s plan', '2026-11-25T09:00:01Z', tokyo, {}, '2026-11-25T23:55:01Z'],
    ['a plan in quiet hours: their end', '2026-11-24T20:00:00Z', tokyo, { morningAt: '06:30' }, '2026-11-24T22:00:01Z'],
    ['one alone, at its minute', '2026-11-24T23:55:20Z', tokyo, { evening: false }, '2026-11-25T23:55:01Z'],
    ['none', '2026-11-24T23:00:00Z', tokyo, { morning: false, evening: false }, undefined],
    [
      'a spring night: an hour late',
      '2026-03-08T06:00:00Z',
      'America/New_York',
      { evening: false, morningAt: '03:30', quiet: { from: '00:00', to: '00:00' } },
      '2026-03-08T08:30:01Z',
    ],
  ])('%s', (_why, now, zone, part, next) =>
    expect(nextNotification(at(now), zone, withDigest(part))).toBe(next === undefined ? undefined : at(next)),
  );
});

describe('the time at which it really comes', () => {
  it.each<[string, DigestKind, Partial<Digest>, string | undefined]>([
    ['its own', 'morning', {}, '08:55'],
    ['the end of the quiet hours', 'morning', { morningAt: '05:00' }, '07:00'],
    ['never: the quiet hours outlast the plan', 'morning', { morningAt: '02:00' }, undefined],
    ['never: quiet until tomorrow', 'evening', { eveningAt: '22:00' }, undefined],
    ['quiet at noon', 'morning', { morningAt: '12:30', quiet: { from: '12:00', to: '13:00' } }, '13:00'],
    ['switched off', 'evening', { evening: false }, undefined],
  ])('%s', (_why, kind, part, time) => expect(firstTime(kind, { ...digest, ...part })).toBe(time));
});
