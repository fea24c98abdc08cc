import { defineKpi } from './kpi.ts';
import { openDealsOf } from './measuring/deals.ts';
import { total } from './measuring/measure.ts';

export const openDeals = defineKpi({
  id: 'open-deals',
  unit: 'count',
  better: 'higher',
  nature: 'level',
  label: { ja: '進行中の案件数', en: 'Open deals' },
  definition: { ja: '今まだ勝敗が決まっていない案件の数です。', en: 'How many deals are still open now.' },
  formula: { ja: '進行中案件の数', en: 'count of open deals' },
  needs: ['status'],
  measure: (facts) => {
    const open = openDealsOf(facts);
    return total(open.counted.length, { unit: 'count', ...open, hasRows: facts.deals.length > 0 });
  },
});
