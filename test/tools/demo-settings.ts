import type { Settings } from '../../lib/app/settings.ts';
import { addDays, type Day } from '../../lib/domain/day.ts';
import type { PeriodKind } from '../../lib/domain/period.ts';
import { periodOf } from '../../lib/domain/periods.ts';
import type { Target } from '../../lib/domain/target.ts';
import type { KpiId } from '../../lib/kpis/index.ts';
import { me } from '../crms/atomic/names.ts';

/** What the person of the demo has set: the demo CRM tells money in dollars. */
export const demoSettings = {
  me: [me],
  currency: 'USD',
  fiscal: { startMonth: 4, closingDay: 31, weekStart: 1 },
} satisfies Partial<Settings>;

const monthly: Partial<Record<KpiId, number>> = {
  revenue: 300_000_00,
  'deals-won': 10,
  'win-rate': 0.6,
  'average-deal-size': 30_000_00,
  'meetings-held': 12,
  'open-pipeline': 1_200_000_00,
};

const daily: Partial<Record<KpiId, number>> = { calls: 12 };

/** The demo's targets, each for the running period and those after it. */
export const demoTargets = (today: Day): Target[] => {
  const of = (kind: PeriodKind, values: Partial<Record<KpiId, number>>, scope: Target['scope']): Target[] => {
    const period = periodOf(kind, today, demoSettings.fiscal);
    return Object.entries(values).map(([kpi, value]) => ({
      id: `demo-${kpi}-${scope.kind}`,
      kpi,
      scope,
      period,
      repeats: kind,
      deadline: addDays(period.end, -1),
      value,
      original: value,
      changes: [],
    }));
  };
  return (['all', 'me'] as const).flatMap((kind) => [...of('month', monthly, { kind }), ...of('day', daily, { kind })]);
};
