import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { pipelineCoverage } from './pipeline-coverage.ts';

const due = (minor: number, closeOn = '2026-09-25') => deal({ amount: yen(minor), closeOn });
const won = (minor: number) => deal({ status: 'won', amount: yen(minor) });

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'three times what is missing',
    [won(4_000_000), due(10_000_000), due(8_000_000, '2026-09-30')],
    { value: 3, numerator: 18_000_000, denominator: 6_000_000 },
  ],
  ['an overdue deal is due', [due(5_000_000, '2026-06-01'), due(5_000_000)], { value: 1 }],
  ['a deal of next month cannot help', [due(5_000_000), due(9_000_000, '2026-10-01')], { value: 0.5 }],
  [
    'a deal without a date or an amount is not covered',
    [due(5_000_000), deal(), without(due(1), 'amount')],
    { value: 0.5, known: 1, of: 3 },
  ],
  [
    'of deals without a date nothing is known, which is not nothing',
    [won(4_000_000), deal()],
    { why: 'nothing-known' },
  ],
  ['an empty pipeline covers nothing', [won(4_000_000)], { value: 0 }],
  ['a target reached needs no cover', [won(10_000_000), due(5)], { why: 'target-reached' }],
])('%s', (_, deals, expected) => {
  const measure = pipelineCoverage.measure(facts({ deals }), context({ targets: { revenue: 10_000_000 } }));
  expect(measure).toMatchObject(expected);
  expect('value' in measure).toBe('value' in expected);
});

it('without a revenue target there is nothing to cover', () => {
  expect(pipelineCoverage.measure(facts({ deals: [due(5)] }), context())).toMatchObject({ why: 'no-target' });
});
