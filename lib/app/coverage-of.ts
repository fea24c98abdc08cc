import type { Instant } from '../domain/day.ts';
import { mainOf } from './main-of.ts';
import type { Overview } from './progress.ts';

/** How far the figures of a surface can be trusted: coverage of the main one, freshness and doubt of all. */
export type CoverageFigures = {
  known: number;
  of: number;
  newest?: Instant;
  oldest?: Instant;
  partialPages: number;
  unseen?: number;
  approximate: boolean;
  byPlan: number;
};

/** How many deals any figure counts on the day they were planned to close. */
export const datedByPlan = ({ progress }: Overview): number =>
  new Set(progress.flatMap(({ measure }) => measure.byPlan ?? [])).size;

export function coverageOf(overview: Overview, byPlan: number = datedByPlan(overview)): CoverageFigures {
  const measure = mainOf(overview)?.measure;
  const { newest, oldest, counts } = overview;
  return {
    known: measure?.known ?? 0,
    of: measure?.of ?? 0,
    ...(newest !== undefined && { newest }),
    ...(oldest !== undefined && { oldest }),
    partialPages: counts.partialPages,
    ...(counts.unseen !== undefined && { unseen: counts.unseen }),
    approximate: overview.progress.some((progress) => progress.measure.approximate),
    byPlan,
  };
}
