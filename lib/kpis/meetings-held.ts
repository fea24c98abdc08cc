import { defineKpi } from './kpi.ts';
import { doneActivities } from './measuring/activities.ts';
import { total } from './measuring/measure.ts';

export const meetingsHeld = defineKpi({
  id: 'meetings-held',
  unit: 'count',
  better: 'higher',
  nature: 'flow',
  lands: 'events',
  label: { ja: '商談実施数', en: 'Meetings held' },
  definition: {
    ja: '期間内に実際に行った商談の数です。予定・キャンセル・無断欠席は含みません。',
    en: 'Meetings that really took place in the period. Booked, cancelled and no-show meetings do not count.',
  },
  formula: { ja: '実施済みの商談の数', en: 'count of meetings held' },
  needs: ['kind', 'state', 'on'],
  measure: (facts, context) => {
    const held = doneActivities(facts, context.period, 'meeting');
    return total(held.counted.length, { unit: 'count', ...held, hasRows: facts.activities.length > 0 });
  },
});
