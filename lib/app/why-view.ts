import type { Unit } from '../kpis/kpi.ts';
import { wholeParts, type GapPart } from '../landing/gap.ts';
import { bounds, type WatchState } from '../landing/watch-state.ts';
import { t } from '../words/steering.ts';
import type { Lang } from '../words/speak.ts';
import { dayText, grouped, lastDigitOf, moneyCompact, percent, signedText, sizedText, valueText } from './format.ts';
import { isLongEnough, type OwnRecord } from './standing.ts';
import type { DayPlan, GapSplit, Steering } from './steering.ts';
import type { Verdict } from './verdict.ts';

/** How a figure of the main target is said. */
export type Saying = { lang: Lang; unit: Unit; currency: string; today: string };

/** Why there is a gap, in texts: its parts, what would change, and how far the product's word has been good. */
export type WhyView = {
  gap?: { parts: PartLine[]; total: string };
  /** Full sentences, the most telling first: the state, the past, what can still be moved, what the landing stands on. */
  grounds: string[];
};

export type PartLine = { key: string; factor: string; change: string; effect: string; verdict: Verdict };

/** `basis`: what the landing stands on, as a sentence. */
export function whyView({ watch, gaps, plan, record }: Steering, basis: string | undefined, saying: Saying): WhyView {
  const planned = gaps.find(({ against }) => against === 'plan');
  const past = gaps.find(({ against }) => against === 'past');
  return {
    ...(planned && planned.difference !== 0 && { gap: partsView(planned, saying) }),
    grounds: [
      ...(watch ? watchTexts(watch, saying) : []),
      ...(plan && plan.gap > 0 ? leverTexts(plan, saying) : []),
      ...(past ? [pastText(past, saying)] : []),
      ...(basis === undefined ? [] : [basis]),
      recordText(record, saying.lang),
    ],
  };
}

/**
 * Parts as they are read: cut to the digits that the largest is written with, so that what stands in the column adds up to
 * what stands under it.
 */
export function cutParts(
  { difference, parts }: GapSplit,
  { lang, unit, currency }: Pick<Saying, 'lang' | 'unit' | 'currency'>,
): GapPart[] {
  const largest = Math.max(Math.abs(difference), ...parts.map(({ effect }) => Math.abs(effect)));
  const step = unit === 'money' ? lastDigitOf({ minor: largest, currency }, lang) : 1;
  return wholeParts(parts.map((part) => ({ ...part, effect: part.effect / step })))
    .map((part) => ({ ...part, effect: part.effect * step }))
    .filter(({ effect }) => effect !== 0);
}

function partsView(split: GapSplit, saying: Saying): NonNullable<WhyView['gap']> {
  const { lang, unit, currency } = saying;
  const shown = cutParts(split, saying);
  const said = (size: number) => signedText(size, unit, currency, lang);
  return {
    parts: shown.map((part) => ({
      key: `${part.kind} ${part.to}`,
      factor: factorText(part, lang),
      change: changeText(part, saying),
      effect: said(part.effect),
      verdict: part.effect < 0 ? 'behind' : 'ahead',
    })),
    total: said(shown.reduce((sum, { effect }) => sum + effect, 0)),
  };
}

/** What a part of the gap is called. */
export function factorText({ kind, from, to }: GapPart, lang: Lang): string {
  if (kind === 'size') return t(lang, from === undefined ? 'sizeWhole' : 'size');
  const stage = to === 'amount' ? '' : t(lang, `stage_${to}`);
  if (kind === 'volume' || from === undefined) return t(lang, 'volume', { stage });
  return t(lang, 'rate', { from: t(lang, `stage_${from}`), to: stage });
}

export function changeText(
  { kind, reference, actual }: GapPart,
  { lang, unit, currency }: Pick<Saying, 'lang' | 'unit' | 'currency'>,
): string {
  const text = (value: number) =>
    kind === 'rate'
      ? `${grouped(value * 100, 1)}%`
      : kind === 'size' && unit === 'money'
        ? moneyCompact({ minor: Math.round(value), currency }, lang)
        : grouped(value, value < 10 ? 1 : 0);
  return t(lang, 'change', { from: text(reference), to: text(actual) });
}

const better = { 'at-risk': 'on-track', 'out-of-reach': 'at-risk' } as const;

