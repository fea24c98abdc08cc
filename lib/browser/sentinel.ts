import { browser } from 'wxt/browser';

const key = 'high-water';

/** The highest sequence number ever committed, kept outside IndexedDB: only so can a database that lost its end be told. */
export const sentinel = {
  async get(): Promise<number | undefined> {
    const told = (await browser.storage.local.get(key))[key];
    return typeof told === 'number' ? told : undefined;
  },
  async set(highWater: number): Promise<void> {
    await browser.storage.local.set({ [key]: highWater });
  },
};
