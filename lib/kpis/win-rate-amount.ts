import { defineKpi } from './kpi.ts';
import { decidedDeals, sumAmounts } from './measuring/deals.ts';
import { quotient } from './measuring/measure.ts';

export const winRateAmount = defineKpi({
  id: 'win-rate-amount',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  label: { ja: '受注率(金額)', en: 'Win rate (amount)' },
  definition: {
    ja: '期間内に勝敗が決まった案件の金額のうち、受注した金額の割合です。',
    en: 'Of the money decided in the period, the share that was won.',
  },
  formula: { ja: '受注金額 ÷ (受注金額 + 失注金額)', en: 'amount won ÷ (amount won + amount lost)' },
  needs: ['status', 'closedOn', 'amount'],
  measure: (facts, context) => {
    const decided = sumAmounts(decidedDeals(facts, context), context);
    const won = sumAmounts({ counted: decided.counted.filter(({ status }) => status === 'won'), left: [] }, context);
    const parts = { unit: 'rate' as const, ...decided, hasRows: facts.deals.length > 0 };
    return quotient(won.sum, decided.sum, parts, decided.counted.length);
  },
});
