import type { Reading } from '../domain/reading.ts';
import type { Store } from './open.ts';
import { readingsIn } from './rebuild.ts';
import { answer, rawStore } from './requests.ts';
import { storeNames, type WriteTransaction } from './schema.ts';

/** Every reading there is, in the order in which they were stored. */
export async function readReadings({ database }: Store): Promise<Reading[]> {
  const transaction = database.transaction('readings') as unknown as WriteTransaction;
  return (await readingsIn(transaction)).map(({ reading }) => reading);
}

/** Documents that hold none of the person's data: counts, and the words of our own recipes. */
const ownDocuments = ['counters', 'proposals'];

/** All stores as they lie in the database, one after the other. */
export async function* readRaw({ database }: Store): AsyncIterable<{ name: string; values: unknown[] }> {
  for (const name of storeNames) {
    const transaction = database.transaction(name) as unknown as WriteTransaction;
    const [values, keys] = await Promise.all([
      answer<unknown[]>(rawStore(transaction, name).getAll()),
      answer(rawStore(transaction, name).getAllKeys()),
    ]);
    yield {
      name,
      values: [...keys, ...values].filter((one) => !ownDocuments.includes((one as { name?: string }).name ?? '')),
    };
  }
}
