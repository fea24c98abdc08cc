import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { exportAll } from '../../lib/app/backup.ts';
import { ingest } from '../../lib/app/ingest.ts';
import { readBackups, writeBackups } from '../../lib/browser/downloads.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import { fakeGrants } from '../../test/fake-grants.ts';
import { aReading, dealRow } from '../../test/readings.ts';
import { dataHandlersOf } from './data-handlers.ts';

let store: Store;
const handlers = (now = () => Date.parse('2026-11-25T03:00:00Z')) =>
  dataHandlersOf({
    keeper: { use: (work: (opened: Store) => unknown) => Promise.resolve(work(store)) },
    sample: { remove: () => Promise.resolve() },
    now,
    heedCompany: () => Promise.resolve(),
    meetAnew: () => Promise.resolve(),
    moved: <T>(answer: T) => answer,
  } as unknown as Parameters<typeof dataHandlersOf>[0]);
const own = { kind: 'own' } as const;

beforeEach(async () => {
  fakeBrowser.reset();
  fakeGrants();
  vi.stubGlobal('indexedDB', new IDBFactory());
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.detail);
  ({ store } = opened);
  await ingest(store, aReading([dealRow({ id: '1', name: '商談', yen: 12_000, stage: 'New' })]));
});

it('a restore that was done is told as done, also where what goes soon cannot be told', async () => {
  const text = (await exportAll(store)).join('');
  const { 'restore-part': restore } = handlers(() => {
    throw new Error('no clock');
  });
  expect(await restore({ id: 'a', index: 0, isLast: true, text }, own)).toMatchObject({ readings: 1 });
});

it('after everything was erased, nothing is known of the backups that saved themselves', async () => {
  const { erase } = handlers();
  const known = { saved: { at: 1, file: 'Chakuchi/a.json', bytes: 5, mark: 'a' }, seenTo: 1 };
  await writeBackups(known);
  await erase({ site: 'https://crm.example' }, own);
  expect(await readBackups()).toEqual(known);
  await erase({}, own);
  expect(await browser.storage.local.get('backups')).toEqual({});
});
