import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcome } from './welcome.ts';

let managed: Record<string, unknown> = {};
const opened: (string | undefined)[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  managed = {};
  opened.length = 0;
  Object.assign(browser.storage.managed, { get: () => Promise.resolve(managed) });
  Object.assign(fakeBrowser.tabs, { create: vi.fn(async ({ url }: { url?: string }) => void opened.push(url)) });
});

describe('the set-up page', () => {
  it('opens after a fresh installation, once', async () => {
    await welcome('install');
    expect(opened).toEqual([browser.runtime.getURL('/onboarding.html')]);
  });

  it.each(['update', 'chrome_update', 'shared_module_update', 'browser_update'])(
    'stays closed after %s',
    async (reason) => {
      await welcome(reason);
      expect(opened).toEqual([]);
    },
  );

  it('opens where the browser never says what the company fixed', async () => {
    Object.assign(browser.storage.managed, { get: () => new Promise(() => undefined) });
    await welcome('install');
    expect(opened.length).toBe(1);
  });

  it('stays closed where the company says no, and only then', async () => {
    managed = { onboarding: false };
    await welcome('install');
    expect(opened).toEqual([]);
    managed = { onboarding: true };
    await welcome('install');
    expect(opened.length).toBe(1);
  });
});
