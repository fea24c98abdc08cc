import { expect, it } from 'vitest';
import { context, deal, facts } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { salesCycleMean } from './sales-cycle-mean.ts';
import { salesCycle } from './sales-cycle.ts';

const took = (createdOn: string, fact: Partial<DealFact> = {}) => deal({ status: 'won', createdOn, ...fact });

it.each<[string, DealFact[], number | undefined, number | undefined]>([
  ['closed on the day it was made: 0 days', [took('2026-09-10')], 0, 0],
  ['the median of three', [took('2026-09-10'), took('2026-09-09'), took('2026-06-02')], 1, (0 + 1 + 100) / 3],
  ['the mean of the two middle ones', [took('2026-09-09'), took('2026-09-06')], 2.5, 2.5],
  ['across 29 February', [took('2028-02-28', { closedOn: '2026-09-10' }), took('2026-09-09')], 1, 1],
  ['a lost deal has no cycle to win', [took('2026-09-01', { status: 'lost' })], undefined, undefined],
])('%s', (_, deals, median, mean) => {
  const rows = facts({ deals });
  expect([salesCycle.measure(rows, context()).value, salesCycleMean.measure(rows, context()).value]).toEqual([
    median,
    mean,
  ]);
});

it('days are calendar days, also over a leap day and a clock change', () => {
  const leap = context({ period: { start: '2028-03-01', end: '2028-04-01' } });
  expect(salesCycle.measure(facts({ deals: [took('2028-02-28', { closedOn: '2028-03-01' })] }), leap).value).toBe(2);
  expect(salesCycle.measure(facts({ deals: [took('2028-03-25', { closedOn: '2028-03-27' })] }), leap).value).toBe(2);
});

it('reversed or missing dates are left out and told', () => {
  expect(
    salesCycle.measure(facts({ deals: [took('2026-09-09'), took('2026-09-20'), deal({ status: 'won' })] }), context()),
  ).toMatchObject({ value: 1, known: 1, of: 3 });
});
