import { defineKpi } from './kpi.ts';
import { openDealsOf, sumAmounts } from './measuring/deals.ts';
import { total } from './measuring/measure.ts';

export const openPipeline = defineKpi({
  id: 'open-pipeline',
  unit: 'money',
  better: 'higher',
  nature: 'level',
  label: { ja: 'パイプライン', en: 'Open pipeline' },
  definition: {
    ja: '今まだ勝敗が決まっていない案件の金額の合計です。完了予定日や期間にはよりません。',
    en: 'The total amount of the deals still open now, whatever their planned close date and the period.',
  },
  formula: { ja: 'Σ 進行中案件の金額', en: 'Σ amount of open deals' },
  needs: ['status', 'amount'],
  measure: (facts, context) => {
    const open = sumAmounts(openDealsOf(facts), context);
    return total(open.sum, { unit: 'money', ...open, hasRows: facts.deals.length > 0 });
  },
});
