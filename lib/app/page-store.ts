import { openStore, type OpenFailure, type Store } from '../store/open.ts';

/** The database cannot be read just now; `reason` names the sentence for it. */
export class StoreTrouble extends Error {
  readonly reason: OpenFailure['reason'];
  constructor({ reason, detail }: OpenFailure) {
    super(detail);
    this.name = 'StoreTrouble';
    this.reason = reason;
  }
}

/**
 * The one connection of an extension page, which only reads. Opened when first wanted, and anew after the browser took it
 * away or a newer version asked for it.
 */
export function pageStore(open: () => ReturnType<typeof openStore> = () => openStore()): () => Promise<Store> {
  let opening: Promise<Store> | undefined;
  const start = async (): Promise<Store> => {
    const opened = await open();
    if (!opened.ok) throw new StoreTrouble(opened);
    void opened.store.closed.then(() => (opening = undefined));
    return opened.store;
  };
  return () => {
    opening ??= start();
    opening.catch(() => (opening = undefined));
    return opening;
  };
}
