import type { Deal } from '../domain/deal.ts';
import { entityOf, idOf, levelOf, siteOf } from '../domain/identity.ts';
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
    else if (isTaught(deal.crm) !== isTaught(other.crm)) {
      const [older, newer] = deal.lastSeen < other.lastSeen ? [deal, other] : [other, deal];
      twins.set(older.key, newer.key);
      bySiteAndId.set(record, newer);
    }
  }
  return twins;
}
