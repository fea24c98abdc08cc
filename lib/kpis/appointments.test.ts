import { expect, it } from 'vitest';
import { activity, context, facts } from '../../test/facts.ts';
import type { ActivityFact } from '../domain/activity.ts';
import { appointments } from './appointments.ts';

const agreed = (fact: Partial<ActivityFact> = {}) => activity({ kind: 'appointment', ...fact });
const callThatGotOne = (fact: Partial<ActivityFact> = {}) => activity({ outcome: 'appointment', ...fact });

it.each<[string, ActivityFact[], number]>([
  ['counts appointments logged as such', [agreed(), agreed()], 2],
  ['counts calls that ended in one', [callThatGotOne(), activity({ outcome: 'connected' })], 1],
  ['the same told twice is one', [agreed({ dealKey: 'd' }), callThatGotOne({ dealKey: 'd' })], 1],
  ['of two deals are two', [agreed({ dealKey: 'd' }), callThatGotOne({ dealKey: 'e' })], 2],
  ['of two days are two', [agreed({ dealKey: 'd', on: '2026-09-09' }), callThatGotOne({ dealKey: 'd' })], 2],
  [
    'two calls and one log of the same customer are two',
    [agreed({ account: 'A' }), callThatGotOne({ account: 'A' }), callThatGotOne({ account: 'A' })],
    2,
  ],
  ['a cancelled one was not got', [agreed({ state: 'cancelled' })], 0],
  ['a meeting held is no new appointment', [activity({ kind: 'meeting' })], 0],
])('%s', (_, activities, value) => {
  expect(appointments.measure(facts({ activities }), context()).value).toBe(value);
});
