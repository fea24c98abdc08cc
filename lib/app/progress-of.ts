import { businessDays, businessDaysPassed } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { LocalTime } from '../domain/day.ts';
import type { Facts, Scope } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import type { Target } from '../domain/target.ts';
import type { Kpi, Measure, MeasureContext } from '../kpis/kpi.ts';
import type { Landing } from '../landing/landing.ts';
import { landAtRunRate } from '../landing/run-rate.ts';
import type { Progress } from './progress.ts';
import { targetsIn } from './repeating-targets.ts';
import type { Settings } from './settings.ts';
import { spanOf, targetFor } from './target-for.ts';

export type Look = {
  /** Already of the scope. */
  facts: Facts;
  scope: Scope;
  settings: Settings;
  targets: readonly Target[];
  now: LocalTime;
  calendar: Calendar;
};

/** One KPI over one period: value, target, pace, landing and gap. */
export function progressOf(kpi: Kpi, period: Period, look: Look): Progress {
  const { settings, now, calendar } = look;
  const today = now.slice(0, 10);
  const context: MeasureContext = { period, today, currency: settings.currency, definitions: settings.definitions };
  const measure = kpi.measure(look.facts, context);
  const actualIn = (part: Period) => kpi.measure(look.facts, { ...context, period: part }).value;
  const targets = targetsIn(period, look.targets, { fiscal: settings.fiscal, calendar, me: settings.me });
  const found = targetFor(targets, { kpi, period, scope: look.scope, me: settings.me, calendar, today, actualIn });
  const landing = landingOf(kpi, measure, period, look);
  return { kpi: kpi.id, measure, ...found, ...(landing && { landing }), ...(found && against(found.target, kpi, measure, landing, look)) };
}

/** Attainment, pace and gap. For a KPI where lower is better, attainment is target ÷ actual and a gap is what is too much. */
function against(target: Target, kpi: Kpi, { value }: Measure, landing: Landing | undefined, { now, calendar, settings }: Look): Partial<Progress> {
  const isHigher = kpi.better === 'higher';
  const [above, below] = isHigher ? [value, target.value] : [target.value, value];
  const pace = kpi.nature === 'flow' ? paceOf(target, now, calendar, settings.hours) : target.value;
  return {
    ...(above !== undefined && below !== undefined && below !== 0 && { attainment: above / below }),
    ...(pace !== undefined && { pace }),
    ...(landing && { gap: isHigher ? target.value - landing.p50 : landing.p50 - target.value }),
  };
}

/**
 * What a target asks for by now: its value × business days passed ÷ business days until its deadline. Today counts by
 * the share of its working hours that has passed, so at 08:55 with hours from 9:00 today asks for nothing yet.
 */
export function paceOf(target: Target, now: LocalTime, calendar: Calendar, hours: Settings['hours']): number | undefined {
  const span = spanOf(target);
  const total = businessDays(span, calendar);
  return total > 0 ? (target.value * businessDaysPassed(span, now, calendar, hours)) / total : undefined;
}

/** Where the KPI lands at the period's end: an over period as it is, a flow at its business-day rate, a rate or level as it stands. */
function landingOf(kpi: Kpi, { value }: Measure, period: Period, { now, calendar, settings }: Look): Landing | undefined {
  const today = now.slice(0, 10);
  if (value === undefined || today < period.start) return undefined;
  const passed = businessDaysPassed(period, now, calendar, settings.hours);
  const base = { asOf: today, historyDays: Math.floor(passed) };
  if (today >= period.end) return { ...base, method: 'complete', p50: value };
  if (kpi.nature !== 'flow') return { ...base, method: 'current', p50: value };
  const p50 = landAtRunRate(value, { elapsed: passed, total: businessDays(period, calendar) });
  return p50 === undefined ? undefined : { ...base, method: 'run-rate', p50 };
}
