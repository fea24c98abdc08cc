import type { RowIdentity } from '../domain/reading.ts';

/** The deal whose record the page shows right now. */
export type PageDeal = { crm: string; id: RowIdentity };

type Place = { deal: PageDeal | undefined; listeners: Set<(deal: PageDeal | undefined) => void> };

const placeName = Symbol.for('chakuchi.page-deal');

const placeIn = (world: object): Place => {
  const holder = world as { [placeName]?: Place };
  return (holder[placeName] ??= { deal: undefined, listeners: new Set() });
};

/**
 * What the reading script tells the panel's script. Both run in the extension's isolated world of one document, whose
 * globals the page cannot see: no DOM event, no `postMessage`, nothing the page could forge or listen to.
 */
export const pageDeal = (world: object = globalThis) => ({
  get: (): PageDeal | undefined => placeIn(world).deal,
  set(deal: PageDeal | undefined): void {
    const place = placeIn(world);
    if (JSON.stringify(deal) === JSON.stringify(place.deal)) return;
    place.deal = deal;
    for (const listener of place.listeners) listener(deal);
  },
  /** Whether a panel listens already: a second one would only throw the first one out. */
  isHeard: (): boolean => placeIn(world).listeners.size > 0,
  /** Something new of the same deal is stored: whoever shows it asks again. */
  renew: (): void => {
    const { deal, listeners } = placeIn(world);
    for (const listener of listeners) listener(deal);
  },
  /** Calls on every change, not at once. Ends with the signal. */
  onChange(listener: (deal: PageDeal | undefined) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    placeIn(world).listeners.add(listener);
    signal.addEventListener('abort', () => placeIn(world).listeners.delete(listener), { once: true });
  },
});
