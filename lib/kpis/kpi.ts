import type { Currency } from '../domain/money.ts';
import type { Instant, Day } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';

/** What a KPI's number is. Money values are minor units of `MeasureContext.currency`; rates are 0…1. */
export type Unit = 'money' | 'count' | 'rate' | 'days' | 'ratio' | 'points';

/** Why there is no number. A surface turns it into a sentence; it never turns it into 0. */
export type NoValue = 'no-rows' | 'no-denominator' | 'nothing-known';

/** A number that says how much of it can be trusted. */
export type Measure = {
  /** Absent when it cannot be computed; `why` then says the reason. Minor units for money, 0…1 for rates. */
  value?: number;
  why?: NoValue;
  unit: Unit;
  /** Coverage: `known` of `of` rows had what the formula needs. */
  known: number;
  of: number;
  /** For a rate or an average: what stands above and below the line. */
  numerator?: number;
  denominator?: number;
  /** How many observations stand behind the value (a rate's denominator; a sum's rows). */
  sample: number;
  /** Some of the rows carry a rounded amount. */
  approximate: boolean;
  /** Keys of the rows counted, and of those left out for lack of a field. */
  rows: string[];
  left: string[];
  /** When the oldest row behind it was last seen. */
  oldest?: Instant;
};

/** Switches of the definitions; each is shown beside the number it bends. */
export type Definitions = {
  /** Which date puts revenue into a period. */
  revenueDate: 'closed' | 'booked' | 'paid';
  /** 粗利 margin (0…1) assumed for a deal without a cost; absent: such deals are not covered. */
  defaultMargin?: number;
  /** What an appointment rate divides by. */
  appointmentPer: 'call' | 'connected';
};

export type MeasureContext = {
  period: Period;
  /** Today in the person's zone. */
  today: Day;
  /** The currency money is told in. Amounts of another currency are not added: they are left out and counted as not covered. */
  currency: Currency;
  definitions: Definitions;
};

export type Bilingual = { ja: string; en: string };

export type Kpi<Id extends string = string> = {
  id: Id;
  unit: Unit;
  /** Which way is good. */
  better: 'higher' | 'lower';
  /** How a value over a period builds up: a `flow` accumulates to the period's end, a `level` is a state, a `rate` is a quotient. */
  nature: 'flow' | 'level' | 'rate';
  label: Bilingual;
  /** One sentence a salesperson would sign. */
  definition: Bilingual;
  formula: Bilingual;
  /** Fields without which a row cannot be counted. */
  needs: readonly string[];
  /** Facts are already of the scope asked for; the period is applied here, since each KPI knows its own date. */
  measure: (facts: Facts, context: MeasureContext) => Measure;
};

export const defineKpi = <const Id extends string>(kpi: Kpi<Id>): Kpi<Id> => kpi;
