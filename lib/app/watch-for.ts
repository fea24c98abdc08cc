import type { Period } from '../domain/period.ts';
import type { Kpi, Measure } from '../kpis/kpi.ts';
import type { DealLanding, Landing } from '../landing/landing.ts';
import { watch, type Watch } from '../landing/watch-state.ts';
import { dealQuestionOf } from './landing-of.ts';
import { contextOf, landingsFor, type Look } from './progress-of.ts';
import type { KeptWatch } from './standing.ts';

/** The watch as it stands, for hysteresis, and as an earlier day left it, to tell what has moved since. */
export type Before = { watch?: KeptWatch | undefined; earlier?: KeptWatch | undefined };

/**
 * Whether a KPI's target can still be reached. Of a KPI that is not made of deals, what is still to come counts as one
 * part. `undefined` where the landing gives no chance, or less is better.
 */
export function watchFor(kpi: Kpi, period: Period, target: number, look: Look, before: Before): Watch | undefined {
  const measure = kpi.measure(look.facts, contextOf(period, look));
  const landing = landingsFor(kpi, measure, period, look, target)?.shown;
  if (!landing || kpi.better === 'lower') return undefined;
  return watchOf({ kpi, period, look, measure, landing, target }, before);
}

type Standpoint = { kpi: Kpi; period: Period; look: Look; measure: Measure; landing: Landing; target: number };

export function watchOf(
  { kpi, period, look, measure, landing, target }: Standpoint,
  { watch: last, earlier }: Before,
): Watch | undefined {
  const found = dealQuestionOf({ kpi, measure, period, look, target });
  const { value = 0 } = measure;
  const made: DealLanding = found
    ? { ...found.landing, ...landing }
    : { ...landing, won: value, fromOpen: 0, fromNew: landing.p50 - value, deals: [], left: [] };
  if (!last) return watch(made, target);
  return watch(made, target, { ...last, seen: (earlier ?? last).seen, turning: [] });
}
