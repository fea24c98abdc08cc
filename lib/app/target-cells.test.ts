import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import type { Target } from '../domain/target.ts';
import { cellText, editCells, valueFromCell, type GridEdit } from './target-cells.ts';

const fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const november = { start: '2026-11-01', end: '2026-12-01' };
let ids = 0;
const moment = {
  me: ['佐藤'],
  fiscal,
  calendar: mondayToFriday,
  reason: '上期の実績を受けて',
  at: 9,
  newId: () => `n${(ids += 1)}`,
};
const edit = (part: Partial<GridEdit> = {}): GridEdit => ({
  kpi: 'revenue',
  scope: { kind: 'me' },
  period: november,
  ...part,
});
const held = (part: Partial<Target> = {}): Target => ({
  id: 'a',
  kpi: 'revenue',
  scope: { kind: 'me' },
  period: november,
  deadline: '2026-11-30',
  value: 15_000_000,
  original: 15_000_000,
  changes: [],
  ...part,
});

describe('a cell’s text', () => {
  it.each<[string, number | undefined]>([
    ['1500万', 15_000_000],
    ['１，５００万円', 15_000_000],
    ['1億2,000万', 120_000_000],
    ['1.5億', 150_000_000],
    ['12,000千円', 12_000_000],
    ['15百万円', 15_000_000],
    ['¥15,000,000', 15_000_000],
    ['15M', 15_000_000],
    ['2億3億', undefined],
    ['5万3億', undefined],
    ['US$500', undefined],
    ['-5', undefined],
    ['△5', undefined],
    ['たくさん', undefined],
    ['', undefined],
    ['1e9', undefined],
  ])('%s is %s yen', (text, value) => {
    expect(valueFromCell(text, 'money', 'JPY')).toBe(value);
  });

  it('a bare number counts in the sheet’s own unit, one with a unit does not', () => {
    expect(valueFromCell('15,000', 'money', 'JPY', 1000)).toBe(15_000_000);
    expect(valueFromCell('0.5', 'money', 'JPY', 1_000_000)).toBe(500_000);
    expect(valueFromCell('1500万', 'money', 'JPY', 1000)).toBe(15_000_000);
    expect(valueFromCell('1,500.25', 'money', 'USD')).toBe(150_025);
  });

  it.each([
    ['20件', 'count', 20],
    ['２０', 'count', 20],
    ['2.5', 'count', undefined],
    ['30%', 'rate', 0.3],
    ['３２．５％', 'rate', 0.325],
    ['30', 'rate', 0.3],
    ['1.5倍', 'ratio', 1.5],
  ] as const)('%s of a %s is %s', (text, unit, value) => {
    expect(valueFromCell(text, unit, 'JPY')).toBe(value);
  });

  it('what is copied is read back to the same', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 12), fc.constantFrom('JPY', 'USD'), (value, currency) => {
        expect(valueFromCell(cellText(value, 'money', currency), 'money', currency)).toBe(value);
        const share = (value % 1000) / 1000;
        expect(valueFromCell(cellText(share, 'rate', currency), 'rate', currency)).toBeCloseTo(share, 12);
      }),
    );
  });
});

describe('editing cells', () => {
  it('a first value is the original, due on the last day', () => {
    const { targets, changed } = editCells([], [edit({ value: 5 })], moment);
    expect([changed, targets]).toEqual([
      1,
      [expect.objectContaining({ value: 5, original: 5, deadline: '2026-11-30', changes: [] })],
    ]);
  });

  it('a moved value keeps the original, the day and the reason', () => {
    const { targets } = editCells([held()], [edit({ value: 12_000_000 })], moment);
    expect(targets).toEqual([
      held({
        value: 12_000_000,
        changes: [{ at: 9, from: 15_000_000, to: 12_000_000, reason: '上期の実績を受けて' }],
      }),
    ]);
  });

  it('a month that followed a repeating target becomes its own, the repeating value being its original', () => {
    const every = held({ id: 'r', repeats: 'month', period: { start: '2026-04-01', end: '2026-05-01' } });
    const { targets } = editCells([every], [edit({ value: 18_000_000 })], moment);
    expect(targets[0]).toBe(every);
    expect(targets[1]).toMatchObject({ period: november, value: 18_000_000, original: 15_000_000 });
    expect(targets[1]).not.toHaveProperty('repeats');
    const { targets: back } = editCells(targets, [edit({ value: undefined })], moment);
    expect(back).toEqual([every]);
  });

  it('deadline and tiers move without touching the value', () => {
    const tiers = { stretch: 18_000_000, challenge: 20_000_000 };
    const { targets } = editCells([held()], [edit({ deadline: '2026-11-20', tiers })], moment);
    expect(targets).toEqual([held({ deadline: '2026-11-20', tiers })]);
  });

  it.each<[string, Target[], GridEdit]>([
    ['the same value', [held()], edit({ value: 15_000_000 })],
    ['the same deadline', [held()], edit({ deadline: '2026-11-30' })],
    ['a deadline where there is no target', [], edit({ deadline: '2026-11-20' })],
    ['taking away what is not there', [held({ kpi: 'calls' })], edit({ value: undefined })],
  ])('%s changes nothing', (_, targets, change) => {
    expect(editCells(targets, [change], moment)).toEqual({ targets, changed: 0, kept: 0 });
  });

  it('what the company fixed stays, set or cleared, repeating or not', () => {
    const fixed = held({ by: 'company' });
    const every = held({ by: 'company', repeats: 'month', kpi: 'calls' });
    const edits = [edit({ value: 1 }), edit({ value: undefined }), edit({ kpi: 'calls', value: 3 })];
    expect(editCells([fixed, every], edits, moment)).toEqual({ targets: [fixed, every], changed: 0, kept: 3 });
  });

  it('me by name and me are one', () => {
    const mine = held({ scope: { kind: 'owner', name: '佐藤' } });
    expect(editCells([mine], [edit({ value: 2 })], moment).targets).toHaveLength(1);
  });
});
