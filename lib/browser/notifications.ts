import { browser } from 'wxt/browser';
import type { Instant } from '../domain/day.ts';

const wanted = { permissions: ['notifications' as const] };
const iconUrl = '/icon/128.png';
const shownKey = 'notified';
const alarm = 'digest';

export const mayNotify = (): Promise<boolean> => browser.permissions.contains(wanted);

/** Asks the person. Must be the first thing in a click handler: after an `await` the browser no longer takes it for a click. */
export const requestNotify = (): Promise<boolean> => browser.permissions.request(wanted).catch(() => false);

/** When each kind was shown last; outlives the worker. */
export const readShown = async (): Promise<Record<string, Instant>> =>
  ((await browser.storage.local.get(shownKey))[shownKey] as Record<string, Instant> | undefined) ?? {};

/**
 * Shows one, and takes it for shown before it is: should the worker die in between, it is missing once rather than there
 * twice. What the browser refuses is not taken for shown. One of the same id that still stands is replaced; `id` comes back
 * with the click.
 */
export async function notify(
  kind: string,
  at: Instant,
  id: string,
  text: { title: string; message: string },
): Promise<void> {
  const before = await readShown();
  await browser.storage.local.set({ [shownKey]: { ...before, [kind]: at } });
  await browser.notifications
    .create(id, { type: 'basic', iconUrl: browser.runtime.getURL(iconUrl), ...text })
    .catch(() => browser.storage.local.set({ [shownKey]: before }));
}

/** One after the other, also across two calls of a worker that was woken twice. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('chakuchi-digest', work) as Promise<T>;

/** Wakes the worker at that instant; `undefined`: not at all. The browser is told only what it does not know yet. */
export async function wakeAt(when: Instant | undefined): Promise<void> {
  const before = await browser.alarms.get(alarm);
  if (before?.scheduledTime === when) return;
  await (when === undefined ? browser.alarms.clear(alarm) : browser.alarms.create(alarm, { when }));
}

/**
 * Calls with the id of a notification that was clicked, which is then gone. To be called synchronously when the worker
 * starts. Without the permission there is nothing to listen to; the browser wakes no worker then either.
 */
export function onNotificationClick(listener: (id: string) => void): void {
  const listen = () => {
    if (browser.notifications?.onClicked.hasListener(hear) === false) browser.notifications.onClicked.addListener(hear);
  };
  const hear = (id: string): void => {
    void browser.notifications.clear(id);
    listener(id);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}
