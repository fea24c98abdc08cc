import { businessDays, businessDaysPassed, shareOfDayPassed } from '../domain/business-days.ts';
import { addDays } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Period } from '../domain/period.ts';
import type { Kpi, Measure, MeasureContext } from '../kpis/kpi.ts';
import { landingDeals } from '../landing/from-facts.ts';
import { landDeals } from '../landing/land-deals.ts';
import { landFlow, perDayOf } from '../landing/land-flow.ts';
import { landRate, usualWeight } from '../landing/land-rate.ts';
import type { Landing } from '../landing/landing.ts';
import { landAtRunRate } from '../landing/run-rate.ts';
import { study, type Study } from '../landing/study.ts';
import type { Look } from './progress-of.ts';

export type LandingQuestion = {
  kpi: Kpi;
  measure: Measure;
  period: Period;
  look: Look;
  contextOf: (period: Period) => MeasureContext;
  target: number | undefined;
};

/** How far back events are looked at for the usual pace: the method itself uses 88 days, and earlier periods to test it on. */
const eventDays = 280;
const rateDays = 365;
const leastTrials = 5;

/**
 * Where the KPI lands at the period's end: an over period as it is, a level as it stands, anything else by the method its
 * registry entry names, with the business-day run-rate as the last resort.
 */
export function landingOf(question: LandingQuestion): Landing | undefined {
  const { kpi, measure, period, look } = question;
  const { value } = measure;
  const { now, calendar, settings } = look;
  const today = now.slice(0, 10);
  if (value === undefined || today < period.start) return undefined;
  const passed = businessDaysPassed(period, now, calendar, settings.hours);
  const base = { asOf: today, historyDays: Math.floor(passed) };
  if (today >= period.end) return { ...base, method: 'complete', p50: value };
  const modelled = byMethod(question, today, passed);
  if (modelled) return modelled;
  if (kpi.nature !== 'flow') return { ...base, method: 'current', p50: value };
  const p50 = landAtRunRate(value, { elapsed: passed, total: businessDays(period, calendar) });
  return p50 === undefined ? undefined : { ...base, method: 'run-rate', p50 };
}

function byMethod(question: LandingQuestion, today: string, passed: number): Landing | undefined {
  const { lands } = question.kpi;
  if (lands === 'amount' || lands === 'deals') return ofDeals(question, lands, today);
  if (lands === 'events') return ofEvents(question, today);
  return lands === 'trials' ? ofTrials(question, today, passed) : undefined;
}

/** How much of today's working hours is ahead, in sixteenths: finer steps would have every minute study all deals anew. */
const dayLeftOf = ({ now, settings }: Look): number =>
  Math.round((1 - shareOfDayPassed(now, settings.hours)) * 16) / 16;

/** Both ways of counting learn from the same rows; a popup asks for them again and again. */
const studies = new WeakMap<readonly DealFact[], Map<string, Study>>();

function studyFor(
  deals: readonly DealFact[],
  what: 'amount' | 'deals',
  period: Period,
  today: string,
  look: Look,
): Study {
  const { settings, calendar } = look;
  const dayLeft = dayLeftOf(look);
  let known = studies.get(deals);
  if (!known) studies.set(deals, (known = new Map()));
  const key = JSON.stringify([what, period, today, dayLeft, settings.currency, calendar]);
  let found = known.get(key);
  if (!found) {
    found = study(landingDeals(deals, { what, currency: settings.currency }).deals, period, today, calendar, {
      dayLeft,
    });
    known.set(key, found);
  }
  return found;
}

/**
 * Only where the engine counts what the KPI counts: with revenue by the booked or paid day, with converted currencies, or
 * with rows it had to leave out, its sum to date differs and it stands back.
 */
function ofDeals(
  { measure, period, look, target }: LandingQuestion,
  what: 'amount' | 'deals',
  today: string,
): Landing | undefined {
  const { everything, facts, scope } = look;
  const owners = scope.kind === 'all' ? 'all' : [...new Set(facts.deals.flatMap(({ owner }) => owner ?? []))];
  const {
    won,
    fromOpen: _open,
    fromNew: _new,
    deals: _deals,
    left: _left,
    ...landing
  } = landDeals(studyFor(everything.deals, what, period, today, look), owners, target);
  return won === measure.value && landing.rung !== 'blank' ? landing : undefined;
}

function ofEvents(
  { kpi, measure, period, look, contextOf, target }: LandingQuestion,
  today: string,
): Landing | undefined {
  const counted = new Set(
    kpi.measure(look.facts, contextOf({ start: addDays(period.start, -eventDays), end: addDays(today, 1) })).rows,
  );
  const perDay = perDayOf(look.facts.activities.filter(({ key }) => counted.has(key)));
  const landing = landFlow({
    perDay,
    period,
    asOf: today,
    dayLeft: dayLeftOf(look),
    calendar: look.calendar,
    ...(target !== undefined && { target }),
  });
  return landing.historyDays === 0 && measure.value === 0 ? undefined : landing;
}

function ofTrials(
  { kpi, measure, period, look, contextOf, target }: LandingQuestion,
  today: string,
  passed: number,
): Landing | undefined {
  const { numerator, denominator } = measure;
  if (numerator === undefined || denominator === undefined) return undefined;
  const atEnd =
    landAtRunRate(denominator, { elapsed: passed, total: businessDays(period, look.calendar) }) ?? denominator;
  const past = kpi.measure(look.facts, contextOf({ start: addDays(period.start, -rateDays), end: period.start }));
  const prior =
    past.value !== undefined && past.sample >= usualWeight ? { rate: past.value, weight: usualWeight } : undefined;
  // Of two trials and one to come the middle would jump by a third: too few to land anywhere but where they stand.
  if (!prior && denominator < leastTrials) return undefined;
  return landRate(
    {
      successes: numerator,
      trials: denominator,
      toCome: atEnd - denominator,
      ...(prior && { prior }),
      asOf: today,
      historyDays: prior ? rateDays : Math.floor(passed),
    },
    target,
    kpi.better,
  );
}
