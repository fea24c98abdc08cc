import type { Entry } from './book.ts';
import type { Hazard } from './hazard.ts';
import type { Span } from './past-periods.ts';

/** What is summed over a person's deals, to say what their ages let expect. */
export type Tally = {
  /** Won in the period so far. */
  wins: number;
  /** Wins to come by the deadline of the deals open now, by age. */
  fromOpen: number;
  /** Wins by now of the deals open at the period's start, by age. */
  fromOpenAtStart: number;
  /** Deals created in the `arrivalDays` up to now, and up to the period's start. */
  created: number;
  createdBeforeStart: number;
  /** In the `lookbackDays` before what ages were learnt from ends: wins, and what ages let expect. */
  wonBefore: number;
  expectedBefore: number;
  /** Lost in the period so far. */
  losses: number;
  /** Deals created per calendar day around the period's start, those already closed before it allowed for. */
  arrivals: number;
};

const arrivalDays = 28;
const lookbackDays = 90;

/** What a tally needs to know of the time before. */
export type Known = { period: Span; since: number; until: number; hazard: Hazard; ownedWhenWon: boolean };

const fields = 9;

/** Sums per owner on day `now`, in one pass; the last one is for deals without an owner. */
export type Tallies = {
  all: Tally;
  unowned: Tally;
  of: (owners: Iterable<number>) => Tally;
  /** Wins by the deadline of one deal a day created from now on, and by now of one a day created since the period's start. */
  wonOfNew: number;
  wonOfNewAtStart: number;
};

export function tallyAt(
  entries: readonly Entry[],
  owners: number,
  { period, since, until, hazard, ownedWhenWon }: Known,
  now: number,
  horizon = Math.max(0, period.to - 1 - now),
): Tallies {
  const sums = new Float64Array((owners + 1) * fields);
  // Days until a period that has not begun: what is won in them is not won in it.
  const lead = Math.max(0, period.from - 1 - now);
  const before = period.from - 1;
  const lookback = Math.max(since, until - lookbackDays);
  for (const { owner, created, closed, won } of entries) {
    if (closed <= now && closed < lookback && closed < period.from) continue;
    const at = (owner < 0 ? owners : owner) * fields;
    const whileOpen = ownedWhenWon ? owners * fields : at;
    const add = (to: number, field: number, value: number) => (sums[to + field] = (sums[to + field] ?? 0) + value);
    if (won && closed >= period.from && closed <= now && closed < period.to) add(at, 0, 1);
    if (won && closed >= lookback && closed < until) add(at, 5, 1);
    if (!won && closed >= period.from && closed <= now) add(at, 7, 1);
    if (!(created <= now)) continue;
    if (closed > now) add(whileOpen, 1, hazard.chance(now - created, horizon) - hazard.chance(now - created, lead));
    if (created <= before && closed > before) add(whileOpen, 2, hazard.chance(before - created, now - before));
    if (created > now - arrivalDays) add(whileOpen, 3, 1);
    if (created > before - arrivalDays && created <= before) add(whileOpen, 4, 1);
    if (created > before - arrivalDays && closed > before) add(whileOpen, 8, 1);
    const from = Math.max(created, lookback);
    const to = Math.min(closed + 1, until);
    if (to > from) add(whileOpen, 6, hazard.expectedWins(from - created, to - created));
  }
  const perDay = (day: number) => 1 / Math.min(arrivalDays, Math.max(1, day + 1 - since));
  // Of the deals created on a day before the period only those still open at its start are seen.
  let seenDays = now - before;
  for (let age = 1; age <= arrivalDays; age += 1) seenDays += hazard.openAfter(age);
  const sumOf = (indices: Iterable<number>): Tally => {
    const total = new Float64Array(fields);
    for (const index of indices)
      for (let field = 0; field < fields; field += 1)
        total[field] = (total[field] ?? 0) + (sums[index * fields + field] ?? 0);
    const [
      wins = 0,
      fromOpen = 0,
      fromOpenAtStart = 0,
      created = 0,
      createdBeforeStart = 0,
      wonBefore = 0,
      expectedBefore = 0,
      losses = 0,
      seen = 0,
    ] = total;
    return {
      wins,
      fromOpen,
      fromOpenAtStart,
      created: created * perDay(now),
      createdBeforeStart: createdBeforeStart * perDay(before),
      wonBefore,
      expectedBefore,
      losses,
      arrivals: seen / seenDays,
    };
  };
  const wonOfNew = (days: number) => {
    let sum = 0;
    for (let after = 0; after < days; after += 1) sum += Math.min(1, days - after) * hazard.wonBy(after);
    return sum;
  };
  return {
    all: sumOf(Array.from({ length: owners + 1 }, (_, index) => index)),
    unowned: sumOf([owners]),
    of: sumOf,
    wonOfNew: wonOfNew(horizon) - wonOfNew(lead),
    wonOfNewAtStart: wonOfNew(Math.max(0, now - before)),
  };
}
