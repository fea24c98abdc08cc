import { expect, it } from 'vitest';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import { medianDealSize } from './median-deal-size.ts';

const won = (...amounts: number[]) => amounts.map((minor) => deal({ status: 'won', amount: yen(minor) }));

it.each<[string, number[], number | undefined]>([
  ['the middle one, however they are ordered', [900, 100, 200], 200],
  ['the mean of the two middle ones', [100, 200, 201, 900], 200.5],
  ['one giant deal does not move it', [100, 200, 1_000_000_000], 200],
  ['one deal is its own median', [7], 7],
  ['none has none', [], undefined],
])('%s', (_, amounts, value) => {
  expect(medianDealSize.measure(facts({ deals: [...won(...amounts), deal()] }), context()).value).toBe(value);
});

it('leaves unknown amounts out and says so', () => {
  expect(
    medianDealSize.measure(facts({ deals: [...won(5), without(deal({ status: 'won' }), 'amount')] }), context()),
  ).toMatchObject({ value: 5, known: 1, of: 2 });
});
