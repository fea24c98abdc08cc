import { averageDealSize } from './average-deal-size.ts';
import { calls } from './calls.ts';
import { dealsWon } from './deals-won.ts';
import type { Kpi } from './kpi.ts';
import { meetingsHeld } from './meetings-held.ts';
import { openPipeline } from './open-pipeline.ts';
import { revenue } from './revenue.ts';
import { winRateAmount } from './win-rate-amount.ts';
import { winRate } from './win-rate.ts';

/** Every KPI there is, in the order in which they are shown. */
export const kpis = [revenue, dealsWon, winRate, winRateAmount, averageDealSize, calls, meetingsHeld, openPipeline] as const;

export type KpiId = (typeof kpis)[number]['id'];

const byId: ReadonlyMap<string, Kpi> = new Map(kpis.map((kpi) => [kpi.id, kpi]));

/** `undefined` for an id that no KPI has, e.g. a target's from a newer version. */
export const kpiById = (id: string): Kpi | undefined => byId.get(id);
