import { defineKpi } from './kpi.ts';
import { closedDeals } from './measuring/deals.ts';
import { quotient } from './measuring/measure.ts';

export const winRateCohort = defineKpi({
  id: 'win-rate-cohort',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  label: { ja: '受注率(コホート)', en: 'Win rate (cohort)' },
  definition: {
    ja: '期間内に生まれた案件のうち、これまでに受注した割合です。まだ進行中の案件が分母に残るため、新しい期間ほど低く出ます。',
    en: 'Of the deals created in the period, the share won so far. Deals still open stay below the line, so young periods read low.',
  },
  formula: { ja: '受注件数 ÷ 期間内に発生した案件数', en: 'won ÷ deals created in the period' },
  needs: ['status', 'createdOn'],
  measure: (facts, context) => {
    const created = closedDeals(
      facts,
      context.period,
      () => true,
      ({ createdOn }) => createdOn,
    );
    const won = created.counted.filter(({ status }) => status === 'won').length;
    return quotient(won, created.counted.length, { unit: 'rate', ...created, hasRows: facts.deals.length > 0 });
  },
});
