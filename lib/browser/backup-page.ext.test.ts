import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser, type Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeBackupPage, onBackupWanted, writeInPage } from './backup-page.ts';

type Listener = (
  message: unknown,
  sender: Partial<Browser.runtime.MessageSender>,
  respond: (answer?: unknown) => void,
) => unknown;

const written = { url: 'blob:chrome-extension://ours/1', bytes: 12, mark: 'a' };
let open = 0;
let most = 0;
let hears: Listener | undefined;
/** What the page that is opened does. */
let page = () => onBackupWanted(() => Promise.resolve(written));

const say = (message: unknown, sender: object = {}): Promise<unknown> =>
  new Promise((resolve) => {
    if (hears?.(message, sender, resolve) !== true) resolve('nobody answers');
  });

beforeEach(() => {
  fakeBrowser.reset();
  open = 0;
  most = 0;
  hears = undefined;
  page = () => onBackupWanted(() => Promise.resolve(written));
  Object.assign(fakeBrowser, {
    offscreen: {
      createDocument: async () => {
        if (open > 0) throw new Error('Only a single offscreen document may be created.');
        open += 1;
        most = Math.max(most, open);
        page();
      },
      closeDocument: async () => {
        if (open === 0) throw new Error('No current offscreen document.');
        open -= 1;
      },
    },
  });
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    hears = listener as unknown as Listener;
  });
  Object.assign(fakeBrowser.runtime, { sendMessage: say });
});

describe('the page that writes a backup', () => {
  it('answers with the file, and is closed when it is wanted no longer', async () => {
    expect(await writeInPage()).toEqual(written);
    expect(open).toBe(1);
    await closeBackupPage();
    expect(open).toBe(0);
    await closeBackupPage();
  });

  it('which a dead worker left behind goes before another comes', async () => {
    await writeInPage();
    expect(await writeInPage()).toEqual(written);
    expect([open, most]).toEqual([1, 1]);
  });

  it('that could not write it is an error, not a file', async () => {
    page = () => onBackupWanted(() => Promise.reject(new Error('blocked')));
    await expect(writeInPage()).rejects.toThrow('could not write');
  });

  it('does nothing for a page of the web, one in a tab, or another message', async () => {
    onBackupWanted(() => Promise.resolve(written));
    const wish = { notice: 'write-backup' };
    expect(await say(wish)).toEqual(written);
    expect(await say(wish, { tab: { id: 1 } })).toBe('nobody answers');
    expect(await say({ name: 'log', input: {} })).toBe('nobody answers');
    expect(await say(undefined)).toBe('nobody answers');
  });
});
