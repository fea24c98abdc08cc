import { comparableAccount } from '../domain/account.ts';
import type { DealFact } from '../domain/deal.ts';
import { contains } from '../domain/period.ts';
import { defineKpi } from './kpi.ts';
import { firstDays } from './measuring/customers.ts';
import { closedDeals, isWon } from './measuring/deals.ts';
import { quotient } from './measuring/measure.ts';

export const repeatRate = defineKpi({
  id: 'repeat-rate',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  label: { ja: 'リピート率', en: 'Repeat rate' },
  definition: {
    ja: '期間内に二度目以降の購入をした顧客の割合です。分母をこれまでの全顧客にするか、期間内の顧客(リピーター率)にするかは設定で選べ、数字の横に示します。',
    en: 'The share of customers who bought again in the period. Whether all customers so far or only the period’s stand below the line is your setting and is shown beside the number.',
  },
  formula: { ja: '期間内のリピート客数 ÷ これまでの全顧客数', en: 'customers who bought again ÷ all customers so far' },
  formulaBy: ({ repeatPer }) =>
    repeatPer === 'period'
      ? {
          ja: '期間内のリピート客数 ÷ 期間内の顧客数(リピーター率)',
          en: 'customers who bought again ÷ customers of the period',
        }
      : { ja: '期間内のリピート客数 ÷ これまでの全顧客数', en: 'customers who bought again ÷ all customers so far' },
  looksBeyond: true,
  needs: ['status', 'closedOn', 'account'],
  measure: (facts, context) => {
    const { period, definitions } = context;
    const first = firstDays((context.everything ?? facts).deals, 'purchase');
    const span = definitions.repeatPer === 'period' ? period : { start: '', end: period.end };
    const bought = closedDeals(facts, span, isWon, ({ closedOn }) => closedOn);
    const left: DealFact[] = [...bought.left];
    const customers = new Set<string>();
    const again = new Set<string>();
    const counted = bought.counted.filter((deal) => {
      const account = comparableAccount(deal.account);
      if (account === undefined) {
        left.push(deal);
        return false;
      }
      customers.add(account);
      if (contains(period, deal.closedOn) && (first.get(account) ?? '') < (deal.closedOn ?? '')) again.add(account);
      return true;
    });
    return quotient(again.size, customers.size, { unit: 'rate', counted, left, hasRows: facts.deals.length > 0 });
  },
});
