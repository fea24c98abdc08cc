import type { Landing } from '../landing/landing.ts';
import { chanceText } from './chance-text.ts';
import { moneyFull, percent, points, sizedText, valueText } from './format.ts';
import { mainOf } from './main-of.ts';
import type { Overview, Progress } from './progress.ts';
import { defaultSettings } from './settings.ts';
import { verdictOf, type Verdict } from './verdict.ts';
import { kpiById } from '../kpis/index.ts';
import type { Unit } from '../kpis/kpi.ts';
import { t } from '../words/index.ts';
import type { Lang } from '../words/speak.ts';

/** A KPI as one row says it: every figure a text, the bar's figures as numbers. */
export type KpiView = {
  id: string;
  label: string;
  definition: string;
  value?: string;
  /** Why there is no value. */
  why?: string;
  /** The value to its last digit, where `value` is shortened. */
  full?: string;
  target?: string;
  /** How it is computed, by the definitions chosen. */
  formula?: string;
  /** The same, where the person's definition is another than the usual one: shown without being asked for. */
  bent?: string;
  /** Too few to be judged: how few, and why another value than its own is shown. */
  thin?: { note: string; why?: string } | undefined;
  /** Attainment; for a rate the difference to its target. */
  share?: string;
  verdict: Verdict;
  verdictWord: string;
  bar: {
    actual?: number;
    pace?: number;
    landing?: number;
    low?: number;
    high?: number;
    target?: number;
    label: string;
  };
  /** Coverage: only `known` of `of` rows had what the number needs. */
  known: number;
  of: number;
  approximate: boolean;
};

export function kpiView(progress: Progress, currency: string, lang: Lang): KpiView {
  const { measure, target, pace, landing, custom, formula, thin } = progress;
  const kpi = kpiById(progress.kpi);
  const { unit } = measure;
  const text = (value: number) => valueText(value, unit, currency, lang);
  const verdict = verdictOf(progress, kpi?.better);
  // Of too few to be judged, the value drawn towards what is known from more is shown, and its own told with it.
  const shown = thin?.shrunk?.value ?? measure.value;
  const value = shown === undefined ? undefined : text(shown);
  const why = measure.value === undefined ? t(lang, `why_${measure.why ?? 'nothing-known'}`) : undefined;
  const full =
    measure.value === undefined || unit !== 'money'
      ? undefined
      : moneyFull({ minor: Math.round(measure.value), currency });
  const goal = target && text(target.value);
  const share = thin ? undefined : shareText(progress);
  const isBent =
    formula !== undefined && formula.en !== (kpi?.formulaBy?.(defaultSettings.definitions) ?? kpi?.formula)?.en;
  return {
    id: progress.kpi,
    label: (custom ?? kpi)?.label[lang] ?? progress.kpi,
    definition: (custom ?? kpi)?.definition[lang] ?? '',
    ...(formula && { formula: formula[lang] }),
    ...(isBent && !custom && { bent: formula[lang] }),
    ...(thin && { thin: thinText(progress, text, lang) }),
    ...(value !== undefined && { value: measure.approximate ? `≈${value}` : value }),
    ...(why !== undefined && { why }),
    ...(full !== undefined && full !== value && { full }),
    ...(goal !== undefined && { target: goal }),
    ...(share !== undefined && { share }),
    verdict,
    verdictWord: t(lang, `verdict_${verdict}`),
    bar: {
      ...(shown !== undefined && { actual: shown }),
      ...(pace !== undefined && { pace }),
      ...(landing && { landing: landing.p50 }),
      ...(landing?.p10 !== undefined && landing.p90 !== undefined && { low: landing.p10, high: landing.p90 }),
      ...(target && { target: target.value }),
      label: t(lang, 'bar', {
        actual: value ?? why ?? '',
        target: goal,
        pace: pace === undefined ? undefined : text(pace),
        landing: landing && text(landing.p50),
      }),
    },
    known: measure.known,
    of: measure.of,
    approximate: measure.approximate,
  };
}

/** How few it is, how many it takes, and what the value would be by itself. */
function thinText({ measure, thin }: Progress, text: (value: number) => string, lang: Lang): KpiView['thin'] {
  if (!thin || measure.value === undefined) return undefined;
  const note = t(lang, 'thin', { sample: measure.sample, more: thin.more });
  if (!thin.shrunk) return { note };
  const { prior, from } = thin.shrunk;
  return { note, why: t(lang, `thin_${from}`, { raw: text(measure.value), prior: text(prior) }) };
}

