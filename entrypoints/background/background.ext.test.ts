import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser, type Browser } from 'wxt/browser';
import type { Reading } from '../../lib/domain/reading.ts';
import type { Answer, In, MessageName } from '../../lib/messages/protocol.ts';
import { ingest } from '../../lib/app/ingest.ts';
import { defaultSettings, type SiteSettings } from '../../lib/app/settings.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { recipes } from '../../lib/crms/index.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import { fakeGrants } from '../../test/fake-grants.ts';
import background from './index.ts';
import { until } from '../../test/until.ts';

const site = 'https://crm.example';
const tabs = () => [
  { id: 1, url: `${site}/#/deals` },
  { id: 2, url: 'https://other.example/' },
];

let grants: ReturnType<typeof fakeGrants>;

let isStarted = false;

/** A worker that starts anew: no globals, no listeners, the same storage. */
const start = () => {
  isStarted = true;
  fakeBrowser.runtime.onMessage.removeAllListeners();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  background.main();
};

const page = (more: Partial<Browser.runtime.MessageSender> = {}): Browser.runtime.MessageSender => ({
  id: browser.runtime.id,
  url: `${site}/#/deals`,
  origin: site,
  documentId: 'doc',
  documentLifecycle: 'active',
  frameId: 0,
  tab: { id: 1, incognito: false } as Browser.tabs.Tab,
  ...more,
});
const popup: Browser.runtime.MessageSender = {
  id: 'test-extension-id',
  url: 'chrome-extension://test-extension-id/popup.html',
  origin: 'chrome-extension://test-extension-id',
};

const ask = async <N extends MessageName>(name: N, input: In<N>, from = page()): Promise<Answer<N>> => {
  const answer = Promise.withResolvers<Answer<N>>();
  void fakeBrowser.runtime.onMessage.trigger({ name, input }, from, answer.resolve);
  return answer.promise;
};

let ids = 0;
const reading = (rows: number, more: Partial<Reading> = {}): Reading => ({
  id: `reading-${(ids += 1)}`,
  crm: 'atomic-crm',
  recipeVersion: 1,
  page: 'deal-board',
  kind: 'deal-board',
  site,
  url: `${site}/#/deals`,
  at: Date.now(),
  zone: 'Asia/Tokyo',
  locale: 'ja',
  seen: rows,
  misses: [],
  rows: Array.from({ length: rows }, (_, index) => ({
    entity: 'deal',
    id: { strong: String(index) },
    values: { name: { text: `Deal ${index}`, value: `Deal ${index}` } },
  })),
  ...more,
});

/** What the database holds, read beside the worker as an open page of the extension would. */
const inStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.detail);
  return work(opened.store).finally(() => opened.store.close());
};
const holdings = () => inStore(({ database }) => database.getAll('readings'));
const settings = () => inStore(readSettings);
const held = async (): Promise<string> => JSON.stringify(await holdings());

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  Object.assign(fakeBrowser, { i18n: { ...fakeBrowser.i18n, getUILanguage: () => 'ja' } });
  grants = fakeGrants(tabs());
});

/** A worker that is answered before it has begun would begin in the next test, and inject into the tabs of that. */
afterEach(async () => {
  if (!isStarted) return;
  isStarted = false;
  const hasBegun = async () => (await browser.storage.session.get('started'))['started'];
  await vi.waitUntil(hasBegun, 10_000).catch(() => undefined);
});

