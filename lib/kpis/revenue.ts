import { defineKpi } from './kpi.ts';
import { revenueDeals, sumAmounts } from './measuring/deals.ts';
import { total } from './measuring/measure.ts';

export const revenue = defineKpi({
  id: 'revenue',
  unit: 'money',
  better: 'higher',
  nature: 'flow',
  lands: 'amount',
  label: { ja: '売上高', en: 'Revenue' },
  definition: {
    ja: '期間内に受注した案件の金額の合計です。どの日付で数えるか(受注日・計上日・入金日)は設定で選べます。',
    en: 'The total amount of the deals won in the period. Whether the won, booked or paid date counts is your setting.',
  },
  formula: { ja: 'Σ 受注案件の金額', en: 'Σ amount of won deals' },
  formulaBy: ({ revenueDate }) =>
    ({
      closed: { ja: 'Σ 受注案件の金額(受注日基準)', en: 'Σ amount of won deals, by won date' },
      booked: { ja: 'Σ 受注案件の金額(計上日基準)', en: 'Σ amount of won deals, by booked date' },
      paid: { ja: 'Σ 受注案件の金額(入金日基準)', en: 'Σ amount of won deals, by paid date' },
    })[revenueDate],
  needs: ['status', 'closedOn', 'amount'],
  measure: (facts, context) => {
    const won = sumAmounts(revenueDeals(facts, context), context);
    return total(won.sum, { unit: 'money', ...won, hasRows: facts.deals.length > 0 });
  },
});
