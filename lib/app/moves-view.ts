import { dayOf, type Day, type Instant, type Zone } from '../domain/day.ts';
import { t } from '../words/moves.ts';
import { t as word } from '../words/index.ts';
import type { Lang } from '../words/speak.ts';
import { chanceText } from './chance-text.ts';
import { dayText, moneyFull, percent, signedText, valueText } from './format.ts';
import type { MovedDeal, MovedRow, MovePart, Moves, MovesTold } from './moves.ts';

/** A step of the waterfall, in the landing's unit: from where the sum stood to where it stands. */
export type MoveStep = {
  key: string;
  label: string;
  /** What it means, or how many rows are behind it. */
  hint?: string;
  /** The effect as a row shows it, and to its last digit. */
  effect: string;
  full: string;
  from: number;
  to: number;
  kind: 'whole' | 'short' | 'over';
  rows: MoveLine[];
  /** What the button that shows the rows says; absent without rows. */
  opens?: string;
  /** Not all rows are shown. */
  more?: string;
};

export type MoveLine = { key: string; name: string; url?: string; effect: string; full: string; changes: string[] };

export type MovesView = {
  /** What happened, in a sentence or two. */
  lead: string;
  steps: MoveStep[];
  notes: string[];
};

type Saying = { lang: Lang; unit: MovesTold['unit']; currency: string; today: Day };

/** The change as a picture and its words, or one sentence why there is none. */
export function movesView(
  moves: Moves,
  { now, zone, lang }: { now: Instant; zone: Zone; lang: Lang },
): MovesView | string {
  const today = dayOf(now, zone);
  if (moves.why !== undefined) return whyText(moves, today, zone, lang);
  const { unit, currency, earlier, now: stands, parts, isFromStart, said } = moves;
  const saying: Saying = { lang, unit, currency, today };
  const text = (value: number) => valueText(value, unit, currency, lang);
  const day = dayText(moves.day, today, lang);
  const by = stands.landing - earlier.landing;
  const lead =
    parts.length === 0
      ? t(lang, 'still', { day, now: text(stands.landing) })
      : t(lang, 'lead', { day, by: signedText(by, unit, currency, lang), now: text(stands.landing) });
  const hasChance = earlier.pHit !== undefined && stands.pHit !== undefined;
  const chances = hasChance ? [earlier.pHit, stands.pHit].map((chance = 0) => chanceText(chance, lang)) : [];
  const notes = [
    ...(earlier.target !== undefined && stands.target !== undefined && text(earlier.target) !== text(stands.target)
      ? [t(lang, 'targetMoved', { from: text(earlier.target), to: text(stands.target) })]
      : []),
    ...(isFromStart ? [t(lang, 'fromStart', { day })] : []),
    ...(said !== undefined && text(said) !== text(earlier.landing)
      ? [t(lang, 'said', { day, said: text(said), now: text(earlier.landing) })]
      : []),
    t(lang, 'whenSeen'),
  ];
  const [from = '', to = ''] = chances;
  return {
    lead: from === to ? lead : `${lead}${lang === 'en' ? ' ' : ''}${t(lang, 'chance', { from, to })}`,
    steps: parts.length === 0 ? [] : stepsOf(moves, saying),
    notes,
  };
}

function whyText(moves: Extract<Moves, { why: string }>, today: Day, zone: Zone, lang: Lang): string {
  const day = moves.day === undefined ? '' : dayText(moves.day, today, lang);
  switch (moves.why) {
    case 'no-landing':
      return t(lang, 'whyNoLanding');
    case 'new-period':
      return t(lang, 'whyNewPeriod');
    case 'none-earlier':
      return t(lang, 'whyNoneEarlier', { day });
    case 'unknown':
      return moves.knownSince === undefined
        ? t(lang, 'whyNeverKnown', { day })
        : t(lang, 'whyUnknown', { day, since: dayText(dayOf(moves.knownSince, zone), today, lang) });
  }
}

