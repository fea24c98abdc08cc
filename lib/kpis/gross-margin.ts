import { defineKpi } from './kpi.ts';
import { grossProfitOf } from './measuring/gross-profit.ts';
import { quotient } from './measuring/measure.ts';

export const grossMargin = defineKpi({
  id: 'gross-margin',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  label: { ja: '粗利率', en: 'Gross margin' },
  definition: {
    ja: '売上高に占める粗利の割合です。金額と原価の両方が分かる案件だけで計算します。',
    en: 'Gross profit as a share of revenue, over the deals whose amount and cost are both known.',
  },
  formula: { ja: '粗利 ÷ 同じ案件の売上高', en: 'gross profit ÷ revenue of the same deals' },
  needs: ['status', 'closedOn', 'amount', 'cost'],
  measure: (facts, context) => {
    const profit = grossProfitOf(facts, context);
    return quotient(
      profit.sum,
      profit.revenue,
      { unit: 'rate', ...profit, hasRows: facts.deals.length > 0 },
      profit.counted.length,
    );
  },
});
