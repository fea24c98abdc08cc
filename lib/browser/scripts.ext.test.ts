import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeGrants } from '../../test/fake-grants.ts';
import {
  injectPanel,
  readOpenTabs,
  registerListeners,
  registerReader as registerWanted,
  tellPages,
  type Listening,
} from './scripts.ts';

const registerReader = async (matches: string[]) => (await registerWanted(async () => matches)).fresh;

beforeEach(() => fakeBrowser.reset());

describe('registering the reader', () => {
  it('doing it twice is doing it once', async () => {
    const grants = fakeGrants();
    expect(await registerReader(['https://a.example/*'])).toEqual(['https://a.example/*']);
    expect(await registerReader(['https://a.example/*'])).toEqual([]);
    expect([...grants.scripts.values()]).toMatchObject([
      { id: 'crm', matches: ['https://a.example/*'], allFrames: false, persistAcrossSessions: true },
    ]);
  });

  it('follows a site that comes and one that goes', async () => {
    const grants = fakeGrants();
    await registerReader(['https://a.example/*']);
    expect(await registerReader(['https://a.example/*', 'https://b.example/*'])).toEqual(['https://b.example/*']);
    await registerReader(['https://b.example/*']);
    expect(grants.scripts.get('crm')?.matches).toEqual(['https://b.example/*']);
    await registerReader([]);
    expect(grants.scripts.size).toBe(0);
    await registerReader([]);
  });

  it('is not confused by two changes at once', async () => {
    const grants = fakeGrants();
    await Promise.all([
      registerReader(['https://a.example/*']),
      registerReader(['https://a.example/*', 'https://b.example/*']),
      registerReader(['https://b.example/*']),
    ]);
    expect(grants.scripts.get('crm')?.matches).toEqual(['https://b.example/*']);
  });

  it('asks what is wanted when its turn has come, not before', async () => {
    const grants = fakeGrants();
    let wanted = ['https://a.example/*'];
    const first = registerReader(['https://a.example/*', 'https://b.example/*']);
    const second = registerWanted(async () => wanted);
    wanted = ['https://c.example/*'];
    await Promise.all([first, second]);
    expect(grants.scripts.get('crm')?.matches).toEqual(['https://c.example/*']);
  });
});

describe('registering what listens in a page', () => {
  const early = { runAt: 'document_start', allFrames: false, persistAcrossSessions: true };
  const on = (fetched: string[], more: Partial<Listening> = {}) =>
    registerListeners(async () => ({ fetched, api: [], off: [], ...more }));

  it('puts one script into the page’s world and one into ours, before the page begins', async () => {
    const grants = fakeGrants();
    await on(['https://a.example/*']);
    expect([...grants.scripts.values()]).toEqual([
      { id: 'observer', js: ['/observer.js'], world: 'MAIN', matches: ['https://a.example/*'], ...early },
      { id: 'relay', js: ['/relay.js'], matches: ['https://a.example/*'], ...early },
    ]);
  });

  it('has another one for a builder of apps, and one mailbox for both', async () => {
    const grants = fakeGrants();
    await on(['https://b.example/*'], { api: ['https://a.example/*'] });
    expect([...grants.scripts.values()].map(({ id, matches }) => [id, matches])).toEqual([
      ['observer', ['https://b.example/*']],
      ['kintone', ['https://a.example/*']],
      ['relay', ['https://a.example/*', 'https://b.example/*']],
    ]);
  });

  it('follows the sites, keeps out of those switched off, and leaves the reader alone', async () => {
    const grants = fakeGrants();
    await registerReader(['https://a.example/*', 'https://b.example/*']);
    await on(['https://a.example/*']);
    await on(['https://*.a.example/*'], { off: ['https://off.a.example/*'] });
    expect(grants.scripts.get('relay')).toMatchObject({
      matches: ['https://*.a.example/*'],
      excludeMatches: ['https://off.a.example/*'],
    });
    await on(['https://*.a.example/*']);
    expect(grants.scripts.get('observer')).not.toHaveProperty('excludeMatches');
    await on([], { off: ['https://off.a.example/*'] });
    expect([...grants.scripts.keys()]).toEqual(['crm']);
  });

  it('does nothing where nothing changed', async () => {
    const grants = fakeGrants();
    await on(['https://a.example/*']);
    const before = grants.scripts.get('observer');
    await on(['https://a.example/*']);
    expect(grants.scripts.get('observer')).toBe(before);
  });
});

describe('open tabs', () => {
  const tabs = [
    { id: 1, url: 'https://a.example/deals' },
    { id: 2, url: 'https://b.example/' },
    { id: 3, url: 'https://a.example/', discarded: true },
    { id: 4, url: 'https://a.example/', incognito: true },
    { id: 5, url: 'https://a.example/x' },
  ];

  it('of a granted site are read at once, but not those asleep or private', async () => {
    const grants = fakeGrants(tabs, ['https://a.example/*']);
    expect(await readOpenTabs(['https://a.example/*'])).toBe(2);
    expect(grants.injected.map(({ tabId, file }) => [tabId, file])).toEqual([
      [1, '/content-scripts/crm.js'],
      [5, '/content-scripts/crm.js'],
    ]);
  });

  it('a tab that refuses does not spoil the others', async () => {
    const grants = fakeGrants([...tabs, { id: 6, url: 'https://a.example/y' }], ['https://a.example/*']);
    grants.tabs.splice(0, 1);
    expect(await readOpenTabs(['https://a.example/*'])).toBe(2);
    expect(await readOpenTabs([])).toBe(0);
  });

  it('hear a notice where our script runs, and silence elsewhere is no error', async () => {
    const grants = fakeGrants(tabs, ['https://a.example/*']);
    await readOpenTabs(['https://a.example/*']);
    await tellPages({ notice: 'ask-again' });
    expect(grants.told.map(({ tabId }) => tabId)).toEqual([1, 5]);
  });

  it('are not waited for when one of them never answers', async () => {
    fakeGrants(tabs, ['https://a.example/*']);
    fakeBrowser.tabs.sendMessage = () => new Promise(() => undefined);
    await expect(tellPages({ notice: 'erased' })).resolves.toBeUndefined();
  });

  it('nor when one of them is never done loading: the others are read, and whoever granted the site has the answer', async () => {
    fakeGrants(tabs, ['https://a.example/*']);
    const run = fakeBrowser.scripting.executeScript;
    fakeBrowser.scripting.executeScript = (injection: Parameters<typeof run>[0]) =>
      injection.target.tabId === 1 ? new Promise(() => undefined) : run(injection);
    expect(await readOpenTabs(['https://a.example/*'])).toBe(1);
  });

  it('get the panel in the document that asked, or an honest no', async () => {
    const grants = fakeGrants(tabs, ['https://a.example/*']);
    expect(await injectPanel(1, 'doc-1')).toBe(true);
    expect(grants.injected.at(-1)).toEqual({ tabId: 1, file: '/content-scripts/panel.js', documentIds: ['doc-1'] });
    expect(await injectPanel(99, undefined)).toBe(false);
  });
});
