import type { Entry } from './book.ts';
import { forecastStrength, type Outcome } from './strength.ts';
import type { Span } from './past-periods.ts';
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
export function levelBefore(entries: readonly Entry[], owners: number, since: number, start: number, workdays: Workdays): Level {
  const from = Math.max(since, start - windowDays);
  const days = workdays(from, start);
  const wins = new Float64Array(owners);
  const firstSeen = new Float64Array(owners).fill(Number.POSITIVE_INFINITY);
  const active = new Uint8Array(owners);
  let all = 0;
  for (const { owner, created, closed, won } of entries) {
    const isWin = won && closed < start;
    if (isWin && closed >= from) all += 1;
    if (owner < 0) continue;
    const seen = Math.min(Number.isNaN(created) ? Number.POSITIVE_INFINITY : created, closed);
    if (seen < start) firstSeen[owner] = Math.min(firstSeen[owner] ?? seen, seen);
    if ((created >= start - activeDays && created < start) || (isWin && closed >= start - activeDays)) active[owner] = 1;
    if (isWin && closed >= from) wins[owner] = (wins[owner] ?? 0) + 1;
  }
  const daysOf = (owner: number) => workdays(Math.max(from, Math.min(start, firstSeen[owner] ?? start)), start);
  let ownedWins = 0;
  let ownedDays = 0;
  for (let owner = 0; owner < owners; owner += 1) {
    if (!active[owner]) continue;
    ownedWins += wins[owner] ?? 0;
    ownedDays += daysOf(owner);
  }
  const each = ownedDays > 0 ? ownedWins / ownedDays : 0;
  const likeness = likenessOf([...active.keys()].filter((owner) => active[owner]).map((owner) => ({ expected: each * daysOf(owner), came: wins[owner] ?? 0 })));
  return {
    company: days > 0 ? all / days : 0,
    days,
    isActive: (owner) => active[owner] === 1,
    ofOwner: (owner) => (each > 0 ? ((wins[owner] ?? 0) + likeness) / (daysOf(owner) + likeness / each) : 0),
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
  entries: readonly Entry[], owners: number, since: number, past: readonly Span[], workdays: Workdays,
): { company: number; owner: number } {
  const ofCompany: Outcome[] = [];
  const ofOwners: Outcome[] = [];
  let periods = 0;
  for (const { from, to } of past) {
    const level = levelBefore(entries, owners, since, from, workdays);
    if (level.days < leastDays || level.company <= 0) continue;
    periods += 1;
    const length = workdays(from, to);
    const came = new Float64Array(owners);
    let all = 0;
    for (const { owner, won, closed } of entries) {
      if (!won || closed < from || closed >= to) continue;
      all += 1;
      if (owner >= 0) came[owner] = (came[owner] ?? 0) + 1;
    }
    const expected = level.company * length;
    ofCompany.push({ expected, came: all });
    for (let owner = 0; owner < owners; owner += 1) {
      const own = level.ofOwner(owner) * length * (all / expected);
      if (own > 0 && level.isActive(owner)) ofOwners.push({ expected: own, came: came[owner] ?? 0 });
    }
  }
  return { company: forecastStrength(ofCompany, periods), owner: forecastStrength(ofOwners, periods) };
}
