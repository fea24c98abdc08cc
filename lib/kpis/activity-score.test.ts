import { expect, it } from 'vitest';
import { activity, context, deal, facts, yen } from '../../test/facts.ts';
import { activityScore } from './activity-score.ts';

const definitions = (scoreWeights: Record<string, number>) => ({ ...context().definitions, scoreWeights });

it('2 of 4 deals (weight 20) and $40k of $20k (weight 80) score 170', () => {
  const rows = facts({ deals: [20_000, 20_000].map((amount) => deal({ status: 'won', amount: yen(amount) })) });
  const weights = context({
    definitions: definitions({ 'deals-won': 20, revenue: 80 }),
    targets: { 'deals-won': 4, revenue: 20_000 },
  });
  expect(activityScore.measure(rows, weights).value).toBe(170);
});

const day = facts({ activities: [activity(), activity(), activity({ kind: 'meeting' })] });

it.each<[string, Record<string, number>, Record<string, unknown>]>([
  ['everything on target is 100', { calls: 2, 'meetings-held': 1 }, { value: 100, known: 3 }],
  ['what has no target does not enter; the rest is weighed up to 100', { calls: 4 }, { value: 50 }],
  ['weights count', { calls: 4, 'meetings-held': 1 }, { value: (30 * 0.5 + 40) / 0.7 }],
  ['without any target there is no score', {}, { why: 'no-target' }],
  ['a target of zero is none', { calls: 0 }, { why: 'no-target' }],
])('%s', (_, targets, expected) => {
  expect(activityScore.measure(day, context({ targets }))).toMatchObject(expected);
});

it('a part nobody knows stays out, and is told', () => {
  const unmapped = facts({ activities: [activity({ kind: 'unmapped' })] });
  expect(activityScore.measure(unmapped, context({ targets: { calls: 5 } }))).toMatchObject({
    why: 'nothing-known',
    known: 0,
    of: 1,
  });
});
