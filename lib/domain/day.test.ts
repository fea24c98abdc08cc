import { describe, expect, it } from 'vitest';
import { dayOf, startOfDay } from './day.ts';

describe('the first moment of a day', () => {
  it.each([
    ['2026-11-25', 'Asia/Tokyo', '2026-11-24T15:00Z'],
    ['2026-11-25', 'UTC', '2026-11-25T00:00Z'],
    ['2026-11-25', 'America/Los_Angeles', '2026-11-25T08:00Z'],
    ['2026-11-25', 'Asia/Kathmandu', '2026-11-24T18:15Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00Z'],
    // The clock goes from 23:59 to 01:00.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00Z'],
  ])('%s in %s', (day, zone, moment) => {
    const first = startOfDay(day, zone);
    expect(new Date(first).toISOString().slice(0, 16)).toBe(moment.slice(0, 16));
    expect(dayOf(first, zone)).toBe(day);
    expect(dayOf(first - 1, zone) < day).toBe(true);
  });
});
