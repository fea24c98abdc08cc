import { expect, it } from 'vitest';
import { context, deal, facts, without } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { openDeals } from './open-deals.ts';

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'counts what is open, with an amount or without',
    [deal(), without(deal(), 'amount'), deal({ status: 'won' }), deal({ status: 'lost' })],
    { value: 2 },
  ],
  ['an unmapped stage may be open', [deal(), deal({ status: 'unmapped' })], { value: 1, known: 1, of: 2 }],
  ['nothing open is a true zero', [deal({ status: 'lost' })], { value: 0 }],
])('%s', (_, deals, expected) => {
  expect(openDeals.measure(facts({ deals }), context())).toMatchObject(expected);
});
