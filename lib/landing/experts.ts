import type { Experience } from './experience.ts';
import type { Tallies, Tally } from './tally.ts';
import type { Workdays } from './workdays.ts';

/** Whose landing: everybody, or the owners with these indices in the book. */
export type Who = 'all' | ReadonlySet<number>;

/** Wins still to come, as different experts see them, and what the distribution needs besides. */
export type Opinions = {
  /** The usual pace, moved by what has come so far. */
  rate: number;
  /** The open deals by age and those still to be created, moved likewise. */
  deals: number;
  /** As many per business day as so far. */
  runRate: number;
  /** Factor from a deal's plain chance by age to its part in `deals`. */
  chanceFactor: number;
  /** Relative variance of the wins to come, before what time ahead adds. */
  doubt: number;
};

const multiplierStrength = 4;

/** What has passed of a period. */
export type Moment = { all: number; elapsed: number; horizon: number };

export function momentOf({ period }: Pick<Experience, 'period'>, now: number, workdays: Workdays): Moment {
  const all = workdays(period.from, period.to);
  const elapsed = all > 0 ? workdays(period.from, now + 1) / all : 1;
  return { all, elapsed, horizon: Math.max(0, period.to - 1 - now) };
}

/** Opinions on one entity's wins between now and the deadline. */
export function opinionsOn(who: Who, tallies: Tallies, experience: Experience, { all, elapsed }: Moment): Opinions {
  const { level, strength, pace } = experience;
  const { share, variance } = pace(elapsed);
  const company = tallies.all;
  const rates = who === 'all' ? [level.company] : [...who].map((owner) => level.ofOwner(owner));
  const rate = rates.reduce((sum, value) => sum + value, 0);
  const own = who === 'all' ? company : withUnowned(tallies.of(who), tallies.unowned, level.company > 0 ? Math.min(1, rate / level.company) : 0);
  // People's own movements cancel out in a team: its strength grows with how many there are, weighed by their size.
  const squares = rates.reduce((sum, value) => sum + value ** 2, 0);
  const ownStrength = squares > 0 ? (strength.owner * rate ** 2) / squares : strength.owner;

  const trust = (expected: number) => (share > 0 ? 1 / (1 + (expected * variance) / share ** 2) : 1);
  /** What came against what the period's start let expect by now: first everybody's, then this entity's beyond it. */
  const update = (ofCompany: number, ofOwn: number): number => {
    const common = ofCompany > 0 ? factorOf(company.wins, ofCompany, strength.company, trust(ofCompany)) : 1;
    return who === 'all' ? common : common * factorOf(own.wins, ofOwn * common, ownStrength, trust(ofOwn * common));
  };
  const expectedCompany = level.company * all * share;
  const expectedOwn = rate * all * share;
  const byRate = rate > 0 ? update(expectedCompany, expectedOwn) * rate * all * (1 - share) : share > 0 ? (own.wins / share) * (1 - share) : 0;

  const towards = elapsed > 0 && elapsed < 1 ? share / elapsed : 1;
  const wonByNow = (of: Tally) => (of.fromOpenAtStart + of.createdBeforeStart * tallies.wonOfNewAtStart) * towards;
  const multiplier = (own.wonBefore + multiplierStrength) / (own.expectedBefore + multiplierStrength);
  const pull = elapsed < 1 ? (1 - share) / (1 - elapsed) : 1;
  const chanceFactor = pull * multiplier * update(wonByNow(company), multiplier * wonByNow(own));
  return {
    rate: byRate,
    deals: chanceFactor * (own.fromOpen + own.created * tallies.wonOfNew),
    runRate: elapsed > 0 ? (own.wins / elapsed) * (1 - elapsed) : 0,
    chanceFactor,
    doubt: 1 / (strength.company + expectedCompany) + (who === 'all' ? 0 : 1 / (ownStrength + expectedOwn)),
  };
}

/** Deals nobody owns yet will be somebody's: each gets as much of them as of the wins so far. */
function withUnowned(own: Tally, unowned: Tally, part: number): Tally {
  const sum = { ...own };
  for (const name of ['fromOpen', 'fromOpenAtStart', 'created', 'createdBeforeStart', 'expectedBefore'] as const) sum[name] += part * unowned[name];
  return sum;
}

/** How far to move an expectation after seeing what came: a gamma–Poisson update, `trust` for the pace's own doubt. */
const factorOf = (came: number, expected: number, strength: number, trust: number): number =>
  (came * trust + strength) / (expected * trust + strength);
