import { addDays } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import type { Kpi, Measure, MeasureContext } from '../kpis/kpi.ts';
import type { Stage } from '../landing/gap.ts';
import type { Landing } from '../landing/landing.ts';
import { contextOf, type Look } from './progress-of.ts';

/** A KPI against its target, at one moment: what gap and plan start from. */
export type Course = {
  kpi: Kpi;
  period: Period;
  look: Look;
  measure: Measure;
  landing: Landing;
  target: number;
};

/** How far back own rates, lags and sizes are counted. */
const longDays = 365;

/** The long period up to today over which the own funnel is counted. */
export const longContext = (look: Look): MeasureContext => {
  const today = look.now.slice(0, 10);
  return contextOf({ start: addDays(today, -longDays), end: addDays(today, 1) }, look);
};

const goals: Record<string, Stage> = {
  revenue: 'won',
  'deals-won': 'won',
  calls: 'calls',
  appointments: 'appointments',
  'meetings-held': 'meetings',
  'qualified-meetings': 'qualified',
};

/** The stage whose count a KPI is made of; `undefined` for one that no funnel leads to. */
export const goalOf = (kpi: Kpi): Stage | undefined => goals[kpi.id];
