import type { Day } from '../domain/day.ts';

/** Which rung of the ladder of methods an estimate stands on; each has a label in the UI. */
export type LandingMethod =
  | 'complete'
  | 'current'
  | 'run-rate'
  | 'pipeline-prior'
  | 'pipeline-history'
  | 'rate-history'
  | 'blend';

/** Where a KPI's period will end, as seen from `asOf`. Same unit as the KPI's value. */
export type Landing = {
  asOf: Day;
  method: LandingMethod;
  /** The middle estimate. */
  p50: number;
  /** 80 % band; absent when the method has none. */
  p10?: number;
  p90?: number;
  /** Chance that the landing reaches the target, 0…1; absent without a target or a distribution. */
  pHit?: number;
  /** Days of history it stands on. */
  historyDays: number;
  /** How far up the ladder of methods the history reaches; see `ladder.ts`. */
  rung?: Rung;
  /** Too young a history to be relied on: shown as 参考値. */
  tentative?: boolean;
  /** Blended with the plain run-rate by how both have done, from the own ledger. */
  byRecord?: true;
};

/**
 * Steps of the ladder of methods, by what is known:
 * `over` the period has ended; `blank` nothing but the sum so far; `first-days` only this period and the open deals;
 * `weeks` under 30 days of closed history; `month` under 60; `two-months` under 90; `quarter` 90 and more.
 */
export type Rung = 'over' | 'blank' | 'first-days' | 'weeks' | 'month' | 'two-months' | 'quarter';

/** One open deal's part in the landing. */
export type OpenDeal = {
  key: string;
  /** What it adds when it is won, in the landing's unit. */
  amount: number;
  /** Chance that it is won by the deadline, 0…1. */
  chance: number;
  /** P(hit | won) − P(hit | lost), 0…1: how much of the target hangs on it. Absent without a target. */
  criticality?: number;
};

/** A landing of deals, with what it is made of. */
export type DealLanding = Landing & {
  /** Won to date. */
  won: number;
  /** Expected from the deals open today. */
  fromOpen: number;
  /** Expected from deals not created yet (or never seen open). */
  fromNew: number;
  deals: OpenDeal[];
  /** Rows that could not be used, by reason. */
  left: Left[];
};

/** Keys of rows left out of a landing, and why. */
export type Left = { reason: LeftReason; keys: string[] };
export type LeftReason = 'no-amount' | 'no-closing-day' | 'no-day' | 'negative-amount' | 'other-currency' | 'unmapped';
