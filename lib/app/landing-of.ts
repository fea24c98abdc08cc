import { businessDays, businessDaysPassed, shareOfDayPassed } from '../domain/business-days.ts';
import { addDays } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Period } from '../domain/period.ts';
import type { Kpi, Measure, MeasureContext } from '../kpis/kpi.ts';
import { activitiesOf } from '../kpis/measuring/activities.ts';
import { landingDeals } from '../landing/from-facts.ts';
import { landDeals } from '../landing/land-deals.ts';
import { blend } from '../landing/ledger.ts';
import { landFlow, perDayOf } from '../landing/land-flow.ts';
import { landRate, usualWeight } from '../landing/land-rate.ts';
import type { DealLanding, Landing } from '../landing/landing.ts';
import { landAtRunRate } from '../landing/run-rate.ts';
import { withSpread } from '../landing/run-rate-band.ts';
import { study, type Study } from '../landing/study.ts';
import type { Look } from './progress-of.ts';
import { questionKey, type BlendWeights } from './standing.ts';

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

/** What is shown, and what it was blended of: the method's own landing and the plain run-rate. */
export type Landings = { shown: Landing; engine?: Landing; baseline?: Landing };

/**
 * Where the KPI lands at the period's end: an over period as it is, a level as it stands, anything else by the method its
 * registry entry names, with the business-day run-rate as the last resort. Once the own record is long enough, method and
 * run-rate are blended by how each has done.
 */
export function landingsOf(question: LandingQuestion): Landings | undefined {
  const { kpi, measure, period, look, target } = question;
  const { value } = measure;
  const { now, calendar, settings } = look;
  const today = now.slice(0, 10);
  if (value === undefined || today < period.start) return undefined;
  const passed = businessDaysPassed(period, now, calendar, settings.hours);
  const base = { asOf: today, historyDays: Math.floor(passed) };
  if (today >= period.end) return { shown: { ...base, method: 'complete', p50: value } };
  const p50 =
    kpi.nature === 'flow'
      ? landAtRunRate(value, { elapsed: passed, total: businessDays(period, calendar) })
      : undefined;
  const baseline: Landing | undefined = p50 === undefined ? undefined : { ...base, method: 'run-rate', p50 };
  const engine = byMethod(question, today, passed);
  if (!engine) {
    if (baseline) return { shown: baseline };
    return kpi.nature === 'flow' ? undefined : { shown: { ...base, method: 'current', p50: value } };
  }
  if (!baseline || engine.method === 'run-rate') return { shown: engine };
  const weights = look.standing?.now[questionKey(kpi.id, look.scope, period)]?.weights;
  const shown =
    weights && engine.method !== 'complete' ? blendedOf(engine, baseline, weights, target, kpi.better) : engine;
  return { shown, engine, baseline };
}

/** The two in the proportion of their past errors. It stands on the engine's history, and says that it is blended. */
function blendedOf(
  engine: Landing,
  baseline: Landing,
  { engine: own, baseline: plain, spread }: BlendWeights,
  target: number | undefined,
  better: 'higher' | 'lower',
): Landing {
  const weights = new Map([
    [engine.method, own],
    [baseline.method, plain],
  ]);
  const mixed = blend([engine, withSpread(baseline, spread, target, better)], weights) ?? engine;
  const { historyDays, rung, tentative } = engine;
  return {
    ...mixed,
    historyDays,
    byRecord: true,
    ...(rung !== undefined && { rung }),
    ...(tentative !== undefined && { tentative }),
  };
}

function byMethod(question: LandingQuestion, today: string, passed: number): Landing | undefined {
  const { lands } = question.kpi;
  if (lands === 'amount' || lands === 'deals') return ofDeals(question);
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

/** What the engine knows of a KPI made of deals: to land it, and to ask what would be if. */
export type DealQuestion = { study: Study; owners: 'all' | string[]; landing: DealLanding };

const landed = new WeakMap<Study, Map<string, DealLanding>>();

/** `undefined` for a KPI that is not made of deals, and where the engine counts something else than the KPI. */
export function dealQuestionOf({ kpi, measure, period, look, target }: DealAsked): DealQuestion | undefined {
  const what = kpi.lands;
  if (what !== 'amount' && what !== 'deals') return undefined;
  const { everything, facts, scope, now } = look;
  const owners = scope.kind === 'all' ? 'all' : [...new Set(facts.deals.flatMap(({ owner }) => owner ?? []))];
  const known = studyFor(everything.deals, what, period, now.slice(0, 10), look);
  let answers = landed.get(known);
  if (!answers) landed.set(known, (answers = new Map()));
  const key = JSON.stringify([owners, target]);
  let landing = answers.get(key);
  if (!landing) answers.set(key, (landing = landDeals(known, owners, target)));
  return landing.won === measure.value && landing.rung !== 'blank' ? { study: known, owners, landing } : undefined;
}

type DealAsked = Pick<LandingQuestion, 'kpi' | 'measure' | 'period' | 'look' | 'target'>;

/**
 * Only where the engine counts what the KPI counts: with revenue by the booked or paid day, with converted currencies, or
 * with rows it had to leave out, its sum to date differs and it stands back.
 */
function ofDeals(question: LandingQuestion): Landing | undefined {
  const found = dealQuestionOf(question);
  if (!found) return undefined;
  const { won: _won, fromOpen: _open, fromNew: _new, deals: _deals, left: _left, ...landing } = found.landing;
  return landing;
}

function ofEvents(
  { kpi, measure, period, look, contextOf, target }: LandingQuestion,
  today: string,
): Landing | undefined {
  const { rows } = kpi.measure(
    look.facts,
    contextOf({ start: addDays(period.start, -eventDays), end: addDays(today, 1) }),
  );
  const perDay = perDayOf(activitiesOf(look.facts.activities, rows));
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
