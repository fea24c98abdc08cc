import type { Day } from '../domain/day.ts';

/** Which rung of the ladder of methods an estimate stands on; each has a label in the UI. */
export type LandingMethod = 'complete' | 'current' | 'run-rate' | 'pipeline-prior' | 'pipeline-history' | 'rate-history' | 'blend';

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
};
