import type { DealFact } from '../domain/deal.ts';
import type { Currency, Money } from '../domain/money.ts';
import type { LandingDeal } from './book.ts';
import type { Left } from './landing.ts';

export type Counting = {
  /** `amount`: revenue in minor units of `currency`. `deals`: each won deal counts 1. */
  what: 'amount' | 'deals';
  currency: Currency;
  /** Deal key → the amount known while it was open, where that is kept apart from the won one. */
  openAmounts?: ReadonlyMap<string, Money>;
};

/**
 * Deals as the landing engine takes them. An amount in another currency is never added: the deal is left out and named.
 * A deal whose stage nobody has mapped yet is left out too.
 */
export function landingDeals(
  deals: readonly DealFact[],
  { what, currency, openAmounts }: Counting,
): { deals: LandingDeal[]; left: Left[] } {
  const taken: LandingDeal[] = [];
  const otherCurrency: string[] = [];
  const unmapped: string[] = [];
  for (const deal of deals) {
    const { status } = deal;
    if (status === 'unmapped') {
      unmapped.push(deal.key);
      continue;
    }
    const shown = openAmounts?.get(deal.key) ?? (openAmounts && status !== 'open' ? undefined : deal.amount);
    if (what === 'amount' && [deal.amount, shown].some((money) => money !== undefined && money.currency !== currency)) {
      otherCurrency.push(deal.key);
      continue;
    }
    // Many boards show no created day: such an open deal is known from the day its stage was first seen.
    const since = deal.createdOn ?? (status === 'open' ? deal.stageSince : undefined);
    const value = what === 'deals' ? 1 : deal.amount?.minor;
    const expected = what === 'deals' ? 1 : shown?.minor;
    taken.push({
      key: deal.key,
      status,
      ...(deal.owner !== undefined && { owner: deal.owner }),
      ...(since !== undefined && { created: since }),
      ...(deal.closedOn !== undefined && { closed: deal.closedOn }),
      ...(status === 'won' && value !== undefined && { value }),
      ...(expected !== undefined && { expected }),
      ...(deal.probability !== undefined && { stated: deal.probability }),
      ...(deal.closeOn !== undefined && status === 'open' && { planned: deal.closeOn }),
    });
  }
  const left: Left[] = [];
  if (otherCurrency.length > 0) left.push({ reason: 'other-currency', keys: otherCurrency });
  if (unmapped.length > 0) left.push({ reason: 'unmapped', keys: unmapped });
  return { deals: taken, left };
}
