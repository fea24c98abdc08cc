import { reasonOf } from '../../lib/app/ingest.ts';
import { openStore, type Opened, type Sentinel, type Store } from '../../lib/store/open.ts';
import type { RefusalReason } from '../../lib/messages/protocol.ts';
import type { Trouble } from '../../lib/browser/trouble.ts';

/** The database cannot be used; `reason` is what the person is told. */
class StorageTrouble extends Error {
  readonly reason: Trouble['reason'];
  constructor(reason: Trouble['reason'], detail: string) {
    super(detail);
    this.name = 'StorageTrouble';
    this.reason = reason;
  }
}

/** What of an error the person is told. */
function troubleOf(error: unknown): { reason: Trouble['reason']; detail: string } {
  if (error instanceof StorageTrouble) return { reason: error.reason, detail: error.message };
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : { name: 'Error', message: String(error) };
  return { reason: reasonOf(error), detail: `${name}: ${message}` };
}

/** The refusal that tells it. A database held by an older page is one that cannot be used just now. */
export function explain(error: unknown): RefusalReason {
  const { reason } = troubleOf(error);
  return reason === 'storage-full' || reason === 'newer-database' ? reason : 'storage-failed';
}

export type KeeperWays = {
  sentinel: Sentinel;
  tell: (reason: Trouble['reason'], detail: string) => Promise<void>;
  /** Rows that had been stored are gone. */
  lost: () => void;
};

/**
 * Holds the one connection of the worker. It is opened when first needed, opened again after the browser or a newer
 * version took it away, and never assumed to be there: the worker may have been asleep for hours.
 */
export function keeper({ sentinel, tell, lost }: KeeperWays) {
  let opening: Promise<Store> | undefined;

  const open = async (): Promise<Store> => {
    const opened: Opened = await openStore({ sentinel });
    if (!opened.ok) throw new StorageTrouble(opened.reason, opened.detail);
    const { store } = opened;
    void store.closed.then(() => (opening = undefined));
    if (store.loss) {
      await tell('data-lost', `${store.loss.kind}: has ${store.loss.has} of ${store.loss.had ?? 'unknown'}`);
      // From here on what is there is the truth; the loss is noted, and would otherwise be told again at every start.
      await sentinel.set(store.loss.has);
      lost();
    }
    return store;
  };

  const ready = (): Promise<Store> => {
    opening ??= open();
    // A failure is not kept: the next message tries anew.
    opening.catch(() => (opening = undefined));
    return opening;
  };

  /** A connection that was taken away while the work began is opened once more; the work must bear being begun twice. */
  const use = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    try {
      return await work(await ready());
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
      opening = undefined;
      return work(await ready());
    }
  };

  /** Keeps what went wrong where surfaces find it, be it an error or the reason of a refusal. */
  const note = async (failure: unknown): Promise<void> => {
    const { reason, detail } = isReason(failure) ? { reason: failure, detail: '' } : troubleOf(failure);
    await tell(reason, detail);
  };

  return { ready, use, note };
}

const reasons: readonly Trouble['reason'][] = ['storage-full', 'newer-database', 'storage-failed', 'blocked', 'data-lost'];
const isReason = (value: unknown): value is Trouble['reason'] => reasons.some((reason) => reason === value);

export type Keeper = ReturnType<typeof keeper>;
