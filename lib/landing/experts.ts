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
  /** Wins by now that the usual pace let expect. */
  expectedByNow: number;
  /** Relative variance of the wins to come, before what time ahead adds. */
  doubt: number;
};

const multiplierStrength = 4;

/** Fewest business days of history for a usual pace. Below, deals created × the share won stand in for it … */
const leastDays = 5;
/** … worth this many wins. */
const arrivalStrength = 8;
/** Relative variance that a history too young to be tested leaves besides. */
const youngDoubt = 0.25;
/** Share of closed deals that is won, before any closed, and how many deals that belief weighs as much as. */
const usualWinShare = 0.3;
const winShareWeight = 5;

/** Share won of what closed in the period; 0 where no loss is ever recorded, since then it cannot be told. */
const winShareOf = ({ wins, losses }: Tally): number =>
  losses > 0 ? (wins + winShareWeight * usualWinShare) / (wins + losses + winShareWeight) : 0;

/** What has passed of a period. */
export type Moment = {
  all: number;
  /** Share of the business days passed, and how many those are. */ elapsed: number;
  passed: number;
  /** Calendar days still ahead, what is left of today as a fraction; 0 once the period is over. */
  horizon: number;
};

export function momentOf({ period }: Pick<Experience, 'period'>, now: number, workdays: Workdays, dayLeft = 0): Moment {
  const all = workdays(period.from, period.to);
  const passed = Math.max(0, workdays(period.from, now + 1) - dayLeft * workdays(Math.max(now, period.from), now + 1));
  const horizon = period.to - 1 - now + dayLeft;
  return { all, elapsed: all > 0 ? passed / all : 1, passed, horizon: Math.max(0, horizon) };
}

/** Opinions on one entity's wins between now and the deadline. */
export function opinionsOn(who: Who, tallies: Tallies, experience: Experience, { all, elapsed }: Moment): Opinions {
  const { level, pace, period } = experience;
  const { share, variance } = pace(elapsed);
  const company = tallies.all;
  const plain = who === 'all' ? company : tallies.of(who);
  const isYoung = level.days < leastDays;
  const perWorkday = all > 0 ? (period.to - period.from) / all : 0;
  const ofArrivals = (of: Tally) => of.arrivals * perWorkday * winShareOf(company);
  const companyRate = isYoung ? ofArrivals(company) : level.company;
  const rates =
    who === 'all' ? [companyRate] : isYoung ? [ofArrivals(plain)] : [...who].map((owner) => level.ofOwner(owner));
  const rate = rates.reduce((sum, value) => sum + value, 0);
  const own =
    who === 'all'
      ? company
      : withUnowned(plain, tallies.unowned, companyRate > 0 ? Math.min(1, rate / companyRate) : 0);
  const strength = isYoung ? { company: arrivalStrength, owner: arrivalStrength } : experience.strength;
  // People's own movements cancel out in a team: its strength grows with how many there are, weighed by their size.
  const squares = rates.reduce((sum, value) => sum + value ** 2, 0);
  const ownStrength = squares > 0 ? (strength.owner * rate ** 2) / squares : strength.owner;

  /** What came against what the period's start let expect by now: first everybody's, then this entity's beyond it. */
  const update = (ofCompany: number, ofOwn: number): number => {
    const common = laterFactor(company.wins, ofCompany, strength.company, share, variance);
    if (who === 'all') return common;
    const sofar = soFarFactor(company.wins, ofCompany, strength.company, share, variance);
    return (common * (own.wins + ownStrength)) / (ofOwn * sofar + ownStrength);
  };
  // Of less than a business day no pace is made: a win at 9:20 of the first must not land at hundreds. As `landAtRunRate` has it.
  const least = elapsed > 0 && all > 0 ? Math.max(1, Math.min(1, 1 / all) / elapsed) : 1;
  const expectedCompany = companyRate * all * share;
  const expectedOwn = rate * all * share;
  const byRate =
    rate > 0
      ? update(expectedCompany, expectedOwn) * rate * all * (1 - share)
      : share > 0
        ? (own.wins / (share * least)) * (1 - share)
        : 0;

  const towards = elapsed > 0 ? share / elapsed : 0;
  const wonByNow = (of: Tally) => (of.fromOpenAtStart + of.createdBeforeStart * tallies.wonOfNewAtStart) * towards;
  const multiplier = (own.wonBefore + multiplierStrength) / (own.expectedBefore + multiplierStrength);
  const pull = elapsed < 1 ? (1 - share) / (1 - elapsed) : 1;
  const chanceFactor = pull * multiplier * update(wonByNow(company), multiplier * wonByNow(own));
  return {
    rate: byRate,
    deals: chanceFactor * (own.fromOpen + own.created * tallies.wonOfNew),
    runRate: elapsed > 0 ? (own.wins / (elapsed * least)) * (1 - elapsed) : 0,
    chanceFactor,
    expectedByNow: expectedOwn,
    doubt:
      (isYoung ? youngDoubt : 0) +
      1 / (strength.company + expectedCompany) +
      (who === 'all' ? 0 : 1 / (ownStrength + expectedOwn)),
  };
}

/** Deals nobody owns yet will be somebody's: each gets as much of them as of the wins so far. */
function withUnowned(own: Tally, unowned: Tally, part: number): Tally {
  const sum = { ...own };
  for (const name of ['fromOpen', 'fromOpenAtStart', 'created', 'createdBeforeStart', 'expectedBefore'] as const)
    sum[name] += part * unowned[name];
  return sum;
}

/**
 * How far what came by now moves what is still to come (best linear forecast of the later part from the earlier one). A
 * rate that varies by 1/strength moves both parts alike; a period that is merely early or late (variance of the share)
 * moves them against each other. Where the latter weighs more, what came tells nothing of the rest; it never counts
 * against it, so that a win never lowers a landing.
 */
function laterFactor(came: number, expected: number, strength: number, share: number, variance: number): number {
  if (!(expected > 0 && share > 0 && share < 1)) return 1;
  const whole = expected / share;
  const slope = Math.max(
    0,
    ((share * (1 - share)) / strength - variance) / (share / whole + share ** 2 / strength + variance),
  );
  return Math.max(0.05, 1 + (slope * (came - expected)) / (whole * (1 - share)));
}

/** How much faster than expected everybody has been so far, whether by rate or by being early. */
function soFarFactor(came: number, expected: number, strength: number, share: number, variance: number): number {
  if (!(expected > 0 && share > 0)) return 1;
  const worth = 1 / (1 / strength + variance / share ** 2);
  return (came + worth) / (expected + worth);
}
