import type { Day, Instant } from './day.ts';
import type { Scope } from './facts.ts';
import type { Period, PeriodKind } from './period.ts';

/** 目標: what a KPI is to reach, for whom, in which period, by when. `value` in the KPI's own unit (minor units for money). */
export type Target = {
  id: string;
  kpi: string;
  scope: Scope;
  period: Period;
  /** It holds for `period` and for every later period of this kind, until another is set. Absent: for `period` only. */
  repeats?: PeriodKind;
  /** Last day that counts; may lie before the period's end. */
  deadline: Day;
  /** 現行予算 */
  value: number;
  /** 当初予算: what was first set; never changes. */
  original: number;
  /** What lies beyond it, same unit: a stretch and a challenge; `value` is the base. */
  tiers?: { stretch?: number; challenge?: number };
  /** `company`: given by the organisation, the rep cannot change it. Absent: set by the person. */
  by?: 'company';
  /** Oldest first. */
  changes: { at: Instant; from: number; to: number; reason: string }[];
};
