import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { salesVelocity } from './sales-velocity.ts';

const some = (count: number, fact: Partial<DealFact>) => Array.from({ length: count }, () => deal(fact));
const won = { status: 'won' as const, amount: yen(500_000), createdOn: '2026-08-31' };

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    '40 open × ¥500,000 × 25 % ÷ 10 days is ¥500,000 a day',
    [...some(40, {}), ...some(5, won), ...some(15, { status: 'lost' })],
    { value: 500_000, sample: 20, known: 60, of: 60 },
  ],
  ['without a decided deal there is no rate', some(3, {}), { why: 'no-denominator' }],
  [
    'deals won on the day they were made give no length to divide by',
    [...some(1, {}), ...some(1, { ...won, createdOn: '2026-09-10' })],
    { why: 'no-denominator' },
  ],
  [
    'a won deal without an amount is not covered',
    [...some(1, {}), ...some(1, won), without(deal(won), 'amount')],
    { value: 50_000, known: 2, of: 3 },
  ],
  ['an empty pipeline has no speed', some(1, won), { value: 0 }],
])('%s', (_, deals, expected) => {
  const measure = salesVelocity.measure(facts({ deals }), context());
  expect(measure).toMatchObject(expected);
  expect('value' in measure).toBe('value' in expected);
});
