import { describe, expect, it } from 'vitest';
import type { DealFact } from '../domain/deal.ts';
import { landingDeals } from './from-facts.ts';

const fact = (change: Partial<DealFact>): DealFact => ({
  key: 'd',
  crm: 'x',
  site: 'x:',
  status: 'open',
  approximate: false,
  pushes: 0,
  seenAt: 0,
  amount: { minor: 500, currency: 'JPY' },
  createdOn: '2026-09-01',
  ...change,
});

describe('deals for the landing', () => {
  it('counts amounts in one currency and names what it leaves out', () => {
    const { deals, left } = landingDeals(
      [fact({}), fact({ key: 'usd', amount: { minor: 10, currency: 'USD' } }), fact({ key: '?', status: 'unmapped' })],
      { what: 'amount', currency: 'JPY' },
    );
    expect(deals.map(({ key }) => key)).toEqual(['d']);
    expect(left).toEqual([
      { reason: 'other-currency', keys: ['usd'] },
      { reason: 'unmapped', keys: ['?'] },
    ]);
  });

  it('counts deals whatever their currency', () => {
    const { deals } = landingDeals(
      [fact({ status: 'won', closedOn: '2026-09-10', amount: { minor: 10, currency: 'USD' } })],
      { what: 'deals', currency: 'JPY' },
    );
    expect(deals).toMatchObject([{ value: 1, expected: 1, closed: '2026-09-10' }]);
  });

  it('takes the amount known while open from where it is kept apart, and then never the won one', () => {
    const won = fact({ status: 'won', closedOn: '2026-09-10' });
    expect(
      landingDeals([won], {
        what: 'amount',
        currency: 'JPY',
        openAmounts: new Map([['d', { minor: 450, currency: 'JPY' }]]),
      }).deals,
    ).toMatchObject([{ value: 500, expected: 450 }]);
    expect(
      landingDeals([won], { what: 'amount', currency: 'JPY', openAmounts: new Map() }).deals[0],
    ).not.toHaveProperty('expected');
  });

  it('hands on the stated chance, and the planned close of open deals only', () => {
    const { deals } = landingDeals(
      [
        fact({ probability: 0.4, closeOn: '2026-09-30' }),
        fact({ key: 'w', status: 'won', closedOn: '2026-09-10', closeOn: '2026-09-10' }),
      ],
      { what: 'amount', currency: 'JPY' },
    );
    expect(deals[0]).toMatchObject({ stated: 0.4, planned: '2026-09-30' });
    expect(deals[1]).not.toHaveProperty('planned');
  });
});
