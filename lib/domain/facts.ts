import type { ActivityFact } from './activity.ts';
import type { DealFact } from './deal.ts';

/**
 * Everything a KPI may look at: derived, already mapped by the person's settings. Never changed in place: a changed row
 * comes in a new array, which is what KPIs remember their sorting by.
 */
export type Facts = { readonly deals: readonly DealFact[]; readonly activities: readonly ActivityFact[] };

/**
 * Whose numbers: everybody, the person at this browser (whatever names the CRMs print for them), an owner as the CRM
 * prints the name, a set of names, or all of one CRM.
 */
export type Scope =
  | { kind: 'all' }
  | { kind: 'me' }
  | { kind: 'owner'; name: string }
  | { kind: 'team'; names: readonly string[] }
  | { kind: 'crm'; crm: string };
