import { appointments } from './appointments.ts';
import { calls } from './calls.ts';
import { connectedCalls } from './connected-calls.ts';
import { dealsWon } from './deals-won.ts';
import { defineKpi, type Measure } from './kpi.ts';
import { combined } from './measuring/measure.ts';
import { meetingsHeld } from './meetings-held.ts';
import { qualifiedMeetings } from './qualified-meetings.ts';
import { revenue } from './revenue.ts';

/** What may enter the score: whatever accumulates and has a target. */
const scored = [calls, connectedCalls, appointments, meetingsHeld, qualifiedMeetings, dealsWon, revenue];

export const scoredIds: readonly string[] = scored.map(({ id }) => id);

/** Of 100 points. Activities, because they are what a day can change; results have targets of their own. */
export const defaultWeights: Readonly<Record<string, number>> = { calls: 30, appointments: 30, 'meetings-held': 40 };

export const activityScore = defineKpi({
  id: 'activity-score',
  unit: 'points',
  better: 'higher',
  nature: 'flow',
  label: { ja: '活動スコア', en: 'Activity score' },
  definition: {
    ja: '活動ごとの目標達成率を重み付けして足した点数です。すべて目標どおりで 100 点、重みは設定で決めます。',
    en: 'Each activity’s attainment of its target, weighted and added up. 100 is everything on target; the weights are your setting.',
  },
  formula: { ja: 'Σ 重み × 実績 ÷ 目標(重みの合計は 100)', en: 'Σ weight × actual ÷ target, weights summing to 100' },
  against: scoredIds,
  looksBeyond: true,
  needs: ['kind', 'state', 'on'],
  measure: (facts, context) => {
    const weights = context.definitions.scoreWeights ?? defaultWeights;
    const measures: Measure[] = [];
    let points = 0;
    let weighed = 0;
    for (const kpi of scored) {
      const weight = weights[kpi.id] ?? 0;
      const target = context.targets?.[kpi.id] ?? 0;
      if (weight <= 0 || target <= 0) continue;
      const measure = kpi.measure(facts, context);
      measures.push(measure);
      if (measure.value === undefined) continue;
      points += (weight * measure.value) / target;
      weighed += weight;
    }
    if (weighed > 0) return combined({ value: (points * 100) / weighed }, 'points', measures);
    return combined({ why: measures[0]?.why ?? 'no-target' }, 'points', measures);
  },
});
