import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { openPipeline } from './open-pipeline.ts';

it.each<[string, DealFact[], number | undefined, number, number]>([
  [
    'adds what is open, overdue or far away',
    [deal({ closeOn: '2026-01-01' }), deal({ closeOn: '2030-01-01' }), deal()],
    3_000_000,
    3,
    3,
  ],
  ['closed deals have left it', [deal(), deal({ status: 'won' }), deal({ status: 'lost' })], 1_000_000, 1, 1],
  ['an unmapped stage is not covered', [deal(), deal({ status: 'unmapped' })], 1_000_000, 1, 2],
  ['an amount nobody saw is not zero', [deal({ amount: yen(7) }), without(deal(), 'amount')], 7, 1, 2],
  ['an empty pipeline is a true zero', [deal({ status: 'lost' })], 0, 0, 0],
])('%s', (_, deals, value, known, of) => {
  const measure = openPipeline.measure(facts({ deals }), context());
  expect([measure.value, measure.known, measure.of]).toEqual([value, known, of]);
});
