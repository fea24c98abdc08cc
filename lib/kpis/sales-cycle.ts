import { defineKpi } from './kpi.ts';
import { cyclesOf } from './measuring/cycle.ts';
import { medianOf, statistic } from './measuring/measure.ts';

export const salesCycle = defineKpi({
  id: 'sales-cycle',
  unit: 'days',
  better: 'lower',
  nature: 'rate',
  label: { ja: '営業サイクル(中央値)', en: 'Sales cycle (median)' },
  definition: {
    ja: '期間内に受注した案件が、発生から受注までにかかった日数の真ん中の値です。土日も数えます。',
    en: 'How many calendar days the typical deal won in the period took from its creation; half took longer, half shorter.',
  },
  formula: { ja: '(受注日 − 作成日)の中央値', en: 'median of (won date − created date)' },
  needs: ['status', 'closedOn', 'createdOn'],
  measure: (facts, context) => {
    const cycles = cyclesOf(facts, context);
    return statistic(medianOf(cycles.days), { unit: 'days', ...cycles, hasRows: facts.deals.length > 0 });
  },
});
