import type { ActivityFact } from './activity.ts';
import type { DealFact } from './deal.ts';

/** Everything a KPI may look at: derived, already mapped by the person's settings. */
export type Facts = { readonly deals: readonly DealFact[]; readonly activities: readonly ActivityFact[] };

/** Whose numbers: an owner as the CRM prints the name, everybody, or a set of names. */
export type Scope = { kind: 'all' } | { kind: 'owner'; name: string } | { kind: 'team'; names: readonly string[] };
