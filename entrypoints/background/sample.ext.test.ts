import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSample, sampleName } from '../../lib/app/sample/mark.ts';
import type { Answer, In, MessageName } from '../../lib/messages/protocol.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import { readHoldings } from '../../lib/store/read.ts';
import { fakeGrants } from '../../test/fake-grants.ts';
import background from './index.ts';
import { until } from '../../test/until.ts';

const site = 'https://crm.example';
const options: Browser.runtime.MessageSender = {
  id: 'test-extension-id',
  url: 'chrome-extension://test-extension-id/options.html',
  origin: 'chrome-extension://test-extension-id',
};
const page: Browser.runtime.MessageSender = {
  id: 'test-extension-id',
  url: `${site}/`,
  origin: site,
  documentId: 'doc',
  documentLifecycle: 'active',
  frameId: 0,
  tab: { id: 1, incognito: false } as Browser.tabs.Tab,
};

const ask = async <N extends MessageName>(name: N, input: In<N>, from = options): Promise<Answer<N>> => {
  const answer = Promise.withResolvers<Answer<N>>();
  void fakeBrowser.runtime.onMessage.trigger({ name, input }, from, answer.resolve);
  return answer.promise;
};

const inStore = async <T>(name: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const opened = await openStore({ name });
  if (!opened.ok) throw new Error(opened.detail);
  return work(opened.store).finally(() => opened.store.close());
};
const logsIn = (name: string): Promise<number> =>
  inStore(name, async ({ database }) => {
    const { activities } = await readHoldings(database);
    return activities.filter(({ crm }) => crm === 'chakuchi').length;
  });
const mark = () => inStore('chakuchi', readSample);
const names = async (): Promise<(string | undefined)[]> => (await indexedDB.databases()).map(({ name }) => name);

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  Object.assign(fakeBrowser, { i18n: { ...fakeBrowser.i18n, getUILanguage: () => 'ja' } });
  fakeGrants([{ id: 1, url: `${site}/` }]).granted.add(`${site}/*`);
  fakeBrowser.runtime.onMessage.removeAllListeners();
  background.main();
});

describe('the sample, as pages ask for it', () => {
  it('comes and goes with a message, in the language of the person', async () => {
    expect(await ask('sample', { shown: true })).toEqual({ saved: true });
    expect((await mark())?.language).toBe('ja');
    await ask('save-settings', { changes: { language: 'en' } });
    expect((await mark())?.language).toBe('en');
    expect(await ask('sample', { shown: false })).toEqual({ saved: true });
    expect([await mark(), (await names()).includes(sampleName)]).toEqual([undefined, false]);
  });

  it('may not be asked for by a CRM’s page', async () => {
    expect(await ask('sample', { shown: true }, page)).toEqual({ refused: true, reason: 'unknown-sender' });
    expect(await mark()).toBeUndefined();
  });

  it('takes what is logged in the popup while it is shown; what is logged on a CRM’s page is the person’s own', async () => {
    await ask('sample', { shown: true });
    await ask('log', { id: 'tried', kind: 'call' });
    await ask('log', { id: 'real', kind: 'call' }, page);
    expect([await logsIn(sampleName), await logsIn('chakuchi')]).toEqual([1, 1]);
    expect(await ask('undo-log', { id: 'tried' }, page)).toEqual({ undone: false });
    expect(await ask('undo-log', { id: 'tried' })).toEqual({ undone: true });
    expect([await logsIn(sampleName), await logsIn('chakuchi')]).toEqual([0, 1]);
  });

  it('what was logged before it was shown is taken back where it was written; what was logged in it went with it', async () => {
    await ask('log', { id: 'real', kind: 'call' });
    await ask('sample', { shown: true });
    expect(await ask('undo-log', { id: 'real' })).toEqual({ undone: true });
    expect(await logsIn('chakuchi')).toBe(0);
    await ask('log', { id: 'tried', kind: 'call' });
    await ask('sample', { shown: false });
    expect(await ask('undo-log', { id: 'tried' })).toEqual({ undone: false });
    expect((await names()).includes(sampleName)).toBe(false);
  });

  it('goes with everything, when everything is erased, and stays when one site is', async () => {
    await ask('sample', { shown: true });
    await ask('erase', { site });
    expect(await mark()).toBeDefined();
    await ask('erase', {});
    expect([await mark(), (await names()).includes(sampleName)]).toEqual([undefined, false]);
  });

  it('is of the day: the first alarm of another one makes it anew', async () => {
    await ask('sample', { shown: true });
    const today = (await mark())?.day;
    const tomorrow = Date.now() + 86_400_000;
    vi.spyOn(Date, 'now').mockReturnValue(tomorrow);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'tick', scheduledTime: tomorrow, persistAcrossSessions: true });
    await until(async () => expect((await mark())?.day).toBe(new Date(tomorrow).toISOString().slice(0, 10)));
    expect((await mark())?.day).not.toBe(today);
    vi.restoreAllMocks();
  });
});
