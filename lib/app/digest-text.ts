import type { Day } from '../domain/day.ts';
import type { Landing } from '../landing/landing.ts';
import type { LedgerEntry } from '../landing/ledger.ts';
import { kpiById } from '../kpis/index.ts';
import { t } from '../words/digest.ts';
import type { Lang } from '../words/speak.ts';
import { chanceText } from './chance-text.ts';
import { chancePoints, dayText, signedText, valueText } from './format.ts';
import { mainOf } from './main-of.ts';
import type { DigestKind } from './digest-due.ts';
import type { Overview, Progress } from './progress.ts';
import { scopeName } from './standing.ts';
import type { Decisive, TodayStep } from './steering.ts';

/** What a notification says, and which surface a click on it opens. */
export type DigestText = { title: string; message: string; opens: 'popup' | 'dashboard' | 'targets' };

/** `names`: deals may be named. */
type Way = { lang: Lang; names: boolean };

/** Where a landing stood at the end of an earlier day, in its KPI's unit. */
export type Earlier = { day: Day; p50: number };

/**
 * The digest of one moment, in whole sentences; the names of deals and customers stand in it only where the person allows
 * it. `before`: where the main target's KPI landed on an earlier business day.
 */
export function digestText(kind: DigestKind, overview: Overview, before: Earlier | undefined, way: Way): DigestText {
  const main = mainOf(overview);
  const title = t(way.lang, `${kind}Title`);
  const opens = main?.target ? (kind === 'morning' ? 'popup' : 'dashboard') : 'targets';
  const sentences = kind === 'morning' ? morning(overview, main, way) : evening(overview, main, before, way);
  return { title, opens, message: sentences.join(way.lang === 'ja' ? '' : ' ') };
}

function morning(overview: Overview, main: Progress | undefined, { lang, names }: Way): string[] {
  if (!main?.target) return [t(lang, 'noTarget')];
  const { measure, target, landing } = main;
  const { kpi, text } = saying(main, overview, lang);
  const plan = planText(main, overview, lang);
  const value = landing?.p50 ?? measure.value;
  if (value === undefined) return [plan ?? t(lang, 'nothingYet', { kpi, target: text(target.value) })];
  const stands = landing
    ? t(lang, 'landsAt', {
        kpi,
        landing: text(value),
        target: text(target.value),
        chance: landing.pHit === undefined ? undefined : chanceText(landing.pHit, lang),
      })
    : t(lang, 'stands', { kpi, value: text(value), target: text(target.value) });
  const decisive = names ? named(overview.steering?.decisive[0], lang) : undefined;
  return [
    ...(plan === undefined ? [] : [plan]),
    stands,
    ...(landing ? doubtText(landing, lang) : []),
    ...(decisive === undefined ? [] : [decisive]),
  ];
}

/** What today asks for; `undefined` where no activity of today leads to the target. */
function planText({ measure, target, landing }: Progress, { steering }: Overview, lang: Lang): string | undefined {
  const isReached = target !== undefined && (measure.value ?? 0) >= target.value;
  if (isReached && measure.unit !== 'rate') return t(lang, 'reached');
  if (landing?.method === 'complete') return t(lang, 'lastDay');
  // Where the target is out of reach the popup says what can be reached; a plan that promises it would contradict that.
  if (steering?.watch?.replan !== undefined) return undefined;
  const steps = stepTexts(steering?.plan?.today ?? [], 'left', lang);
  if (steps.length === 0) return undefined;
  return t(lang, (steering?.plan?.gap ?? 0) > 0 ? 'planShort' : 'planAhead', { steps: listed(steps, lang) });
}

/** `架電7件`: the steps that can be counted, and of which any are to be done. */
const stepTexts = (steps: readonly TodayStep[], count: 'left' | 'total', lang: Lang): string[] =>
  steps.flatMap((step) =>
    (step.stage === 'calls' || step.stage === 'appointments' || step.stage === 'meetings') && step[count] > 0
      ? [t(lang, step.stage, { count: step[count] })]
      : [],
  );

