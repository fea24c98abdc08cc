import { daysBetween } from '../../domain/day.ts';
import type { Facts } from '../../domain/facts.ts';
import type { MeasureContext } from '../kpi.ts';
import { sumOf, wonDeals, type Summed } from './deals.ts';

/** Calendar days from created to won (the same day is 0) of the deals won in the period. Dates that run backwards are left out. */
export function cyclesOf(facts: Facts, context: MeasureContext): Summed & { days: number[] } {
  const days: number[] = [];
  const summed = sumOf(wonDeals(facts, context), ({ createdOn, closedOn }) => {
    const length = createdOn === undefined || closedOn === undefined ? -1 : daysBetween(createdOn, closedOn);
    if (length < 0) return undefined;
    days.push(length);
    return length;
  });
  return { ...summed, approximate: false, days };
}
