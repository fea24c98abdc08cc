import { describe, expect, it } from 'vitest';
import { mondayToFriday } from './calendar.ts';
import { addDays, weekdayOf } from './day.ts';
import { weekdayShape } from './weekday-shape.ts';

/** Eight weeks from Monday 6 July 2026, with so many calls on each weekday. */
const weeks = (calls: (weekday: number) => number) =>
  Array.from({ length: 56 }, (_, index) => addDays('2026-07-06', index)).map((day) => ({
    day,
    value: calls(weekdayOf(day)),
  }));

describe('weekdayShape', () => {
  it('an even week is flat', () => {
    expect(
      weekdayShape(
        weeks(() => 10),
        mondayToFriday,
      )?.slice(1, 6),
    ).toEqual([1, 1, 1, 1, 1]);
  });
  it('Fridays twice as busy weigh more, Mondays less, drawn halfway to even after eight weeks', () => {
    const shape = weekdayShape(
      weeks((weekday) => (weekday === 5 ? 20 : weekday === 1 ? 0 : 10)),
      mondayToFriday,
    );
    expect(shape?.[5]).toBeCloseTo(1.5, 12);
    expect(shape?.[1]).toBeCloseTo(0.5, 12);
    expect(shape?.[3]).toBeCloseTo(1, 12);
  });
  it('weekend work does not shape the business days', () => {
    expect(
      weekdayShape(
        weeks((weekday) => (weekday > 5 ? 99 : 10)),
        mondayToFriday,
      )?.[3],
    ).toBe(1);
  });
  it('one good Monday is no pattern', () => {
    const shape = weekdayShape(
      [
        { day: '2026-07-06', value: 50 },
        { day: '2026-07-07', value: 0 },
      ],
      mondayToFriday,
    );
    expect(shape?.[1]).toBeLessThan(1.12);
  });
  it.each([[[]], [[{ day: '2026-07-06', value: 0 }]]])('nothing done has no shape', (daily) => {
    expect(weekdayShape(daily, mondayToFriday)).toBeUndefined();
  });
});
