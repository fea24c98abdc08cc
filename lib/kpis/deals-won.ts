import { defineKpi } from './kpi.ts';
import { wonDeals } from './measuring/deals.ts';
import { total } from './measuring/measure.ts';

export const dealsWon = defineKpi({
  id: 'deals-won',
  unit: 'count',
  better: 'higher',
  nature: 'flow',
  lands: 'deals',
  label: { ja: '受注件数', en: 'Deals won' },
  definition: { ja: '期間内に受注した案件の数です。', en: 'How many deals were won in the period.' },
  formula: { ja: '受注日が期間内の案件数', en: 'count of deals with a won date in the period' },
  needs: ['status', 'closedOn'],
  measure: (facts, context) => {
    const won = wonDeals(facts, context);
    return total(won.counted.length, { unit: 'count', ...won, hasRows: facts.deals.length > 0 });
  },
});