describe('permissions', () => {
  it('a site that is granted is registered and read in its open tabs at once', async () => {
    await fakeBrowser.storage.session.set({ started: true });
    start();
    await browser.permissions.request({ origins: [`${site}/*`] });
    await until(() => expect(grants.scripts.get('crm')?.matches).toEqual([`${site}/*`]));
    await until(() => expect(grants.injected).toEqual([{ tabId: 1, file: '/content-scripts/crm.js' }]));
  });

  it('a site that is taken back is unregistered, its open tabs ask again and learn it', async () => {
    grants.granted.add(`${site}/*`);
    start();
    await until(() => expect(grants.injected.length).toBe(1));
    await browser.permissions.remove({ origins: [`${site}/*`] });
    await until(() => expect(grants.scripts.size).toBe(0));
    await until(() => expect(grants.told).toEqual([{ tabId: 1, notice: { notice: 'ask-again' } }]));
    expect(await ask('page-opened', { url: `${site}/` })).toEqual({ refused: true, reason: 'not-granted' });
    expect(await ask('reading', reading(1))).toEqual({ refused: true, reason: 'not-granted' });
  });

  it('what the manifest declares counts as granted', async () => {
    grants = fakeGrants([{ id: 9, url: 'http://127.0.0.1:8010/' }], ['http://127.0.0.1/*']);
    start();
    await until(() => expect(grants.injected.map(({ tabId }) => tabId)).toEqual([9]));
    expect(await ask('sites-changed', {}, popup)).toEqual({ sites: ['http://127.0.0.1/*'] });
  });

  it('a worker that died before it had registered the site is woken to do it', async () => {
    grants.granted.add(`${site}/*`);
    // The browser frees a dead worker's locks; here the one below would be held for ever.
    const alive = navigator;
    type Work = (lock: object) => unknown;
    const request = (_name: string, options: Work | object, work?: Work) => (work ?? (options as Work))({});
    vi.stubGlobal('navigator', { locks: { request } });
    const dying = vi
      .spyOn(browser.scripting, 'registerContentScripts')
      .mockReturnValue(new Promise(() => undefined) as unknown as void);
    start();
    await until(async () => expect(await browser.alarms.get('begin-anew')).toBeDefined());
    await until(() => expect(dying).toHaveBeenCalled());
    dying.mockRestore();
    start();
    await until(() => expect(grants.scripts.get('crm')?.matches).toEqual([`${site}/*`]));
    await until(async () => expect(await browser.alarms.get('begin-anew')).toBeUndefined());
    vi.stubGlobal('navigator', alive);
  });

  it('open tabs are healed once per start of the extension, not at every waking of the worker', async () => {
    grants.granted.add(`${site}/*`);
    start();
    await until(() => expect(grants.injected.length).toBe(1));
    await until(async () => expect(await browser.storage.session.get('started')).toEqual({ started: true }));
    start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(grants.injected.length).toBe(1);
    await fakeBrowser.storage.session.clear();
    start();
    await until(() => expect(grants.injected.length).toBe(2));
  });
});

describe('a page that says hello', () => {
  it('learns zone, day and currency, and how to tell which CRM it is', async () => {
    grants.granted.add(`${site}/*`);
    start();
    const welcome = await ask('page-opened', { url: `${site}/` });
    expect(welcome).toMatchObject({
      paused: false,
      currency: 'JPY',
      zone: 'UTC',
      today: new Date().toISOString().slice(0, 10),
    });
    const { crms } = welcome as { crms: { id: string; detect: object }[] };
    expect(crms.map(({ id }) => id)).toEqual(recipes.map(({ id }) => id));
    expect(JSON.stringify(welcome).length).toBeLessThan(JSON.stringify(recipes).length / 20);
  });

  it('gets the recipe it asks for, as plain data, and none that there is not', async () => {
    grants.granted.add(`${site}/*`);
    start();
    const recipe = await ask('recipe', { id: 'atomic-crm' });
    expect(recipe).toEqual(recipes.find(({ id }) => id === 'atomic-crm'));
    expect(JSON.parse(JSON.stringify(recipe))).toEqual(recipe);
    expect(await ask('recipe', { id: 'salesfarce' })).toEqual({ refused: true, reason: 'bad-message' });
  });

  it('learns that its site is paused, and its readings are refused meanwhile', async () => {
    grants.granted.add(`${site}/*`);
    start();
    await ask(
      'save-settings',
      { changes: { sites: { [site]: { paused: true, panel: { open: true, side: 'right' } } } } },
      popup,
    );
    expect(await ask('page-opened', { url: `${site}/` })).toMatchObject({ paused: true });
    expect(await ask('reading', reading(1))).toEqual({ refused: true, reason: 'paused' });
  });
});

