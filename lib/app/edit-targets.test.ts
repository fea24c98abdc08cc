import { describe, expect, it } from 'vitest';
import { editTarget, targetAt, type TargetPlace } from './edit-targets.ts';
import { targetsIn } from './repeating-targets.ts';
import { mondayToFriday } from '../domain/calendar.ts';
import type { Target } from '../domain/target.ts';

const fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const on = (today: string) => ({
  today,
  fiscal,
  calendar: mondayToFriday,
  me: ['Me'],
  at: 1,
  newId: () => `new ${today}`,
});
const revenue: TargetPlace = { kpi: 'revenue', span: 'month', who: 'me' };
const calls: TargetPlace = { kpi: 'calls', span: 'day', who: 'me' };
const valueOn = (targets: Target[], place: TargetPlace, today: string) => targetAt(targets, place, on(today))?.value;

describe('editing a target', () => {
  const november = editTarget([], revenue, 100, on('2026-11-25'));

  it('once set, it holds this month and the next', () => {
    expect(november).toEqual([
      {
        id: 'new 2026-11-25',
        kpi: 'revenue',
        scope: { kind: 'me' },
        period: { start: '2026-11-01', end: '2026-12-01' },
        repeats: 'month',
        deadline: '2026-11-30',
        value: 100,
        original: 100,
        changes: [],
      },
    ]);
    expect([
      valueOn(november, revenue, '2026-11-01'),
      valueOn(november, revenue, '2027-03-09'),
      valueOn(november, revenue, '2026-10-31'),
    ]).toEqual([100, 100, undefined]);
  });

  it('changed within its month, it keeps what was first set', () => {
    expect(editTarget(november, revenue, 120, on('2026-11-28'))).toMatchObject([
      { value: 120, original: 100, changes: [{ from: 100, to: 120, at: 1 }] },
    ]);
  });

  it('changed in a later month, the earlier months keep theirs', () => {
    const changed = editTarget(november, revenue, 150, on('2027-01-10'));
    expect([
      valueOn(changed, revenue, '2026-12-10'),
      valueOn(changed, revenue, '2027-01-10'),
      valueOn(changed, revenue, '2027-02-10'),
    ]).toEqual([100, 150, 150]);
  });

  it('taken away, it is gone from now on and the months before keep theirs', () => {
    const changed = editTarget(november, revenue, 150, on('2027-01-10'));
    const gone = editTarget(changed, revenue, undefined, on('2027-02-10'));
    expect(
      ['2026-11-10', '2026-12-10', '2027-01-10', '2027-02-10', '2027-03-10'].map((day) => valueOn(gone, revenue, day)),
    ).toEqual([100, 100, 150, undefined, undefined]);
    expect(gone.every(({ repeats }) => repeats === undefined)).toBe(true);
  });

  it('taken away in the month it was set, nothing of it is left', () => {
    expect(editTarget(november, revenue, undefined, on('2026-11-26'))).toEqual([]);
    expect(editTarget([], revenue, undefined, on('2026-11-26'))).toEqual([]);
  });

  it('one of this month only is changed itself', () => {
    const single: Target = { ...november[0]!, id: 'csv', value: 70, original: 70 };
    delete single.repeats;
    expect(valueOn([...november, single], revenue, '2026-11-25')).toBe(70);
    const changed = editTarget([...november, single], revenue, 80, on('2026-11-25'));
    expect([valueOn(changed, revenue, '2026-11-25'), valueOn(changed, revenue, '2026-12-25')]).toEqual([80, 100]);
  });

  it("mine and everybody's are two", () => {
    const both = editTarget(november, { ...revenue, who: 'all' }, 900, on('2026-11-25'));
    expect([valueOn(both, revenue, '2026-11-25'), valueOn(both, { ...revenue, who: 'all' }, '2026-11-25')]).toEqual([
      100, 900,
    ]);
  });

  it('a daily one is shown on a Sunday too, though that day asks for nothing', () => {
    const daily = editTarget([], calls, 20, on('2026-11-25'));
    expect(valueOn(daily, calls, '2026-11-29')).toBe(20);
    expect(targetsIn({ start: '2026-11-29', end: '2026-11-30' }, daily, on('2026-11-29'))[0]?.value).toBe(0);
    expect(editTarget(daily, calls, undefined, on('2026-11-29'))).toEqual([]);
  });

  it('one given by the company stays as it is', () => {
    const given = [{ ...november[0]!, by: 'company' as const }];
    expect(editTarget(given, revenue, 1, on('2026-11-25'))).toEqual(given);
    expect(editTarget(given, revenue, undefined, on('2026-11-25'))).toEqual(given);
  });
});
