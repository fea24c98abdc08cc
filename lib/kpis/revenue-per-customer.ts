import { comparableAccount } from '../domain/account.ts';
import { defineKpi } from './kpi.ts';
import { amountOf, revenueDeals, sumOf } from './measuring/deals.ts';
import { quotient } from './measuring/measure.ts';

export const revenuePerCustomer = defineKpi({
  id: 'revenue-per-customer',
  unit: 'money',
  better: 'higher',
  nature: 'rate',
  label: { ja: '顧客単価', en: 'Revenue per customer' },
  definition: {
    ja: '期間内に購入した顧客 1 社あたりの売上高です。同じ顧客の複数の受注はまとめます(1 件あたりは平均受注単価です)。',
    en: 'What one customer brought in the period; several deals of a customer are taken together. Per deal, see average deal size.',
  },
  formula: { ja: '売上高 ÷ 購入した顧客数', en: 'revenue ÷ distinct customers' },
  needs: ['status', 'closedOn', 'amount', 'account'],
  measure: (facts, context) => {
    const customers = new Set<string>();
    const won = sumOf(revenueDeals(facts, context), (deal) => {
      const account = comparableAccount(deal.account);
      const amount = amountOf(deal, context);
      if (account === undefined || amount === undefined) return undefined;
      customers.add(account);
      return amount;
    });
    return quotient(won.sum, customers.size, { unit: 'money', ...won, hasRows: facts.deals.length > 0 });
  },
});
