import { isDay, localTimeOf } from '../../../lib/domain/day.ts';
import { moneyFromDecimal, type Money } from '../../../lib/domain/money.ts';
import type { ReadValue } from '../../../lib/domain/reading.ts';
import { isRoundingOf, roundingStep } from '../../../lib/domain/rounding.ts';
import type { Recipe } from '../../../lib/recipes/recipe.ts';
import { holdsName, plain } from './page-text.ts';
import type { TrueActivity, TrueDeal } from './truth.ts';

/** `unknown`: the truth does not say, so nothing can be held against the page. */
export type Verdict = 'exact' | 'approximate' | 'wrong' | 'missing' | 'unknown';

export type Surroundings = { recipe: Recipe; zone: string; texts: readonly string[]; stages: StageBook };

type Judge<T> = (read: ReadValue | undefined, truth: T, around: Surroundings) => Verdict;

const none = (value: unknown): boolean => value === null || value === '';

/** One of several true texts; a text that the page cuts off agrees as far as it goes. */
function words(
  read: ReadValue | undefined,
  truths: readonly (string | null | undefined)[],
  { texts }: Surroundings,
): Verdict {
  const known = truths.filter((one) => one !== undefined);
  if (known.length === 0) return 'unknown';
  const wanted = known.filter((one): one is string => !none(one) && plain(one ?? '') !== '').map(plain);
  const value = typeof read?.value === 'string' ? plain(read.value) : undefined;
  if (value === undefined) return wanted.length === 0 ? 'exact' : 'missing';
  if (wanted.some((one) => one === value)) return 'exact';
  if (wanted.length === 0) return 'wrong';
  // Some CRMs cut what looks like a tag out of a name when they print it.
  if (wanted.some((one) => plain(one.replace(/<[^<>]*>/g, '')) === value)) return 'approximate';
  const begun = value.replace(/(?:…|\.\.\.)$/, '').trim();
  const isCut = wanted.some(
    (one) =>
      begun.length > 5 && one.startsWith(begun) && (begun !== value || !texts.some((text) => text.includes(one))),
  );
  return isCut ? 'approximate' : 'wrong';
}

function amount(read: ReadValue | undefined, { amount: truth, currency }: TrueDeal): Verdict {
  if (truth === undefined) return 'unknown';
  const value = read?.value as Money | undefined;
  // Many CRMs print an amount that is not there as a zero, and some a zero as nothing.
  if (!value) return truth === null || truth === 0 ? 'exact' : 'missing';
  if (truth === null) return value.minor === 0 ? 'exact' : 'wrong';
  const expected = moneyFromDecimal(decimal(truth), currency ?? value.currency);
  if (!expected || expected.currency !== value.currency) return 'wrong';
  if (read?.approximate) return isRoundingOf(value, roundingStep(read.text, value), expected) ? 'approximate' : 'wrong';
  return expected.minor === value.minor ? 'exact' : 'wrong';
}

const decimal = (size: number): string =>
  Math.abs(size) < 1e21
    ? size.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 10 })
    : String(size);

