import { countsIn } from './archive.ts';
import { abort, countersIn } from './documents.ts';
import type { Store } from './open.ts';
import { deriveAll, readingsIn } from './rebuild.ts';
import { rawStore } from './requests.ts';
import { seenAgainIn } from './seen-again.ts';
import { storeNames, type Counters } from './schema.ts';

export type Remaining = { removed: number; deals: number; activities: number };

/**
 * Takes readings away, by what their ids begin with, and derives everything anew from those that remain: what was seen
 * elsewhere stays as it was seen there. One transaction, so that it is done or it is not.
 */
export async function removeReadings(store: Store, prefix: string): Promise<Remaining> {
  const transaction = store.database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  transaction.done.catch(() => {});
  try {
    const [seen, readings] = [await seenAgainIn(transaction), await readingsIn(transaction)];
    const rest = readings.filter(({ id }) => !id.startsWith(prefix));
    const removed = readings.length - rest.length;
    if (removed > 0) {
      for (const { id, seq } of readings) if (id.startsWith(prefix)) rawStore(transaction, 'readings').delete(seq);
      const weak = await deriveAll(transaction, rest, seen);
      const counters = await countersIn(transaction);
      const next: Counters = { ...counters, weak, generation: counters.generation + 1 };
      rawStore(transaction, 'documents').put({ name: 'counters', value: next });
    }
    const counts = await countsIn(transaction);
    await transaction.done;
    store.known.clear();
    return { removed, ...counts };
  } catch (error) {
    abort(transaction);
    throw error;
  }
}
