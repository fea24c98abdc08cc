import { openStore, type Store } from '../../store/open.ts';
import { pageStore } from '../page-store.ts';
import { readSample, sampleName } from './mark.ts';

/** The one database that figures are read from. */
export type Shown = {
  store: Store;
  /** The person's own: settings of the page itself (language, me) come from here. */
  own: Store;
  /** Present while it is the sample's. `hasOwn`: figures of the person's own wait behind it. */
  sample?: { hasOwn: boolean };
};

/** Answers, question by question, whose figures are shown: the sample's as long as it is, else the person's own. Never both. */
export function shownStore(
  own: () => Promise<Store>,
  sample: () => Promise<Store> = pageStore(() => openStore({ name: sampleName })),
): () => Promise<Shown> {
  return async () => {
    const store = await own();
    if (!(await readSample(store))) return { store, own: store };
    const hasOwn = (await store.database.count('deals')) > 0;
    return { store: await sample(), own: store, sample: { hasOwn } };
  };
}
