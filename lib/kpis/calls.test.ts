import { expect, it } from 'vitest';
import { activity, context, facts, statelessActivity, undatedActivity } from '../../test/facts.ts';
import type { ActivityFact } from '../domain/activity.ts';
import { calls } from './calls.ts';

it.each<[string, ActivityFact[], number | undefined, number, number]>([
  [
    'counts calls made, answered or not',
    [activity(), activity({ outcome: 'no-answer' }), activity({ outcome: 'connected' })],
    3,
    3,
    3,
  ],
  ['a planned call is not made', [activity({ state: 'planned' })], 0, 0, 0],
  ['a cancelled call neither', [activity({ state: 'cancelled' })], 0, 0, 0],
  [
    'other kinds do not count',
    [activity({ kind: 'email' }), activity({ kind: 'meeting' }), activity({ kind: 'note' })],
    0,
    0,
    0,
  ],
  [
    'the last day counts, the day after does not',
    [activity({ on: '2026-09-30' }), activity({ on: '2026-10-01' })],
    1,
    1,
    1,
  ],
  ['a call whose state no page has shown is not covered', [activity(), statelessActivity(activity())], 1, 1, 2],
  ['an undated call is not covered', [activity(), undatedActivity(activity())], 1, 1, 2],
  ['a type nobody has mapped may be a call', [activity(), activity({ kind: 'unmapped' })], 1, 1, 2],
  ['… but not when it lies in another month', [activity(), activity({ kind: 'unmapped', on: '2026-08-10' })], 1, 1, 1],
  ['… and not when it was cancelled', [activity(), activity({ kind: 'unmapped', state: 'cancelled' })], 1, 1, 1],
  ['only unmapped types: nothing is known', [activity({ kind: 'unmapped' })], undefined, 0, 1],
  ['no activity read at all', [], undefined, 0, 0],
])('%s', (_, activities, value, known, of) => {
  const measure = calls.measure(facts({ activities }), context());
  expect([measure.value, measure.known, measure.of]).toEqual([value, known, of]);
});
