import type { Book, Entry } from './book.ts';
import type { Experience } from './experience.ts';
import { momentOf, opinionsOn, type Who } from './experts.ts';
import { blended, weightsOf, type Rehearsal } from './rehearsal.ts';
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

/** Fewest closed deals for chances by age to be used at all. */
const leastClosed = 30;

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
    if (!isOf(who)(entry)) continue;
    if (entry.closed > now && entry.created <= now) open.push(entry);
    else if (entry.won && entry.closed >= period.from && entry.closed <= now) {
      won += entry.value;
      wins += 1;
    }
  }
  const sizes = experience.sizesOf(isOf(who));
  const opinions = opinionsOn(who, tallies, experience, moment);
  const useHazard = hazard.sample >= leastClosed;
  const middle = useHazard ? blended(opinions, weightsOf(rehearsal, who)) : opinions.rate;
  const scale = useHazard && opinions.deals > 0 ? Math.min(2, Math.max(0.5, middle / opinions.deals)) : 0;
  const deals = open.map(({ key, created, expected }) => ({
    key,
    amount: Number.isNaN(expected) ? (sizes?.mean ?? 0) : expected * (sizes?.yield ?? 1),
    chance: chanceUnder(Math.min(0.98, hazard.chance(now - created, moment.horizon)), opinions.chanceFactor * scale),
  }));
  const ofOpen = deals.reduce((sum, { chance }) => sum + chance, 0);
  const relative = opinions.doubt + lasting + (perMonth * workdays(now + 1, period.to)) / 21;
  return {
    won, wins, deals,
    fresh: { wins: moment.horizon > 0 ? Math.max(0, middle - ofOpen) : 0, sizes: sizes?.sizes ?? [] },
    shock: Math.sqrt(Math.log(1 + relative)),
  };
}