function listed(texts: readonly string[], lang: Lang): string {
  const before = texts.slice(0, -1).join(lang === 'ja' ? '、' : ', ');
  const last = texts.at(-1) ?? '';
  return before === '' ? last : t(lang, 'and', { first: before, last });
}

function evening(overview: Overview, main: Progress | undefined, before: Earlier | undefined, way: Way): string[] {
  const { lang } = way;
  const done = overview.day.flatMap(({ kpi, measure }) => {
    const stage = stageOf[kpi];
    return stage && measure.value ? [t(lang, stage, { count: measure.value })] : [];
  });
  const today = done.length > 0 ? t(lang, 'done', { steps: listed(done, lang) }) : t(lang, 'nothingDone');
  if (!main?.target) return [today, t(lang, 'noTargetYet')];
  return [today, ...movedText(main, overview, before, lang), ...nextStep(overview, way)];
}

function movedText(main: Progress, overview: Overview, before: Earlier | undefined, lang: Lang): string[] {
  const { landing, measure } = main;
  if (!landing) return [];
  const { kpi, text } = saying(main, overview, lang);
  const said = { kpi, landing: text(landing.p50) };
  const doubt = doubtText(landing, lang);
  if (before === undefined) return [t(lang, 'landsSoFar', said), ...doubt];
  const day = dayText(before.day, overview.today, lang);
  // What is too small to show in either figure has not moved.
  if (text(before.p50) === said.landing) return [t(lang, 'unmoved', { ...said, day }), ...doubt];
  const by = signedText(landing.p50 - before.p50, measure.unit, overview.currency, lang);
  return [t(lang, 'moved', { ...said, day, by }), ...doubt];
}

/** A landing of a young history is said to be one, as on every other surface. */
const doubtText = ({ tentative, method }: Landing, lang: Lang): string[] =>
  tentative && method !== 'complete' && method !== 'current' ? [t(lang, 'tentative')] : [];

/** One step: the deal on which most hangs, else what the plan asks of the next business day. */
function nextStep({ steering }: Overview, { lang, names }: Way): string[] {
  const [deal] = steering?.decisive ?? [];
  if (deal) {
    const told = names ? named(deal, lang) : undefined;
    return [told ?? t(lang, 'decisive', { points: chancePoints(deal.lift) })];
  }
  const steps = stepTexts(steering?.plan?.today ?? [], 'total', lang);
  return steps.length > 0 ? [t(lang, 'nextDay', { steps: listed(steps, lang) })] : [];
}

/** A deal by its name, where it has one. */
function named(deal: Decisive | undefined, lang: Lang): string | undefined {
  if (deal?.name === undefined) return undefined;
  return t(lang, 'decisiveNamed', { name: deal.name, points: chancePoints(deal.lift) });
}

const stageOf: Record<string, 'calls' | 'appointments' | 'meetings'> = {
  calls: 'calls',
  appointments: 'appointments',
  'meetings-held': 'meetings',
};

function saying({ kpi: id, custom, measure }: Progress, { currency }: Overview, lang: Lang) {
  const kpi = (custom ?? kpiById(id))?.label[lang] ?? id;
  return { kpi, text: (value: number) => valueText(value, measure.unit, currency, lang) };
}

/** Where the main target's KPI landed at the end of the last earlier day that the ledger holds of the same period. */
export function landingBefore(
  days: readonly { day: string; entries: readonly unknown[] }[],
  { who, today, period, ...overview }: Overview,
): Earlier | undefined {
  const kpi = mainOf(overview)?.kpi;
  const isAsked = (entry: LedgerEntry): boolean =>
    entry.kpi === kpi &&
    entry.scope === scopeName({ kind: who }) &&
    entry.period.start === period.start &&
    entry.period.end === period.end &&
    (entry.role ?? 'shown') === 'shown';
  const found = days
    .filter(({ day }) => day < today)
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .flatMap(({ day, entries }) =>
      (entries as readonly LedgerEntry[]).filter(isAsked).map(({ p50 }): Earlier => ({ day, p50 })),
    );
  return found[0];
}
