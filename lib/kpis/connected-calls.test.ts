import { expect, it } from 'vitest';
import { activity, context, facts } from '../../test/facts.ts';
import type { ActivityFact } from '../domain/activity.ts';
import { calls } from './calls.ts';
import { connectedCalls } from './connected-calls.ts';

const rows: ActivityFact[] = [
  activity({ outcome: 'connected' }),
  activity({ outcome: 'appointment' }),
  activity({ outcome: 'no-answer' }),
  activity(),
];

it.each<[string, ActivityFact[], Record<string, unknown>]>([
  ['counts calls that reached somebody, with an appointment or not', rows.slice(0, 3), { value: 2, known: 2, of: 2 }],
  ['an outcome no page has shown is not covered', rows, { value: 2, known: 2, of: 3 }],
  ['only unknown outcomes: nothing is known', [activity()], { why: 'nothing-known' }],
  ['a planned call reached nobody', [activity({ state: 'planned', outcome: 'connected' })], { value: 0 }],
])('%s', (_, activities, expected) => {
  expect(connectedCalls.measure(facts({ activities }), context())).toMatchObject(expected);
});

it('where only connected calls count as calls, both are the same number', () => {
  const connected = context({ definitions: { ...context().definitions, callCounts: 'connected' } });
  expect(calls.measure(facts({ activities: rows }), connected)).toEqual(
    connectedCalls.measure(facts({ activities: rows }), connected),
  );
});
