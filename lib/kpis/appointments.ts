import { defineKpi } from './kpi.ts';
import { appointmentsOf } from './measuring/activities.ts';
import { total } from './measuring/measure.ts';

export const appointments = defineKpi({
  id: 'appointments',
  unit: 'count',
  better: 'higher',
  nature: 'flow',
  lands: 'events',
  label: { ja: 'アポ獲得数', en: 'Appointments' },
  definition: {
    ja: '期間内に取れたアポの数です。商談を行ったかどうかは問いません。',
    en: 'Appointments agreed in the period, whether or not the meeting has taken place yet.',
  },
  formula: {
    ja: 'アポの記録 + アポを獲得した架電(重複を除く)',
    en: 'appointments logged + calls that ended in one, each once',
  },
  needs: ['kind', 'state', 'on'],
  measure: (facts, context) => {
    const agreed = appointmentsOf(facts, context);
    return total(agreed.counted.length, { unit: 'count', ...agreed, hasRows: facts.activities.length > 0 });
  },
});
