import type { Day } from '../domain/day.ts';
import type { GapPart, Stage } from '../landing/gap.ts';
import type { Turning, Watch } from '../landing/watch-state.ts';
import type { OwnRecord } from './standing.ts';

/** Why there is a gap to the main target, what to do today, and how far the product's word has been good so far. */
export type Steering = {
  kpi: string;
  watch?: Omit<Watch, 'turning'> & { turning: NamedTurning[] };
  /** Open deals on which most of the target hangs, most decisive first. */
  decisive: Decisive[];
  gaps: GapSplit[];
  plan?: DayPlan;
  /** Absent while no period with kept landings is over. */
  record?: OwnRecord;
};

/** A deal that would change the state, by the name a person knows it by. */
export type NamedTurning = Turning & { name?: string };

/** One open deal and what hangs on it. */
export type Decisive = {
  key: string;
  name?: string;
  account?: string;
  /** Its page in the CRM, where one was seen. */
  url?: string;
  /** In the target's unit. */
  amount: number;
  /** P(hit | won) − P(hit | lost), 0…1. */
  criticality: number;
  /** How far the chance to hit rises from today's once it is won, 0…1. */
  lift: number;
};

/** A difference in whole units of the target, and its parts, which sum to it exactly. */
export type GapSplit = {
  /** `plan`: the landing against the target. `past`: so far against the mean of earlier periods at the same point. */
  against: 'plan' | 'past';
  difference: number;
  parts: GapPart[];
  /** How many earlier periods the mean is of, and up to which day was counted. */
  periods?: number;
  until?: Day;
};

/** What a stage asks for today. */
export type TodayStep = {
  stage: Stage;
  /** Usual day's work + what the gap asks for on top, and of it still to be done today. Whole, rounded up. */
  total: number;
  left: number;
  /** Per business day: own pace of the last quarter, and what comes on top. */
  usual: number;
  extra: number;
  /** Last day on which one more can still count in time; absent for the target's own stage. */
  lastDay?: Day;
};

/** 逆算: from the gap to today. */
export type DayPlan = {
  /** target − landing, in the target's unit; 0 when nothing is missing. */
  gap: number;
  /** Wins (or whatever the target counts) that would close it. */
  needed: number;
  /** Business days left, today included while it is worked. */
  daysLeft: number;
  today: TodayStep[];
  /** Stages from which nothing reaches the goal in time any more, and their usual business days until then. */
  closed: { stage: Stage; lag: number }[];
  /** Stages of which nobody can say how long they take. */
  unknown: Stage[];
  /** Where to turn when no effort comes in time: always named, pressing when `isOnlyWay`. */
  turn?: Turn;
  /** The rates stand on fewer than five: drawn to what is usual, shown as 参考値. */
  thin: boolean;
};

export type Turn = {
  isOnlyWay: boolean;
  /** Open deals planned for after the deadline. */
  pullIn: { count: number; amount: number; largest?: Decisive };
  /** So many times as large would the wins expected from open deals have to be. */
  sizeFactor?: number;
  /** Deals lost within the last 90 days, to be taken up again. */
  recover: { count: number; amount: number };
};
