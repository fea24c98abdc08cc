/** Messages a sender may send at once, and those it regains per second. */
export type Pace = { burst: number; perSecond: number };

/**
 * What one page may send, and all pages of one site together. A list of 5,000 rows comes in ten messages, a page being left hurries
 * sixty; what a person does is less than one per second.
 */
export const paces = {
  tab: { burst: 150, perSecond: 15 },
  site: { burst: 1_000, perSecond: 60 },
} as const satisfies Record<string, Pace>;

/** Senders remembered at most; one that is quiet for long is like one that was never heard. */
const mostKnown = 2_000;

type Purse = { left: number; at: number };

/**
 * Counts what each sender sends. `now`: milliseconds of a clock that only goes forward. Held in memory: a worker that dies forgets
 * who was too quick, which costs no more than one burst.
 */
export function pacer(now: () => number): (sender: { site: string; tabId: number }) => boolean {
  const purses = new Map<string, Purse>();

  const has = (key: string, { burst, perSecond }: Pace, at: number): Purse => {
    const before = purses.get(key) ?? { left: burst, at };
    const purse = { left: Math.min(burst, before.left + ((at - before.at) / 1000) * perSecond), at };
    purses.delete(key);
    purses.set(key, purse);
    return purse;
  };

  /** True when one more may come in. One that is turned away costs nothing, so that whoever slows down is heard again. */
  return ({ site, tabId }) => {
    const at = now();
    const [tab, all] = [has(`${tabId} ${site}`, paces.tab, at), has(site, paces.site, at)];
    for (const key of purses.keys()) {
      if (purses.size <= mostKnown) break;
      purses.delete(key);
    }
    if (tab.left < 1 || all.left < 1) return false;
    tab.left -= 1;
    all.left -= 1;
    return true;
  };
}
