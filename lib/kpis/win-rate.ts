import { defineKpi } from './kpi.ts';
import { decidedDeals } from './measuring/deals.ts';
import { quotient } from './measuring/measure.ts';

export const winRate = defineKpi({
  id: 'win-rate',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  lands: 'trials',
  label: { ja: '受注率(件数)', en: 'Win rate (count)' },
  definition: {
    ja: '期間内に勝敗が決まった案件のうち、受注した件数の割合です。まだ決まっていない案件は含みません。',
    en: 'Of the deals decided in the period, the share that was won. Deals still open do not count.',
  },
  formula: { ja: '受注件数 ÷ (受注件数 + 失注件数)', en: 'won ÷ (won + lost)' },
  needs: ['status', 'closedOn'],
  measure: (facts, context) => {
    const decided = decidedDeals(facts, context);
    const won = decided.counted.filter(({ status }) => status === 'won').length;
    return quotient(won, decided.counted.length, { unit: 'rate', ...decided, hasRows: facts.deals.length > 0 });
  },
});