describe('a reading', () => {
  beforeEach(() => grants.granted.add(`${site}/*`));

  it('is stored once, however often it is sent, also to a worker that was born again', async () => {
    start();
    const one = reading(3);
    expect(await ask('reading', one)).toMatchObject({ acknowledged: true, id: one.id, stored: 3 });
    const before = await holdings();
    start();
    expect(await ask('reading', one)).toMatchObject({ acknowledged: true, id: one.id });
    expect(await holdings()).toEqual(before);
  });

  it.each<[string, Partial<Reading>, Partial<Browser.runtime.MessageSender>, string]>([
    ['of a CRM nobody knows', { crm: 'salesfarce' }, {}, 'bad-message'],
    ['of another site', { site: 'https://other.example', url: 'https://other.example/' }, {}, 'unknown-sender'],
    ['from a private window', {}, { tab: { id: 1, incognito: true } as Browser.tabs.Tab }, 'private-window'],
    ['from a prerendered page', {}, { documentLifecycle: 'prerender' }, 'not-active'],
    ['from another extension', {}, { id: 'them' }, 'unknown-sender'],
  ])('%s is refused and leaves nothing', async (_, more, from, reason) => {
    start();
    expect(await ask('reading', reading(1, more), page(from))).toEqual({ refused: true, reason });
    expect(await held()).not.toContain('Deal 0');
  });

  it('is counted at the door when it is turned away', async () => {
    start();
    await ask('reading', reading(1), page({ id: 'them' }));
    await until(async () =>
      expect(await browser.storage.local.get('turned-away')).toMatchObject({
        'turned-away': { 'unknown-sender': { count: 1 } },
      }),
    );
  });
});

describe('trouble with storage', () => {
  beforeEach(() => grants.granted.add(`${site}/*`));

  it('a database of a newer version is refused, told, and left as it is', async () => {
    await new Promise((resolve) => {
      const opening = indexedDB.open('chakuchi', 99);
      opening.onupgradeneeded = () => opening.result.createObjectStore('of-the-future').put('kept', 'a');
      opening.onsuccess = () => {
        opening.result.close();
        resolve(undefined);
      };
    });
    start();
    expect(await ask('reading', reading(1))).toEqual({ refused: true, reason: 'newer-database' });
    await until(async () =>
      expect(await browser.storage.local.get('trouble')).toMatchObject({ trouble: { reason: 'newer-database' } }),
    );
    const kept = await new Promise((resolve) => {
      const opening = indexedDB.open('chakuchi', 99);
      opening.onsuccess = () => {
        const get = opening.result.transaction('of-the-future').objectStore('of-the-future').get('a');
        get.onsuccess = () => resolve(get.result);
      };
    });
    expect(kept).toBe('kept');
  });

  it('a full disk refuses the reading, tells it, and is over with the next one that fits', async () => {
    start();
    await ask('reading', reading(1));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    const late = reading(1, {
      rows: [{ entity: 'deal', id: { strong: 'late' }, values: { name: { text: 'Late', value: 'Late' } } }],
    });
    expect(await ask('reading', late)).toEqual({ refused: true, reason: 'storage-full' });
    await until(async () =>
      expect(await browser.storage.local.get('trouble')).toMatchObject({ trouble: { reason: 'storage-full' } }),
    );
    full.mockRestore();
    expect(await ask('reading', late)).toMatchObject({ acknowledged: true });
    expect(await browser.storage.local.get('trouble')).toEqual({});
    expect(await held()).toContain('Deal 0');
    expect(await held()).toContain('Late');
  });

  it('rows that were lost are told at the next start, and open pages send theirs again', async () => {
    start();
    await ask('reading', reading(2));
    await until(() => expect(grants.injected.length).toBe(1));
    vi.stubGlobal('indexedDB', new IDBFactory());
    start();
    await ask('reading', reading(1));
    await until(async () =>
      expect(await browser.storage.local.get('trouble')).toMatchObject({ trouble: { reason: 'data-lost' } }),
    );
    await until(() => expect(grants.told).toContainEqual({ tabId: 1, notice: { notice: 'forget' } }));
    await ask('trouble-seen', {}, popup);
    expect(await browser.storage.local.get('trouble')).toEqual({});
  });
});

