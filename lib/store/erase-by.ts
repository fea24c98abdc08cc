import { withErased } from '../domain/erasure.ts';
import type { Reading } from '../domain/reading.ts';
import type { Erased } from '../domain/erased.ts';
import { countsIn } from './archive.ts';
import { abort, countersIn } from './documents.ts';
import type { Store } from './open.ts';
import { deriveAll, readingsIn } from './rebuild.ts';
import { rawStore } from './requests.ts';
import { storeNames, type Counters } from './schema.ts';
import { seenAgainIn } from './seen-again.ts';
import { erasedIn, keepErased, veilIn, type Beside, type Veiled } from './veiling.ts';

/**
 * Erases a name: puts marks in its place wherever it stands, keeps what is needed to do so with all that is read from now on,
 * and derives everything anew. `make` tells what is to be erased, out of all readings and what was erased before. One
 * transaction, so that it is done or it is not.
 */
export async function eraseBy(
  store: Store,
  make: (readings: readonly Reading[], before: readonly Erased[]) => Erased,
  beside: Beside,
): Promise<Veiled & { deals: number; activities: number }> {
  const transaction = store.database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  transaction.done.catch(() => {});
  try {
    const before = await erasedIn(transaction);
    const seen = await seenAgainIn(transaction);
    const readings = await readingsIn(transaction);
    const one = make(
      readings.map(({ reading }) => reading),
      before,
    );
    const erased = withErased(before, one);
    keepErased(transaction, erased);
    const { current, ...veiled } = await veilIn(transaction, { readings, seen, erased, beside });
    const weak = await deriveAll(transaction, current, seen);
    const counters = await countersIn(transaction);
    const next: Counters = { ...counters, weak, generation: counters.generation + 1 };
    rawStore(transaction, 'documents').put({ name: 'counters', value: next });
    const counts = await countsIn(transaction);
    await transaction.done;
    store.known.clear();
    return { ...veiled, ...counts };
  } catch (error) {
    abort(transaction);
    throw error;
  }
}
