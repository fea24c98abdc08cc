import { defineKpi } from './kpi.ts';
import { connectedCallsOf } from './measuring/activities.ts';
import { total } from './measuring/measure.ts';

export const connectedCalls = defineKpi({
  id: 'connected-calls',
  unit: 'count',
  better: 'higher',
  nature: 'flow',
  lands: 'events',
  label: { ja: '有効架電数', en: 'Connected calls' },
  definition: {
    ja: '期間内の架電のうち、相手につながったものの数です。不在・留守番電話は含みません。',
    en: 'Calls in the period that reached the person. No answer and voicemail do not count.',
  },
  formula: {
    ja: '結果が「接続」または「アポ獲得」の架電の数',
    en: 'count of calls that connected or got an appointment',
  },
  needs: ['kind', 'state', 'on', 'outcome'],
  measure: (facts, context) => {
    const connected = connectedCallsOf(facts, context);
    return total(connected.counted.length, { unit: 'count', ...connected, hasRows: facts.activities.length > 0 });
  },
});
