import { comparableAccount } from '../domain/account.ts';
import type { DealFact } from '../domain/deal.ts';
import { defineKpi } from './kpi.ts';
import { firstDays } from './measuring/customers.ts';
import { minorOf, sumOf, wonDeals } from './measuring/deals.ts';
import { total } from './measuring/measure.ts';

export const newMrr = defineKpi({
  id: 'new-mrr',
  unit: 'money',
  better: 'higher',
  nature: 'flow',
  label: { ja: '新規MRR', en: 'New MRR' },
  definition: {
    ja: '期間内に初めて契約した顧客の月額の合計です。追加契約・初期費用・一時金は含みません。',
    en: 'The monthly recurring revenue of customers who subscribed for the first time in the period. Expansions, set-up and one-off fees do not count.',
  },
  formula: { ja: 'Σ 初回契約の月額', en: 'Σ monthly amount of first subscriptions' },
  looksBeyond: true,
  needs: ['status', 'closedOn', 'mrr', 'account'],
  measure: (facts, context) => {
    const first = firstDays((context.everything ?? facts).deals, 'subscription');
    const isReturning = ({ account, closedOn = '' }: DealFact) => {
      const day = first.get(comparableAccount(account) ?? '');
      return day !== undefined && day < closedOn;
    };
    const won = wonDeals(facts, context);
    const candidates = won.counted.filter((deal) => deal.mrr?.minor !== 0 && !isReturning(deal));
    const summed = sumOf({ counted: candidates, left: won.left }, (deal) =>
      comparableAccount(deal.account) === undefined ? undefined : minorOf(deal.mrr, deal, context),
    );
    return total(summed.sum, { unit: 'money', ...summed, hasRows: facts.deals.length > 0 });
  },
});
