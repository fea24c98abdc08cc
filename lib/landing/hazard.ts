import type { Entry } from './book.ts';

/** How likely deals of an age are won, and lost, per day of age; and what follows from it. */
export type Hazard = {
  /** Wins of a deal by age `days`, from its creation: the cumulative incidence, losses competing. */
  wonBy: (days: number) => number;
  /** Chance to be still open after so many days. */
  openAfter: (days: number) => number;
  /** Chance that a deal open at `age` is won within the next `horizon` days. */
  chance: (age: number, horizon: number) => number;
  /** Wins to be expected of a deal in view from age `from` up to age `to`, without regard to what became of it. */
  expectedWins: (from: number, to: number) => number;
  /** Closed deals it was learnt from. */
  sample: number;
};

/** Ages, in days, at which a new band begins. The last one is open-ended. */
const cuts = [0, 1, 2, 4, 7, 10, 14, 21, 30, 45, 60, 75, 90, 105, 120, 150, 180, 240, 330];

/** A band's own rate weighs as much as this many events at the overall rate. */
const priorEvents = 3;

/** Ages are followed this far, in days; what is older counts as this old. */
const longest = 1500;

/** Band of each age. */
const bandAt = Int32Array.from({ length: longest + 1 }, (_, age) => cuts.findLastIndex((cut) => cut <= age));

/**
 * Learns daily win and loss rates by age from every deal in view before day `until` (discrete competing risks).
 * `since` is the first closing ever seen: before it nothing could be observed, so nothing counts as exposure.
 */
export function learnHazard(entries: readonly Entry[], since: number, until: number): Hazard {
  // In view at each age, as steps up and down, so that a deal costs two additions however long it was open.
  const steps = new Float64Array(longest + 2);
  const wins = new Float64Array(cuts.length);
  const losses = new Float64Array(cuts.length);
  let sample = 0;
  for (const { created, closed, won } of entries) {
    if (!(created < until)) continue;
    const from = Math.max(created, since) - created;
    const to = Math.min(closed, until - 1) - created;
    if (to < from || from > longest) continue;
    steps[from] = (steps[from] ?? 0) + 1;
    const end = Math.min(to, longest) + 1;
    steps[end] = (steps[end] ?? 0) - 1;
    if (closed >= until) continue;
    sample += 1;
    const events = won ? wins : losses;
    const band = bandAt[Math.min(to, longest)] ?? 0;
    events[band] = (events[band] ?? 0) + 1;
  }
  const days = new Float64Array(cuts.length);
  for (let age = 0, inView = 0; age <= longest; age += 1) {
    inView += steps[age] ?? 0;
    const band = bandAt[age] ?? 0;
    days[band] = (days[band] ?? 0) + inView;
  }
  return hazardOf(dailyRates(wins, days), dailyRates(losses, days), sample);
}

/** Each band's rate, drawn towards the overall one; a band nobody was ever in has none. */
function dailyRates(events: Float64Array, days: Float64Array): Float64Array {
  const total = days.reduce((sum, value) => sum + value, 0);
  const overall = total > 0 ? events.reduce((sum, value) => sum + value, 0) / total : 0;
  const priorDays = overall > 0 ? priorEvents / overall : 0;
  return days.map((exposure, band) =>
    exposure > 0 ? ((events[band] ?? 0) + priorEvents * Math.sign(overall)) / (exposure + priorDays) : 0,
  );
}

function hazardOf(winRate: Float64Array, lossRate: Float64Array, sample: number): Hazard {
  const survival = new Float64Array(longest + 1);
  const incidence = new Float64Array(longest + 1);
  const cumulative = new Float64Array(longest + 1);
  survival[0] = 1;
  for (let age = 0; age < longest; age += 1) {
    const band = bandAt[age] ?? 0;
    const win = winRate[band] ?? 0;
    const loss = lossRate[band] ?? 0;
    const alive = survival[age] ?? 0;
    incidence[age + 1] = (incidence[age] ?? 0) + alive * win;
    survival[age + 1] = alive * Math.max(0, 1 - win - loss);
    cumulative[age + 1] = (cumulative[age] ?? 0) + win;
  }
  const at = (table: Float64Array, days: number): number => {
    const reach = Math.min(longest, Math.max(0, days));
    const whole = Math.floor(reach);
    const before = table[whole] ?? 0;
    return reach === whole ? before : before + (reach - whole) * ((table[whole + 1] ?? before) - before);
  };
  return {
    sample,
    wonBy: (days) => at(incidence, days),
    openAfter: (days) => at(survival, days),
    expectedWins: (from, to) => at(cumulative, to) - at(cumulative, from),
    chance: (age, horizon) => {
      const start = Math.min(age, longest - 1);
      const alive = at(survival, start);
      if (alive <= 1e-12) return 0;
      const reach = Math.min(longest, start + Math.max(0, horizon));
      return Math.min(1, (at(incidence, reach) - at(incidence, start)) / alive);
    },
  };
}
