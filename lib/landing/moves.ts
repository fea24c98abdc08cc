import type { Day } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Period } from '../domain/period.ts';
import type { Landed, Worth } from './worths.ts';

/** What became of a deal between two moments, as far as the landing is concerned. */
export type DealMove =
  /** Won in the period. */
  | 'won'
  | 'lost'
  /** Planned for the period, now for later; and the other way round. */
  | 'pushed'
  | 'pulled'
  | 'amount'
  /** Stage, stated chance or planned day moved, so that it is more or less likely to be won in time. */
  | 'chance'
  /** Created since. */
  | 'new'
  /** There before, but read for the first time since. */
  | 'found'
  | 'reopened'
  /** From or to another owner. */
  | 'handed'
  /** A win that was counted before: another amount or day, or taken back. */
  | 'corrected'
  /** No longer counted: erased, off its list, in a stage without a meaning, or won in another period. */
  | 'gone';

/** What moves a landing beside the deals that moved themselves. */
export type OtherMove =
  /** The target, while nothing but it is known of what is to come. */
  | 'target'
  /** Time passed in which nothing happened. */
  | 'calendar'
  /** Deals that did not move, seen in the light of those that did; and how far the middle lies from the mean. */
  | 'others'
  /** Deals not created yet. */
  | 'fresh'
  /** What blending by the own record adds. */
  | 'record'
  /** A KPI that is not made of deals: what was done, and what is expected on top. */
  | 'done'
  | 'ahead';

/** One part of a change. The effects of `rows` sum to the part's; a part without rows is nobody's own. In the landing's unit. */
export type Move = { kind: DealMove | OtherMove; effect: number; rows: { key: string; effect: number }[] };

/** A deal at the two moments; absent where it was not known or counted. */
export type Pair = { before?: DealFact | undefined; after?: DealFact | undefined };

export type Between = {
  /** As the deals were known at the earlier moment, but seen from the later one: a landing in which nothing happened. */
  aged: Landed;
  now: Landed;
  pairOf: (key: string) => Pair;
  period: Period;
  /** The last day of which the earlier moment knew. */
  day: Day;
};

/**
 * What deals did to a landing. Each deal's own part is amount × chance now less what it was; whatever else moved (how likely
 * untouched deals are, what is still to come) follows from what was learnt of those. The parts sum to `now.p50 − aged.p50`.
 */
export function dealMoves({ aged, now, pairOf, period, day }: Between): Move[] {
  const moves = new Map<DealMove, Move>();
  let own = 0;
  const put = (kind: DealMove, key: string, effect: number): void => {
    if (effect === 0) return;
    const move = moves.get(kind) ?? { kind, effect: 0, rows: [] };
    moves.set(kind, move);
    move.effect += effect;
    move.rows.push({ key, effect });
    own += effect;
  };
  for (const key of new Set([...aged.worths.keys(), ...now.worths.keys()])) {
    const [was, is] = [aged.worths.get(key), now.worths.get(key)];
    const { before, after } = pairOf(key);
    const kind = kindOf({ before, after }, was, is, period, day);
    if (kind === 'amount' || kind === 'chance') {
      const { byAmount, byChance } = split(was, is);
      if (kind === 'amount') put('amount', key, byAmount);
      if (isLikelierOrLess({ before, after })) put('chance', key, byChance);
    } else if (kind) put(kind, key, valueOf(is) - valueOf(was));
  }
  const fresh = now.fresh - aged.fresh;
  return [
    ...moves.values(),
    { kind: 'others', effect: now.p50 - aged.p50 - own - fresh, rows: [] },
    { kind: 'fresh', effect: fresh, rows: [] },
  ];
}

const valueOf = (worth: Worth | undefined): number => (worth ? worth.amount * worth.chance : 0);

/** The change of a product, each factor's part at the mean of the other: together they are the whole. */
function split(was: Worth | undefined, is: Worth | undefined): { byAmount: number; byChance: number } {
  if (!was || !is) return { byAmount: 0, byChance: valueOf(is) - valueOf(was) };
  return {
    byAmount: ((is.amount - was.amount) * (is.chance + was.chance)) / 2,
    byChance: ((is.chance - was.chance) * (is.amount + was.amount)) / 2,
  };
}

/** `undefined` for a deal that did not move itself. */
function kindOf(
  { before, after }: Pair,
  was: Worth | undefined,
  is: Worth | undefined,
  period: Period,
  day: Day,
): DealMove | undefined {
  if (was?.isWon) return is?.isWon && is.amount === was.amount ? undefined : 'corrected';
  if (!before) return afterNothing(after, is, day);
  if (!after) return 'gone';
  if (is?.isWon) return 'won';
  if (after.status === 'lost') return 'lost';
  if (after.status !== 'open') return 'gone';
  if (before.status !== 'open') return before.status === 'unmapped' ? 'found' : 'reopened';
  if ((was === undefined) !== (is === undefined) && before.owner !== after.owner) return 'handed';
  const isDue = ({ closeOn }: DealFact): boolean | undefined =>
    closeOn === undefined ? undefined : closeOn < period.end;
  if (isDue(before) === true && isDue(after) === false) return 'pushed';
  if (isDue(before) === false && isDue(after) === true) return 'pulled';
  if (before.amount?.minor !== after.amount?.minor || before.amount?.currency !== after.amount?.currency)
    return 'amount';
  return isLikelierOrLess({ before, after }) ? 'chance' : undefined;
}

function afterNothing(after: DealFact | undefined, is: Worth | undefined, day: Day): DealMove {
  if (is?.isWon && (after?.closedOn ?? '') > day) return 'won';
  return (after?.createdOn ?? '') > day ? 'new' : 'found';
}

const isLikelierOrLess = ({ before, after }: Pair): boolean =>
  (['stage', 'probability', 'closeOn', 'createdOn'] as const).some((field) => before?.[field] !== after?.[field]);

/**
 * The parts in whole units (`perOne` of them make one: 1 for minor units, 10 for tenths of a count), each a step of one running
 * sum, so that they add up from `from` to `to` to the last unit. Parts and rows that come to nothing fall away.
 */
export function inWholeUnits(
  moves: readonly Move[],
  from: number,
  to: number,
  perOne: number,
): { from: number; to: number; moves: Move[] } {
  const whole = (value: number): number => Math.round(value * perOne) || 0;
  let sum = from;
  const parts = moves.map((move, index) => {
    const start = whole(sum);
    // The last step ends where the landing stands, not where fractions of fractions have led.
    sum = index === moves.length - 1 ? to : sum + move.effect;
    return { ...move, units: whole(sum) - start };
  });
  return {
    from: whole(from) / perOne,
    to: whole(to) / perOne,
    moves: parts
      .filter(({ units }) => units !== 0)
      .map(({ kind, units, rows }) => ({ kind, effect: units / perOne, rows: rowsInUnits(rows, units, perOne) })),
  };
}

/** The rows of a part, the largest first, as steps of a running sum as well. */
function rowsInUnits(rows: Move['rows'], units: number, perOne: number): Move['rows'] {
  const sorted = rows.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.key < b.key ? -1 : 1));
  let [sum, given] = [0, 0];
  return sorted
    .map(({ key, effect }, index) => {
      sum += effect * perOne;
      const upTo = index === sorted.length - 1 ? units : Math.round(sum);
      const own = upTo - given;
      given = upTo;
      return { key, effect: own / perOne };
    })
    .filter(({ effect }) => effect !== 0);
}
