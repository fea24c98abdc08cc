import type { Day } from '../../domain/day.ts';
import type { DealFact } from '../../domain/deal.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Money } from '../../domain/money.ts';
import { contains, type Period } from '../../domain/period.ts';
import type { MeasureContext } from '../kpi.ts';

export type Sorted = { counted: DealFact[]; left: DealFact[] };

/** A deal without a date may lie in any period; one with a date only in its own. */
const mightLieIn = (period: Period, day: Day | undefined): boolean => day === undefined || contains(period, day);

/**
 * Deals of a status whose date lies in the period. Left out, and named as such: deals of that status without the date,
 * and deals of an unmapped stage that might belong.
 */
export function closedDeals(facts: Facts, period: Period, isWanted: (deal: DealFact) => boolean, dateOf: (deal: DealFact) => Day | undefined): Sorted {
  const counted: DealFact[] = [];
  const left: DealFact[] = [];
  for (const deal of facts.deals) {
    if (deal.status === 'unmapped') {
      if (mightLieIn(period, dateOf(deal) ?? deal.closeOn)) left.push(deal);
    } else if (isWanted(deal)) {
      const day = dateOf(deal);
      if (day === undefined) left.push(deal);
      else if (contains(period, day)) counted.push(deal);
    }
  }
  return { counted, left };
}

/** The date that puts revenue into a period, by the definition chosen: 受注 (won), 計上 (booked) or 入金 (paid). */
export function revenueDateOf(deal: DealFact, context: Pick<MeasureContext, 'definitions'>): Day | undefined {
  const { revenueDate } = context.definitions;
  return revenueDate === 'booked' ? deal.bookedOn : revenueDate === 'paid' ? deal.paidOn : deal.closedOn;
}

export const wonDeals = (facts: Facts, context: MeasureContext): Sorted =>
  closedDeals(facts, context.period, ({ status }) => status === 'won', ({ closedOn }) => closedOn);

export const decidedDeals = (facts: Facts, context: MeasureContext): Sorted =>
  closedDeals(facts, context.period, ({ status }) => status === 'won' || status === 'lost', ({ closedOn }) => closedOn);

/** Won deals by the revenue date chosen. */
export const revenueDeals = (facts: Facts, context: MeasureContext): Sorted =>
  closedDeals(facts, context.period, ({ status }) => status === 'won', (deal) => revenueDateOf(deal, context));

export const openDeals = (facts: Facts): Sorted => ({
  counted: facts.deals.filter(({ status }) => status === 'open'),
  left: facts.deals.filter(({ status }) => status === 'unmapped'),
});

/** Minor units of the context's currency; `undefined` for an amount that is unknown or of another currency. */
export function minorOf(money: Money | undefined, context: MeasureContext): number | undefined {
  return money?.currency === context.currency ? money.minor : undefined;
}

export type Summed = Sorted & { sum: number; approximate: boolean };

/** Adds up one money field; deals without it, or in another currency, move to `left`. */
export function sumOf({ counted, left }: Sorted, pick: (deal: DealFact) => Money | undefined, context: MeasureContext): Summed {
  const result: Summed = { counted: [], left: [...left], sum: 0, approximate: false };
  for (const deal of counted) {
    const minor = minorOf(pick(deal), context);
    if (minor === undefined) {
      result.left.push(deal);
      continue;
    }
    result.counted.push(deal);
    result.sum += minor;
    result.approximate ||= deal.approximate;
  }
  return result;
}

export const sumAmounts = (deals: Sorted, context: MeasureContext): Summed => sumOf(deals, ({ amount }) => amount, context);
