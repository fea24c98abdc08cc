import type { Stage } from '../landing/gap.ts';
import { t } from '../words/steering.ts';
import type { Lang } from '../words/speak.ts';
import { chancePoints, percent, sizedText, valueText } from './format.ts';
import { basisOf } from './kpi-view.ts';
import { mainOf } from './main-of.ts';
import type { Overview, Progress } from './progress.ts';
import type { DayPlan, Decisive, Steering } from './steering.ts';
import type { Verdict } from './verdict.ts';
import { listed, whyView, type Saying, type WhyView } from './why-view.ts';

/** What to do next for the main target, as the popup says it: every figure a text. */
export type SteerView = {
  /** Whether the target can still be reached; absent where no chance is known. */
  state?: { verdict: Verdict; word: string };
  /** One sentence that ends in what to do. */
  line: string;
  /** Why the line is to be taken with care. */
  doubt?: string;
  /** Out of reach: another target is proposed. */
  isReplan: boolean;
  deals: DealLine[];
  why: WhyView;
};

export type DealLine = {
  key: string;
  name: string;
  /** Its page in the CRM. */
  url?: string;
  amount: string;
  points: string;
  /** Both chances in words. */
  title: string;
};

const stateVerdicts = {
  'on-track': 'ahead',
  'at-risk': 'close',
  'out-of-reach': 'behind',
} as const satisfies Record<string, Verdict>;

/** `undefined` without a target, or where nobody could say what leads to it. */
export function steerView(overview: Overview, lang: Lang): SteerView | undefined {
  const { steering, currency, today } = overview;
  const main = mainOf(overview);
  if (!steering || !main?.target || main.kpi !== steering.kpi) return undefined;
  const { watch, plan, decisive } = steering;
  const saying: Saying = { lang, unit: main.measure.unit, currency, today };
  const pHit = watch?.pHit ?? main.landing?.pHit;
  const isFar = watch?.replan !== undefined;
  return {
    ...(watch && { state: { verdict: stateVerdicts[watch.state], word: t(lang, `state_${watch.state}`) } }),
    line: lineOf(main, steering, overview, saying),
    ...(plan?.thin && !isFar && plan.today.length > 0 && { doubt: t(lang, 'thinPlan') }),
    isReplan: isFar,
    deals: decisive.map((deal) => dealLine(deal, pHit, saying)),
    why: whyView(steering, main.landing && basisOf(main.landing, lang), saying),
  };
}

function dealLine(
  { key, name, url, amount, criticality, lift }: Decisive,
  pHit: number | undefined,
  { lang, unit, currency }: Saying,
): DealLine {
  const won = Math.min(1, (pHit ?? 0) + lift);
  const lost = Math.max(0, won - criticality);
  return {
    key,
    name: name ?? t(lang, 'dealUnnamed'),
    // A link goes to a page of the web only, wherever its address came from.
    ...(url !== undefined && /^https?:/.test(url) && { url }),
    amount: unit === 'money' ? valueText(amount, unit, currency, lang) : '',
    points: chancePoints(criticality),
    title: pHit === undefined ? '' : t(lang, 'dealTitle', { won: percent(won), lost: percent(lost) }),
  };
}

function lineOf(main: Progress, { watch, plan }: Steering, overview: Overview, saying: Saying): string {
  const { lang, unit, currency } = saying;
  const { measure, target, landing } = main;
  const value = measure.value ?? 0;
  const goal = target?.value ?? 0;
  const isReached = value >= goal;
  const gap = Math.max(0, goal - value);
  if (landing?.method === 'complete') {
    if (overview.today < overview.period.end) return t(lang, isReached ? 'planReached' : 'planLastDay');
    if (isReached) return t(lang, 'planOverHit');
    return t(lang, 'planOverMissed', { gap: sizedText(gap, unit, currency, lang) });
  }
  if (isReached && unit !== 'rate') return t(lang, 'planReached');
  if (watch?.replan !== undefined)
    return t(lang, 'planFar', {
      replan: valueText(watch.replan, unit, currency, lang),
      original: valueText(target?.original ?? goal, unit, currency, lang),
    });
  if (plan) return planLine(plan, lang);
  if ((main.gap ?? 0) <= 0) return t(lang, 'planCalm');
  return unit === 'rate' ? t(lang, 'planRate') : t(lang, 'planGap', { gap: sizedText(gap, unit, currency, lang) });
}

function planLine({ gap, needed, daysLeft, today, turn }: DayPlan, lang: Lang): string {
  const isShort = gap > 0;
  const left = today.filter((step) => step.left > 0);
  if (left.length > 0)
    return t(lang, isShort ? 'planShort' : 'planAhead', {
      steps: listed(
        left.map(({ stage, left: count }) => (isDoable(stage) ? t(lang, `step_${stage}`, { count }) : '')),
        lang,
      ),
    });
  if (today.length > 0) return t(lang, 'planDone');
  if (!isShort) return t(lang, 'planCalm');
  if (turn?.isOnlyWay) return t(lang, 'planClosed', { days: daysLeft });
  return t(lang, 'planNeeded', { count: Math.ceil(needed - 1e-9) });
}

const isDoable = (stage: Stage): stage is 'calls' | 'appointments' | 'meetings' =>
  stage === 'calls' || stage === 'appointments' || stage === 'meetings';
