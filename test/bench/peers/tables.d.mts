import type { ActivityFact } from '../../../lib/domain/activity.ts';
import type { Facts } from '../../../lib/domain/facts.ts';

/** Of every owner: revenue, wins, open deals, their amounts, calls, connected calls, meetings held. */
export type Sums = Map<string, number[]>;

export type Columns = { owners: Map<string, number> };

export function columnsOf(facts: Facts): Columns;
export function typedLoop(columns: Columns): Sums;
export function crossfilterOf(facts: Facts): { told: () => Sums; change: (activity: ActivityFact) => Sums };
export function arqueroOf(facts: Facts): () => Sums;
export function duckdbOf(
  facts: Facts,
): Promise<{ told: () => Sums; change: (activity: ActivityFact) => Sums; close: () => void }>;
