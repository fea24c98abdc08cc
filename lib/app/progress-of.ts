import { businessDays, businessDaysPassed } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays, type LocalTime } from '../domain/day.ts';
import type { Facts, Scope } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import { intersection } from '../domain/periods.ts';
import type { Target } from '../domain/target.ts';
import { weekdayShape, type WeekdayShape } from '../domain/weekday-shape.ts';
import { kpiById } from '../kpis/index.ts';
import type { Kpi, Measure, MeasureContext } from '../kpis/kpi.ts';
import { lacking, shrink } from '../kpis/shrink.ts';
import type { Landing } from '../landing/landing.ts';
import { landingsOf, type Landings } from './landing-of.ts';
import type { Progress } from './progress.ts';
import { targetsIn } from './repeating-targets.ts';
import type { Settings } from './settings.ts';
import type { Standing } from './standing.ts';
import { spanOf, targetFor } from './target-for.ts';

export type Look = {
  /** Already of the scope. */
  facts: Facts;
  /** Of everybody. */
  everything: Facts;
  scope: Scope;
  settings: Settings;
  targets: readonly Target[];
  now: LocalTime;
  calendar: Calendar;
  /** What the own ledger comes to; absent while there is none. */
  standing?: Standing | undefined;
};

/** One KPI over one period: value, target, pace, landing and gap. */
export function progressOf(kpi: Kpi, period: Period, look: Look): Progress {
  const context: MeasureContext = {
    ...contextOf(period, look),
    ...(kpi.against && { targets: targetValues(kpi.against, period, look) }),
  };
  const measure = kpi.measure(look.facts, context);
  const found = targetOf(kpi, period, look);
  const landing = landingsFor(kpi, measure, period, look, found?.target.value)?.shown;
  const thin = thinness(kpi, measure, period, look);
  const formula = kpi.formulaBy?.(look.settings.definitions) ?? kpi.formula;
  return {
    kpi: kpi.id,
    measure,
    formula,
    ...found,
    ...(landing && { landing }),
    ...(thin && { thin }),
    ...(found && against(found.target, kpi, measure, landing, look)),
  };
}

export const landingsFor = (
  kpi: Kpi,
  measure: Measure,
  period: Period,
  look: Look,
  target: number | undefined,
): Landings | undefined =>
  landingsOf({ kpi, measure, period, look, contextOf: (part) => contextOf(part, look), target });

export const contextOf = (period: Period, { settings, now, everything }: Look): MeasureContext => ({
  period,
  today: now.slice(0, 10),
  currency: settings.currency,
  definitions: settings.definitions,
  rates: settings.rates,
  everything,
});

/** The target that holds for a KPI in a period: set for it, split off a longer one or summed. */
export function targetOf(kpi: Kpi, period: Period, look: Look): ReturnType<typeof targetFor> {
  const { settings, calendar, now } = look;
  const actualIn = (part: Period) => kpi.measure(look.facts, contextOf(part, look)).value;
  const ofKpi = look.targets.filter((target) => target.kpi === kpi.id);
  const here = (span: Period) => targetsIn(span, ofKpi, { fiscal: settings.fiscal, calendar, me: settings.me });
  // A longer target leaves to the repeating ones inside it what they ask for, also outside the period.
  const targets = here(around(period, here(period)));
  return targetFor(targets, {
    kpi,
    period,
    scope: look.scope,
    me: settings.me,
    calendar,
    today: now.slice(0, 10),
    actualIn,
    ...shapeOf(kpi, look),
  });
}

/** A period and every target's that touches it. */
const around = (period: Period, targets: readonly Target[]): Period =>
  targets.reduce((wide, target) => {
    if (!intersection(target.period, period)) return wide;
    const { start, end } = target.period;
    return { start: start < wide.start ? start : wide.start, end: end > wide.end ? end : wide.end };
  }, period);

/** How far back the weekday shape looks: 13 weeks, so that every weekday is seen equally often. */
const shapeDays = 91;

/** How the KPI's weeks went, where the person wants targets spread that way. */
function shapeOf(kpi: Kpi, look: Look): { shape?: WeekdayShape } {
  if (look.settings.spread === 'even' || kpi.nature !== 'flow' || !look.targets.some((target) => target.kpi === kpi.id))
    return {};
  const today = look.now.slice(0, 10);
  const daily = Array.from({ length: shapeDays }, (_, index) => addDays(today, index - shapeDays)).map((day) => ({
    day,
    value: kpi.measure(look.facts, contextOf({ start: day, end: addDays(day, 1) }, look)).value ?? 0,
  }));
  const shape = weekdayShape(daily, look.calendar);
  return shape ? { shape } : {};
}

function targetValues(ids: readonly string[], period: Period, look: Look): Record<string, number> {
  const values: Record<string, number> = {};
  for (const id of ids) {
    const kpi = kpiById(id);
    const found = kpi && targetOf(kpi, period, look);
    if (found) values[id] = found.target.value;
  }
  return values;
}

/** How far back a thin rate looks for what it is usually. */
const priorDays = 365;

/** What a rate of few observations lacks, and where it is drawn: to its own past year, else to everybody's. */
function thinness(kpi: Kpi, { value, sample }: Measure, period: Period, look: Look): Progress['thin'] {
  const more = lacking({ sample });
  if (kpi.nature !== 'rate' || value === undefined || more === 0) return undefined;
  if (kpi.unit !== 'rate') return { more };
  const start = addDays(period.start, -priorDays);
  const own = kpi.measure(look.facts, contextOf({ start, end: period.start }, look));
  const all = () => kpi.measure(look.everything, contextOf({ start, end: period.end }, look));
  const [from, prior] = lacking(own) === 0 ? (['own-history', own] as const) : (['everybody', all()] as const);
  if (prior.value === undefined || lacking(prior) > 0) return { more };
  return { more, shrunk: { value: shrink(value, sample, prior.value), prior: prior.value, from } };
}

/** Attainment, pace and gap. For a KPI where lower is better, attainment is target ÷ actual and a gap is what is too much. */
function against(
  target: Target,
  kpi: Kpi,
  { value }: Measure,
  landing: Landing | undefined,
  { now, calendar, settings }: Look,
): Partial<Progress> {
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
export function paceOf(
  target: Target,
  now: LocalTime,
  calendar: Calendar,
  hours: Settings['hours'],
): number | undefined {
  const span = spanOf(target);
  const total = businessDays(span, calendar);
  return total > 0 ? (target.value * businessDaysPassed(span, now, calendar, hours)) / total : undefined;
}
