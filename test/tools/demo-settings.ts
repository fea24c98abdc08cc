import type { Settings } from '../../lib/app/settings.ts';
import { addDays, type Day } from '../../lib/domain/day.ts';
import type { Fiscal, PeriodKind } from '../../lib/domain/period.ts';
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

const quarterly: Partial<Record<KpiId, number>> = { revenue: 400_000_00, 'deals-won': 14 };

const daily: Partial<Record<KpiId, number>> = { calls: 12 };

/** A fiscal year that begins with this month: the running quarter has two months to go on whatever day the demo is shown. */
export const demoFiscal = (today: Day): Fiscal => ({ ...demoSettings.fiscal, startMonth: Number(today.slice(5, 7)) });

/** Targets for the running period of a kind and those after it. */
const targetsOf = (
  kind: PeriodKind,
  values: Partial<Record<KpiId, number>>,
  scope: 'all' | 'me',
  today: Day,
  fiscal: Fiscal = demoSettings.fiscal,
): Target[] => {
  const period = periodOf(kind, today, fiscal);
  return Object.entries(values).map(([kpi, value]) => ({
    id: `demo-${kpi}-${kind}-${scope}`,
    kpi,
    scope: { kind: scope },
    period,
    repeats: kind,
    deadline: addDays(period.end, -1),
    value,
    original: value,
    changes: [],
  }));
};

/** The demo's targets of month and day. */
export const demoTargets = (today: Day): Target[] =>
  (['all', 'me'] as const).flatMap((scope) => [
    ...targetsOf('month', monthly, scope, today),
    ...targetsOf('day', daily, scope, today),
  ]);

/** And those of the quarter, which the scene shows. */
export const demoQuarterTargets = (today: Day): Target[] =>
  (['all', 'me'] as const).flatMap((scope) => targetsOf('quarter', quarterly, scope, today, demoFiscal(today)));