/** A day or moment of the truth, in the zone of the page: databases keep moments in UTC, with or without saying so. */
export function localOf(truth: string, zone: string): string {
  if (isDay(truth.trim())) return truth.trim();
  const iso = truth.trim().replace(' ', 'T');
  const instant = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso.length === 16 ? `${iso}:00` : iso}Z`);
  return Number.isNaN(instant) ? truth : localTimeOf(instant, zone);
}

/** One of several true moments; the page may show the day only. */
function moment(
  read: ReadValue | undefined,
  truths: readonly (string | null | undefined)[],
  { zone }: Surroundings,
): Verdict {
  const known = truths.filter((one) => one !== undefined);
  if (known.length === 0) return 'unknown';
  const wanted = known.filter((one): one is string => !none(one)).map((one) => localOf(one ?? '', zone));
  const value = read?.value;
  if (typeof value !== 'string') return wanted.length === 0 ? 'exact' : 'missing';
  const agree = (one: string): boolean =>
    value.slice(0, 10) === one.slice(0, 10) &&
    (value.length === 10 || one.length === 10 || value.slice(0, 16) === one.slice(0, 16));
  if (wanted.some(agree)) return read?.approximate ? 'approximate' : 'exact';
  const isNear = (one: string): boolean =>
    Math.abs(Date.parse(`${value.slice(0, 10)}T00:00Z`) - Date.parse(`${one.slice(0, 10)}T00:00Z`)) <= 86_400_000;
  return read?.approximate && wanted.some(isNear) ? 'approximate' : 'wrong';
}

function share(read: ReadValue | undefined, truth: number | null | undefined): Verdict {
  if (truth === undefined) return 'unknown';
  const value = read?.value as number | undefined;
  if (value === undefined) return truth === null ? 'exact' : 'missing';
  if (truth === null) return value === 0 ? 'exact' : 'wrong';
  // A database keeps 0.1 or 10 for ten percent.
  const isClose = (expected: number): boolean => Math.abs(expected - value) < 1e-6;
  if (isClose(truth) || isClose(truth / 100)) return 'exact';
  return Math.abs(truth / 100 - value) < 0.005 || Math.abs(truth - value) < 0.005 ? 'approximate' : 'wrong';
}

/** Letters only, so that a code and its label compare: `in-negociation`, `In Negociation`. */
const bare = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What stage labels a page uses for the stages of the truth, learnt from its own rows. */
export class StageBook {
  readonly #codes = new Map<string, Map<string, number>>();
  readonly #known: Set<string>;
  constructor(deals: readonly TrueDeal[]) {
    this.#known = new Set(
      deals.flatMap(({ stage, stageCode }) => [stage, stageCode].flatMap((one) => (one ? [bare(one)] : []))),
    );
  }
  learn(label: string, truth: string): void {
    const codes = this.#codes.get(bare(label)) ?? new Map<string, number>();
    codes.set(bare(truth), (codes.get(bare(truth)) ?? 0) + 1);
    this.#codes.set(bare(label), codes);
  }
  /** Whether a label can be the page's name for a stage: no other stage's name, and used for this stage alone. */
  agrees(label: string, truth: string): boolean {
    if (this.#known.has(bare(label))) return false;
    const codes = this.#codes.get(bare(label));
    const others = [...this.#codes].filter(([other, seen]) => other !== bare(label) && seen.has(bare(truth)));
    return (codes?.size ?? 0) <= 1 && others.length === 0;
  }
}

function stage(
  read: ReadValue | undefined,
  { stage: truth, stageCode, status }: TrueDeal,
  { recipe, stages }: Surroundings,
): Verdict {
  const known = [truth, stageCode].filter((one): one is string => typeof one === 'string' && one !== '');
  if (known.length === 0) return truth === undefined ? 'unknown' : read ? 'wrong' : 'exact';
  if (typeof read?.value !== 'string') return 'missing';
  const label = read.value;
  if (known.some((one) => bare(one) === bare(label))) return 'exact';
  const means = Object.entries(recipe.stages).find(([, labels]) =>
    labels.some((one) => bare(one) === bare(label)),
  )?.[0];
  if (means && status && means !== status) return 'wrong';
  return stages.agrees(label, truth ?? known[0] ?? '') ? 'exact' : 'wrong';
}

/** What kind of activity a word of a database or page says, where it says one. */
export const kindOf = (word: string): string | undefined => kindsByWord.find(([pattern]) => pattern.test(word))?.[1];

const kindsByWord: [RegExp, string][] = [
  [/call|phone|tel|電話|架電/i, 'call'],
  [/meet|rdv|event|商談|訪問|visit/i, 'meeting'],
  [/mail/i, 'email'],
  [/note|comment|メモ/i, 'note'],
  [/task|to-?do|タスク/i, 'task'],
];

function type(read: ReadValue | undefined, { type: truth }: TrueActivity, { recipe }: Surroundings): Verdict {
  if (none(truth) || truth === undefined || truth === null) return 'unknown';
  if (typeof read?.value !== 'string') return 'missing';
  const label = read.value;
  if (bare(label) === bare(truth)) return 'exact';
  const found = Object.entries(recipe.activityTypes).find(([, labels]) =>
    labels?.some((one) => bare(one) === bare(label)),
  )?.[0];
  const expected = kindOf(truth);
  if (!expected || !found) return 'unknown';
  return expected === found || (expected === 'meeting' && found === 'appointment') ? 'exact' : 'wrong';
}

function state(read: ReadValue | undefined, { done }: TrueActivity): Verdict {
  if (done === undefined || done === null) return 'unknown';
  if (!read) return 'missing';
  return (read.value === 'done') === done ? 'exact' : 'wrong';
}

function dealOf(read: ReadValue | undefined, { dealId }: TrueActivity): Verdict {
  if (dealId === undefined) return 'unknown';
  if (!read) return dealId === null ? 'exact' : 'missing';
  return String(read.value) === String(dealId) ? 'exact' : 'wrong';
}

export const dealJudges: Record<string, Judge<TrueDeal>> = {
  name: (read, deal, around) => words(read, [deal.name], around),
  account: (read, deal, around) =>
    words(
      read,
      [deal.account, deal.contact, deal.account && deal.contact && `${deal.account}, ${deal.contact}`],
      around,
    ),
  amount: (read, deal) => amount(read, deal),
  stage,
  closeDate: (read, deal, around) => moment(read, [deal.closeDate], around),
  createdDate: (read, deal, around) => moment(read, [deal.createdAt, deal.startDate], around),
  owner: (read, deal, around) => words(read, [deal.owner], around),
  probability: (read, deal) => share(read, deal.probability),
  category: (read, deal, around) =>
    deal.category === undefined
      ? 'unknown'
      : read && deal.category && bare(String(read.value)) === bare(deal.category)
        ? 'exact'
        : words(read, [deal.category], around),
};

export const activityJudges: Record<string, Judge<TrueActivity>> = {
  subject: (read, activity, around) => subject(read, activity, around),
  type,
  when: (read, activity, around) => moment(read, [activity.date, activity.createdAt, activity.end], around),
  state: (read, activity) => state(read, activity),
  owner: (read, activity, around) => words(read, [activity.owner], around),
  dealId: (read, activity) => dealOf(read, activity),
};

/**
 * Truths keep the beginning of long subjects only, and a database may keep a whole sentence (`Call done: Pricing call`) of
 * which the page's own subject is a piece.
 */
function subject(read: ReadValue | undefined, { subject: truth }: TrueActivity, around: Surroundings): Verdict {
  const value = typeof read?.value === 'string' ? plain(read.value) : '';
  const wanted = plain(truth ?? '');
  if (wanted.length >= 150 && value.startsWith(wanted)) return 'exact';
  if (value !== wanted && value.length > 4 && holdsName(wanted, value)) return 'approximate';
  return words(read, [truth], around);
}
