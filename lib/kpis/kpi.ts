import type { Instant, Day } from '../domain/day.ts';
import type { ExchangeRate } from '../domain/exchange.ts';
import type { Facts } from '../domain/facts.ts';
import type { Currency } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';

/** What a KPI's number is. Money values are minor units of `MeasureContext.currency`; rates are 0…1. */
export type Unit = 'money' | 'count' | 'rate' | 'days' | 'ratio' | 'points';

/** Why there is no number. A surface turns it into a sentence; it never turns it into 0. */
export type NoValue = 'no-rows' | 'no-denominator' | 'nothing-known' | 'no-target' | 'target-reached';

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
  /** Keys of the rows counted on the day they were planned to close, since the day they closed is not known. */
  byPlan?: string[];
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
  /** What counts as a call (架電): every attempt, or only those that reached somebody. Default `attempt`. */
  callCounts?: 'attempt' | 'connected';
  /** What makes a held meeting a qualified one. Default: its deal has an amount and a planned close date. */
  qualification?: Qualification;
  /** リピート率 divides by every customer there has been (`ever`, the default) or by the customers of the period (`period`, リピーター率). */
  repeatPer?: 'ever' | 'period';
  /** KPI id → its weight in the activity score. */
  scoreWeights?: Readonly<Record<string, number>>;
};

/** 有効商談: what the deal of a held meeting must show. All parts given must hold. */
export type Qualification = {
  /** The deal is or was in one of these stages, as the CRM names them; a won deal always passed them. */
  stages?: readonly string[];
  /** Fields of the deal that are known (BANT: the amount is the budget, the close date the timing). */
  known?: readonly ('amount' | 'closeOn' | 'nextStep' | 'account' | 'probability')[];
  /** The deal's probability is at least this, 0…1. */
  probability?: number;
};

export type MeasureContext = {
  period: Period;
  /** Today in the person's zone. */
  today: Day;
  /** The currency money is told in. Amounts of another currency are not added: they are left out and counted as not covered. */
  currency: Currency;
  definitions: Definitions;
  /** Rates the person set; what they cannot convert is left out and counted as not covered. */
  rates?: readonly ExchangeRate[];
  /** All facts read, for questions that reach beyond the scope (is this customer new? whose deal was the meeting about?). Absent: the scope's own. */
  everything?: Facts;
  /** KPI id → what its target asks for in the period, in that KPI's unit. */
  targets?: Readonly<Record<string, number>>;
};

export type Bilingual = { ja: string; en: string };

export type Kpi<Id extends string = string> = {
  id: Id;
  unit: Unit;
  /** Which way is good. */
  better: 'higher' | 'lower';
  /** How a value over a period builds up: a `flow` accumulates to the period's end, a `level` is a state, a `rate` is a quotient. */
  nature: 'flow' | 'level' | 'rate';
  /**
   * What its landing is made of, beyond the plain run-rate: the open deals by `amount` or as `deals`, `events` that happen
   * day by day, or `trials` of which some succeed (a rate whose two sides are counts).
   */
  lands?: 'amount' | 'deals' | 'events' | 'trials';
  label: Bilingual;
  /** One sentence a salesperson would sign. */
  definition: Bilingual;
  formula: Bilingual;
  /** The formula as the switches bend it, where they do: this is what stands beside the number. */
  formulaBy?: (definitions: Definitions) => Bilingual;
  /** Fields without which a row cannot be counted. */
  needs: readonly string[];
  /** It looks beyond its scope (`MeasureContext.everything`): a row of somebody else can move it. */
  looksBeyond?: true;
  /** KPIs whose targets its formula uses. */
  against?: readonly string[];
  /** Facts are already of the scope asked for; the period is applied here, since each KPI knows its own date. */
  measure: (facts: Facts, context: MeasureContext) => Measure;
};

export const defineKpi = <const Id extends string>(kpi: Kpi<Id>): Kpi<Id> => kpi;
