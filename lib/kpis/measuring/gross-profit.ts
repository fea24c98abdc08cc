import type { DealFact } from '../../domain/deal.ts';
import type { Facts } from '../../domain/facts.ts';
import type { MeasureContext } from '../kpi.ts';
import { amountOf, minorOf, revenueDeals, sumOf, type Summed } from './deals.ts';

/**
 * 粗利 of the won deals: amount − cost. A deal without a cost takes the default margin where one is set (the sum is then
 * an approximation); without either it is left out, because an unknown cost is not a cost of zero.
 */
export function grossProfitOf(facts: Facts, context: MeasureContext): Summed & { revenue: number } {
  const { defaultMargin } = context.definitions;
  let revenue = 0;
  let isEstimated = false;
  const profitOf = (deal: DealFact): number | undefined => {
    const amount = amountOf(deal, context);
    const cost = minorOf(deal.cost, deal, context);
    if (amount === undefined || (cost === undefined && (defaultMargin === undefined || deal.cost))) return undefined;
    revenue += amount;
    isEstimated ||= cost === undefined;
    return cost === undefined ? Math.round(amount * (defaultMargin ?? 0)) : amount - cost;
  };
  const summed = sumOf(revenueDeals(facts, context), profitOf);
  return { ...summed, revenue, approximate: summed.approximate || isEstimated };
}
