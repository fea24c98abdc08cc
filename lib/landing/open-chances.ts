import type { Entry } from './book.ts';
import type { Span } from './past-periods.ts';

/** Chance of winning an open deal at all where neither the CRM nor history says one. */
const unstated = 0.25;
/** Of the deals planned to close by a day, the share that does; of those planned for later, the share that comes early. */
const onTime = 0.5;
const early = 0.1;
/** Days in which an open deal without a planned close is taken to be decided. */
const usualCycle = 90;

/**
 * Before there is history to learn ages from: chance stated by the CRM × whether it is likely to be decided in time.
 * Half of what is planned for a period slips out of it (of 20 won, 20 lost and 40 slipped, 25 % of the planned were won,
 * not the 50 % of the closed). Nothing stated and nothing planned: no opinion. `horizon` in days, as a moment has it.
 */
export function statedChance({ stated, planned }: Entry, horizon: number, { to }: Span): number {
  if (Number.isNaN(stated) && Number.isNaN(planned)) return 0;
  const inTime = Number.isNaN(planned) ? Math.min(onTime, horizon / usualCycle) : planned < to ? onTime : early;
  return Math.min(0.98, (Number.isNaN(stated) ? unstated : stated) * inTime);
}

/** How far a stated chance is believed against age alone, as a power; and what a planned close after the deadline costs. */
const statedPower = 0.5;
const plannedLater = 0.4;

/**
 * Factors on the chances by age: larger deals less likely (or more) as they have been, deals with a higher stated chance
 * more, deals planned for after the deadline less. Together they leave the wins to be expected as many as they were.
 */
export function leanings(open: readonly Entry[], chances: readonly number[], lean: number, { to }: Span): number[] {
  const raw = open.map(({ expected, stated, planned }) => {
    const bySize = lean !== 0 && expected > 0 ? expected ** lean : Number.NaN;
    const byStated = stated > 0 ? stated ** statedPower : stated === 0 ? 0.01 : Number.NaN;
    const byPlan = Number.isNaN(planned) ? Number.NaN : planned < to ? 1 : plannedLater;
    return [bySize, byStated, byPlan];
  });
  const factors = open.map(() => 1);
  for (const kind of [0, 1, 2]) {
    let before = 0;
    let after = 0;
    raw.forEach((row, index) => {
      const factor = row[kind] ?? Number.NaN;
      if (Number.isNaN(factor)) return;
      before += (chances[index] ?? 0) * (factors[index] ?? 1);
      after += (chances[index] ?? 0) * (factors[index] ?? 1) * factor;
    });
    if (after <= 0) continue;
    raw.forEach((row, index) => {
      const factor = row[kind] ?? Number.NaN;
      if (!Number.isNaN(factor)) factors[index] = ((factors[index] ?? 1) * factor * before) / after;
    });
  }
  return factors;
}
