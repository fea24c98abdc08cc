import { defineKpi } from './kpi.ts';
import { amountOf, revenueDeals, sumOf } from './measuring/deals.ts';
import { medianOf, statistic } from './measuring/measure.ts';

export const medianDealSize = defineKpi({
  id: 'median-deal-size',
  unit: 'money',
  better: 'higher',
  nature: 'rate',
  label: { ja: '受注単価の中央値', en: 'Median deal size' },
  definition: {
    ja: '受注案件を金額順に並べたとき、真ん中にくる金額です。一件の大型案件に引きずられません。',
    en: 'The amount in the middle when the won deals are lined up by size. One giant deal does not move it.',
  },
  formula: { ja: '受注案件の金額の中央値', en: 'median amount of won deals' },
  needs: ['status', 'closedOn', 'amount'],
  measure: (facts, context) => {
    const amounts: number[] = [];
    const won = sumOf(revenueDeals(facts, context), (deal) => {
      const amount = amountOf(deal, context);
      if (amount !== undefined) amounts.push(amount);
      return amount;
    });
    return statistic(medianOf(amounts), { unit: 'money', ...won, hasRows: facts.deals.length > 0 });
  },
});
