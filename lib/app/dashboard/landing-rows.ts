import type { Period } from '../../domain/period.ts';
import { contains } from '../../domain/period.ts';
import type { Kpi, Measure } from '../../kpis/kpi.ts';
import type { OpenDeal } from '../../landing/landing.ts';
import { dealQuestionOf } from '../landing-of.ts';
import { contextOf, targetOf, type Look } from '../progress-of.ts';

/**
 * What a landing is made of: the rows counted so far, and the open deals it counts on, the largest part first. What a usual
 * pace or deals not created yet add to it has no rows.
 */
export function landingRows(
  kpi: Kpi,
  period: Period,
  look: Look,
): { rows: readonly string[]; left: readonly string[]; open: OpenDeal[] } {
  const measure = kpi.measure(look.facts, contextOf(period, look));
  const deals = openDealsOf(kpi, measure, period, look);
  const partOf = ({ amount, chance }: OpenDeal) => amount * chance;
  return {
    rows: measure.rows,
    left: measure.left,
    open: deals.filter(({ chance }) => chance > 0).sort((a, b) => partOf(b) - partOf(a) || (a.key < b.key ? -1 : 1)),
  };
}

/** The open deals of which a gap is decided, the one on which most of the target hangs first. */
export const decidingDeals = (kpi: Kpi, period: Period, look: Look): OpenDeal[] =>
  openDealsOf(kpi, kpi.measure(look.facts, contextOf(period, look)), period, look)
    .filter(({ criticality = 0 }) => criticality > 0)
    .sort((a, b) => (b.criticality ?? 0) - (a.criticality ?? 0) || (a.key < b.key ? -1 : 1));

function openDealsOf(kpi: Kpi, measure: Measure, period: Period, look: Look): readonly OpenDeal[] {
  if (!contains(period, look.now.slice(0, 10))) return [];
  const target = targetOf(kpi, period, look)?.target.value;
  return dealQuestionOf({ kpi, measure, period, look, target })?.landing.deals ?? [];
}
