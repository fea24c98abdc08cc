import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { addDays, dayOf, type Day } from '../domain/day.ts';
import { readHoldings } from '../store/read.ts';
import { logQuick } from './quick-log.ts';

const halfHour = 1_800_000;

/**
 * A call every half hour of five days around one on which clocks change, or none do. `long`: half hours of the day in the middle,
 * out of the law of the zone; every other day has 48.
 */
const days: [zone: string, day: Day, long: number][] = [
  ['Europe/Berlin', '2026-03-29', 46],
  ['Europe/Berlin', '2026-10-25', 50],
  ['America/New_York', '2026-03-08', 46],
  ['America/New_York', '2026-11-01', 50],
  ['Pacific/Auckland', '2026-04-05', 50],
  ['Pacific/Auckland', '2026-09-27', 46],
  ['Australia/Lord_Howe', '2026-04-05', 49],
  ['Australia/Lord_Howe', '2026-10-04', 47],
  ['Asia/Tokyo', '2026-03-29', 48],
  ['Pacific/Honolulu', '2026-10-25', 48],
];

async function callsByDay(moments: readonly number[], zone: string): Promise<Map<Day, number>> {
  const store = await aStore();
  for (const [index, now] of moments.entries())
    await logQuick(store, { id: `call ${index}`, kind: 'call' }, { now, zone });
  const { activities } = await readHoldings(store.database);
  const counts = new Map<Day, number>();
  for (const { fields } of activities) {
    const day = String(fields['when']?.value).slice(0, 10);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

describe('a clock', () => {
  it.each(days)(
    'that changes in %s on %s neither makes nor loses a call: that day has %i half hours',
    async (zone, day, long) => {
      const noon = Date.parse(`${day}T12:00:00Z`);
      const around = Array.from({ length: 5 * 48 }, (_, n) => noon + (n - 120) * halfHour);
      const counts = await callsByDay(around, zone);
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(around.length);
      expect([addDays(day, -1), day, addDays(day, 1)].map((one) => counts.get(one))).toEqual([48, long, 48]);
    },
  );

  it('that is set back by a day counts each call once, on the day that it showed', async () => {
    const zone = 'Asia/Tokyo';
    const now = Date.parse('2026-12-01T00:10:00+09:00');
    const moments = [now, now + halfHour, now - 86_400_000, now - 86_400_000 + halfHour];
    expect(await callsByDay(moments, zone)).toEqual(
      new Map([
        ['2026-12-01', 2],
        ['2026-11-30', 2],
      ]),
    );
  });

  it('that passes midnight at the end of a month puts what comes before and after into two', async () => {
    const zone = 'America/New_York';
    const midnight = Date.parse('2026-12-01T05:00:00Z');
    expect([dayOf(midnight - 1, zone), dayOf(midnight, zone)]).toEqual(['2026-11-30', '2026-12-01']);
    expect(await callsByDay([midnight - 1, midnight, midnight + 1], zone)).toEqual(
      new Map([
        ['2026-11-30', 1],
        ['2026-12-01', 2],
      ]),
    );
  });
});
