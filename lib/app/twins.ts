import type { Deal, DealFact } from '../domain/deal.ts';
import { entityOf, folded, idOf, levelOf, siteOf } from '../domain/identity.ts';
import { shownOf } from '../domain/merge.ts';
import { isTaught } from '../recipes/teach/taught.ts';

/**
 * Deals that are one and were read as two: a page that was taught stands beside pages that a built-in recipe reads, and
 * both know the record by the CRM's own id. Key of the one seen longer ago → key of the one that stands for both, which
 * is the one seen last, so that no deal is counted twice and the newest word is the one that counts.
 */
export function twinsOf(deals: readonly Deal[]): ReadonlyMap<string, string> {
  const twins = new Map<string, string>();
  if (!deals.some(({ crm }) => isTaught(crm))) return twins;
  const bySiteAndId = new Map<string, Deal>();
  for (const deal of deals) {
    if (levelOf(deal.key) !== 's') continue;
    const record = `${siteOf(deal.key)} ${entityOf(deal.key)} ${idOf(deal.key)}`;
    const other = bySiteAndId.get(record);
    if (!other) bySiteAndId.set(record, deal);
    // Two CRMs with recipes of their own under one origin count from 1 each: their records are never one.
    else if (isTaught(deal.crm) !== isTaught(other.crm) && isCalledAlike(deal, other)) {
      const [older, newer] = deal.lastSeen < other.lastSeen ? [deal, other] : [other, deal];
      twins.set(older.key, newer.key);
      bySiteAndId.set(record, newer);
    }
  }
  return twins;
}

/** A taught page may be of something else that is numbered from 1 as well: quotations, projects. */
function isCalledAlike(a: Deal, b: Deal): boolean {
  const [one, other] = [a, b].map(({ fields }) => fields.name && folded(shownOf(fields.name).value));
  return one === undefined || other === undefined || one === other;
}

/** What is told together: of a stage of one page the day of another would be nonsense. */
const standing: ReadonlySet<string> = new Set<keyof DealFact>([
  'status',
  'stage',
  'stageSince',
  'stagesSeen',
  'closedOn',
  'closedByPlan',
]);

/** The facts with each deal once: the newer of two that are one stands; what its page does not show is known from the other. */
export function withoutTwins(facts: readonly DealFact[], twins: ReadonlyMap<string, string>): DealFact[] {
  if (twins.size === 0) return [...facts];
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  for (const [key, newer] of twins) {
    const [older, fact] = [byKey.get(key), byKey.get(newer)];
    if (older && fact) byKey.set(newer, filledFrom(fact, older));
    byKey.delete(key);
  }
  return [...byKey.values()];
}

function filledFrom(fact: DealFact, older: DealFact): DealFact {
  const only = (one: DealFact, isStanding: boolean) =>
    Object.fromEntries(Object.entries(one).filter(([name]) => standing.has(name) === isStanding));
  const tells = fact.stage !== undefined || fact.status !== 'unmapped';
  return {
    ...only(older, false),
    ...only(fact, false),
    ...only(tells ? fact : older, true),
    approximate: (fact.amount ? fact : older).approximate,
    pushes: (fact.closeOn === undefined ? older : fact).pushes,
  } as DealFact;
}
