import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { newMrr } from './new-mrr.ts';

const contract = (account: string, closedOn: string, mrr: number, fact: Partial<DealFact> = {}) =>
  deal({ status: 'won', account, closedOn, mrr: yen(mrr), ...fact });

it.each<[string, DealFact[], Record<string, unknown>]>([
  [
    'counts first contracts',
    [contract('A', '2026-09-05', 30_000), contract('B', '2026-09-06', 20_000)],
    { value: 50_000, known: 2 },
  ],
  [
    'an expansion is not new',
    [contract('A', '2026-08-05', 30_000), contract('A', '2026-09-06', 20_000)],
    { value: 0, known: 0, of: 0 },
  ],
  [
    'a customer spelt otherwise is the same',
    [contract('㈱青空', '2026-08-05', 1), contract('株式会社青空', '2026-09-06', 2)],
    { value: 0 },
  ],
  [
    'two contracts of the first day are both new',
    [contract('A', '2026-09-05', 1), contract('A', '2026-09-05', 2)],
    { value: 3 },
  ],
  [
    'a free trial before is no contract',
    [contract('A', '2026-08-05', 0), contract('A', '2026-09-05', 5)],
    { value: 5, of: 1 },
  ],
  [
    'a one-off sale (no monthly part) is not covered',
    [contract('A', '2026-09-05', 5), without(contract('B', '2026-09-05', 1), 'mrr')],
    { value: 5, known: 1, of: 2 },
  ],
  [
    'whether an unnamed customer is new nobody knows',
    [contract('A', '2026-09-05', 5), without(contract('B', '2026-09-05', 7), 'account')],
    { value: 5, known: 1, of: 2 },
  ],
  ['a lost contract is none', [contract('A', '2026-09-05', 5, { status: 'lost' })], { value: 0 }],
])('%s', (_, deals, expected) => {
  expect(newMrr.measure(facts({ deals }), context())).toMatchObject(expected);
});

it('a colleague’s earlier contract makes a customer not new for me', () => {
  const theirs = contract('A', '2026-08-05', 30_000, { owner: 'Jiro' });
  const mine = contract('A', '2026-09-06', 20_000, { owner: 'Taro' });
  expect(
    newMrr.measure(facts({ deals: [mine] }), context({ everything: facts({ deals: [theirs, mine] }) })).value,
  ).toBe(0);
});
