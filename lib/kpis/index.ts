import { activityScore } from './activity-score.ts';
import { appointmentRate } from './appointment-rate.ts';
import { appointments } from './appointments.ts';
import { averageDealSize } from './average-deal-size.ts';
import { calls } from './calls.ts';
import { connectedCalls } from './connected-calls.ts';
import { dealsWon } from './deals-won.ts';
import { grossMargin } from './gross-margin.ts';
import { grossProfit } from './gross-profit.ts';
import type { Kpi } from './kpi.ts';
import { medianDealSize } from './median-deal-size.ts';
import { meetingsHeld } from './meetings-held.ts';
import { newMrr } from './new-mrr.ts';
import { openDeals } from './open-deals.ts';
import { openPipeline } from './open-pipeline.ts';
import { pipelineCoverage } from './pipeline-coverage.ts';
import { qualifiedMeetings } from './qualified-meetings.ts';
import { repeatRate } from './repeat-rate.ts';
import { revenue } from './revenue.ts';
import { revenuePerCustomer } from './revenue-per-customer.ts';
import { salesCycle } from './sales-cycle.ts';
import { salesCycleMean } from './sales-cycle-mean.ts';
import { salesVelocity } from './sales-velocity.ts';
import { winRate } from './win-rate.ts';
import { winRateAmount } from './win-rate-amount.ts';
import { winRateCohort } from './win-rate-cohort.ts';
import { winRateInPeriod } from './win-rate-in-period.ts';

/** Every KPI there is, in the order in which they are shown: the everyday ones first. */
export const kpis = [
  revenue,
  dealsWon,
  winRate,
  averageDealSize,
  calls,
  meetingsHeld,
  openPipeline,
  grossProfit,
  grossMargin,
  newMrr,
  connectedCalls,
  appointments,
  appointmentRate,
  qualifiedMeetings,
  winRateAmount,
  winRateInPeriod,
  winRateCohort,
  revenuePerCustomer,
  medianDealSize,
  repeatRate,
  openDeals,
  pipelineCoverage,
  salesCycle,
  salesCycleMean,
  salesVelocity,
  activityScore,
] as const;

export type KpiId = (typeof kpis)[number]['id'];

const byId: ReadonlyMap<string, Kpi> = new Map(kpis.map((kpi) => [kpi.id, kpi]));

/** `undefined` for an id that no KPI has, e.g. a target's from a newer version. */
export const kpiById = (id: string): Kpi | undefined => byId.get(id);