describe('what an earlier version left', () => {
  it('is derived by the rules of this one before anything is added to it', async () => {
    grants.granted.add(`${site}/*`);
    const opened = await openStore();
    if (!opened.ok) throw new Error(opened.detail);
    const { database } = opened.store;
    await ingest(opened.store, reading(2));
    for (const { key, ...deal } of await database.getAll('deals'))
      await database.put('deals', { ...deal, key: key.replace(' atomic-crm ', ' ') });
    for (const key of await database.getAllKeys('deals'))
      if (key.includes(' atomic-crm ')) await database.delete('deals', key);
    await database.put('documents', { name: 'counters', value: { seq: 1, generation: 1, weak: [], recipes: {} } });
    opened.store.close();
    start();
    expect(await ask('reading', reading(3))).toMatchObject({ acknowledged: true });
    const again = await openStore();
    if (!again.ok) throw new Error(again.detail);
    onTestFinished(() => again.store.close());
    expect((await again.store.database.getAllKeys('deals')).map((key) => key.split(' ').slice(1).join(' '))).toEqual([
      'atomic-crm deal s 0',
      'atomic-crm deal s 1',
      'atomic-crm deal s 2',
    ]);
  });
});

describe('what the person decides', () => {
  beforeEach(() => grants.granted.add(`${site}/*`));

  it('two pages that change different settings both keep theirs', async () => {
    start();
    await Promise.all([
      ask('save-settings', { changes: { currency: 'USD' } }, popup),
      ask('save-settings', { changes: { language: 'en' } }, popup),
    ]);
    expect(await ask('page-opened', { url: `${site}/` })).toMatchObject({ currency: 'USD' });
  });

  it('a page that changes one site leaves what others changed of it meanwhile, and of other sites', async () => {
    start();
    const other = 'https://other.example';
    const save = (at: string, change: Partial<SiteSettings>) =>
      ask('save-settings', { changes: { sites: { [at]: change } } }, popup);
    await Promise.all([
      save(other, { paused: true }),
      ask('panel-state', { open: true, side: 'left' }),
      save(site, { chips: false }),
      save(site, { pageData: false }),
    ]);
    await save(other, { paused: false });
    expect((await settings()).sites).toEqual({
      [other]: { paused: false, panel: { open: false, side: 'right' } },
      [site]: { paused: false, panel: { open: true, side: 'left' }, chips: false, pageData: false },
    });
    expect(await save(site, { paused: 'yes' as never })).toEqual({ refused: true, reason: 'bad-message' });
  });

  it('settings with a spoilt field are refused, and nothing of them is kept', async () => {
    start();
    const spoilt = { changes: { currency: 'YEN!', badge: false } };
    expect(await ask('save-settings', spoilt, popup)).toEqual({ refused: true, reason: 'bad-message' });
    expect(await ask('page-opened', { url: `${site}/` })).toMatchObject({ currency: defaultSettings.currency });
  });

  it('a quick log is kept, and taken back by its undo', async () => {
    start();
    const logged = (await ask('log', { id: 'a-log-of-mine', kind: 'call' }, popup)) as { id: string };
    expect(logged.id).toMatch(/.{8}/);
    expect(await ask('undo-log', { id: logged.id }, popup)).toEqual({ undone: true });
    expect(await ask('undo-log', { id: logged.id }, popup)).toEqual({ undone: false });
  });

  it('erasing makes open pages forget what they need not send', async () => {
    start();
    await until(() => expect(grants.injected.length).toBe(1));
    await ask('reading', reading(1));
    await ask('erase', {}, popup);
    expect(grants.told.at(-1)).toEqual({ tabId: 1, notice: { notice: 'erased' } });
    expect(await held()).not.toContain('Deal 0');
  });
});

