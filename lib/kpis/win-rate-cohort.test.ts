import { expect, it } from 'vitest';
import { context, deal, facts } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { winRateCohort } from './win-rate-cohort.ts';

const born = (fact: Partial<DealFact> = {}) => deal({ createdOn: '2026-09-03', ...fact });

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'open deals stay below the line',
    [born({ status: 'won' }), born({ status: 'lost' }), born(), born()],
    { value: 0.25, denominator: 4 },
  ],
  [
    'when it was won does not matter, when it was born does',
    [born({ status: 'won', closedOn: '2027-03-01' }), born({ createdOn: '2026-08-31', status: 'won' })],
    { value: 1, denominator: 1 },
  ],
  [
    'an unmapped deal of the cohort is not covered',
    [born({ status: 'won' }), born({ status: 'unmapped' })],
    { value: 1, known: 1, of: 2 },
  ],
  ['a deal of unknown age is not covered', [born({ status: 'won' }), deal()], { value: 1, known: 1, of: 2 }],
  ['no deal was born', [born({ createdOn: '2026-01-01' })], { why: 'no-denominator' }],
])('%s', (_, deals, expected) => {
  expect(winRateCohort.measure(facts({ deals }), context())).toMatchObject(expected);
});
