import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from './day.ts';
import {
  backupDue,
  backupFile,
  isForsaken,
  isGivenUp,
  isResting,
  isUnbacked,
  settled,
  unsaved,
  type BackupEvery,
  type Backups,
} from './backup-due.ts';

const at = (iso: string) => Date.parse(iso);
const tokyo = 'Asia/Tokyo';
const newYork = 'America/New_York';

describe('whether a backup is due', () => {
  type Row = [why: string, last: string | undefined, every: BackupEvery, now: string, zone: string, due: boolean];
  it.each<Row>([
    ['never means never, also the first time', undefined, 'never', '2026-11-25T03:00:00Z', tokyo, false],
    ['and however long ago', '2020-01-01T00:00:00Z', 'never', '2026-11-25T03:00:00Z', tokyo, false],
    ['the first one at once', undefined, 'day', '2026-11-25T03:00:00Z', tokyo, true],
    ['the first one of a week at once', undefined, 'week', '2026-11-25T03:00:00Z', tokyo, true],
    ['not twice on one day', '2026-11-24T15:00:00Z', 'day', '2026-11-25T14:59:59Z', tokyo, false],
    [
      'at the midnight of the person, not of Greenwich',
      '2026-11-25T14:59:00Z',
      'day',
      '2026-11-25T15:00:01Z',
      tokyo,
      true,
    ],
    ['Greenwich’s midnight is nobody’s', '2026-11-24T23:59:00Z', 'day', '2026-11-25T00:01:00Z', tokyo, false],
    ['after days of sleep', '2026-11-20T03:00:00Z', 'day', '2026-11-25T03:00:00Z', tokyo, true],
    ['six days are no week', '2026-11-19T01:00:00Z', 'week', '2026-11-25T14:59:00Z', tokyo, false],
    ['a week of days, by the calendar', '2026-11-18T14:00:00Z', 'week', '2026-11-24T15:00:00Z', tokyo, true],
    // Clocks go forward on 8 March 2026 and back on 1 November 2026 in New York.
    ['a day of 23 hours is a day', '2026-03-08T05:30:00Z', 'day', '2026-03-09T04:00:00Z', newYork, true],
    ['and not yet over an hour before', '2026-03-08T05:30:00Z', 'day', '2026-03-09T03:59:00Z', newYork, false],
    ['a day of 25 hours is one day', '2026-11-01T04:00:00Z', 'day', '2026-11-02T04:59:00Z', newYork, false],
    ['and over after the 25th', '2026-11-01T04:00:00Z', 'day', '2026-11-02T05:00:00Z', newYork, true],
    ['the hour that comes twice is no new day', '2026-11-01T05:30:00Z', 'day', '2026-11-01T06:30:00Z', newYork, false],
    ['a week with 23 hours in it', '2026-03-05T05:00:00Z', 'week', '2026-03-12T04:00:00Z', newYork, true],
    ['a clock set back over midnight', '2026-11-25T15:10:00Z', 'day', '2026-11-25T14:40:00Z', tokyo, false],
    ['a clock set back by half a day', '2026-11-25T15:10:00Z', 'day', '2026-11-25T03:10:00Z', tokyo, false],
    ['a last time years ahead was a wrong clock’s', '2031-01-01T00:00:00Z', 'day', '2026-11-25T03:00:00Z', tokyo, true],
    ['for a week as well', '2031-01-01T00:00:00Z', 'week', '2026-11-25T03:00:00Z', tokyo, true],
    ['flown west: the same day again', '2026-11-25T01:00:00Z', 'day', '2026-11-25T04:00:00Z', newYork, false],
  ])('%s', (_, last, every, now, zone, due) => {
    expect(backupDue(last === undefined ? undefined : at(last), every, at(now), zone)).toBe(due);
  });

  it('asked each quarter of an hour for weeks, in any zone, it comes once on each calendar day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(tokyo, newYork, 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/Santiago'),
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-01T00:00:00Z') }),
        (zone, start) => {
          let last: number | undefined;
          const days: string[] = [];
          for (let now = start; now < start + 15 * 86_400_000; now += 900_000)
            if (backupDue(last, 'day', now, zone)) {
              days.push(dayOf(now, zone));
              last = now;
            }
          expect(new Set(days).size).toBe(days.length);
          expect(days.length).toBeGreaterThanOrEqual(15);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('what failed rests for an hour, whichever way the clock goes', () => {
    const failed = { at: at('2026-11-25T03:00:00Z'), since: 0, why: 'not-saved' as const };
    expect(isResting({}, failed.at)).toBe(false);
    expect(isResting({ failed }, failed.at + 3_599_999)).toBe(true);
    expect(isResting({ failed }, failed.at + 3_600_000)).toBe(false);
    expect(isResting({ failed }, failed.at - 7_200_000)).toBe(false);
    expect(isResting({ failed: { ...failed, why: 'not-allowed' } }, failed.at)).toBe(false);
    expect(isForsaken(failed, failed.at + 3_599_999)).toBe(false);
    expect(isForsaken(failed, failed.at + 3_600_000)).toBe(true);
  });

  const saved = { at: at('2026-11-24T03:00:00Z'), file: 'Chakuchi/a.json', bytes: 5, mark: 'a' };
  const underWay = { id: 7, at: at('2026-11-25T03:00:00Z'), url: 'blob:b', bytes: 6, mark: 'b' };
  const before = { saved, seenTo: saved.at, underWay };
  const now = at('2026-11-25T03:05:00Z');

  it('what was saved is the last one, as of when it was written, and what failed before is over', () => {
    expect(
      settled({ ...before, failed: { at: 1, since: 1, why: 'not-saved' } }, { file: 'Chakuchi/b.json' }, now),
    ).toEqual({
      saved: { at: underWay.at, file: 'Chakuchi/b.json', bytes: 6, mark: 'b' },
      seenTo: underWay.at,
    });
  });

  it('what was not saved leaves the last one known; only what another try would not mend waits for its turn', () => {
    const failed = (why: 'not-saved' | 'cancelled' | 'unknown', times?: number) => ({
      saved,
      failed: { at: now, since: now, why, ...(times !== undefined && { times }) },
    });
    expect(settled(before, 'not-saved', now)).toEqual({ ...failed('not-saved', 1), seenTo: saved.at });
    expect(settled(before, 'cancelled', now)).toEqual({ ...failed('cancelled'), seenTo: now });
    expect(settled(before, 'unknown', now)).toEqual({ ...failed('unknown'), seenTo: now });
    expect(unsaved(before, 'too-large', now).seenTo).toBe(now);
    expect(unsaved(before, 'not-allowed', now).seenTo).toBe(saved.at);
    expect(settled({ saved }, 'not-saved', now)).toEqual({ saved });
  });

  it('the browser is given up on at the third time in a row, until the next one is due', () => {
    let known: Backups = { saved, seenTo: saved.at };
    const told: [boolean, number | undefined][] = [];
    for (let time = 0; time < 4; time += 1) {
      known = unsaved(known, 'not-saved', now + time);
      told.push([known.failed !== undefined && isGivenUp(known.failed), known.seenTo]);
    }
    expect(told).toEqual([
      [false, saved.at],
      [false, saved.at],
      [true, now + 2],
      [true, now + 3],
    ]);
    expect(unsaved(unsaved(known, 'cancelled', now), 'not-saved', now).failed?.times).toBe(1);
    expect(known.failed).toMatchObject({ at: now + 3, since: now });
  });

  it('since when none could be saved begins anew with one that was saved, and with the permission', () => {
    const first = unsaved(before, 'cancelled', now);
    expect(unsaved(first, 'unknown', now + 5).failed).toEqual({ at: now + 5, since: now, why: 'unknown' });
    expect(
      unsaved(settled({ ...first, underWay }, { file: 'Chakuchi/b.json' }, now), 'cancelled', now + 5).failed,
    ).toEqual({ at: now + 5, since: now + 5, why: 'cancelled' });
    expect(unsaved(unsaved(before, 'not-allowed', now), 'cancelled', now + 5).failed?.since).toBe(now + 5);
  });

  const failed = {
    at: at('2026-11-25T03:00:00Z'),
    since: at('2026-11-25T03:00:00Z'),
    why: 'not-saved' as const,
    times: 1,
  };
  const dayLater = failed.at + 86_400_000;
  const asleep = { ...saved, at: failed.at - 30 * 86_400_000 };
  type Told = [why: string, known: Backups, every: BackupEvery, now: number, isUnbacked: boolean];
  it.each<Told>([
    ['nothing failed', {}, 'day', failed.at, false],
    ['nothing failed, nothing changed for long', { saved }, 'day', saved.at + 90 * 86_400_000, false],
    ['the first one failed', { failed }, 'day', failed.at, true],
    ['it was switched off since', { failed }, 'never', failed.at, false],
    ['one failed', { saved, failed }, 'day', failed.at, false],
    ['one failed once a week', { saved, failed }, 'week', failed.at, false],
    ['one failed, after weeks in which nothing changed', { saved: asleep, failed }, 'day', failed.at, false],
    ['one failed, after weeks away, once a week', { saved: asleep, failed }, 'week', failed.at, false],
    ['none could be saved for a day', { saved, failed }, 'day', dayLater, false],
    ['and over', { saved, failed: { ...failed, at: dayLater + 1, times: 2 } }, 'day', dayLater + 1, true],
    ['one failed on a Friday evening', { saved, failed }, 'day', failed.at + 3 * 86_400_000, false],
    ['three failed then', { saved, failed: { ...failed, times: 3 } }, 'day', failed.at + 3 * 86_400_000, true],
    ['once a week: for a day', { saved, failed }, 'week', dayLater, false],
    ['once a week: over', { saved, failed: { ...failed, times: 3 } }, 'week', dayLater + 1, true],
    [
      'it waits for its next turn',
      { saved, failed: { at: failed.at, since: failed.since, why: 'too-large' } },
      'week',
      dayLater + 1,
      true,
    ],
    [
      'a clock was set back by years, and another failed',
      { saved, failed: { ...failed, at: at('2020-01-01T00:00:00Z'), times: 2 } },
      'day',
      at('2020-01-01T00:00:00Z'),
      true,
    ],
    ['it was switched off for them', { saved, failed: { ...failed, why: 'not-allowed' } }, 'never', dayLater, true],
    ['and on again by them', { saved, failed: { ...failed, why: 'not-allowed' } }, 'day', dayLater, false],
    [
      'switched off a week ago, and left so',
      { saved, failed: { ...failed, why: 'not-allowed' } },
      'never',
      failed.at + 7 * 86_400_000,
      false,
    ],
  ])('whether somebody has to be told where %s', (_, known, every, moment, told) => {
    expect(isUnbacked(known, every, moment)).toBe(told);
  });

  it('the file bears the day of the person and what tells their profile', () => {
    expect(backupFile(at('2026-11-24T15:30:00Z'), tokyo, 'a1b2')).toBe('Chakuchi/chakuchi-backup-a1b2-2026-11-25.json');
  });
});
