import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { averageDealSize } from './average-deal-size.ts';

const won = (minor: number, fact: Partial<DealFact> = {}) => deal({ status: 'won', amount: yen(minor), ...fact });

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'divides by deals, not by customers',
    [won(100, { account: 'A' }), won(300, { account: 'A' })],
    { value: 200, denominator: 2, sample: 2 },
  ],
  [
    'an unknown amount leaves numerator and denominator',
    [won(100), without(won(1), 'amount')],
    { value: 100, known: 1, of: 2 },
  ],
  [
    'an unconverted one too',
    [won(100), won(1, { amount: { minor: 1, currency: 'EUR' } })],
    { value: 100, known: 1, of: 2 },
  ],
  ['nothing won has no average', [deal()], { why: 'no-denominator' }],
  ['only unknown amounts', [without(won(1), 'amount')], { why: 'nothing-known' }],
])('%s', (_, deals, expected) => {
  const measure = averageDealSize.measure(facts({ deals }), context());
  expect(measure).toMatchObject(expected);
  expect('value' in measure).toBe('value' in expected);
});