function shareText({ measure, target, attainment }: Progress): string | undefined {
  if (measure.value === undefined || !target) return undefined;
  if (measure.unit === 'rate') return points(measure.value - target.value);
  return attainment === undefined ? undefined : percent(attainment);
}

/** The main target as one sentence and one picture. */
export type MainView = KpiView & {
  title: string;
  /** The landing; without one, what is there so far. */
  big: string;
  bigFull?: string;
  actualText: string;
  paceText?: string;
  sentence?: string;
  /** What the landing stands on: "from 3 weeks of history". */
  basis?: string;
  /** The band and the chance to hit, where the method gives them. */
  band?: string;
  hit?: string;
};

export function mainView(progress: Progress, overview: Overview, lang: Lang): MainView {
  const { currency } = overview;
  const view = kpiView(progress, currency, lang);
  const { measure, landing, pace, target } = progress;
  const text = (value: number) => valueText(value, measure.unit, currency, lang);
  const isLanding = landing !== undefined && landing.method !== 'complete' && landing.method !== 'current';
  const sentence = sentenceOf(progress, overview, lang);
  // Beside a plan there is no room for it: it stands among the plan's grounds.
  const basis = landing && !overview.steering ? basisOf(landing, lang) : undefined;
  return {
    ...view,
    title: t(lang, isLanding ? 'landingOf' : 'actualOf', { kpi: view.label }),
    big: isLanding ? text(landing.p50) : (view.value ?? '—'),
    ...(isLanding && measure.unit === 'money' && { bigFull: moneyFull({ minor: Math.round(landing.p50), currency }) }),
    actualText: view.value ?? view.why ?? '—',
    ...(pace !== undefined && target && pace !== target.value && { paceText: text(pace) }),
    ...(sentence !== undefined && { sentence }),
    ...(basis !== undefined && { basis }),
    ...(landing?.p10 !== undefined &&
      landing.p90 !== undefined && { band: t(lang, 'band', { low: text(landing.p10), high: text(landing.p90) }) }),
    ...(landing?.pHit !== undefined && { hit: t(lang, 'hit', { share: chanceText(landing.pHit, lang) }) }),
  };
}

/** What the landing stands on. */
export const basisOf = (
  { method, historyDays, tentative = false, byRecord }: Landing,
  lang: Lang,
): string | undefined => {
  if (method === 'complete' || method === 'current') return undefined;
  if (byRecord) return t(lang, 'basisRecord');
  return method === 'run-rate'
    ? t(lang, 'basisPace', { tentative })
    : t(lang, 'basisHistory', { days: historyDays, tentative });
};

function sentenceOf({ measure, target, landing, gap }: Progress, overview: Overview, lang: Lang): string | undefined {
  if (!target) return undefined;
  const { value, unit } = measure;
  const { currency } = overview;
  if (value === undefined) return undefined;
  if (unit !== 'rate' && value >= target.value) {
    const over = value - target.value;
    return t(lang, 'targetReached', { over: over > 0 ? sizedText(over, unit, currency, lang) : undefined });
  }
  if (!landing || gap === undefined) return t(lang, 'tooEarly');
  const days = overview.businessDays && Math.ceil(overview.businessDays.left);
  if (Math.abs(gap) < smallest(unit)) return t(lang, 'landsEven');
  if (gap < 0) return t(lang, 'landsOver', { gap: sizedText(-gap, unit, currency, lang), days });
  // What gets there stands in the next move, through one's own rates.
  if (overview.steering) return t(lang, 'landsShortOf', { gap: sizedText(gap, unit, currency, lang), days });
  const perDay = days && unit !== 'rate' ? sizedText((target.value - value) / days, unit, currency, lang) : undefined;
  return t(lang, 'landsShort', { gap: sizedText(gap, unit, currency, lang), perDay, days });
}

const smallest = (unit: Unit) => (unit === 'rate' ? 0.0005 : 0.5);

/** The other KPIs, those with a target first, each group in the registry's order. */
export function rowViews(overview: Overview, lang: Lang): KpiView[] {
  const main = mainOf(overview);
  const others = overview.progress.filter((progress) => progress !== main);
  const ordered = [...others.filter(({ target }) => target), ...others.filter(({ target }) => !target)];
  return ordered.map((progress) => kpiView(progress, overview.currency, lang));
}
