import { comparableAccount } from '../../domain/account.ts';
import type { Day } from '../../domain/day.ts';
import type { DealFact } from '../../domain/deal.ts';
import { isWon } from './deals.ts';
import { remembering } from './remembered.ts';

type FirstDays = ReadonlyMap<string, Day>;

const firstKnown = remembering<DealFact, FirstDays>();

/** Every customer's first purchase, over whatever deals are given; `subscription`: the first with a monthly part. */
export const firstDays = (deals: readonly DealFact[], of: 'purchase' | 'subscription'): FirstDays =>
  firstKnown(deals, of, () => firstDaysAmong(deals, of === 'purchase' ? isWon : isSubscription));

const isSubscription = (deal: DealFact): boolean => isWon(deal) && deal.mrr !== undefined && deal.mrr.minor > 0;

function firstDaysAmong(deals: readonly DealFact[], isPurchase: (deal: DealFact) => boolean): FirstDays {
  const first = new Map<string, Day>();
  for (const deal of deals) {
    if (!isPurchase(deal) || deal.closedOn === undefined) continue;
    const account = comparableAccount(deal.account);
    if (account === undefined) continue;
    const day = first.get(account);
    if (day === undefined || deal.closedOn < day) first.set(account, deal.closedOn);
  }
  return first;
}

const keyed = remembering<DealFact, ReadonlyMap<string, DealFact>>();

export const dealsByKey = (deals: readonly DealFact[]): ReadonlyMap<string, DealFact> =>
  keyed(deals, '', () => {
    const byKey = new Map<string, DealFact>();
    for (const deal of deals) byKey.set(deal.key, deal);
    return byKey;
  });
