import { browser } from 'wxt/browser';

export const ownVersion = (): string => browser.runtime.getManifest().version;
