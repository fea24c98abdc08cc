import { removeSample, renewSample, showSample } from '../../lib/app/sample/keep.ts';
import { readSample, sampleName } from '../../lib/app/sample/mark.ts';
import { StoreTrouble } from '../../lib/app/page-store.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import type { Keeper } from './keeper.ts';
import { languageOf, zoneOf } from './person.ts';

/** The invented team's part of the background. */
export function sampleOf({ use, note }: Keeper, now: () => number) {
  const moment = async (store: Store) => {
    const settings = await readSettings(store);
    return { now: now(), zone: zoneOf(settings), language: languageOf(settings) };
  };
  /** One change of it at a time, also across a worker that is woken twice. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
    navigator.locks.request('chakuchi-sample', work) as Promise<T>;

  return {
    show: () => inTurn(() => use(async (store) => showSample(store, await moment(store)))),
    remove: () => inTurn(() => use(removeSample)),
    /** Another day or another language: made anew. Where that fails it is told, and the person's own is shown. */
    renew: () => inTurn(() => use(async (store) => renewSample(store, await moment(store)))).catch(note),
    isShown: () => use(async (own) => (await readSample(own)) !== undefined),
    /** What the person tries out while the sample is shown belongs to it, and goes with it. */
    useShown: <T>(work: (store: Store) => Promise<T>): Promise<T> =>
      use(async (own) => {
        if (!(await readSample(own))) return work(own);
        const opened = await openStore({ name: sampleName });
        if (!opened.ok) throw new StoreTrouble(opened);
        try {
          return await work(opened.store);
        } finally {
          opened.store.close();
        }
      }),
  };
}

export type SampleKeeper = ReturnType<typeof sampleOf>;
