import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { winRateAmount } from './win-rate-amount.ts';

const won = (minor: number) => deal({ status: 'won', amount: yen(minor) });
const lost = (minor: number) => deal({ status: 'lost', amount: yen(minor) });

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'weighs by money, not by count',
    [won(3_000_000), lost(500_000), lost(500_000)],
    { value: 0.75, numerator: 3_000_000, denominator: 4_000_000, sample: 3 },
  ],
  ['a deal without an amount is not covered', [won(1), without(lost(1), 'amount')], { value: 1, known: 1, of: 2 }],
  [
    'a deal in another currency is not covered',
    [won(1), deal({ status: 'lost', amount: { minor: 1, currency: 'USD' } })],
    { value: 1, known: 1, of: 2 },
  ],
  ['only deals of zero have no denominator', [won(0), lost(0)], { why: 'no-denominator' }],
  ['a rounded amount is flagged', [{ ...won(5), approximate: true }], { value: 1, approximate: true }],
])('%s', (_, deals, expected) => {
  const measure = winRateAmount.measure(facts({ deals }), context());
  expect(measure).toMatchObject(expected);
  expect('value' in measure).toBe('value' in expected);
});
