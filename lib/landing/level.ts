import { forecastStrength, type Outcome } from './strength.ts';
import type { Span } from './past-periods.ts';
import type { Roll } from './roll.ts';
import type { Workdays } from './workdays.ts';

/** What the time before a period says about wins per business day. */
export type Level = {
  /** Wins per business day of everybody. */
  company: number;
  /** Wins per business day of one owner, drawn towards the average of those at work. */
  ofOwner: (owner: number) => number;
  /** Whether an owner was at work: created or won a deal lately. */
  isActive: (owner: number) => boolean;
  /** Business days the rates were learnt from; 0: nothing known. */
  days: number;
};

/** Calendar days looked back for a rate: about a quarter's business days. */
const windowDays = 88;
/** An owner who created or won a deal in this many days counts as at work. */
const activeDays = 90;
/** What is believed of how alike owners are before anything is seen: a rate is worth this many wins. */
const priorLikeness = 4;

/** Rates as known at the start of day `start`. `since` is the first closing ever seen. */
export function levelBefore(roll: Roll, since: number, start: number, workdays: Workdays): Level {
  const from = Math.max(since, start - windowDays);
  const days = workdays(from, start);
  const lately = start - activeDays;
  const isActive = (owner: number) => roll.created(owner, lately, start) > 0 || roll.wins(lately, start, owner) > 0;
  const daysOf = (owner: number) => workdays(Math.max(from, Math.min(start, roll.firstSeen(owner))), start);
  const atWork = Array.from({ length: roll.owners }, (_, owner) => owner).filter(isActive);
  const ownedDays = atWork.reduce((sum, owner) => sum + daysOf(owner), 0);
  const each = ownedDays > 0 ? atWork.reduce((sum, owner) => sum + roll.wins(from, start, owner), 0) / ownedDays : 0;
  const likeness = likenessOf(
    atWork.map((owner) => ({ expected: each * daysOf(owner), came: roll.wins(from, start, owner) })),
  );
  return {
    company: days > 0 ? roll.wins(from, start) / days : 0,
    days,
    isActive,
    ofOwner: (owner) => (each > 0 ? (roll.wins(from, start, owner) + likeness) / (daysOf(owner) + likeness / each) : 0),
  };
}

/** How alike owners are, in wins' worth (empirical Bayes by moments), with two owners' worth of belief in `priorLikeness`. */
function likenessOf(outcomes: Outcome[]): number {
  let excess = 0;
  let scale = 0;
  for (const { expected, came } of outcomes) {
    excess += (came - expected) ** 2 - expected;
    scale += expected ** 2;
  }
  if (scale <= 0) return priorLikeness;
  const belief = (2 * scale) / outcomes.length;
  return Math.min(100, Math.max(0.5, (scale + belief) / (Math.max(0, excess) + belief / priorLikeness)));
}

/** Fewest business days of history before a past period for its forecast to be a test. */
const leastDays = 15;

/** How far the company's rate, and an owner's beyond the company's, have moved from such forecasts in past periods. */
export function strengthsOf(
  roll: Roll,
  since: number,
  past: readonly Span[],
  workdays: Workdays,
): { company: number; owner: number } {
  const ofCompany: Outcome[] = [];
  const ofOwners: Outcome[] = [];
  let periods = 0;
  for (const { from, to } of past) {
    const level = levelBefore(roll, since, from, workdays);
    if (level.days < leastDays || level.company <= 0) continue;
    periods += 1;
    const length = workdays(from, to);
    const expected = level.company * length;
    const came = roll.wins(from, to);
    ofCompany.push({ expected, came });
    for (let owner = 0; owner < roll.owners; owner += 1) {
      const own = level.ofOwner(owner) * length * (came / expected);
      if (own > 0 && level.isActive(owner)) ofOwners.push({ expected: own, came: roll.wins(from, to, owner) });
    }
  }
  return { company: forecastStrength(ofCompany, periods), owner: forecastStrength(ofOwners, periods) };
}