describe('the badge', () => {
  it('counts a call as soon as it is logged', async () => {
    // The workers of earlier tests live on here, and what they still have to paint they paint over ours.
    await new Promise((resolve) => setTimeout(resolve, 500));
    start();
    await ask('log', { id: 'a-log-of-mine', kind: 'call' }, popup);
    await until(async () => expect(await browser.action.getBadgeText({})).toBe('1'));
  });

  it('is painted by the clock as well, and the clock ticks on the quarter of an hour', async () => {
    start();
    await until(async () => expect(await browser.alarms.get('tick')).toMatchObject({ periodInMinutes: 15 }));
    const { scheduledTime } = (await browser.alarms.get('tick')) as { scheduledTime: number };
    expect(scheduledTime % 900_000).toBe(1000);
    const title = vi.spyOn(browser.action, 'setTitle');
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'tick', scheduledTime, persistAcrossSessions: true });
    await until(() => expect(title).toHaveBeenCalled());
  });
});

describe('the ledger of landings', () => {
  const ledger = () => inStore(({ database }) => database.getAll('ledger'));

  it('is kept by the alarm, also by a worker that has just been woken, and once', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00+09:00'), toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    await fakeBrowser.storage.session.set({ started: true });
    start();
    await ask('save-settings', { changes: { ...defaultSettings, zone: 'Asia/Tokyo' } }, popup);
    const month = { period: { start: '2026-11-01', end: '2026-12-01' }, deadline: '2026-11-30', changes: [] };
    const goal = { id: 't', kpi: 'calls', scope: { kind: 'all' } as const, value: 40, original: 40, ...month };
    await ask('save-targets', { targets: [goal] }, popup);
    await ask('log', { id: 'log-1', kind: 'call' }, popup);
    start();
    for (let times = 0; times < 2; times += 1)
      await fakeBrowser.alarms.onAlarm.trigger({
        name: 'tick',
        scheduledTime: Date.now(),
        persistAcrossSessions: true,
      });
    await until(async () => expect((await ledger()).map(({ day }) => day)).toEqual(['2026-11-24']));
    const [kept] = await ledger();
    expect(kept?.entries).toMatchObject([{ kpi: 'calls', scope: 'all', role: 'shown', target: 40 }]);
  });
});

