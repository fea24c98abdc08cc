import type { Period } from '../../domain/period.ts';
import { contains } from '../../domain/period.ts';
import type { Kpi } from '../../kpis/kpi.ts';
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
  const isRunning = contains(period, look.now.slice(0, 10));
  const target = targetOf(kpi, period, look)?.target.value;
  const deals = isRunning ? (dealQuestionOf({ kpi, measure, period, look, target })?.landing.deals ?? []) : [];
  const partOf = ({ amount, chance }: OpenDeal) => amount * chance;
  return {
    rows: measure.rows,
    left: measure.left,
    open: deals.filter(({ chance }) => chance > 0).sort((a, b) => partOf(b) - partOf(a) || (a.key < b.key ? -1 : 1)),
  };
}
