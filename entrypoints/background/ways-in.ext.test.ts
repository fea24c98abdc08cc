import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeGrants } from '../../test/fake-grants.ts';
import { withChanges, type SettingsChange } from '../../lib/app/settings.ts';
import { changeSettings, readSettings } from '../../lib/app/settings-document.ts';
import { onCommand, onMenu, type Tab } from '../../lib/browser/ways-in.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import type { Keeper } from './keeper.ts';
import { doAsked, followMenu } from './ways-in.ts';
import { until } from '../../test/until.ts';

const site = 'https://crm.example';
const tab = { id: 1, windowId: 5, url: `${site}/#/deals/7` };

let store: Store;
let grants: ReturnType<typeof fakeGrants>;
/** What was opened, in order. */
let opened: string[];
/** What was saved, in order. */
let saved: SettingsChange[];
const noted: unknown[] = [];

const keeper = {
  use: (work: (opened: Store) => unknown) => Promise.resolve(work(store)),
  note: async (error: unknown) => void noted.push(error),
} as unknown as Keeper;

const menu = () => grants.menu.map(({ id, title, documentUrlPatterns }) => [id, title, documentUrlPatterns]);

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  grants = fakeGrants([tab, { id: 2, windowId: 5, url: 'https://other.example/' }]);
  grants.granted.add(`${site}/*`);
  opened = [];
  saved = [];
  noted.length = 0;
  Object.assign(fakeBrowser.action, { openPopup: async () => void opened.push('popup') });
  Object.assign(fakeBrowser.tabs, {
    create: async ({ url }: { url: string }) => void opened.push(new URL(url).pathname),
  });
  const opening = await openStore();
  if (!opening.ok) throw new Error(opening.detail);
  ({ store } = opening);
  await changeSettings(store, (old) => ({ ...old, language: 'en' }));
  const asked = (id: string, from: Tab | undefined) =>
    void doAsked(id, from, {
      keeper,
      save: (changes) => {
        saved.push(changes);
        return changeSettings(store, (old) => withChanges(old, changes));
      },
    });
  onCommand(asked);
  onMenu(asked);
});

describe('the menu', () => {
  it('stands on the toolbar button, and on pages only where we read', async () => {
    await followMenu(keeper);
    expect(menu()).toEqual([
      ['open-dashboard', 'Open the dashboard', undefined],
      ['open-side-panel', 'Open the side panel', undefined],
      ['log-call', 'Log a call on the open deal', undefined],
      ['teach-page', 'Teach this page', undefined],
      ['pause-site', 'Pause or resume this site', undefined],
      ['page open-dashboard', 'Open the dashboard', [`${site}/*`]],
      ['page open-side-panel', 'Open the side panel', [`${site}/*`]],
      ['page log-call', 'Log a call on the open deal', [`${site}/*`]],
      ['page teach-page', 'Teach this page', [`${site}/*`]],
      ['page pause-site', 'Pause or resume this site', [`${site}/*`]],
    ]);
  });

  it('stands on no page at all where nothing is granted', async () => {
    grants.granted.clear();
    await followMenu(keeper);
    expect(grants.menu.flatMap(({ contexts }) => contexts)).toEqual(Array.from({ length: 5 }, () => 'action'));
  });

  it('is told to the browser once, by two workers at once too, and anew when language or grants move', async () => {
    const creating = vi.spyOn(browser.contextMenus, 'create');
    await Promise.all([followMenu(keeper), followMenu(keeper)]);
    expect(creating).toHaveBeenCalledTimes(10);
    await changeSettings(store, (old) => ({ ...old, language: 'ja' }));
    await followMenu(keeper);
    expect(grants.menu.map(({ title }) => title)).toContain('ダッシュボードを開く');
    grants.granted.add('https://second.example/*');
    await followMenu(keeper);
    expect(menu().at(-1)?.[2]).toEqual([`${site}/*`, 'https://second.example/*']);
    expect(noted).toEqual([]);
  });
});

describe('what is asked by key or menu', () => {
  it('the dashboard opens', async () => {
    grants.press('open-dashboard');
    grants.choose('page open-dashboard', tab);
    await until(() => expect(opened).toEqual(['/dashboard.html', '/dashboard.html']));
  });

  it('the side panel opens in the window it was asked in, within the event itself', async () => {
    const windows: number[] = [];
    Object.assign(fakeBrowser, {
      sidePanel: { open: async ({ windowId }: { windowId: number }) => windows.push(windowId) },
    });
    grants.press('open-side-panel', tab);
    expect(windows).toEqual([5]);
    grants.choose('page open-side-panel', tab);
    expect(windows).toEqual([5, 5]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(opened).toEqual([]);
    expect((await readSettings(store)).sites).toEqual({});
  });

  it('where the browser opens no side panel, the popup opens', async () => {
    Object.assign(fakeBrowser, { sidePanel: { open: () => Promise.reject(new Error('no gesture')) } });
    grants.press('open-side-panel', tab);
    await until(() => expect(opened).toEqual(['popup']));
  });

  it.each(['log-call', 'toggle-panel'])('%s goes to the page in front, and to no other', async (wish) => {
    const asked: unknown[] = [];
    Object.assign(fakeBrowser.tabs, {
      sendMessage: async (tabId: number, notice: unknown) => {
        asked.push([tabId, notice]);
        return true;
      },
    });
    grants.press(wish, tab);
    await until(() => expect(asked).toEqual([[1, { notice: wish }]]));
    expect(opened).toEqual([]);
  });

  it.each<[string, string, Tab | undefined]>([
    ['no deal is open', 'log-call', tab],
    ['there is no tab', 'toggle-panel', undefined],
    ['the site is not granted', 'teach-page', { id: 2, windowId: 5, url: 'https://other.example/' }],
    ['the browser tells no address', 'pause-site', { id: 1, windowId: 5 }],
  ])('where %s, the popup opens', async (_, wish, from) => {
    grants.choose(wish, from);
    await until(() => expect(opened).toEqual(['popup']));
  });

  it('a site is paused and resumed, the rest of what is known of it stays', async () => {
    await changeSettings(store, (old) => ({
      ...old,
      sites: { [site]: { paused: false, pageData: false, panel: { open: true, side: 'left' } } },
    }));
    for (const paused of [true, false]) {
      grants.choose('page pause-site', tab);
      await until(async () =>
        expect((await readSettings(store)).sites[site]).toEqual({
          paused,
          pageData: false,
          panel: { open: true, side: 'left' },
        }),
      );
    }
    // Nothing else is named: what another page changes at that moment stays.
    expect(saved).toEqual([{ sites: { [site]: { paused: true } } }, { sites: { [site]: { paused: false } } }]);
  });

  it('teaching begins on the page, but not while its site is paused', async () => {
    grants.choose('teach-page', tab);
    await until(() => expect(grants.injected).toEqual([{ tabId: 1, file: '/content-scripts/teach.js' }]));
    grants.choose('pause-site', tab);
    await until(async () => expect((await readSettings(store)).sites[site]?.paused).toBe(true));
    grants.choose('teach-page', tab);
    await until(() => expect(opened).toEqual(['popup']));
    expect(grants.injected.length).toBe(1);
  });

  it('what nobody knows is not done', async () => {
    await doAsked('erase-everything', tab, { keeper, save: () => Promise.reject(new Error('no')) });
    expect(opened).toEqual([]);
  });
});
