import { expect, it } from 'vitest';
import { context, deal, facts, without } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { dealsWon } from './deals-won.ts';

it.each<[string, DealFact[], number | undefined, number, number]>([
  [
    'counts won deals of the period',
    [deal({ status: 'won' }), deal({ status: 'won', closedOn: '2026-10-01' }), deal({ status: 'lost' })],
    1,
    1,
    1,
  ],
  ['an unknown amount does not matter to a count', [without(deal({ status: 'won' }), 'amount')], 1, 1, 1],
  ['all lost is a true zero', [deal({ status: 'lost' })], 0, 0, 0],
  ['an undated win is not covered', [without(deal({ status: 'won' }), 'closedOn')], undefined, 0, 1],
  ['no rows, no number', [], undefined, 0, 0],
])('%s', (_, deals, value, known, of) => {
  const measure = dealsWon.measure(facts({ deals }), context());
  expect([measure.value, measure.known, measure.of]).toEqual([value, known, of]);
});
