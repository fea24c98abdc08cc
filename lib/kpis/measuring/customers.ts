import { comparableAccount } from '../../domain/account.ts';
import type { Day } from '../../domain/day.ts';
import type { DealFact } from '../../domain/deal.ts';

/** Every customer's first day of a purchase, over whatever deals are given. */
export function firstDays(deals: readonly DealFact[], isPurchase: (deal: DealFact) => boolean): Map<string, Day> {
  const first = new Map<string, Day>();
  for (const deal of deals) {
    if (!isPurchase(deal) || deal.closedOn === undefined) continue;
    const account = comparableAccount(deal.account);
    if (account === undefined) continue;
    const known = first.get(account);
    if (known === undefined || deal.closedOn < known) first.set(account, deal.closedOn);
  }
  return first;
}