function stepsOf({ day, earlier, now, parts }: MovesTold, saying: Saying): MoveStep[] {
  const { lang, unit, currency, today } = saying;
  const whole = (key: string, label: string, value: number): MoveStep => ({
    key,
    label,
    effect: valueText(value, unit, currency, lang),
    full: valueText(value, unit, currency, lang, { full: true }),
    from: value,
    to: value,
    kind: 'whole',
    rows: [],
  });
  let sum = earlier.landing;
  return [
    whole('earlier', t(lang, 'earlier', { day: dayText(day, today, lang) }), earlier.landing),
    ...parts.map((part): MoveStep => {
      const from = sum;
      sum += part.effect;
      return stepOf(part, from, sum, saying);
    }),
    whole('now', t(lang, 'now'), now.landing),
  ];
}

const hinted = ['calendar', 'target', 'found', 'gone', 'others', 'fresh', 'ahead', 'record'] as const;
const hintOf = (kind: MovePart['kind']): (typeof hinted)[number] | undefined => hinted.find((one) => one === kind);

function stepOf({ kind, effect, of, rows }: MovePart, from: number, to: number, saying: Saying): MoveStep {
  const { lang, unit, currency } = saying;
  const label = t(lang, `part_${kind}`);
  const hint = hintOf(kind);
  const count = of > 0 ? t(lang, 'rows', { count: of }) : undefined;
  const hints = [count, hint && t(lang, `hint_${hint}`)].filter((one) => one !== undefined);
  return {
    key: kind,
    label,
    ...(hints.length > 0 && { hint: hints.join(lang === 'ja' ? '・' : ' · ') }),
    effect: signedText(effect, unit, currency, lang),
    full: fullText(effect, saying),
    from,
    to,
    kind: effect < 0 ? 'short' : 'over',
    rows: rows.map((row) => lineOf(row, kind, saying)),
    ...(of > 0 && { opens: t(lang, 'rowsOpen', { part: label, count: of }) }),
    ...(rows.length < of && { more: t(lang, 'more', { shown: rows.length, of }) }),
  };
}

const fullText = (effect: number, { lang, unit, currency }: Saying): string =>
  unit === 'money' ? moneyFull({ minor: effect, currency }, { sign: true }) : signedText(effect, unit, currency, lang);

function lineOf(row: MovedRow, kind: MovePart['kind'], saying: Saying): MoveLine {
  const { lang, unit, currency } = saying;
  return {
    key: row.key,
    name: row.name ?? row.account ?? t(lang, 'unnamed'),
    // A link goes to a page of the web only, wherever its address came from.
    ...(row.url !== undefined && /^https?:/.test(row.url) && { url: row.url }),
    effect: signedText(row.effect, unit, currency, lang),
    full: fullText(row.effect, saying),
    changes: kind === 'done' ? [] : changesOf(row, saying),
  };
}

/** Field by field what it was and is; of a deal known at one moment only, what it was or is. */
function changesOf({ before, after }: MovedRow, saying: Saying): string[] {
  const { lang } = saying;
  const only = before && after ? undefined : (after ?? before);
  if (only) {
    const told = fields.flatMap(([, textOf]) => textOf(only, saying) ?? []);
    return told.length > 0 ? [told.join(lang === 'ja' ? '・' : ' · ')] : [];
  }
  return fields.flatMap(([field, textOf]) => {
    const [from, to] = [before && textOf(before, saying), after && textOf(after, saying)];
    if (from === to) return [];
    const none = t(lang, 'none');
    return [t(lang, 'fieldMoved', { field: word(lang, field), from: from ?? none, to: to ?? none })];
  });
}

type FieldText = (deal: MovedDeal, saying: Saying) => string | undefined;

const fields: [Parameters<typeof word>[1] & `field_${string}`, FieldText][] = [
  ['field_stage', ({ stage, status }, { lang }) => stage ?? word(lang, `status_${status}`)],
  ['field_amount', ({ amount }) => amount && moneyFull(amount)],
  ['field_probability', ({ probability }) => (probability === undefined ? undefined : percent(probability))],
  [
    'field_closeDate',
    ({ closeOn }, { today, lang }) => (closeOn === undefined ? undefined : dayText(closeOn, today, lang)),
  ],
  ['field_owner', ({ owner }) => owner],
];
