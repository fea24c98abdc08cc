import type { Calendar } from '../domain/calendar.ts';
import { serialOf, type Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import type { Landing } from './landing.ts';
import { periodsBefore } from './past-periods.ts';
import { forecastStrength, type Outcome } from './strength.ts';
import { countWorkdays } from './workdays.ts';

export type Flow = {
  /** What was done on each day: calls, meetings held. Days without any need not be there. */
  perDay: ReadonlyMap<Day, number>;
  period: Period;
  asOf: Day;
  /** Share of `asOf`'s working hours still ahead, 0…1. */
  dayLeft?: number;
  calendar: Calendar;
  target?: number;
};

/** Calendar days looked back for the usual rate. */
const windowDays = 88;
/** Fewest business days of history for a usual rate to be known. */
const leastDays = 5;
/** Relative variance of what is still to come that no history takes away, and per month ahead; as for deals. */
const lasting = 1 / 30;
const perMonth = 0.1;

/**
 * Where a count of things done lands: done to date + the usual and the present pace for the business days left, as a
 * negative binomial. The usual pace is worth as many events as past months show it to be reliable for; without any, the
 * landing is the plain business-day run-rate with a band.
 */
export function landFlow({ perDay, period, asOf, dayLeft = 0, calendar, target }: Flow): Landing {
  const workdays = countWorkdays(calendar);
  const [from, to, now] = [serialOf(period.start), serialOf(period.end), serialOf(asOf)];
  const days = [...perDay].filter(([day]) => day <= asOf).map(([day, count]) => ({ at: serialOf(day), count }));
  const since = days.reduce((first, { at }) => Math.min(first, at), now + 1);
  const between = (start: number, end: number) =>
    days.reduce((sum, { at, count }) => (at >= start && at < end ? sum + count : sum), 0);
  const done = between(from, Math.min(to, now + 1));
  const historyDays = Math.max(0, from - since);
  const left =
    now < from
      ? workdays(from, to)
      : Math.max(0, workdays(now + 1, to) + (now < to ? dayLeft * workdays(now, now + 1) : 0));
  const passed = Math.max(0, workdays(from, to) - left);
  if (now >= to - 1 && left === 0) return complete(done, asOf, historyDays, target);

  const rateBefore = (start: number) => {
    const first = Math.max(since, start - windowDays);
    const length = workdays(first, start);
    return length >= leastDays ? between(first, start) / length : undefined;
  };
  const outcomes: Outcome[] = periodsBefore({ from, to }, since, 6).flatMap((past) => {
    const rate = rateBefore(past.from);
    return rate === undefined || rate <= 0
      ? []
      : [{ expected: rate * workdays(past.from, past.to), came: between(past.from, past.to) }];
  });
  const usual = rateBefore(from);
  const strength = forecastStrength(outcomes, outcomes.length);
  const isUsualKnown = usual !== undefined && usual > 0;
  const rate = isUsualKnown
    ? (done + strength) / (passed + strength / usual)
    : passed > 0
      ? done / Math.max(1, passed)
      : 0;
  const mean = rate * left;
  const spread = 1 / ((isUsualKnown ? strength : 1) + done) + lasting + (perMonth * left) / 21;
  const mass = negativeBinomial(mean, 1 / spread);
  const quantile = (share: number) => {
    let sum = 0;
    const at = mass.findIndex((chance) => (sum += chance) >= share - 1e-9);
    return done + (at < 0 ? mass.length - 1 : at);
  };
  const needed = target === undefined ? 0 : target - done;
  return {
    asOf,
    historyDays,
    method: isUsualKnown ? 'rate-history' : 'run-rate',
    tentative: historyDays < 30,
    p10: quantile(0.1),
    p50: quantile(0.5),
    p90: quantile(0.9),
    ...(target !== undefined && {
      pHit: mass.reduce((sum, chance, more) => (more >= needed - 1e-9 ? sum + chance : sum), 0),
    }),
  };
}

const complete = (done: number, asOf: Day, historyDays: number, target: number | undefined): Landing => ({
  asOf,
  historyDays,
  method: 'complete',
  rung: 'over',
  p10: done,
  p50: done,
  p90: done,
  ...(target !== undefined && { pHit: done >= target ? 1 : 0 }),
});

/** Chances of 0, 1, 2 … events of a Poisson count whose rate varies as a gamma of this shape; by ratios, rescaled on the way. */
function negativeBinomial(mean: number, shape: number): Float64Array {
  const reach = Math.ceil(mean + 8 * Math.sqrt(mean + mean ** 2 / shape) + 10);
  const mass = new Float64Array(reach + 1);
  mass[0] = 1;
  const odds = mean / (mean + shape);
  for (let count = 1; count <= reach; count += 1) {
    const next = (mass[count - 1] ?? 0) * odds * ((shape + count - 1) / count);
    mass[count] = next;
    if (next > 1e200) for (let back = 0; back <= count; back += 1) mass[back] = (mass[back] ?? 0) * 1e-200;
  }
  const total = mass.reduce((sum, value) => sum + value, 0);
  return mass.map((value) => value / total);
}

/** What was done per day, from rows that each count once or by `value`. */
export function perDayOf(rows: Iterable<{ on?: Day; value?: number }>): Map<Day, number> {
  const sums = new Map<Day, number>();
  for (const { on, value = 1 } of rows) if (on !== undefined) sums.set(on, (sums.get(on) ?? 0) + value);
  return sums;
}
