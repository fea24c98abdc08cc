import { describe, expect, it } from 'vitest';
import { revised, targetAt, tierReached } from './target-changes.ts';
import type { Target } from './target.ts';

const target: Target = {
  id: 't',
  kpi: 'revenue',
  scope: { kind: 'me' },
  period: { start: '2026-09-01', end: '2026-10-01' },
  deadline: '2026-09-30',
  value: 100,
  original: 100,
  changes: [],
};

describe('revised', () => {
  it('keeps what was first set and why it moved, each time', () => {
    const once = revised(target, 80, ' 大口失注 ', 1) ?? expect.fail();
    const twice = revised(once, 90, '追加案件', 2);
    expect(twice).toMatchObject({
      original: 100,
      value: 90,
      changes: [
        { at: 1, from: 100, to: 80, reason: '大口失注' },
        { at: 2, from: 80, to: 90, reason: '追加案件' },
      ],
    });
    expect(target.changes).toEqual([]);
  });
  it('the same value is no change', () => {
    expect(revised(target, 100, 'x', 1)).toBe(target);
  });
  it('what the company gave is not the rep’s to change', () => {
    expect(revised({ ...target, by: 'company' }, 80, 'x', 1)).toBeUndefined();
  });
});

it.each([
  [99, 'higher', undefined],
  [100, 'higher', 'base'],
  [119, 'higher', 'base'],
  [120, 'higher', 'stretch'],
  [500, 'higher', 'challenge'],
  [101, 'lower', undefined],
  [100, 'lower', 'base'],
] as const)('%i (%s is better) reaches %s', (actual, better, tier) => {
  const tiers = better === 'higher' ? { stretch: 120, challenge: 150 } : {};
  expect(tierReached({ ...target, tiers }, actual, better)).toBe(tier);
});

describe('what a target asked for', () => {
  const moved = [80, 90].reduce((one, value, index) => revised(one, value, 'r', 10 + index * 10) ?? one, target);
  it.each([
    ['before it was changed', 10, 100, 0],
    ['between two changes', 11, 80, 1],
    ['just before the second', 20, 80, 1],
    ['after both', 21, 90, 2],
  ])('%s', (_, moment, value, changes) => {
    const then = targetAt(moved, moment);
    expect([then.value, then.original, then.changes.length]).toEqual([value, 100, changes]);
  });
});
