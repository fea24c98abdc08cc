import { expect, it } from 'vitest';
import { activity, context, facts, statelessActivity } from '../../test/facts.ts';
import type { ActivityFact } from '../domain/activity.ts';
import { meetingsHeld } from './meetings-held.ts';

const meeting = (fact: Partial<ActivityFact> = {}) => activity({ kind: 'meeting', ...fact });

it.each<[string, ActivityFact[], number | undefined, number, number]>([
  ['counts meetings held', [meeting(), meeting()], 2, 2, 2],
  [
    'not those booked, cancelled or missed',
    [meeting({ state: 'planned' }), meeting({ state: 'cancelled' }), meeting({ state: 'no-show' })],
    0,
    0,
    0,
  ],
  ['an agreed appointment is not a meeting', [activity({ kind: 'appointment' })], 0, 0, 0],
  ['whether it was held must be known', [meeting(), statelessActivity(meeting())], 1, 1, 2],
])('%s', (_, activities, value, known, of) => {
  const measure = meetingsHeld.measure(facts({ activities }), context());
  expect([measure.value, measure.known, measure.of]).toEqual([value, known, of]);
});
