import { averageDealSize } from './average-deal-size.ts';
import { defineKpi } from './kpi.ts';
import { combined } from './measuring/measure.ts';
import { openDeals } from './open-deals.ts';
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
  formula: {
    ja: '進行中案件数 × 平均受注単価 × 受注率 ÷ 営業サイクル(平均)',
    en: 'open deals × average deal size × win rate ÷ mean sales cycle',
  },
  needs: ['status', 'closedOn', 'createdOn', 'amount'],
  measure: (facts, context) => {
    const [open, size, rate, cycle] = [openDeals, averageDealSize, winRate, salesCycleMean].map((kpi) =>
      kpi.measure(facts, context),
    );
    if (!open || !size || !rate || !cycle) throw new Error('A part of the formula is missing.');
    const parts = [open, size, rate, cycle];
    const lacking = parts.find(({ value }) => value === undefined);
    if (lacking?.why !== undefined) return combined({ why: lacking.why }, 'money', parts);
    const [count = 0, amount = 0, share = 0, days = 0] = parts.map(({ value }) => value);
    if (days === 0) return combined({ why: 'no-denominator' }, 'money', parts);
    return { ...combined({ value: (count * amount * share) / days }, 'money', parts), sample: rate.sample };
  },
});
