import { defineKpi } from './kpi.ts';
import { revenueDeals, sumAmounts } from './measuring/deals.ts';
import { quotient } from './measuring/measure.ts';

export const averageDealSize = defineKpi({
  id: 'average-deal-size',
  unit: 'money',
  better: 'higher',
  nature: 'rate',
  label: { ja: '平均受注単価', en: 'Average deal size' },
  definition: {
    ja: '受注 1 件あたりの金額です。同じ顧客が何件買ったかは見ません(それは顧客単価です)。',
    en: 'What one won deal is worth on average. A customer who buys twice counts twice; see revenue per customer.',
  },
  formula: { ja: '売上高 ÷ 受注件数(金額の分かる案件)', en: 'revenue ÷ won deals with a known amount' },
  needs: ['status', 'closedOn', 'amount'],
  measure: (facts, context) => {
    const won = sumAmounts(revenueDeals(facts, context), context);
    return quotient(won.sum, won.counted.length, { unit: 'money', ...won, hasRows: facts.deals.length > 0 });
  },
});