/** Since when it stands so, what moved last, and what would change it. */
function watchTexts(
  { state, since, reason, turning, missing }: NonNullable<Steering['watch']>,
  { lang, unit, currency, today }: Saying,
): string[] {
  if (reason.kind === 'period-over') return [];
  const word = (of: WatchState) => t(lang, `state_${of}`);
  const moved =
    reason.kind === 'first-look' || Math.round(reason.by) === 0
      ? ''
      : t(lang, `reason_${reason.kind}`, { by: signedText(reason.by, unit, currency, lang) });
  const standing = t(lang, 'since', { day: dayText(since, today, lang), state: word(state) });
  const named = turning.flatMap(({ name }) => (name === undefined ? [] : [t(lang, 'quoted', { name })]));
  const turns =
    state === 'on-track'
      ? t(lang, 'turnsDown', { share: percent(bounds.fallToRisk), state: word('at-risk') })
      : named.length > 0
        ? t(lang, named.length === 1 ? 'turnsUpOne' : 'turnsUp', {
            names: named.join(lang === 'ja' ? '' : ', '),
            state: word(better[state]),
          })
        : missing > 0
          ? t(lang, 'turnsUpSum', { missing: sizedText(missing, unit, currency, lang) })
          : '';
  return [[standing, moved].filter(Boolean).join(lang === 'ja' ? '' : ' '), turns].filter(Boolean);
}

/** What comes too late, until when the rest still counts, and where the plan turns. */
function leverTexts(
  { closed, today: steps, daysLeft, turn }: DayPlan,
  { lang, unit, currency, today }: Saying,
): string[] {
  const money = (amount: number) => valueText(amount, unit, currency, lang);
  const stageOf = (stage: DayPlan['closed'][number]['stage']) => t(lang, `stage_${stage}`);
  const soonest = Math.min(...closed.map(({ lag }) => lag));
  const first = steps.find(({ lastDay }) => lastDay !== undefined);
  const pullIn = turn?.pullIn;
  const name = pullIn?.largest?.name;
  return [
    closed.length > 0 &&
      t(lang, 'closed', {
        stages: closed.map(({ stage }) => stageOf(stage)).join(lang === 'ja' ? '・' : ', '),
        lag: grouped(Math.floor(soonest)),
        days: daysLeft,
      }),
    first?.lastDay !== undefined &&
      t(lang, 'openUntil', { stage: stageOf(first.stage), day: dayText(first.lastDay, today, lang) }),
    pullIn &&
      pullIn.count > 0 &&
      (name === undefined
        ? t(lang, 'pullIn', { count: pullIn.count, amount: money(pullIn.amount) })
        : t(lang, 'pullInNamed', {
            count: pullIn.count,
            amount: money(pullIn.amount),
            name: t(lang, 'quoted', { name }),
          })),
    // Nobody sells everything at five times its price.
    turn?.sizeFactor !== undefined &&
      turn.sizeFactor <= mostTimes &&
      t(lang, 'larger', { times: grouped(turn.sizeFactor, 1) }),
    turn &&
      turn.recover.count > 0 &&
      t(lang, 'recover', { count: turn.recover.count, amount: money(turn.recover.amount) }),
  ].filter((text) => typeof text === 'string');
}

/** Beyond this factor on what open deals bring, size is no way out. */
const mostTimes = 3;

export function pastText(
  { difference, parts, periods = 0, until = '' }: GapSplit,
  { lang, unit, currency, today }: Saying,
): string {
  const when = { periods, until: until === '' ? '' : dayText(until, today, lang) };
  if (difference === 0) return t(lang, 'pastSame', when);
  const by = sizedText(Math.abs(difference), unit, currency, lang);
  const text = t(lang, difference > 0 ? 'pastMore' : 'pastLess', { ...when, by });
  const most = parts.reduce<GapPart | undefined>(
    (best, part) => (part.effect * difference > (best?.effect ?? 0) * difference ? part : best),
    undefined,
  );
  if (!most || parts.length < 2) return text;
  const cause = t(lang, 'pastMost', {
    factor: factorText(most, lang),
    by: signedText(most.effect, unit, currency, lang),
  });
  return lang === 'ja' ? text + cause : `${text} ${cause}`;
}

export function recordText(record: OwnRecord | undefined, lang: Lang): string {
  if (record?.shown.called === undefined) return t(lang, 'recordNone');
  const { called, count } = record.shown;
  if (!isLongEnough(record)) return t(lang, 'recordShort', { count });
  return t(lang, 'recordCalled', { share: percent(called), periods: record.periods, count });
}

/** `A, B and C`. */
export const listed = (texts: readonly string[], lang: Lang): string => {
  const last = texts.at(-1) ?? '';
  const before = texts.slice(0, -1);
  if (before.length === 0) return last;
  return t(lang, 'and', { first: before.join(lang === 'ja' ? '、' : ', '), last });
};
