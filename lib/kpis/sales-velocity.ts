import { averageDealSize } from './average-deal-size.ts';
import { defineKpi } from './kpi.ts';
import { cyclesOf } from './measuring/cycle.ts';
import { decidedDeals, openDealsOf, revenueDeals } from './measuring/deals.ts';
import { quotient, union, without } from './measuring/measure.ts';
import { salesCycleMean } from './sales-cycle-mean.ts';
import { winRate } from './win-rate.ts';

export const salesVelocity = defineKpi({
  id: 'sales-velocity',
  unit: 'money',
  better: 'higher',
  nature: 'rate',
  label: { ja: '営業速度(1日あたり)', en: 'Sales velocity (per day)' },
  definition: {
    ja: '今の案件・単価・受注率・営業サイクルが続くとき、1 日に生まれる売上高です。',
    en: 'The revenue that comes in per day if today’s open deals, deal size, win rate and sales cycle hold.',
  },
  formula: { ja: '進行中案件数 × 平均受注単価 × 受注率 ÷ 営業サイクル(平均)', en: 'open deals × average deal size × win rate ÷ mean sales cycle' },
  needs: ['status', 'closedOn', 'createdOn', 'amount'],
  measure: (facts, context) => {
    const [size, rate, cycle] = [averageDealSize, winRate, salesCycleMean].map((kpi) => kpi.measure(facts, context));
    const open = openDealsOf(facts);
    const decided = decidedDeals(facts, context);
    const lacking = union(decided.left, revenueDeals(facts, context).left, cyclesOf(facts, context).left, open.left);
    const lacks = new Set([...lacking.map(({ key }) => key), ...(size?.left ?? [])]);
    const rows = union(open.counted, decided.counted, lacking);
    const parts = {
      unit: 'money' as const,
      counted: rows.filter(({ key }) => !lacks.has(key)),
      left: rows.filter(({ key }) => lacks.has(key)),
      approximate: size?.approximate ?? false,
      hasRows: facts.deals.length > 0,
    };
    if (size?.value === undefined || rate?.value === undefined || cycle?.value === undefined) {
      return without(size?.why ?? rate?.why ?? cycle?.why ?? 'nothing-known', parts);
    }
    return quotient(open.counted.length * size.value * rate.value, cycle.value, parts, rate.sample);
  },
});
