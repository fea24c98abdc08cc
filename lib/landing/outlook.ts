import type { Book, Entry } from './book.ts';
import { hasAgesToGoBy, type Experience } from './experience.ts';
import { momentOf, opinionsOn, type Who } from './experts.ts';
import { blended, doubtAfter, weightsOf, type Rehearsal } from './rehearsal.ts';
import { chanceUnder } from './shock.ts';
import type { Size } from './sizes.ts';
import type { Tallies } from './tally.ts';
import type { Workdays } from './workdays.ts';

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

const isOf = (who: Who) => (entry: Entry): boolean => who === 'all' || who.has(entry.owner);

/** Relative variance of the rate to come: what stays unknown however long the history, and per month still ahead. */
const lasting = 1 / 30;
const perMonth = 0.1;

export function outlookOf(book: Book, experience: Experience, tallies: Tallies, rehearsal: Rehearsal, who: Who, workdays: Workdays): Outlook {
  const { period, hazard } = experience;
  const now = Math.min(book.asOf, period.to - 1);
  const moment = momentOf(experience, now, workdays);
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
  const useHazard = hasAgesToGoBy(hazard);
  const weights = weightsOf(rehearsal, who);
  const middle = blended(opinions, weights);
  const scale = useHazard && opinions.deals > 0 ? Math.min(2, Math.max(0.5, middle / opinions.deals)) : 0;
  const plain = open.map(({ created }) => Math.min(0.98, hazard.chance(now - created, moment.horizon)));
  const leans = leaningBySize(open, plain, sizes?.lean ?? 0);
  const deals = open.map(({ key, expected }, index) => ({
    key,
    amount: Number.isNaN(expected) ? (sizes?.mean ?? 0) : expected * (sizes?.yield ?? 1),
    chance: chanceUnder(plain[index] ?? 0, (leans[index] ?? 1) * opinions.chanceFactor * scale),
  }));
  const ofOpen = deals.reduce((sum, { chance }) => sum + chance, 0);
  const relative = doubtAfter(rehearsal, who, weights, opinions.doubt + lasting + (perMonth * workdays(now + 1, period.to)) / 21);
  return {
    won, wins, deals,
    fresh: { wins: moment.horizon > 0 ? Math.max(0, middle - ofOpen) : 0, sizes: sizes?.sizes ?? [] },
    shock: Math.sqrt(Math.log(1 + relative)),
  };
}

/** Factors that make larger deals less likely (or more) as they have been, and leave the wins to be expected as many. */
function leaningBySize(open: readonly Entry[], chances: readonly number[], lean: number): number[] {
  const factors = open.map(({ expected }) => (lean !== 0 && expected > 0 ? expected ** lean : Number.NaN));
  let plain = 0;
  let leaned = 0;
  factors.forEach((factor, index) => {
    if (Number.isNaN(factor)) return;
    plain += chances[index] ?? 0;
    leaned += (chances[index] ?? 0) * factor;
  });
  return factors.map((factor) => (Number.isNaN(factor) || leaned <= 0 ? 1 : (factor * plain) / leaned));
}
