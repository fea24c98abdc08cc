import { hasAgesToGoBy, type Experience, type Source } from './experience.ts';
import { momentOf, opinionsOn, type Moment, type Opinions, type Who } from './experts.ts';
import { tallyAt } from './tally.ts';
import type { Workdays } from './workdays.ts';

/** How much each expert counts; sums to 1. */
export type Weights = Record<'rate' | 'deals' | 'runRate', number>;

const experts = ['rate', 'deals', 'runRate'] as const;

/** Periods' worth of belief in the weights before anything is seen. */
const beliefPeriods = 2;
/** Of many wins a run-rate is as good a forecaster as any: at so many expected by now it has half the weight of one of three. */
const halfWins = 30;
const leastRunRate = 0.1;
/** Business days before which a run-rate says nothing. */
const leastDays = 2;

/** What the experts said in a past period, and what came. */
type Trial = { opinions: Opinions; came: number };

/** How the experts did in past periods at the same point: on everybody's total, and on single owners. */
export type Rehearsal = { hasAges: boolean; isRunRateFit: boolean; periods: number; company: Trial[]; owners: Trial[] };

/** Lets the experts forecast past periods at the share `elapsed`, knowing only what was known then. */
export function rehearse(
  { entries, roll }: Source,
  past: readonly Experience[],
  { elapsed, passed }: Moment,
  hasAges: boolean,
  workdays: Workdays,
): Rehearsal {
  const result: Rehearsal = {
    hasAges,
    isRunRateFit: passed >= leastDays && past.length > 0,
    periods: 0,
    company: [],
    owners: [],
  };
  for (const experience of past) {
    const { period, level, hazard } = experience;
    if (level.days < 15 || level.company <= 0 || (hasAges && !hasAgesToGoBy(hazard))) continue;
    const all = workdays(period.from, period.to);
    let now = period.from;
    while (now < period.to - 1 && workdays(period.from, now + 1) < elapsed * all - 1e-9) now += 1;
    const moment = momentOf(experience, now, workdays);
    if (moment.horizon <= 0) continue;
    const tallies = tallyAt(entries, roll.owners, experience, now);
    const trial = (who: Who, owner?: number): Trial => ({
      opinions: opinionsOn(who, tallies, experience, moment),
      came: roll.wins(now + 1, period.to, owner),
    });
    result.periods += 1;
    result.company.push(trial('all'));
    for (let owner = 0; owner < roll.owners; owner += 1)
      if (level.isActive(owner)) result.owners.push(trial(new Set([owner]), owner));
  }
  return result;
}

/** Inverse squared mean squared error, drawn towards the belief; a team stands between its people and everybody. */
export function weightsOf(rehearsal: Rehearsal, who: Who, expectedByNow: number): Weights {
  const { periods, company, owners } = rehearsal;
  const belief = beliefOf(rehearsal, expectedByNow);
  const ofCompany = scoresOf(company, belief, periods);
  const ofOwners = scoresOf(owners, belief, periods);
  const alone = aloneness(who);
  const raw = experts.map(
    (name, index) => belief[name] * (ofOwners[index] ?? 1) ** alone * (ofCompany[index] ?? 1) ** (1 - alone),
  );
  const total = raw.reduce((sum, value) => sum + value, 0);
  const [rate = 0, deals = 0, runRate = 0] = raw.map((value) => value / total);
  return { rate, deals, runRate };
}

function beliefOf({ hasAges, isRunRateFit }: Rehearsal, expectedByNow: number): Weights {
  const runRate = isRunRateFit ? Math.max(leastRunRate, expectedByNow / (expectedByNow + halfWins) / 3) : 0;
  return hasAges
    ? { rate: (1 - runRate) / 2, deals: (1 - runRate) / 2, runRate }
    : { rate: 1 - runRate, deals: 0, runRate };
}

/** 1 for a single person, 0 for everybody. */
const aloneness = (who: Who): number => (who === 'all' ? 0 : 1 / Math.max(1, who.size));

function scoresOf(trials: readonly Trial[], belief: Weights, periods: number): number[] {
  const errors = experts.map((name) =>
    trials.reduce((sum, { opinions, came }) => sum + (opinions[name] - came) ** 2, 0),
  );
  const typical = experts.reduce((sum, name, index) => sum + belief[name] * (errors[index] ?? 0), 0);
  return errors.map(
    (error) =>
      ((beliefPeriods + (typical > 0 ? (periods * error) / typical : periods)) / (beliefPeriods + periods)) ** -2,
  );
}

export const blended = (opinions: Opinions, weights: Weights): number =>
  experts.reduce((sum, name) => sum + weights[name] * opinions[name], 0);

/** Periods' worth of belief in the doubt that theory gives, and how far the rehearsal may move it. */
const beliefDoubtPeriods = 4;
const mostDoubt = 3;

/**
 * Relative variance of the wins to come beyond the luck of a count, as it was in the rehearsal, drawn towards
 * `believed`: a company whose months go as forecast gets a narrow band.
 */
export function doubtAfter(
  { periods, company, owners }: Rehearsal,
  who: Who,
  weights: Weights,
  believed: number,
): number {
  const alone = aloneness(who);
  const after = (trials: readonly Trial[]) => {
    let excess = 0;
    let scale = 0;
    for (const { opinions, came } of trials) {
      const expected = blended(opinions, weights);
      excess += (came - expected) ** 2 - expected;
      scale += expected ** 2;
    }
    if (periods === 0 || scale <= 0) return believed;
    const belief = (beliefDoubtPeriods * scale) / periods;
    return Math.min(mostDoubt * believed, (Math.max(0, excess) + belief * believed) / (scale + belief));
  };
  return alone * after(owners) + (1 - alone) * after(company);
}
