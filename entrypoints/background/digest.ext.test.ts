import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeGrants } from '../../test/fake-grants.ts';
import { changeSettings } from '../../lib/app/settings-document.ts';
import type { Digest } from '../../lib/app/settings.ts';
import { onNotificationClick, requestNotify } from '../../lib/browser/notifications.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import { followDigest, openFrom } from './digest.ts';
import type { Keeper } from './keeper.ts';
import { until } from '../../test/until.ts';

let store: Store;
let shown: { id: string; title: string; message: string }[] = [];
let click: (id: string) => void = () => undefined;
const noted: unknown[] = [];

/** A worker of its own at each call: only what the browser keeps outlives it. */
const wake = (iso: string): Promise<void> =>
  followDigest(
    {
      use: (work: (opened: Store) => unknown) => Promise.resolve(work(store)),
      note: async (error: unknown) => void noted.push(error),
    } as unknown as Keeper,
    () => Date.parse(iso),
  );
const set = (digest: Partial<Digest>) =>
  changeSettings(store, (old) => ({
    ...old,
    zone: 'Asia/Tokyo',
    language: 'ja',
    digest: { ...old.digest, ...digest },
  }));

beforeEach(async () => {
  fakeBrowser.reset();
  fakeGrants();
  vi.stubGlobal('indexedDB', new IDBFactory());
  shown = [];
  noted.length = 0;
  const listeners: ((id: string) => void)[] = [];
  click = (id) => listeners.forEach((listener) => listener(id));
  Object.assign(fakeBrowser, {
    notifications: {
      create: async (id: string, text: { title: string; message: string }) => void shown.push({ id, ...text }),
      clear: async (id: string) => {
        shown = shown.filter((one) => one.id !== id);
        return true;
      },
      onClicked: {
        addListener: (listener: (id: string) => void) => listeners.push(listener),
        hasListener: (listener: (id: string) => void) => listeners.includes(listener),
      },
    },
  });
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.detail);
  ({ store } = opened);
});

describe('the morning plan and the evening summary', () => {
  it('are off until they are switched on, and wake nobody', async () => {
    await requestNotify();
    await set({});
    await wake('2026-11-25T00:00:00Z');
    expect([shown, await browser.alarms.getAll(), noted]).toEqual([[], [], []]);
  });

  it('come each once a day, also from workers that are born in between', async () => {
    await requestNotify();
    await set({ morning: true, evening: true });
    await wake('2026-11-24T23:54:00Z');
    expect([shown, (await browser.alarms.get('digest'))?.scheduledTime]).toEqual([
      [],
      Date.parse('2026-11-24T23:55:01Z'),
    ]);
    await Promise.all(['01', '01', '30'].map((second) => wake(`2026-11-24T23:55:${second}Z`)));
    await wake('2026-11-25T00:15:01Z');
    expect(shown).toMatchObject([{ title: '今日の計画', message: expect.stringContaining('目標を決めると') }]);
    await wake('2026-11-25T09:00:01Z');
    await wake('2026-11-25T09:15:01Z');
    expect(shown.map(({ title }) => title)).toEqual(['今日の計画', '今日のまとめ']);
    await wake('2026-11-25T23:55:01Z');
    expect(shown.length).toBe(3);
    expect(noted).toEqual([]);
  });

  it('without the permission, or after it was taken back, nothing is shown and nothing is taken for shown', async () => {
    await set({ morning: true });
    await wake('2026-11-25T00:00:00Z');
    expect(shown).toEqual([]);
    await requestNotify();
    await wake('2026-11-25T00:15:00Z');
    expect(shown.length).toBe(1);
    await browser.permissions.remove({ permissions: ['notifications'] });
    await wake('2026-11-26T00:00:00Z');
    expect(shown.length).toBe(1);
  });

  it('switched off again, the alarm goes', async () => {
    await set({ evening: true });
    await wake('2026-11-25T00:00:00Z');
    expect(await browser.alarms.get('digest')).toBeDefined();
    await set({ evening: false });
    await wake('2026-11-25T00:15:00Z');
    expect(await browser.alarms.get('digest')).toBeUndefined();
  });

  it('what the browser refuses to show is no trouble with the data, and is tried again', async () => {
    await requestNotify();
    await set({ morning: true });
    const refusing = vi
      .spyOn(browser.notifications, 'create')
      .mockImplementation(() => Promise.reject(new Error('no service')) as never);
    await wake('2026-11-25T00:00:00Z');
    expect(refusing).toHaveBeenCalledOnce();
    refusing.mockRestore();
    await wake('2026-11-25T00:15:00Z');
    expect([shown.length, noted]).toEqual([1, []]);
  });

  it('a click takes it away and opens what it spoke of, also where the permission came after the worker', async () => {
    const { notifications } = browser;
    Object.assign(fakeBrowser, { notifications: undefined });
    const opened: string[] = [];
    Object.assign(fakeBrowser.action, { openPopup: () => Promise.reject(new Error('no window in front')) });
    Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => void opened.push(url) });
    onNotificationClick((id) => void openFrom(id));
    Object.assign(fakeBrowser, { notifications });
    await requestNotify();
    await set({ morning: true });
    await wake('2026-11-25T00:00:00Z');
    click(shown[0]?.id ?? '');
    expect(shown).toEqual([]);
    click('morning popup');
    await until(() => expect(opened.length).toBe(2));
    expect(opened).toEqual([
      browser.runtime.getURL('/options.html#targets' as '/options.html'),
      browser.runtime.getURL('/dashboard.html'),
    ]);
  });
});
