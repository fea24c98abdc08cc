import { addBusinessDays, businessDays } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Stage } from './gap.ts';
import { shrunkRate, usualWeight } from './land-rate.ts';

/** One step of the own funnel, as it has been. */
export type FunnelStep = {
  from: Stage;
  to: Stage;
  /** How many of `trials` that reached `from` reached `to`. */
  successes: number;
  trials: number;
  /** The team's or an earlier rate. */
  usual?: number;
  /** Business days from `from` to `to`, of those that got there; empty when none is known. */
  lags: readonly number[];
  /** The team's or an earlier median lag, in business days. */
  usualLag?: number;
};

export type PlanRequest = {
  /** target − landing, in minor units; nothing to plan at 0 or below. */
  gap: number;
  /** What a won deal brings, drawn towards the team's (see `sizes.ts`). */
  size: number;
  /** From the first effort to the win, in order. */
  steps: readonly FunnelStep[];
  asOf: Day;
  /** Last day that counts. */
  deadline: Day;
  calendar: Calendar;
};

/** How many more of a stage would close the gap, and whether there is still time for them to become wins. */
export type Lever = {
  stage: Stage;
  /** Share of this stage that is won in the end, and median business days until then. Absent: unknown, so the lever cannot be planned. */
  yield?: number;
  lag?: number;
  needed?: number;
  /** Business days on which one more can still land by the deadline; 0: the lever is closed. */
  daysOpen?: number;
  perDay?: number;
  /** Last day on which starting one more still helps. */
  lastDay?: Day;
  isOpen: boolean;
};

export type Plan = {
  gap: number;
  winsNeeded: number;
  /** Business days left until the deadline. */
  daysLeft: number;
  levers: Lever[];
  /** Where the plan turns when no lever with effort in it is open any more. */
  turn: 'none' | 'pull-in-and-size';
};

/** Observations' worth of belief in the usual lag. */
const lagWeight = 5;

/**
 * 逆算: from the gap to how many more wins, qualified meetings, meetings, appointments and calls, per business day on
 * which they can still become a win. A stage whose median way to the win is longer than the time left is closed: more
 * calls today do not save this month, and the plan says so.
 */
export function planFor({ gap, size, steps, asOf, deadline, calendar }: PlanRequest): Plan | undefined {
  if (!(size > 0)) return undefined;
  const daysLeft = businessDays({ start: addDays(asOf, 1), end: addDays(deadline, 1) }, calendar);
  const winsNeeded = Math.max(0, gap) / size;
  let share: number | undefined = 1;
  let lag: number | undefined = 0;
  const levers: Lever[] = [];
  for (const step of [...steps].reverse()) {
    const prior = step.usual === undefined ? undefined : { rate: step.usual, weight: usualWeight };
    const rate = shrunkRate(step.successes, step.trials, prior);
    const own = lagOf(step);
    share = share === undefined || rate === undefined ? undefined : share * rate;
    lag = lag === undefined || own === undefined ? undefined : lag + own;
    levers.unshift(leverOf(step.from, share, lag, winsNeeded, { asOf, daysLeft, calendar }));
  }
  return {
    gap,
    winsNeeded,
    daysLeft,
    levers,
    // Of a lever whose way to the win is not known nobody can say that it is closed.
    turn:
      winsNeeded > 0 && levers.length > 0 && levers.every(({ isOpen, lag }) => !isOpen && lag !== undefined)
        ? 'pull-in-and-size'
        : 'none',
  };
}

function leverOf(
  stage: Stage,
  share: number | undefined,
  lag: number | undefined,
  wins: number,
  { asOf, daysLeft, calendar }: { asOf: Day; daysLeft: number; calendar: Calendar },
): Lever {
  if (share === undefined || share <= 0) return { stage, isOpen: false };
  const needed = wins / share;
  if (lag === undefined) return { stage, yield: share, needed, isOpen: false };
  const daysOpen = Math.max(0, Math.floor(daysLeft - lag));
  const lastDay = daysOpen > 0 ? addBusinessDays(asOf, daysOpen, calendar) : undefined;
  return {
    stage,
    yield: share,
    lag,
    needed,
    daysOpen,
    isOpen: daysOpen > 0,
    ...(daysOpen > 0 && { perDay: needed / daysOpen }),
    ...(lastDay !== undefined && { lastDay }),
  };
}

/** The median of the own lags, drawn towards the usual one. */
function lagOf({ lags, usualLag }: FunnelStep): number | undefined {
  const sorted = [...lags].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const own =
    sorted.length === 0 ? undefined : ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  if (own === undefined || usualLag === undefined) return own ?? usualLag;
  return (own * sorted.length + usualLag * lagWeight) / (sorted.length + lagWeight);
}

/** An open deal that could close the gap without any new effort at the top of the funnel. */
export type PullIn = { key: string; amount: number; planned?: Day };

/** Open deals planned to close after the deadline, largest first, and how much larger the expected wins would have to be. */
export function turnsOf(
  open: readonly PullIn[],
  deadline: Day,
  gap: number,
  expectedFromOpen: number,
): { pullIn: PullIn[]; /** Factor on the size of what is expected to be won. */ sizeFactor?: number } {
  const pullIn = open
    .filter(({ planned, amount }) => planned !== undefined && planned > deadline && amount > 0)
    .sort((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1));
  return { pullIn, ...(expectedFromOpen > 0 && gap > 0 && { sizeFactor: 1 + gap / expectedFromOpen }) };
}
