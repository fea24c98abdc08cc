import type { Day } from '../../domain/day.ts';
import type { DealFact } from '../../domain/deal.ts';
import { convert } from '../../domain/exchange.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Money } from '../../domain/money.ts';
import { contains, type Period } from '../../domain/period.ts';
import type { MeasureContext } from '../kpi.ts';
import { remembering } from './remembered.ts';

export type Sorted = {
  readonly counted: readonly DealFact[];
  readonly left: readonly DealFact[];
  /** Those of the counted that are dated by a plan. */
  readonly byPlan?: readonly DealFact[];
};
type DateOf = (deal: DealFact) => Day | undefined;

/** A deal without a date may lie in any period; one with a date only in its own. */
export const mightLieIn = (period: Period, day: Day | undefined): boolean => day === undefined || contains(period, day);

/**
 * Deals of a status whose date lies in the period. Left out, and named as such: deals of that status without the date,
 * and deals of an unmapped stage that might belong.
 */
export function closedDeals(
  facts: Facts,
  period: Period,
  isWanted: (deal: DealFact) => boolean,
  dateOf: DateOf,
): Sorted {
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
  const byPlan = counted.filter((deal) => deal.closedByPlan && dateOf(deal) === deal.closedOn);
  return { counted, left, ...(byPlan.length > 0 && { byPlan }) };
}

export const isWon = ({ status }: DealFact): boolean => status === 'won';
const closedOn: DateOf = (deal) => deal.closedOn;

/** The date that puts revenue into a period, by the definition chosen: 受注 (won), 計上 (booked) or 入金 (paid). */
export function revenueDateOf(deal: DealFact, context: Pick<MeasureContext, 'definitions'>): Day | undefined {
  const { revenueDate } = context.definitions;
  return revenueDate === 'booked' ? deal.bookedOn : revenueDate === 'paid' ? deal.paidOn : deal.closedOn;
}

const sorted = remembering<DealFact, Sorted>();
const inPeriod = (what: string, { start, end }: Period): string => `${what} ${start} ${end}`;

export const wonDeals = (facts: Facts, { period }: MeasureContext): Sorted =>
  sorted(facts.deals, inPeriod('won', period), () => closedDeals(facts, period, isWon, closedOn));

export const decidedDeals = (facts: Facts, { period }: MeasureContext): Sorted =>
  sorted(facts.deals, inPeriod('decided', period), () =>
    closedDeals(facts, period, ({ status }) => status === 'won' || status === 'lost', closedOn),
  );

/** Won deals by the revenue date chosen. */
export const revenueDeals = (facts: Facts, context: MeasureContext): Sorted =>
  sorted(facts.deals, inPeriod(context.definitions.revenueDate, context.period), () =>
    closedDeals(facts, context.period, isWon, (deal) => revenueDateOf(deal, context)),
  );

export const openDealsOf = (facts: Facts): Sorted =>
  sorted(facts.deals, 'open', () => ({
    counted: facts.deals.filter(({ status }) => status === 'open'),
    left: facts.deals.filter(({ status }) => status === 'unmapped'),
  }));

/**
 * Minor units of the context's currency. A foreign amount is converted by the rate of the day its deal was won, lost or
 * booked, an open deal's by today's; `undefined` when the amount is unknown or no rate was set for that day.
 */
export function minorOf(money: Money | undefined, deal: DealFact, context: MeasureContext): number | undefined {
  if (money === undefined || money.currency === context.currency) return money?.minor;
  if (!context.rates) return undefined;
  const day = (deal.status === 'won' ? revenueDateOf(deal, context) : undefined) ?? deal.closedOn ?? context.today;
  return convert(money, context.currency, day, context.rates);
}

export type Summed = { counted: DealFact[]; left: DealFact[]; byPlan: DealFact[]; sum: number; approximate: boolean };

/** Adds up one figure of each deal; deals without it move to `left`. */
export function sumOf({ counted, left, byPlan }: Sorted, figureOf: (deal: DealFact) => number | undefined): Summed {
  const result: Summed = { counted: [], left: [...left], byPlan: [], sum: 0, approximate: false };
  const planned = new Set(byPlan);
  for (const deal of counted) {
    const figure = figureOf(deal);
    if (figure === undefined) {
      result.left.push(deal);
      continue;
    }
    result.counted.push(deal);
    if (planned.has(deal)) result.byPlan.push(deal);
    result.sum += figure;
    result.approximate ||= deal.approximate;
  }
  return result;
}

export const amountOf = (deal: DealFact, context: MeasureContext): number | undefined =>
  minorOf(deal.amount, deal, context);

export const sumAmounts = (deals: Sorted, context: MeasureContext): Summed =>
  sumOf(deals, (deal) => amountOf(deal, context));
