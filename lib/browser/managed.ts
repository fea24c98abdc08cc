import { browser } from 'wxt/browser';

/** What the organisation set for this extension; empty where there is no policy, or the browser knows none. */
export const readManaged = (): Promise<Record<string, unknown>> => browser.storage.managed.get(null).catch(() => ({}));

/** Calls when the organisation's policy arrives or changes, which may be long after the start. */
export const onManaged = (listener: () => void): void =>
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') listener();
  });
