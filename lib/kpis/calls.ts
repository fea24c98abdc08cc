import { defineKpi } from './kpi.ts';
import { callsOf } from './measuring/activities.ts';
import { total } from './measuring/measure.ts';

export const calls = defineKpi({
  id: 'calls',
  unit: 'count',
  better: 'higher',
  nature: 'flow',
  lands: 'events',
  label: { ja: '架電数', en: 'Calls' },
  definition: {
    ja: '期間内にかけた電話の数です。つながらなかった電話も含み、予定だけのものは含みません。',
    en: 'Calls made in the period, answered or not. Calls that are only planned do not count.',
  },
  formula: { ja: '完了した架電の数', en: 'count of calls made' },
  formulaBy: ({ callCounts }) =>
    callCounts === 'connected'
      ? { ja: '相手につながった架電の数', en: 'count of calls that reached somebody' }
      : { ja: '完了した架電の数', en: 'count of calls made' },
  needs: ['kind', 'state', 'on'],
  measure: (facts, context) => {
    const made = callsOf(facts, context);
    return total(made.counted.length, { unit: 'count', ...made, hasRows: facts.activities.length > 0 });
  },
});
