import { describe, expect, it } from 'vitest';
import { dayAt, nextQuarter } from './person.ts';

const at = (iso: string) => Date.parse(iso);

describe('the person’s day and its end', () => {
  it.each([
    ['Asia/Tokyo', '2026-11-25T14:59:59Z', '2026-11-25', '2026-11-25T15:00:00Z'],
    ['Asia/Tokyo', '2026-11-25T15:00:00Z', '2026-11-26', '2026-11-26T15:00:00Z'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29', '2026-03-29T22:00:00Z'],
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25', '2026-10-25T23:00:00Z'],
    ['Asia/Kathmandu', '2026-11-25T18:14:00Z', '2026-11-25', '2026-11-25T18:15:00Z'],
    ['America/Sao_Paulo', '2018-11-04T02:59:00Z', '2018-11-03', '2018-11-04T03:00:00Z'],
  ])('in %s at %s is %s until %s', (zone, now, today, ends) => {
    expect(dayAt(at(now), zone)).toEqual({ today, dayEnds: at(ends) });
  });

  it('the next quarter of an hour is never now', () => {
    expect(nextQuarter(at('2026-11-25T10:00:00Z'))).toBe(at('2026-11-25T10:15:00Z'));
    expect(nextQuarter(at('2026-11-25T10:14:59Z'))).toBe(at('2026-11-25T10:15:00Z'));
  });
});
