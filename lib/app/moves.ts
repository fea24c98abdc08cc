import type { Day, Instant } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Unit } from '../kpis/kpi.ts';
import type { Move } from '../landing/moves.ts';

/** Since when: the end of the business day before today, or of the day a week ago. */
export type Since = 'day' | 'week';

/** Where a landing stood at one of the two moments, in whole units. */
export type Stand = { landing: number; pHit?: number; target?: number };

/** A row that moved, by the name a person knows it by, and what it was and is. */
export type MovedRow = {
  key: string;
  effect: number;
  name?: string;
  account?: string;
  /** Its page in the CRM, where one was seen. */
  url?: string;
  before?: MovedDeal;
  after?: MovedDeal;
};

export type MovedDeal = Pick<
  DealFact,
  'status' | 'stage' | 'amount' | 'probability' | 'closeOn' | 'closedOn' | 'owner'
>;

/** A part of the change. `of`: how many rows it has; `rows` holds the largest of them. */
export type MovePart = { kind: Move['kind']; effect: number; of: number; rows: MovedRow[] };

/** What moved the landing of the main target, or why nobody can say. */
export type Moves = { since: Since; kpi: string } & (
  | MovesTold
  | {
      /**
       * `no-landing`: there is none now. `new-period`: it began today. `unknown`: the rows were not read before `knownSince`.
       * `none-earlier`: what was known then gave no landing.
       */
      why: 'no-landing' | 'new-period' | 'unknown' | 'none-earlier';
      day?: Day;
      knownSince?: Instant;
    }
);

export type MovesTold = {
  why?: undefined;
  /** The last day of the earlier state. */
  day: Day;
  /** Asked from a day before the period began, so from the end of its first day. */
  isFromStart: boolean;
  unit: Unit;
  currency: string;
  earlier: Stand;
  now: Stand;
  /** In the order of the picture; their effects sum to `now.landing − earlier.landing`. */
  parts: MovePart[];
  /** What was shown on that day, where the ledger kept it and it differs from what is reckoned of it today. */
  said?: number;
};
