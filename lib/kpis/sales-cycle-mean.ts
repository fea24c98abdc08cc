import { defineKpi } from './kpi.ts';
import { cyclesOf } from './measuring/cycle.ts';
import { quotient } from './measuring/measure.ts';

export const salesCycleMean = defineKpi({
  id: 'sales-cycle-mean',
  unit: 'days',
  better: 'lower',
  nature: 'rate',
  label: { ja: '営業サイクル(平均)', en: 'Sales cycle (mean)' },
  definition: {
    ja: '期間内に受注した案件が、発生から受注までにかかった日数の平均です。土日も数えます。',
    en: 'How many calendar days the deals won in the period took from their creation, on average.',
  },
  formula: { ja: 'Σ (受注日 − 作成日) ÷ 受注件数', en: 'Σ (won date − created date) ÷ won deals' },
  needs: ['status', 'closedOn', 'createdOn'],
  measure: (facts, context) => {
    const cycles = cyclesOf(facts, context);
    return quotient(cycles.sum, cycles.days.length, { unit: 'days', ...cycles, hasRows: facts.deals.length > 0 });
  },
});
