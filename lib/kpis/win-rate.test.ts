import { expect, it } from 'vitest';
import { context, deal, facts } from '../../test/facts.ts';
import type { DealFact, DealStatus } from '../domain/deal.ts';
import { winRate } from './win-rate.ts';

const some = (count: number, status: DealStatus, fact: Partial<DealFact> = {}) =>
  Array.from({ length: count }, () => deal({ status, ...fact }));

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'won 20, lost 20, slipped 40 is 50 %: slips are not decided',
    [...some(20, 'won'), ...some(20, 'lost'), ...some(40, 'open')],
    { value: 0.5, numerator: 20, denominator: 40, sample: 40 },
  ],
  ['all lost is 0 %', some(3, 'lost'), { value: 0, sample: 3 }],
  ['one won is 100 % of a sample of 1', some(1, 'won'), { value: 1, sample: 1 }],
  [
    'only deals decided in the period',
    [...some(1, 'won'), ...some(5, 'lost', { closedOn: '2026-08-31' })],
    { value: 1, denominator: 1 },
  ],
  ['nothing decided has no denominator', some(4, 'open'), { why: 'no-denominator', denominator: 0 }],
  [
    'unmapped deals of the period are not covered',
    [...some(1, 'won'), ...some(1, 'lost'), ...some(2, 'unmapped', { closeOn: '2026-09-12' })],
    { value: 0.5, known: 2, of: 4 },
  ],
  [
    'only unmapped deals: nothing is known',
    some(2, 'unmapped', { closeOn: '2026-09-12' }),
    { why: 'nothing-known', known: 0, of: 2 },
  ],
  ['no rows', [], { why: 'no-rows' }],
])('%s', (_, deals, expected) => {
  const measure = winRate.measure(facts({ deals }), context());
  expect(measure).toMatchObject(expected);
  expect('value' in measure).toBe('value' in expected);
});
