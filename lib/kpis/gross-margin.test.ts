import { expect, it } from 'vitest';
import { context, deal, facts, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { grossMargin } from './gross-margin.ts';

const sold = (amount: number, cost: number) => deal({ status: 'won', amount: yen(amount), cost: yen(cost) });

it.each<[string, DealFact[], Record<string, unknown>]>([
  ['weighs by revenue, not by deal', [sold(900, 450), sold(100, 100)], { value: 0.45, sample: 2 }],
  ['at cost price it is 0 %', [sold(100, 100)], { value: 0 }],
  ['a loss is below 0 %', [sold(100, 150)], { value: -0.5 }],
  ['without revenue there is nothing to divide by', [sold(0, 0)], { why: 'no-denominator' }],
  ['without a cost nothing is known', [deal({ status: 'won' })], { why: 'nothing-known' }],
])('%s', (_, deals, expected) => {
  expect(grossMargin.measure(facts({ deals }), context())).toMatchObject(expected);
});
