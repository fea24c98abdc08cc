import type { Experience, Source } from './experience.ts';
import { momentOf, opinionsOn, type Opinions, type Who } from './experts.ts';
import { tallyAt } from './tally.ts';
import type { Workdays } from './workdays.ts';

/** How much each expert counts; sums to 1. */
export type Weights = Record<'rate' | 'deals' | 'runRate', number>;

const experts = ['rate', 'deals', 'runRate'] as const;

/** Belief before anything is seen, and how many past periods it weighs as much as. */
const belief: Weights = { rate: 0.45, deals: 0.45, runRate: 0.1 };
const beliefPeriods = 2;

/** How experts did in past periods at the same point: sums of squared errors, everybody's total and single owners'. */
export type Rehearsal = { periods: number; company: Weights; owners: Weights };

/** Lets the experts forecast past periods at the share `elapsed`, knowing only what was known then. */
export function rehearse({ entries, roll }: Source, past: readonly Experience[], elapsed: number, workdays: Workdays): Rehearsal {
  const result: Rehearsal = { periods: 0, company: { rate: 0, deals: 0, runRate: 0 }, owners: { rate: 0, deals: 0, runRate: 0 } };
  for (const experience of past) {
    const { period, level, hazard } = experience;
    if (level.days < 15 || level.company <= 0 || hazard.sample < 30) continue;
    const all = workdays(period.from, period.to);
    let now = period.from;
    while (now < period.to - 1 && workdays(period.from, now + 1) < elapsed * all - 1e-9) now += 1;
    const moment = momentOf(experience, now, workdays);
    if (moment.horizon <= 0) continue;
    const tallies = tallyAt(entries, roll.owners, experience, now);
    result.periods += 1;
    const judge = (into: Weights, who: Who, came: number) => {
      const opinions = opinionsOn(who, tallies, experience, moment);
      for (const name of experts) into[name] += (opinions[name] - came) ** 2;
    };
    judge(result.company, 'all', roll.wins(now + 1, period.to));
    for (let owner = 0; owner < roll.owners; owner += 1) if (level.isActive(owner)) judge(result.owners, new Set([owner]), roll.wins(now + 1, period.to, owner));
  }
  return result;
}

/** Inverse mean squared error, drawn towards the belief. */
export function weightsOf({ periods, company, owners }: Rehearsal, who: Who): Weights {
  const errors = who === 'all' || who.size > 5 ? company : owners;
  const typical = experts.reduce((sum, name) => sum + belief[name] * errors[name], 0);
  const raw = experts.map((name) => belief[name] / ((beliefPeriods + (typical > 0 ? (periods * errors[name]) / typical : 0)) / (beliefPeriods + periods)) ** 2);
  const total = raw.reduce((sum, value) => sum + value, 0);
  const [rate = 0, deals = 0, runRate = 0] = raw.map((value) => value / total);
  return { rate, deals, runRate };
}

export const blended = (opinions: Opinions, weights: Weights): number => experts.reduce((sum, name) => sum + weights[name] * opinions[name], 0);
