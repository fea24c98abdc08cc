import { defineKpi } from './kpi.ts';
import { appointmentsOf, callsOf, connectedCallsOf } from './measuring/activities.ts';
import { quotient, union } from './measuring/measure.ts';

export const appointmentRate = defineKpi({
  id: 'appointment-rate',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  lands: 'trials',
  label: { ja: 'アポ獲得率', en: 'Appointment rate' },
  definition: {
    ja: '架電に対するアポ獲得の割合です。分母を全架電にするか有効架電にするかは設定で選べ、数字の横に示します。',
    en: 'Appointments per call. Whether all calls or only connected ones stand below the line is your setting and is shown beside the number.',
  },
  formula: { ja: 'アポ獲得数 ÷ 架電数', en: 'appointments ÷ calls' },
  formulaBy: ({ appointmentPer }) =>
    appointmentPer === 'connected'
      ? { ja: 'アポ獲得数 ÷ 有効架電数', en: 'appointments ÷ connected calls' }
      : { ja: 'アポ獲得数 ÷ 架電数', en: 'appointments ÷ calls' },
  needs: ['kind', 'state', 'on', 'outcome'],
  measure: (facts, context) => {
    const calls =
      context.definitions.appointmentPer === 'connected' ? connectedCallsOf(facts, context) : callsOf(facts, context);
    const agreed = appointmentsOf(facts, context);
    const parts = {
      unit: 'rate' as const,
      counted: union(calls.counted, agreed.counted),
      left: union(calls.left, agreed.left),
      hasRows: facts.activities.length > 0,
    };
    return quotient(agreed.counted.length, calls.counted.length, parts);
  },
});
