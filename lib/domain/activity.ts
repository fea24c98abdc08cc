import type { Day, Instant, LocalTime } from './day.ts';
import type { Sighting } from './deal.ts';

/** `appointment`: a meeting was agreed (アポ). `meeting`: the meeting itself (商談). */
export type ActivityKind = 'call' | 'appointment' | 'meeting' | 'email' | 'task' | 'note';

/** What an activity's kind is for counting; `unmapped` when nobody has said what its type means yet. */
export type MappedKind = ActivityKind | 'unmapped';

export type ActivityState = 'planned' | 'done' | 'cancelled' | 'no-show';

export type CallOutcome = 'connected' | 'no-answer' | 'appointment';

/** What a CRM page can say of an activity. */
export type ActivityFields = {
  subject: string;
  /** The type as the CRM names it (`Call`, `電話`); what it means is the mapping. */
  type: string;
  /** When it is due or was done. */
  when: LocalTime;
  state: ActivityState;
  owner: string;
  /** The CRM's id of the deal it belongs to. */
  dealId: string;
  account: string;
  outcome: CallOutcome;
};

export type ActivityField = keyof ActivityFields;

/** An activity as derived from all its readings. */
export type Activity = {
  key: string;
  crm: string;
  site: string;
  proven: boolean;
  url?: string;
  fields: { [F in ActivityField]?: Sighting<ActivityFields[F]> };
  /** When it was last seen to become done; absent for one that was done when it was first seen. */
  doneAt?: Instant;
  firstSeen: Instant;
  lastSeen: Instant;
};

/** An activity as the KPIs see it. */
export type ActivityFact = {
  key: string;
  crm: string;
  site: string;
  /** Its own page in the CRM, when one was seen. */
  url?: string;
  kind: MappedKind;
  state?: ActivityState;
  /** The day it is due or was done, as well as is known: see `facts.ts`. */
  on?: Day;
  /** `HH:MM` when the page said so. */
  time?: string;
  owner?: string;
  subject?: string;
  account?: string;
  dealKey?: string;
  outcome?: CallOutcome;
  seenAt: Instant;
};
