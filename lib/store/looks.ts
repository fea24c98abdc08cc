import type { Reading } from '../domain/reading.ts';
import { answer, rawStore } from './requests.ts';
import type { StoredLook, WriteTransaction } from './schema.ts';

/** Milliseconds: a look that says the same is noted again only after this, so that an open tab does not write all day. */
const grain = 60_000;

/** Notes what the latest look at a page gave. Answers whether anything was written. */
export async function noteLook(transaction: WriteTransaction, { crm, site, page, at, seen, misses, partial }: Reading): Promise<boolean> {
  // The person's own logs are read from no page.
  if (!site.startsWith('http')) return false;
  const store = rawStore(transaction, 'looks');
  const key = `${site} ${crm} ${page}`;
  const old = await answer<StoredLook | undefined>(store.get(key));
  if (old && old.at > at) return false;
  // A look that is sent in several parts carries its misses in one of them.
  const look: StoredLook = { key, crm, site, page, at, seen, misses: old?.at === at && misses.length === 0 ? old.misses : misses, ...(partial && { partial }) };
  const isSame = old && at - old.at < grain && JSON.stringify({ ...old, at }) === JSON.stringify(look);
  if (isSame) return false;
  store.put(look);
  return true;
}
