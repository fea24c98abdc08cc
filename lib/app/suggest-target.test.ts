import { describe, expect, it } from 'vitest';
import { feasibilityInWords, feasibilityOf, suggestTarget, type PastPeriod } from './suggest-target.ts';

const past = (...values: number[]): PastPeriod[] => values.map((value) => ({ value, businessDays: 20 }));
const money = { nature: 'flow', unit: 'money', better: 'higher' } as const;
const count = { nature: 'flow', unit: 'count', better: 'higher' } as const;
const rate = { nature: 'rate', unit: 'rate', better: 'higher' } as const;
const days = { nature: 'rate', unit: 'days', better: 'lower' } as const;

describe('suggestTarget', () => {
  it.each([
    [
      'money to two figures',
      past(9_000_000, 4_000_000, 5_100_000, 6_000_000),
      20,
      money,
      { base: 5_100_000, stretch: 6_000_000, challenge: 9_900_000, periods: 3 },
    ],
    [
      'a short month asks for less',
      past(100, 100, 100),
      10,
      count,
      { base: 50, stretch: 50, challenge: 55, periods: 3 },
    ],
    ['a rate knows no days', past(0.2, 0.3), 5, rate, { base: 0.25, stretch: 0.3, challenge: 0.33, periods: 2 }],
    [
      'where lower is better, the best is the least',
      past(30, 40, 50),
      20,
      days,
      { base: 40, stretch: 30, challenge: 27, periods: 3 },
    ],
    ['one period is a beginning', past(7), 20, count, { base: 7, stretch: 7, challenge: 8, periods: 1 }],
  ] as const)('%s', (_, history, businessDays, kpi, expected) => {
    expect(suggestTarget(history, businessDays, kpi)).toEqual(expected);
  });
  it('has nothing to say without history', () => {
    expect(suggestTarget([], 20, money)).toBeUndefined();
    expect(suggestTarget([{ value: 5, businessDays: 0 }], 20, money)).toBeUndefined();
  });
});

describe('feasibility', () => {
  it.each([
    [100, past(80, 120, 130, 90), 'usual', 'Reached in 2 of the last 4 months'],
    [125, past(80, 120, 130, 90), 'demanding', 'Reached in only 1 of the last 4 months'],
    [140, past(80, 120, 130, 90), 'best-so-far', 'About as good as your best month'],
    [403, past(80, 120, 130, 90), 'beyond', '3.1 × your best month'],
    [100, [], 'no-history', 'No history to compare with yet'],
    [100, past(0, 0), 'no-history', 'No history to compare with yet'],
  ] as const)('%i is %s', (target, history, label, words) => {
    const feasibility = feasibilityOf(target, history, 20, count);
    expect(feasibility.label).toBe(label);
    expect(feasibilityInWords(feasibility).en).toBe(words);
  });
  it('judges by pace: the same number in half the days is twice as much', () => {
    expect(feasibilityOf(100, past(100), 10, count)).toMatchObject({ label: 'beyond', timesBest: 2 });
    expect(feasibilityOf(0.3, past(0.3), 10, rate).label).toBe('usual');
  });
  it('where lower is better, a target below the best is beyond it', () => {
    expect(feasibilityOf(10, past(30, 40), 20, days)).toMatchObject({ label: 'beyond', timesBest: 3 });
    expect(feasibilityOf(45, past(30, 40), 20, days).label).toBe('usual');
  });
});
