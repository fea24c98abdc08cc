import type { Book, Entry } from './book.ts';
import type { Experience } from './experience.ts';
import { chanceUnder } from './shock.ts';
import type { Size } from './sizes.ts';
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

/** Whose landing: everybody, or the owners with these indices in the book. */
export type Who = 'all' | ReadonlySet<number>;

export const isOf = (who: Who) => (entry: Entry): boolean => who === 'all' || who.has(entry.owner);

/** Weight of the own rate against the open deals while nothing says which of the two is the better forecaster here. */
const rateWeight = 0.5;
const arrivalDays = 28;
const multiplierDays = 90;
const multiplierStrength = 4;
/** Fewest closed deals for chances by age to be used at all. */
const leastClosed = 30;

/** Relative variance of the rate to come: what stays unknown however long the history, and per month still ahead. */
const lasting = 1 / 30;
const perMonth = 0.1;

export function outlookOf(book: Book, experience: Experience, who: Who, workdays: Workdays): Outlook {
  const { period, level, strength, pace, hazard, until, since } = experience;
  const mine = book.entries.filter(isOf(who));
  const now = Math.min(book.asOf, period.to - 1);
  const all = workdays(period.from, period.to);
  const passed = workdays(period.from, now + 1);
  const elapsed = all > 0 ? passed / all : 1;
  const horizon = Math.max(0, period.to - 1 - now);
  const { share, variance: shareVariance } = pace(elapsed);
  const inPeriod = ({ won, closed }: Entry) => won && closed >= period.from && closed <= now && closed < period.to;
  let won = 0;
  let wins = 0;
  for (const entry of mine) if (inPeriod(entry)) { won += entry.value; wins += 1; }
  const companyWins = who === 'all' ? wins : book.entries.filter(inPeriod).length;

  const owners = who === 'all' ? [] : [...who];
  const rates = owners.map((owner) => level.ofOwner(owner));
  const rate = who === 'all' ? level.company : rates.reduce((sum, value) => sum + value, 0);
  const squares = rates.reduce((sum, value) => sum + value ** 2, 0);
  const ownStrength = who === 'all' || squares === 0 ? Number.POSITIVE_INFINITY : (strength.owner * rate ** 2) / squares;

  const open = mine.filter(({ closed, created }) => closed === Number.POSITIVE_INFINITY && created <= now);
  const sizes = experience.sizesOf(isOf(who));
  const useHazard = hazard.sample >= leastClosed;

  // How the entity's deals have done against what their ages let expect.
  let expectedBefore = 0;
  let wonBefore = 0;
  const lookback = Math.max(since, until - multiplierDays);
  for (const { created, closed, won: isWon } of mine) {
    if (!(created < until)) continue;
    const from = Math.max(created, lookback);
    const to = Math.min(closed + 1, until);
    if (to > from) expectedBefore += hazard.expectedWins(from - created, to - created);
    if (isWon && closed >= lookback && closed < until) wonBefore += 1;
  }
  const multiplier = (wonBefore + multiplierStrength) / (expectedBefore + multiplierStrength);

  const created = mine.filter((entry) => entry.created > now - arrivalDays && entry.created <= now).length;
  const arrivals = Math.min(arrivalDays, Math.max(1, now + 1 - since));
  let wonOfNew = 0;
  for (let days = 0; days < horizon; days += 1) wonOfNew += hazard.wonBy(days);
  const chances = open.map(({ created: day }) => Math.min(0.98, multiplier * hazard.chance(now - day, horizon)));
  const pull = elapsed < 1 ? (1 - share) / (1 - elapsed) : 1;

  // What the period's start let expect by now, and what came: company first, then this entity beyond it.
  const expectedCompany = level.company * all * share;
  const trust = (expected: number) => (share > 0 ? 1 / (1 + (expected * shareVariance) / share ** 2) : 1);
  const companyFactor = level.company > 0 ? factorOf(companyWins, expectedCompany, strength.company, trust(expectedCompany)) : 1;
  const expectedOwn = rate * all * share * companyFactor;
  const ownFactor = who === 'all' ? 1 : factorOf(wins, expectedOwn, ownStrength, trust(expectedOwn));
  const factor = companyFactor * ownFactor;

  const byRate = rate > 0 ? factor * rate * all * (1 - share) : share > 0 ? (wins / share) * (1 - share) : 0;
  const fromOpen = pull * factor * chances.reduce((sum, chance) => sum + chance, 0);
  const fromNew = pull * factor * multiplier * (created / arrivals) * wonOfNew;
  const byDeals = fromOpen + fromNew;
  const middle = useHazard ? rateWeight * byRate + (1 - rateWeight) * byDeals : byRate;
  const scale = useHazard && byDeals > 0 ? Math.min(2, Math.max(0.5, middle / byDeals)) : 0;
  const deals = open.map((entry, index) => ({
    key: entry.key,
    amount: Number.isNaN(entry.expected) ? (sizes?.mean ?? 0) : entry.expected * (sizes?.yield ?? 1),
    chance: chanceUnder(chances[index] ?? 0, pull * factor * scale),
  }));
  const ofOpen = deals.reduce((sum, { chance }) => sum + chance, 0);
  const fresh = horizon > 0 ? Math.max(0, middle - ofOpen) : 0;
  const seen = expectedOwn + 1e-9;
  const relative = 1 / (strength.company + expectedCompany) + (who === 'all' ? 0 : 1 / (ownStrength + seen)) + lasting + (perMonth * workdays(now + 1, period.to)) / 21;
  return { won, wins, deals, fresh: { wins: fresh, sizes: sizes?.sizes ?? [] }, shock: Math.sqrt(Math.log(1 + relative)) };
}

/** How far to move an expectation after seeing what came: a gamma–Poisson update, `trust` for the pace's own doubt. */
const factorOf = (came: number, expected: number, strength: number, trust: number): number =>
  strength === Number.POSITIVE_INFINITY ? 1 : (came * trust + strength) / (expected * trust + strength);