describe('the observer of what pages fetch', () => {
  beforeEach(() => grants.granted.add(`${site}/*`));
  const on = () => [grants.scripts.get('observer')?.matches, grants.scripts.get('relay')?.matches];
  const odoo = () => reading(1, { crm: 'odoo', page: 'deal-list', kind: 'deal-list' });
  const change = (more: object) =>
    ask(
      'save-settings',
      { changes: { sites: { [site]: { paused: false, panel: { open: false, side: 'right' }, ...more } } } },
      popup,
    );

  it('comes with the first reading of a CRM whose recipe wants it, and stays for a worker born again', async () => {
    start();
    await ask('reading', reading(1));
    await until(() => expect(grants.scripts.get('crm')).toBeDefined());
    expect(on()).toEqual([undefined, undefined]);
    await ask('reading', odoo());
    expect(on()).toEqual([[`${site}/*`], [`${site}/*`]]);
    grants.scripts.clear();
    await fakeBrowser.storage.session.clear();
    start();
    await until(() => expect(on()).toEqual([[`${site}/*`], [`${site}/*`]]));
  });

  it('leaves with what is erased, and comes back with the next reading of the same worker', async () => {
    start();
    await ask('reading', odoo());
    await ask('erase', { site }, popup);
    expect(on()).toEqual([undefined, undefined]);
    await ask('reading', odoo());
    expect(on()).toEqual([[`${site}/*`], [`${site}/*`]]);
  });

  it('leaves as well where the browser never says what the company fixed: the erasure is answered', async () => {
    const silent = vi
      .spyOn(fakeBrowser.storage.managed, 'get')
      .mockReturnValue(new Promise(() => undefined) as unknown as void);
    onTestFinished(() => silent.mockRestore());
    start();
    await ask('reading', odoo());
    expect(await ask('erase', { site }, popup)).toHaveProperty('erased');
    expect(on()).toEqual([undefined, undefined]);
  });

  it('what the company fixed holds as soon as a slow browser says it', async () => {
    let say: (told: object) => void = () => undefined;
    const slow = vi
      .spyOn(fakeBrowser.storage.managed, 'get')
      .mockReturnValueOnce(new Promise((resolve) => (say = resolve)) as unknown as void)
      .mockReturnValue(Promise.resolve({ currency: 'EUR' }) as unknown as void);
    onTestFinished(() => slow.mockRestore());
    start();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    say({ currency: 'USD' });
    await until(async () => expect((await settings()).currency).toBe('EUR'));
  });

  it('is on a vendor’s own hosts from the beginning', async () => {
    grants.granted.add('https://paper.odoo.com/*');
    start();
    await until(() => expect(on()).toEqual([['https://paper.odoo.com/*'], ['https://paper.odoo.com/*']]));
  });

  it.each([{ pageData: false }, { paused: true }])('goes where the person wants it so: %j', async (more) => {
    start();
    await ask('reading', odoo());
    await change(more);
    expect(on()).toEqual([undefined, undefined]);
    expect(await ask('page-opened', { url: `${site}/` })).toMatchObject({ pageData: !('pageData' in more) });
    await change({ pageData: true });
    expect(on()).toEqual([[`${site}/*`], [`${site}/*`]]);
  });
});

describe('chips', () => {
  const row = (id: string, closeDate: string): Reading['rows'][number] => ({
    entity: 'deal',
    id: { strong: id },
    values: {
      stage: { text: 'Opportunity', value: 'Opportunity' },
      closeDate: { text: closeDate, value: closeDate },
    },
  });
  const elsewhere = page({ url: 'https://other.example/', origin: 'https://other.example' });
  const ids = [{ strong: '1' }, { strong: '2' }];

  beforeEach(async () => {
    grants.granted.add(`${site}/*`).add('https://other.example/*');
    start();
    await ask('reading', reading(0, { rows: [row('1', '2020-01-31'), row('2', '2999-01-31')] }));
  });

  it('are set into the very page that asked, and told of its own deals only', async () => {
    expect(await ask('show-chips', {})).toEqual({ injected: true });
    expect(grants.injected.filter(({ file }) => file.endsWith('chips.js'))).toEqual([
      { tabId: 1, documentIds: ['doc'], file: '/content-scripts/chips.js' },
    ]);
    expect(await ask('chips', { crm: 'atomic-crm', ids })).toMatchObject({
      language: 'ja',
      chips: [{ at: 0, chip: { kind: 'risk', label: '要注意' } }],
    });
    expect(await ask('chips', { crm: 'atomic-crm', ids }, elsewhere)).toMatchObject({ chips: [] });
  });

  it('are neither set in nor told where the person switched them off', async () => {
    const panel = { open: false, side: 'right' } as const;
    await ask('save-settings', { changes: { sites: { [site]: { paused: false, panel, chips: false } } } }, popup);
    expect(await ask('page-opened', { url: `${site}/` })).toMatchObject({ chips: false });
    expect(await ask('show-chips', {})).toEqual({ injected: false });
    expect(await ask('chips', { crm: 'atomic-crm', ids })).toMatchObject({ chips: [] });
    expect(grants.injected.filter(({ file }) => file.endsWith('chips.js'))).toEqual([]);
  });
});
