import { businessDays, businessDaysPassed } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { localTimeOf, type Instant, type Zone } from '../domain/day.ts';
import type { Facts, Scope } from '../domain/facts.ts';
import type { Period, PeriodKind } from '../domain/period.ts';
import { periodOf } from '../domain/periods.ts';
import { factsOfScope } from '../domain/scope.ts';
import type { Target } from '../domain/target.ts';
import { kpiOf } from '../kpis/custom/kpi-of.ts';
import type { CustomMetric } from '../kpis/custom/metric.ts';
import { kpiById, kpis, type KpiId } from '../kpis/index.ts';
import type { Kpi } from '../kpis/kpi.ts';
import { progressOf, type Look } from './progress-of.ts';
import type { Overview, Progress } from './progress.ts';
import type { Settings } from './settings.ts';
import type { Standing } from './standing.ts';
import { steer } from './steer.ts';

/** How well the pages were read; comes from the store, not from the facts. */
export type Health = Pick<Overview, 'unmapped' | 'misses' | 'conflicts'> & {
  /** Lists, each under one filter, that showed a part of their rows at the last look. */
  partialPages: number;
  /** Open deals that were left out, since the lists which showed them no longer do. */
  unseen?: number;
};

/** Milliseconds: what was not read at a look longer ago says nothing of the page as it is today. */
const staleAfter = 14 * 86_400_000;

export type OverviewRequest = {
  periodKind: PeriodKind;
  /** A range of one's own instead of the kind's current period. */
  period?: Period;
  who: Overview['who'];
  /** Narrower than `who`. */
  scope?: Scope;
  now: Instant;
  /** The browser's zone; holds when the settings say `auto`. */
  zone: Zone;
};

/** What is done day by day, and so has a number for today. */
const daily: readonly KpiId[] = ['calls', 'appointments', 'meetings-held'];

export const calendarOf = ({ workdays, holidays, daysOff, partDays }: Settings): Calendar => ({
  workdays,
  holidays,
  daysOff,
  partDays,
});

/** What one scope's KPIs are computed from at one moment, and how many rows it leaves out for want of an owner. */
export function lookOf(
  facts: Facts,
  settings: Settings,
  targets: readonly Target[],
  scope: Scope,
  { now, zone }: Pick<OverviewRequest, 'now' | 'zone'>,
  standing?: Standing,
): { look: Look; unowned: number } {
  const scoped = factsOfScope(facts, scope, settings.me);
  const look = {
    facts: scoped.facts,
    everything: facts,
    scope,
    settings,
    targets,
    now: localTimeOf(now, settings.zone === 'auto' ? zone : settings.zone),
    calendar: calendarOf(settings),
    standing,
  };
  return { look, unowned: scoped.unowned };
}

/** Every KPI of one period for one reader, at one moment: what popup and dashboard paint. */
export function overviewOf(
  facts: Facts,
  health: Health,
  settings: Settings,
  targets: readonly Target[],
  request: OverviewRequest,
  standing?: Standing,
): Overview {
  const { look, unowned } = lookOf(facts, settings, targets, request.scope ?? { kind: request.who }, request, standing);
  const { now } = look;
  const today = now.slice(0, 10);
  const period = request.period ?? periodOf(request.periodKind, today, settings.fiscal);
  const seen = seenSpan(look.facts);
  const own = settings.customMetrics;
  const total = businessDays(period, look.calendar);
  const progress = [
    ...kpis.map((kpi) => progressOf(kpi, period, look)),
    ...own.map((metric) => customProgressOf(metric, period, look)),
  ];
  const isOfToday = (at: Instant): boolean => request.now - at <= staleAfter;
  const steering = steer(progress, period, look);
  return {
    at: request.now,
    today,
    period,
    periodKind: request.periodKind,
    who: request.who,
    currency: settings.currency,
    ...(settings.amounts !== 'auto' && { amounts: settings.amounts }),
    businessDays: { left: total - businessDaysPassed(period, now, look.calendar, settings.hours), total },
    progress,
    ...(steering && { steering }),
    day: daily.map((id) => progressOf(knownKpi(id), periodOf('day', today, settings.fiscal), look)),
    ...seen,
    unmapped: health.unmapped,
    misses: health.misses.filter(({ at }) => isOfToday(at)),
    conflicts: health.conflicts.filter(({ at }) => isOfToday(at)),
    counts: {
      deals: look.facts.deals.length,
      activities: look.facts.activities.length,
      partialPages: health.partialPages,
      ...(health.unseen !== undefined && { unseen: health.unseen }),
      unowned,
    },
    owners: ownersOf(facts),
  };
}

function customProgressOf(metric: CustomMetric, period: Period, look: Look): Progress {
  const kpi = kpiOf(metric);
  return { ...progressOf(kpi, period, look), custom: { label: kpi.label, definition: kpi.definition } };
}

function knownKpi(id: KpiId): Kpi {
  const kpi = kpiById(id);
  if (!kpi) throw new Error(`No KPI is called ${id}.`);
  return kpi;
}

function seenSpan({ deals, activities }: Facts): Pick<Overview, 'newest' | 'oldest'> {
  let newest = -Infinity;
  let oldest = Infinity;
  for (const rows of [deals, activities]) {
    for (const { seenAt } of rows) {
      newest = Math.max(newest, seenAt);
      oldest = Math.min(oldest, seenAt);
    }
  }
  return newest === -Infinity ? {} : { newest, oldest };
}

/** Owners of everything read, most rows first, then by name. */
function ownersOf({ deals, activities }: Facts): Overview['owners'] {
  const rows = new Map<string, number>();
  for (const all of [deals, activities])
    for (const { owner } of all) if (owner) rows.set(owner, (rows.get(owner) ?? 0) + 1);
  return [...rows]
    .map(([name, count]) => ({ name, rows: count }))
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
}
