import { describe, expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { grossMargin } from './gross-margin.ts';
import { grossProfit } from './gross-profit.ts';
import { kpiById } from './index.ts';
import { revenue } from './revenue.ts';

const sold = (count: number, price: number, cost: number) =>
  Array.from({ length: count }, () => deal({ status: 'won', amount: yen(price), cost: yen(cost) }));

describe('the article’s own example', () => {
  it('ten at ¥150,000 that cost ¥100,000 make ¥500,000 of ¥1,500,000', () => {
    const rows = facts({ deals: sold(10, 150_000, 100_000) });
    expect([revenue.measure(rows, context()).value, grossProfit.measure(rows, context()).value]).toEqual([
      1_500_000, 500_000,
    ]);
  });
  it('twenty at cost price make ¥0 of ¥2,000,000: a true zero', () => {
    const rows = facts({ deals: sold(20, 100_000, 100_000) });
    expect([revenue.measure(rows, context()).value, grossProfit.measure(rows, context()).value]).toEqual([
      2_000_000, 0,
    ]);
  });
});

it.each<[string, DealFact[], number | undefined, Record<string, unknown>]>([
  [
    'an unknown cost is not a cost of zero',
    [...sold(1, 100, 60), deal({ status: 'won' })],
    undefined,
    { value: 40, known: 1, of: 2, approximate: false },
  ],
  [
    'a default margin stands in for it, as an approximation',
    [...sold(1, 100, 60), deal({ status: 'won', amount: yen(1000) })],
    0.3,
    { value: 340, known: 2, of: 2, approximate: true },
  ],
  ['a loss is negative', sold(1, 100, 160), undefined, { value: -60 }],
  [
    'a cost in a currency without a rate is not covered, margin or not',
    [deal({ status: 'won', cost: { minor: 5, currency: 'USD' } })],
    0.3,
    { why: 'nothing-known', of: 1 },
  ],
  [
    'without an amount there is no profit to tell',
    [without(deal({ status: 'won', cost: yen(5) }), 'amount')],
    0.3,
    { why: 'nothing-known' },
  ],
])('%s', (_, deals, defaultMargin, expected) => {
  const definitions = { ...context().definitions, ...(defaultMargin !== undefined && { defaultMargin }) };
  expect(grossProfit.measure(facts({ deals }), context({ definitions }))).toMatchObject(expected);
});

it('names the margin it assumes', () => {
  const definitions = { ...context().definitions, defaultMargin: 0.325 };
  expect(kpiById('gross-profit')?.formulaBy?.(definitions).en).toContain('32.5%');
});

it('the margin is over the same deals only', () => {
  const deals = [...sold(1, 100, 60), deal({ status: 'won' })];
  expect(grossMargin.measure(facts({ deals }), context())).toMatchObject({
    value: 0.4,
    numerator: 40,
    denominator: 100,
    sample: 1,
    known: 1,
    of: 2,
  });
});
