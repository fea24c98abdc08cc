import { expect, it } from 'vitest';
import { context, deal, facts, without } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { winRateInPeriod } from './win-rate-in-period.ts';
import { winRate } from './win-rate.ts';

const some = (count: number, fact: Partial<DealFact>) => Array.from({ length: count }, () => deal(fact));

it('won 20, lost 20, slipped 40: 25 % land in the period although 50 % of the decided are won', () => {
  const rows = facts({
    deals: [...some(20, { status: 'won' }), ...some(20, { status: 'lost' }), ...some(40, { closeOn: '2026-09-25' })],
  });
  expect(winRateInPeriod.measure(rows, context())).toMatchObject({ value: 0.25, numerator: 20, denominator: 80 });
  expect(winRate.measure(rows, context()).value).toBe(0.5);
});

it.each<[string, DealFact[], Record<string, unknown>]>([
  ['a deal due later is not due', [...some(1, { status: 'won' }), ...some(1, { closeOn: '2026-10-01' })], { value: 1 }],
  [
    'a deal moved out of the period was due in it',
    [...some(1, { status: 'won' }), ...some(1, { closeOn: '2026-11-30', earliestCloseOn: '2026-09-30' })],
    { value: 0.5 },
  ],
  ['an overdue deal still is', [...some(1, { status: 'won' }), ...some(1, { closeOn: '2026-07-01' })], { value: 0.5 }],
  [
    'a deal that slipped and was won later did not land here',
    [
      ...some(1, { status: 'won' }),
      ...some(1, { status: 'won', closedOn: '2026-10-05', earliestCloseOn: '2026-09-20' }),
    ],
    { value: 0.5, numerator: 1 },
  ],
  [
    'a deal decided before the period is over',
    [...some(1, { status: 'won' }), ...some(1, { status: 'lost', closedOn: '2026-08-31' })],
    { value: 1 },
  ],
  [
    'when an open deal is due nobody knows',
    [...some(1, { status: 'won' }), ...some(1, {})],
    { value: 1, known: 1, of: 2 },
  ],
  [
    'when a won deal was won nobody knows',
    [...some(1, { status: 'won' }), without(deal({ status: 'won' }), 'closedOn')],
    { value: 1, known: 1, of: 2 },
  ],
  [
    'an unmapped deal due in the period is not covered',
    [...some(1, { status: 'won' }), ...some(1, { status: 'unmapped', closeOn: '2026-09-20' })],
    { value: 1, known: 1, of: 2 },
  ],
  ['nothing due', some(1, { closeOn: '2026-12-01' }), { why: 'no-denominator' }],
])('%s', (_, deals, expected) => {
  expect(winRateInPeriod.measure(facts({ deals }), context())).toMatchObject(expected);
});
