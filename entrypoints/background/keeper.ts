import { reasonOf } from '../../lib/app/ingest.ts';
import { pageStore, StoreTrouble } from '../../lib/app/page-store.ts';
import type { Trouble } from '../../lib/browser/trouble.ts';
import type { RefusalReason } from '../../lib/messages/protocol.ts';
import { withoutAssumedCurrency } from '../../lib/app/replay.ts';
import { readTaught } from '../../lib/app/taught.ts';
import { recipes } from '../../lib/crms/index.ts';
import { announce } from '../../lib/store/changes.ts';
import { openStore, type Opened, type Sentinel, type Store } from '../../lib/store/open.ts';
import { deriveByNewRules } from '../../lib/store/rebuild.ts';
import { derivation } from '../../lib/store/schema.ts';

export type KeeperWays = {
  sentinel: Sentinel;
  /** Where surfaces find what is wrong. */
  tell: (reason: Trouble['reason'], detail: string) => Promise<void>;
  /** Rows that had been stored are gone. */
  lost: () => void;
};

const reasons: readonly Trouble['reason'][] = [
  'storage-full',
  'newer-database',
  'storage-failed',
  'blocked',
  'data-lost',
];

/** What of a failure, an error or the reason of a refusal, the person is told. */
function troubleOf(failure: unknown): { reason: Trouble['reason']; detail: string } {
  const named = reasons.find((reason) => reason === failure);
  if (named) return { reason: named, detail: '' };
  if (failure instanceof StoreTrouble) return { reason: failure.reason, detail: failure.message };
  const { name, message } =
    failure instanceof Error || failure instanceof DOMException ? failure : { name: 'Error', message: String(failure) };
  return { reason: reasonOf(failure), detail: `${name}: ${message}` };
}

/** The refusal for it. A database that an older page still holds is one that cannot be used just now. */
export function explain(failure: unknown): RefusalReason {
  const { reason } = troubleOf(failure);
  return reason === 'storage-full' || reason === 'newer-database' ? reason : 'storage-failed';
}

/** Nothing is written beside what an earlier version derived by other rules. */
async function bringUp(store: Store): Promise<void> {
  if (store.derivation === derivation) return;
  try {
    const reread = async () => withoutAssumedCurrency([...recipes, ...(await readTaught(store)).recipes]);
    if (await deriveByNewRules(store, reread)) announce('everything');
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Holds the one connection of the worker. It is opened when first needed, opened again after the browser or a newer
 * version took it away, and never assumed to be there: the worker may have been asleep for hours.
 */
export function keeper({ sentinel, tell, lost }: KeeperWays) {
  const connect = pageStore(async (): Promise<Opened> => {
    const opened = await openStore({ sentinel });
    if (!opened.ok) return opened;
    await bringUp(opened.store);
    if (!opened.store.loss) return opened;
    const { kind, has, had } = opened.store.loss;
    await tell('data-lost', `${kind}: has ${has} of ${had ?? 'an unknown number'}`);
    // What is there is the truth from here on: the loss has been told, and would otherwise be told at every start.
    await sentinel.set(has);
    lost();
    return opened;
  });

  return {
    /** Whatever woke the worker needs the database: it is opened while the browser still hands over what that was. */
    open: (): void => void connect().catch(() => undefined),
    /** A connection that was taken away when the work began is opened once more; the work must bear being begun twice. */
    use: async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
      const store = await connect();
      try {
        return await work(store);
      } catch (error) {
        if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
        store.close();
        await store.closed;
        return work(await connect());
      }
    },
    note: async (failure: unknown): Promise<void> => {
      const { reason, detail } = troubleOf(failure);
      await tell(reason, detail);
    },
  };
}

export type Keeper = ReturnType<typeof keeper>;
