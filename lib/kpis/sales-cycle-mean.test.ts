import { expect, it } from 'vitest';
import { context, deal, facts } from '../../test/facts.ts';
import { salesCycleMean } from './sales-cycle-mean.ts';

it.each<[string, string[], Record<string, unknown>]>([
  [
    'divides the days by the deals',
    ['2026-09-08', '2026-09-04'],
    { value: 4, numerator: 8, denominator: 2, sample: 2 },
  ],
  ['one slow deal moves it', ['2026-09-10', '2026-06-02'], { value: 50 }],
  ['nothing won', [], { why: 'no-denominator' }],
])('%s', (_, created, expected) => {
  const won = created.map((createdOn) => deal({ status: 'won', createdOn }));
  expect(salesCycleMean.measure(facts({ deals: [...won, deal()] }), context())).toMatchObject(expected);
});
