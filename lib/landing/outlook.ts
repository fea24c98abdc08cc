import type { Entry } from './book.ts';
import { hasAgesToGoBy } from './experience.ts';
import { opinionsOn, type Moment, type Who } from './experts.ts';
import { leanings, statedChance } from './open-chances.ts';
import { blended, doubtAfter, weightsOf } from './rehearsal.ts';
import { chanceUnder } from './shock.ts';
import { bundled, type Size } from './sizes.ts';
import type { Study } from './study.ts';

/** Everything a landing's distribution is made of. */
export type Outlook = {
  /** Won to date, value and count. */
  won: number;
  wins: number;
  /** Deals open now: what each adds, and its chance to be won by the deadline. */
  deals: { key: string; amount: number; chance: number }[];
  /** Wins still to come from deals not created yet, and how big they may be. */
  fresh: { wins: number; sizes: Size[] };
  /** Common shock: standard deviation of the log of the factor that moves all chances together. */
  shock: number;
};

const isOf =
  (who: Who) =>
  (entry: Entry): boolean =>
    who === 'all' || who.has(entry.owner);

/** Relative variance of the rate to come: what stays unknown however long the history, and per month still ahead. */
const lasting = 1 / 30;
const perMonth = 0.1;

/** A target's worth in wins while nothing else is known. */
const targetStrength = 2;

export function outlookOf(
  { book, experience, tallies, rehearsal, moment, workdays }: Study,
  who: Who,
  target?: number,
): Outlook {
  const { period, hazard } = experience;
  const now = Math.min(book.asOf, period.to - 1);
  let won = 0;
  let wins = 0;
  const open: Entry[] = [];
  for (const entry of book.entries) {
    const isOpen = entry.closed > now && entry.created <= now;
    if (isOpen && book.ownedWhenWon && who !== 'all') continue;
    if (!isOf(who)(entry)) continue;
    if (isOpen) open.push(entry);
    else if (entry.won && entry.closed >= period.from && entry.closed <= now) {
      won += entry.value;
      wins += 1;
    }
  }
  const sizes = experience.sizesOf(isOf(who));
  const opinions = opinionsOn(who, tallies, experience, moment);
  const weights = weightsOf(rehearsal, who, opinions.expectedByNow);
  const isAged = hasAgesToGoBy(hazard);
  const lead = Math.max(0, period.from - 1 - now);
  const plain = open.map((entry) =>
    isAged
      ? Math.min(0.98, hazard.chance(now - entry.created, moment.horizon) - hazard.chance(now - entry.created, lead))
      : statedChance(entry, moment.horizon, period),
  );
  const factors = isAged ? leanings(open, plain, sizes?.lean ?? 0, period) : plain.map(() => 1);
  const stated = isAged ? 0 : plain.reduce((sum, chance) => sum + chance, 0);
  const middle = stated > 0 ? (opinions.rate > 0 ? (opinions.rate + stated) / 2 : stated) : blended(opinions, weights);
  const ofDeals = isAged ? opinions.deals : stated;
  const scale = (isAged ? opinions.chanceFactor : 1) * (ofDeals > 0 ? Math.min(2, Math.max(0.5, middle / ofDeals)) : 0);
  const deals = open.map(({ key, expected }, index) => ({
    key,
    amount: Number.isNaN(expected) ? (sizes?.mean ?? 0) : expected * (sizes?.yield ?? 1),
    chance: chanceUnder(plain[index] ?? 0, (factors[index] ?? 1) * scale),
  }));
  const ofOpen = deals.reduce((sum, { chance }) => sum + chance, 0);
  const newSizes =
    sizes?.sizes ??
    bundled(
      open.flatMap(({ expected }) => (Number.isNaN(expected) ? [] : [expected])),
      1,
    );
  const isBlank = middle === 0 && wins === 0 && book.entries.every(({ won: isWon }) => !isWon);
  const fresh = isBlank ? byTarget(target, newSizes, moment) : Math.max(0, middle - ofOpen);
  const relative = doubtAfter(
    rehearsal,
    who,
    weights,
    opinions.doubt + lasting + (perMonth * workdays(Math.max(now + 1, period.from), period.to)) / 21,
  );
  return {
    won,
    wins,
    deals: moment.horizon > 0 ? deals : [],
    fresh: { wins: moment.horizon > 0 ? fresh : 0, sizes: newSizes },
    shock: Math.sqrt(Math.log(1 + relative)),
  };
}

/** Nobody has won anything yet: the target is taken for the expectation, worth two wins, until something is seen. */
function byTarget(target: number | undefined, sizes: readonly Size[], { elapsed }: Moment): number {
  const mean = sizes.reduce((sum, { value, share }) => sum + value * share, 0);
  if (target === undefined || target <= 0 || mean <= 0) return 0;
  const expected = target / mean;
  return (expected * (1 - elapsed) * targetStrength) / (expected * elapsed + targetStrength);
}
