import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { averageDealSize } from './average-deal-size.ts';
import { revenuePerCustomer } from './revenue-per-customer.ts';

const bought = (account: string, minor: number) => deal({ status: 'won', account, amount: yen(minor) });

it('is another number than the average deal size', () => {
  const rows = facts({ deals: [bought('㈱A', 100), bought('株式会社Ａ', 300), bought('B', 200)] });
  expect(revenuePerCustomer.measure(rows, context())).toMatchObject({ value: 300, numerator: 600, denominator: 2 });
  expect(averageDealSize.measure(rows, context()).value).toBe(200);
});

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'an unnamed customer is not covered, above or below the line',
    [bought('A', 100), without(bought('B', 900), 'account')],
    { value: 100, known: 1, of: 2 },
  ],
  ['an unknown amount neither', [bought('A', 100), without(bought('B', 1), 'amount')], { value: 100, denominator: 1 }],
  ['nobody bought', [deal()], { why: 'no-denominator' }],
])('%s', (_, deals, expected) => {
  expect(revenuePerCustomer.measure(facts({ deals }), context())).toMatchObject(expected);
});
