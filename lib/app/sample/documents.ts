import { addDays, type Day } from '../../domain/day.ts';
import type { PeriodKind } from '../../domain/period.ts';
import { periodOf } from '../../domain/periods.ts';
import type { Target } from '../../domain/target.ts';
import type { KpiId } from '../../kpis/index.ts';
import { defaultSettings, type Language, type Settings } from '../settings.ts';
import { castOf } from './cast.ts';
import { sampleSource } from './readings.ts';

/** The invented team's own settings: nobody's real ones are read or written. */
export function sampleSettings(language: Language): Settings {
  const { people, stages, won, lost, types, currency } = castOf(language);
  return {
    ...defaultSettings,
    language,
    me: people.slice(0, 1),
    currency,
    holidays: language === 'ja' ? 'jp' : 'none',
    stages: {
      [sampleSource.crm]: {
        ...Object.fromEntries(stages.map((stage) => [stage, 'open' as const])),
        [won]: 'won',
        [lost]: 'lost',
      },
    },
    activityTypes: {
      [sampleSource.crm]: { [types.call]: 'call', [types.appointment]: 'appointment', [types.meeting]: 'meeting' },
    },
  };
}

/** Of one person, in steps of an amount where it is money. The team's is three times as much where it adds up. */
const monthly: readonly [kpi: KpiId, value: number, is: 'money' | 'count' | 'rate'][] = [
  ['revenue', 36, 'money'],
  ['gross-profit', 14, 'money'],
  ['deals-won', 3, 'count'],
  ['win-rate', 0.5, 'rate'],
  ['meetings-held', 9, 'count'],
  ['appointments', 14, 'count'],
];
const daily = 8;

/** What the team aims at, each for the running period and those after it. */
export function sampleTargets(language: Language, today: Day): Target[] {
  const { fiscal } = defaultSettings;
  const { step, people } = castOf(language);
  const target = (kpi: KpiId, kind: PeriodKind, scope: 'me' | 'all', value: number): Target => {
    const period = periodOf(kind, today, fiscal);
    return {
      id: `sample ${kpi} ${kind} ${scope}`,
      kpi,
      scope: { kind: scope },
      period,
      repeats: kind,
      deadline: addDays(period.end, -1),
      value,
      original: value,
      changes: [],
    };
  };
  return (['me', 'all'] as const).flatMap((scope) => {
    const many = scope === 'me' ? 1 : people.length;
    return [
      ...monthly.map(([kpi, value, is]) =>
        target(kpi, 'month', scope, value * (is === 'rate' ? 1 : many) * (is === 'money' ? step : 1)),
      ),
      target('calls', 'day', scope, daily * many),
    ];
  });
}
