import type { Reading } from '../domain/reading.ts';
import { answer, rawStore } from './requests.ts';
import type { StoredLook, WriteTransaction } from './schema.ts';

/** Milliseconds: a look that says the same is noted again only after this, so that an open tab does not write all day. */
const grain = 60_000;

const keyOf = ({ site, crm, page }: Reading): string => `${site} ${crm} ${page}`;

export const lookBefore = (transaction: WriteTransaction, reading: Reading): Promise<StoredLook | undefined> =>
  answer<StoredLook | undefined>(rawStore(transaction, 'looks').get(keyOf(reading)));

/** Notes what the latest look at a page gave. Answers whether anything was written. */
export function noteLook(transaction: WriteTransaction, reading: Reading, old: StoredLook | undefined): boolean {
  const { crm, site, page, at, seen, misses, partial } = reading;
  // The person's own logs are read from no page.
  if (!site.startsWith('http') || (old && old.at > at)) return false;
  // A look that is sent in several parts carries its misses in one of them.
  const shown = old?.at === at && misses.length === 0 ? old.misses : misses;
  const look: StoredLook = {
    key: keyOf(reading),
    crm,
    site,
    page,
    at,
    seen,
    misses: shown,
    ...(partial && { partial }),
  };
  if (old && at - old.at < grain && JSON.stringify({ ...old, at }) === JSON.stringify(look)) return false;
  rawStore(transaction, 'looks').put(look);
  return true;
}
