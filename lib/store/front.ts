import { abort } from './documents.ts';
import type { Store } from './open.ts';
import { rawStore } from './requests.ts';
import type { WriteTransaction } from './schema.ts';

const name = 'front';

/** What the popup opens with, as it was kept of the present generation; `standing` is what the ledger comes to now. */
export async function readFront({ database }: Store): Promise<{ value: unknown; standing: unknown } | undefined> {
  const documents = database.transaction('documents').store;
  const [front, counters, standing] = await Promise.all([
    documents.get(name),
    documents.get('counters'),
    documents.get('standing'),
  ]);
  const kept = front?.value as { generation: number; value: unknown } | undefined;
  return kept?.generation === generationIn(counters?.value)
    ? { value: kept.value, standing: standing?.value }
    : undefined;
}

const generationIn = (counters: unknown): number => (counters as { generation?: number } | undefined)?.generation ?? 0;

/** Keeps it for a generation; not when the store has moved on. Facts are as they were, so no reader has to read them again. */
export async function writeFront(
  { database }: Store,
  generation: number,
  made: (standing: unknown) => unknown,
): Promise<void> {
  const transaction = database.transaction('documents', 'readwrite');
  transaction.done.catch(() => {});
  try {
    const { store } = transaction;
    if (generationIn((await store.get('counters'))?.value) === generation)
      await store.put({ name, value: { generation, value: made((await store.get('standing'))?.value) } });
    await transaction.done;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/** It holds names of deals: with a site's rows it goes too. */
export const dropFront = (transaction: WriteTransaction): unknown => rawStore(transaction, 'documents').delete(name);
