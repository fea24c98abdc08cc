import { defineKpi } from './kpi.ts';
import { openDealsOf, sumAmounts } from './measuring/deals.ts';
import { quotient, without } from './measuring/measure.ts';
import { revenue } from './revenue.ts';

export const pipelineCoverage = defineKpi({
  id: 'pipeline-coverage',
  unit: 'ratio',
  better: 'higher',
  nature: 'level',
  label: { ja: 'パイプライン倍率', en: 'Pipeline coverage' },
  definition: {
    ja: '期間内に決まる予定の案件が、目標までの残りの何倍あるかです。期日を過ぎた進行中の案件も含みます。',
    en: 'How many times the open deals due by the period’s end cover what is still missing to the revenue target. Overdue deals are included.',
  },
  formula: {
    ja: '期間末までの進行中案件の金額 ÷ (売上目標 − 売上高)',
    en: 'open amount due by the period’s end ÷ (revenue target − revenue)',
  },
  against: ['revenue'],
  needs: ['status', 'amount', 'closeOn'],
  measure: (facts, context) => {
    const { counted, left } = openDealsOf(facts);
    const isDue = (day: string | undefined) => day !== undefined && day < context.period.end;
    const isUndated = (day: string | undefined) => day === undefined;
    const open = sumAmounts(
      {
        counted: counted.filter(({ closeOn }) => isDue(closeOn)),
        left: [
          ...counted.filter(({ closeOn }) => isUndated(closeOn)),
          ...left.filter(({ closeOn }) => isDue(closeOn) || isUndated(closeOn)),
        ],
      },
      context,
    );
    const parts = { unit: 'ratio' as const, ...open, hasRows: facts.deals.length > 0 };
    const target = context.targets?.['revenue'];
    if (target === undefined) return without('no-target', parts);
    const missing = target - (revenue.measure(facts, context).value ?? 0);
    if (missing > 0 && open.counted.length === 0 && open.left.length > 0) return without('nothing-known', parts);
    return missing > 0 ? quotient(open.sum, missing, parts, open.counted.length) : without('target-reached', parts);
  },
});
