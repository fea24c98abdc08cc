import { describe, expect, it } from 'vitest';
import { targetsIn } from './repeating-targets.ts';
import { mondayToFriday } from '../domain/calendar.ts';
import type { Target } from '../domain/target.ts';

const fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const calendar = { ...mondayToFriday, partDays: { '2026-11-25': 0.5 } };
const november = { start: '2026-11-01', end: '2026-12-01' };
const december = { start: '2026-12-01', end: '2027-01-01' };
const day = (start: string, end: string) => ({ start, end });

const target = (part: Partial<Target>): Target => ({
  id: 'a',
  kpi: 'revenue',
  scope: { kind: 'me' },
  period: november,
  deadline: '2026-11-30',
  value: 100,
  original: 100,
  changes: [],
  ...part,
});
const monthly = target({ repeats: 'month' });
const daily = target({
  id: 'd',
  kpi: 'calls',
  repeats: 'day',
  period: day('2026-11-24', '2026-11-25'),
  value: 20,
  original: 20,
});
const values = (period: typeof november, targets: Target[]) =>
  targetsIn(period, targets, { fiscal, calendar, me: ['Me'] }).map(({ period: { start }, value }) => [start, value]);

describe('a repeating target', () => {
  it.each([
    ['holds in the month it was set', november, [monthly], [['2026-11-01', 100]]],
    ['and in the months after', december, [monthly], [['2026-12-01', 100]]],
    ['but not before', day('2026-10-01', '2026-11-01'), [monthly], []],
    [
      'is written out once per month of a quarter, from where it begins',
      day('2026-10-01', '2027-01-01'),
      [monthly],
      [
        ['2026-11-01', 100],
        ['2026-12-01', 100],
      ],
    ],
    [
      'gives way to one set for that month only',
      december,
      [monthly, target({ id: 'b', period: december, value: 150 })],
      [['2026-12-01', 150]],
    ],
    [
      'gives way to a later repeating one from there on',
      day('2026-11-01', '2027-01-01'),
      [monthly, target({ id: 'b', repeats: 'month', period: december, value: 130 })],
      [
        ['2026-12-01', 130],
        ['2026-11-01', 100],
      ],
    ],
    [
      'of another KPI does not give way',
      december,
      [monthly, target({ id: 'b', kpi: 'calls', period: december, value: 9 })],
      [
        ['2026-12-01', 100],
        ['2026-12-01', 9],
      ],
    ],
    [
      'of everybody does not stand in for mine',
      december,
      [monthly, target({ id: 'b', scope: { kind: 'all' }, period: december, value: 900 })],
      [
        ['2026-12-01', 100],
        ['2026-12-01', 900],
      ],
    ],
    [
      'of a day asks half on half a day and nothing on a day off',
      day('2026-11-24', '2026-11-30'),
      [daily],
      [
        ['2026-11-24', 20],
        ['2026-11-25', 10],
        ['2026-11-26', 20],
        ['2026-11-27', 20],
        ['2026-11-28', 0],
        ['2026-11-29', 0],
      ],
    ],
  ] as const)('%s', (_, period, targets, expected) => expect(values(period, [...targets])).toEqual(expected));

  it('ends on the last day of each of its periods', () => {
    expect(targetsIn(december, [monthly], { fiscal, calendar, me: [] })).toMatchObject([
      { deadline: '2026-12-31', period: december },
    ]);
  });

  it('of a rate keeps its decimals', () => {
    expect(values(december, [target({ kpi: 'win-rate', value: 0.3, repeats: 'month' })])).toEqual([
      ['2026-12-01', 0.3],
    ]);
  });

  it('leaves targets of one period as they are', () => {
    const once = target({});
    expect(targetsIn(december, [once], { fiscal, calendar, me: [] })).toEqual([once]);
  });
});
