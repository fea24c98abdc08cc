import type { Instant } from '../domain/day.ts';
import { viewOf, type Reading } from '../domain/reading.ts';
import { answer, rawStore } from './requests.ts';
import type { StoredLook, WriteTransaction } from './schema.ts';

/** Milliseconds: a look that says the same is noted again only after this, so that an open tab does not write all day. */
const grain = 60_000;

/** A list under one address (and so one filter) is one thing to look at; a record is one of many, and kept by its page. */
const keyOf = (reading: Reading): string =>
  `${reading.site} ${reading.crm} ${isList(reading) ? viewOf(reading) : reading.page}`;

const isList = ({ kind }: Pick<Reading, 'kind'>): boolean => kind.endsWith('list') || kind.endsWith('board');

/** Milliseconds: a quarter of a year after its last look, a view is a filter that nobody uses any more. */
const keptFor = 90 * 86_400_000;

/** Views of one CRM that are remembered, the latest. */
const mostViews = 200;

/** A view that was never seen before comes: those of its CRM that are long past go. */
async function makeRoom(transaction: WriteTransaction, { site, crm, page, at }: Reading): Promise<void> {
  const store = rawStore(transaction, 'looks');
  const looks = await answer<StoredLook[]>(store.getAll(IDBKeyRange.bound(`${site} ${crm} `, `${site} ${crm} \uffff`)));
  // Before lists were told apart by their address, one look was kept of each page.
  store.delete(`${site} ${crm} ${page}`);
  const latest = looks.sort((a, b) => b.at - a.at);
  for (const [index, look] of latest.entries())
    if (index >= mostViews - 1 || at - look.at > keptFor) store.delete(look.key);
}

export const lookBefore = (transaction: WriteTransaction, reading: Reading): Promise<StoredLook | undefined> =>
  answer<StoredLook | undefined>(rawStore(transaction, 'looks').get(keyOf(reading)));

/** Notes what the latest look at a page gave. Answers whether anything was written. */
export async function noteLook(
  transaction: WriteTransaction,
  reading: Reading,
  old: StoredLook | undefined,
): Promise<boolean> {
  const { crm, site, page, kind, at, seen, misses, partial } = reading;
  // The person's own logs are read from no page, and what a page fetched is not what it shows.
  if (!site.startsWith('http') || kind === 'page-data' || (old && old.at > at)) return false;
  // A look that is sent in several parts carries its misses in one of them.
  const shown = old?.at === at && misses.length === 0 ? old.misses : misses;
  const wholes = wholesAfter(old?.wholes ?? [], reading);
  const look: StoredLook = {
    key: keyOf(reading),
    crm,
    site,
    page,
    at,
    seen,
    misses: shown,
    ...(partial && { partial }),
    ...(wholes.length > 0 && { wholes }),
  };
  if (old && at - old.at < grain && JSON.stringify({ ...old, at }) === JSON.stringify(look)) return false;
  if (!old) await makeRoom(transaction, reading);
  rawStore(transaction, 'looks').put(look);
  return true;
}

/** Milliseconds: how far the moments of whole looks that are kept lie apart, and how often the latest of them moves. */
const apart = 12 * 3_600_000;
const often = 3_600_000;
const mostWholes = 4;

/** The last whole looks, with this one. The latest moves along with the hours until the one before it is far enough away. */
function wholesAfter(before: readonly Instant[], { whole, at, kind }: Reading): Instant[] {
  const latest = before.at(-1);
  if (!whole || !isList({ kind }) || (latest !== undefined && at - latest < often)) return [...before];
  const last = before.at(-2);
  const kept = last !== undefined && at - last < apart ? before.slice(0, -1) : before;
  return [...kept, at].slice(-mostWholes);
}
