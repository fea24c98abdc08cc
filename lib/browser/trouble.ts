import { browser } from 'wxt/browser';
import type { Instant } from '../domain/day.ts';

/**
 * What is wrong with keeping data, for the surfaces to say in a sentence. Lives in extension storage, because the
 * database itself is what may be broken. `data-lost`: the browser lost rows that had been stored.
 */
export type Trouble = {
  reason: 'storage-full' | 'newer-database' | 'storage-failed' | 'blocked' | 'data-lost';
  since: Instant;
  last: Instant;
  /** Technical, for a report; never the only thing shown. */
  detail: string;
};

/** How many messages were turned away at the door, by reason. */
export type TurnedAway = Record<string, { count: number; last: Instant }>;

const key = 'trouble';
const turnedKey = 'turned-away';

export async function readTrouble(): Promise<Trouble | undefined> {
  return (await browser.storage.local.get(key))[key] as Trouble | undefined;
}

/** Keeps `since` while the reason stays the same. */
export async function noteTrouble(reason: Trouble['reason'], detail: string, now: Instant): Promise<void> {
  const before = await readTrouble();
  await browser.storage.local.set({
    [key]: {
      reason,
      since: before?.reason === reason ? before.since : now,
      last: now,
      detail: detail.slice(0, 500),
    } satisfies Trouble,
  });
}

/** It works again. A loss of data stays told until the person has seen it: `seen`. */
export async function clearTrouble(seen = false): Promise<void> {
  const before = await readTrouble();
  if (before && (seen || before.reason !== 'data-lost')) await browser.storage.local.remove(key);
}

/** Calls at every change. Ends with the signal. */
export function onTrouble(listener: (trouble: Trouble | undefined) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const hear = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    if (area === 'local' && changes[key]) listener(changes[key].newValue as Trouble | undefined);
  };
  browser.storage.onChanged.addListener(hear);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(hear), { once: true });
}

export async function readTurnedAway(): Promise<TurnedAway> {
  return ((await browser.storage.local.get(turnedKey))[turnedKey] as TurnedAway | undefined) ?? {};
}

const uncounted = new Map<string, { count: number; last: Instant }>();
let counting: Promise<void> | undefined;

/** Adds one. Those that come while one is being written down are written together: a flood costs few writes. */
export function countTurnedAway(reason: string, now: Instant): Promise<void> {
  uncounted.set(reason, { count: (uncounted.get(reason)?.count ?? 0) + 1, last: now });
  counting ??= writeCounts().finally(() => (counting = undefined));
  return counting;
}

async function writeCounts(): Promise<void> {
  while (uncounted.size > 0)
    await navigator.locks.request('chakuchi-turned-away', async () => {
      const all = await readTurnedAway();
      const fresh = [...uncounted];
      uncounted.clear();
      for (const [reason, { count, last }] of fresh) all[reason] = { count: (all[reason]?.count ?? 0) + count, last };
      await browser.storage.local.set({ [turnedKey]: all });
    });
}
