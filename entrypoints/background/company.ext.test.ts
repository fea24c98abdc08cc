import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeSettings, readPolicy, readSettings, readTargets } from '../../lib/app/settings-document.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import { followCompany } from './company.ts';
import type { Keeper } from './keeper.ts';

let store: Store;
let managed: Record<string, unknown> | Error = {};
const noted: unknown[] = [];

const keeper = {
  use: (work: (opened: Store) => unknown) => Promise.resolve(work(store)),
  note: async (error: unknown) => void noted.push(error),
} as unknown as Keeper;
const late: Promise<unknown>[] = [];
const follow = () =>
  followCompany(
    keeper,
    () => Date.UTC(2026, 10, 25),
    (answered) => void late.push(answered),
  );

beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  Object.assign(browser.storage.managed, {
    get: () => (managed instanceof Error ? Promise.reject(managed) : Promise.resolve(managed)),
  });
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.detail);
  ({ store } = opened);
});

describe('what the company fixes', () => {
  it('holds over the person’s own on every surface, and theirs come back when it goes', async () => {
    await changeSettings(store, (old) => ({ ...old, currency: 'EUR' }));
    managed = { currency: 'USD', targets: [{ kpi: 'calls', period: 'every-month', value: '400' }] };
    expect(await follow()).toBe(true);
    expect([(await readSettings(store)).currency, (await readTargets(store)).map(({ value }) => value)]).toEqual([
      'USD',
      [400],
    ]);
    expect(await follow()).toBe(false);
    managed = {};
    expect(await follow()).toBe(true);
    expect([(await readSettings(store)).currency, await readTargets(store)]).toEqual(['EUR', []]);
    store.close();
  });

  it('a spoilt part leaves the person’s own standing and is named', async () => {
    managed = { currency: 42, language: 'ja' };
    await follow();
    expect([(await readSettings(store)).currency, (await readSettings(store)).language]).toEqual(['JPY', 'ja']);
    expect((await readPolicy(store)).unread).toEqual(['currency']);
    store.close();
  });

  it('a browser that says it late is not waited for; what it says is still to be asked for', async () => {
    let say: (told: Record<string, unknown>) => void = () => undefined;
    Object.assign(browser.storage.managed, { get: () => new Promise((resolve) => (say = resolve)) });
    expect(await follow()).toBe(false);
    expect(late).toHaveLength(1);
    say({ currency: 'USD' });
    expect(await late[0]).toEqual({ currency: 'USD' });
    expect((await readSettings(store)).currency).toBe('JPY');
    store.close();
  });

  it('a browser without managed storage fixes nothing', async () => {
    managed = new Error('Managed storage manifest not found');
    expect(await follow()).toBe(false);
    expect(noted).toEqual([]);
    store.close();
  });
});
