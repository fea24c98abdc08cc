import { defineKpi } from './kpi.ts';
import { grossProfitOf } from './measuring/gross-profit.ts';
import { total } from './measuring/measure.ts';

export const grossProfit = defineKpi({
  id: 'gross-profit',
  unit: 'money',
  better: 'higher',
  nature: 'flow',
  label: { ja: '粗利', en: 'Gross profit' },
  definition: {
    ja: '期間内に受注した案件の金額から原価を引いた額です。原価の分からない案件は 0 円とみなさず、集計から外して件数を示します。',
    en: 'What is left of the won deals’ amounts after their cost. A deal without a known cost is left out and told, not taken as free.',
  },
  formula: { ja: 'Σ (金額 − 原価)', en: 'Σ (amount − cost)' },
  formulaBy: ({ defaultMargin }) =>
    defaultMargin === undefined
      ? { ja: 'Σ (金額 − 原価)', en: 'Σ (amount − cost)' }
      : {
          ja: `Σ (金額 − 原価)、原価不明なら金額 × ${percent(defaultMargin)}`,
          en: `Σ (amount − cost); amount × ${percent(defaultMargin)} where the cost is unknown`,
        },
  needs: ['status', 'closedOn', 'amount', 'cost'],
  measure: (facts, context) => {
    const profit = grossProfitOf(facts, context);
    return total(profit.sum, { unit: 'money', ...profit, hasRows: facts.deals.length > 0 });
  },
});

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
