import { unwrap } from 'idb';
import type { Day } from '../domain/day.ts';
import { abort, readDocument } from './documents.ts';
import type { Store } from './open.ts';
import type { StoredLedgerDay } from './schema.ts';

const standingName = 'standing';

/** Every day kept, oldest first. */
export const readLedger = ({ database }: Store): Promise<StoredLedgerDay[]> => database.getAll('ledger');

/** What the ledger comes to, as it was last summed up: small, so that a surface reads it instead of two years of days. */
export const readStanding = ({ database }: Store): Promise<unknown> => readDocument(database, standingName);

/**
 * Keeps one day, in place of what was kept of the same day, beside what the ledger now comes to, and drops the days before
 * `since`. One transaction; facts are as they were, so no reader has to read them again.
 */
export async function writeLedger(store: Store, day: StoredLedgerDay, standing: unknown, since: Day): Promise<void> {
  const transaction = store.database.transaction(['ledger', 'documents'], 'readwrite');
  transaction.done.catch(() => {});
  try {
    // Raw requests: of one that fails, the transaction tells.
    const raw = unwrap(transaction);
    raw.objectStore('ledger').put(day);
    raw.objectStore('ledger').delete(IDBKeyRange.upperBound(since, true));
    raw.objectStore('documents').put({ name: standingName, value: standing });
    await transaction.done;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}
