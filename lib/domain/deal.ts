import type { Day, Instant } from './day.ts';
import type { Money } from './money.ts';

/** Where a deal stands for counting. `unmapped`: its stage is known but nobody has said what it means yet. */
export type DealStatus = 'open' | 'won' | 'lost' | 'unmapped';

/**
 * What a CRM page can say of a deal. Every field is optional: a list shows some, a record shows more.
 * Days are calendar days in the person's zone.
 */
export type DealFields = {
  name: string;
  account: string;
  amount: Money;
  /** The stage as the CRM names it; what it means is the person's mapping. */
  stage: string;
  closeDate: Day;
  createdDate: Day;
  /** The day the CRM itself says the deal was won. Most CRMs do not show one. */
  wonDate: Day;
  owner: string;
  /** 0…1 */
  probability: number;
  cost: Money;
  /** Monthly recurring part. */
  mrr: Money;
  /** Day the revenue is booked (計上) and day it is paid (入金), where the CRM shows them. */
  bookedDate: Day;
  paidDate: Day;
  category: string;
  nextStep: string;
};

export type DealField = keyof DealFields;

/** One value as it was seen. */
export type Rough<T> = {
  value: T;
  /** The page showed a rounded form (`$42.9K`): good enough to show, never good enough to replace an exact one. */
  approximate: boolean;
  /** When it was last seen to have this value, and when it was first seen to have it since it last moved. */
  at: Instant;
  since: Instant;
  /** The reading that brought it: the way back to page and time. */
  reading: string;
  /** What one unit of the last digit shown is worth, for a rounded value whose text tells. */
  step?: number;
};

export type Sighting<T> = Rough<T> & {
  /** A rounded value seen later that cannot be a rounding of this exact one: it has moved to about there. */
  newer?: Rough<T>;
};

/**
 * A field's value moved between two sightings; `null` is none, since it was emptied in the CRM. `at` is when the new value was first seen, not when it was made.
 * `approximate`: one of the two is rounded.
 */
export type Change = { field: DealField; from: unknown; to: unknown; at: Instant; reading: string; approximate?: true };

/** A deal as derived from all its readings. */
export type Deal = {
  /** Site, CRM and identity; unique in the store, see `identity.ts`. */
  key: string;
  crm: string;
  /** Origin of the CRM, e.g. `https://crm.example.com`. */
  site: string;
  /** False while the deal is known only by a provisional identity (name + account). */
  proven: boolean;
  /** Weaker identities under which it was seen as well, and may have been referred to. */
  joined?: string[];
  /** While it is not proven: the views that showed it (`viewOf`), unless they are too many to tell anything by. */
  views?: readonly string[];
  /** The CRM's record page, when one was seen. */
  url?: string;
  fields: { [F in DealField]?: Sighting<DealFields[F]> };
  /** When its next step was last seen to be empty, where one had been seen before. */
  stepEmptiedAt?: Instant;
  /** Oldest first. */
  changes: Change[];
  firstSeen: Instant;
  lastSeen: Instant;
};

/** A deal as the KPIs see it: settings applied, one status, plain values. */
export type DealFact = {
  key: string;
  crm: string;
  site: string;
  url?: string;
  name?: string;
  account?: string;
  owner?: string;
  status: DealStatus;
  stage?: string;
  amount?: Money;
  /** The amount is a rounded one. */
  approximate: boolean;
  cost?: Money;
  mrr?: Money;
  probability?: number;
  createdOn?: Day;
  /** Planned close while open; for a closed deal what the CRM calls its close date. */
  closeOn?: Day;
  /** The day it was won or lost, as well as is known: see `facts.ts`. */
  closedOn?: Day;
  /** `closedOn` is the planned day: the CRM does not say when it was closed, and nobody saw it happen. */
  closedByPlan?: true;
  bookedOn?: Day;
  paidOn?: Day;
  category?: string;
  nextStep?: string;
  /** When a page that shows next steps was seen to have none for it. Absent where no page told: that is not the same as none. */
  noStepAt?: Instant;
  /** When the stage it is in was first seen. */
  stageSince?: Day;
  /** Every stage it was seen in, as the CRM names them. */
  stagesSeen?: readonly string[];
  /** Of a won deal: how many days it stayed in each stage that it was seen to enter and to leave. */
  stays?: readonly { stage: string; days: number }[];
  /** The earliest planned close date it was seen with: a deal moved out of a period was still due in it. */
  earliestCloseOn?: Day;
  /** The planned close date it was first seen with. */
  firstCloseOn?: Day;
  /** How many times the planned close date was seen to move to a later day. */
  pushes: number;
  seenAt: Instant;
};
