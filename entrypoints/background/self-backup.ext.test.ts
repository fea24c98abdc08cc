import 'fake-indexeddb/auto';
import { resolveObjectURL } from 'node:buffer';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeGrants } from '../../test/fake-grants.ts';
import { aReading, dealRow } from '../../test/readings.ts';
import { eraseAll, exportAll, importAll } from '../../lib/app/backup.ts';
import { ingest } from '../../lib/app/ingest.ts';
import { noPolicy } from '../../lib/app/policy.ts';
import { showSample } from '../../lib/app/sample/keep.ts';
import { readSample } from '../../lib/app/sample/mark.ts';
import { changeSettings, readSettings, savePolicy } from '../../lib/app/settings-document.ts';
import { closeBackupPage } from '../../lib/browser/backup-page.ts';
import { forgetBackups, readBackups, requestDownloads } from '../../lib/browser/downloads.ts';
import { mostBackupBytes, type BackupEvery } from '../../lib/domain/backup-due.ts';
import { openStore, type Store } from '../../lib/store/open.ts';
import { writeBackup } from '../backup/write.ts';
import type { Keeper } from './keeper.ts';
import { followBackup, type BackupWays } from './self-backup.ts';
import { until } from '../../test/until.ts';

type Asked = { url: string; filename: string; conflictAction: string; saveAs: boolean };
type Item = { state: 'in_progress' | 'complete' | 'interrupted'; bytesReceived: number; error?: string };

let store: Store;
let asked: (Asked & { text: string })[] = [];
/** How the browser fares with what it is given. */
let fares: (bytes: number) => Item = () => ({ state: 'complete', bytesReceived: 0 });
let sizes: number[] = [];
/** What the browser called each file in the end. */
let names: string[] = [];
let cancelled: number[] = [];
/** Addresses that were made, and those that were let go of. */
let made: string[] = [];
let gone: string[] = [];
const noted: unknown[] = [];
const saved = (bytes: number): Item => ({ state: 'complete', bytesReceived: bytes });

/** A worker of its own at each call: only what the browser keeps outlives it. */
const wake = (iso: string, ways: Partial<BackupWays> = {}): Promise<void> =>
  followBackup(
    {
      use: (work: (opened: Store) => unknown) => Promise.resolve(work(store)),
      note: async (error: unknown) => void noted.push(error),
    } as unknown as Keeper,
    () => Date.parse(iso),
    {
      write: async (opened) => {
        const written = await writeBackup(opened);
        made.push(written.url);
        return written;
      },
      letGo: (url) => gone.push(url),
      looks: 2,
      betweenMs: 0,
      ...ways,
    },
  );
const choose = (backupEvery: BackupEvery) =>
  changeSettings(store, (old) => ({ ...old, zone: 'Asia/Tokyo', backupEvery }));
const read = (id: string) => ingest(store, aReading([dealRow({ id, name: `商談${id}`, yen: 12_000, stage: 'New' })]));

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeGrants();
  vi.stubGlobal('indexedDB', new IDBFactory());
  asked = [];
  sizes = [];
  names = [];
  cancelled = [];
  made = [];
  gone = [];
  noted.length = 0;
  fares = saved;
  Object.assign(fakeBrowser, {
    downloads: {
      async download(options: Asked) {
        const blob = resolveObjectURL(options.url);
        if (!blob) throw new Error('Invalid URL');
        sizes.push(blob.size);
        asked.push({ ...options, text: await blob.text() });
        const others = asked.filter(({ filename }) => filename === options.filename).length - 1;
        names.push(
          `/home/mori/Downloads/${others > 0 ? options.filename.replace('.json', ` (${others}).json`) : options.filename}`,
        );
        return sizes.length;
      },
      search: async ({ id }: { id: number }) => {
        const size = sizes[id - 1];
        return size === undefined ? [] : [{ ...fares(size), url: asked[id - 1]?.url, filename: names[id - 1] }];
      },
      cancel: async (id: number) => void cancelled.push(id),
    },
  });
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.detail);
  ({ store } = opened);
  await read('1');
  await browser.storage.local.set({ backupProfile: 'a1b2' });
});

describe('a backup that saves itself', () => {
  it('is off until it is switched on', async () => {
    await requestDownloads();
    await wake('2026-11-25T03:00:00Z');
    expect([asked, await readBackups(), noted]).toEqual([[], {}, []]);
  });

  it('is the file that the button saves, to the byte, and brings everything back', async () => {
    await requestDownloads();
    await choose('day');
    const button = (await exportAll(store)).join('');
    await wake('2026-11-24T15:30:00Z');
    const [file] = asked;
    expect({ ...file, url: '' }).toEqual({
      url: '',
      filename: 'Chakuchi/chakuchi-backup-a1b2-2026-11-25.json',
      conflictAction: 'uniquify',
      saveAs: false,
      text: button,
    });
    expect(await readBackups()).toMatchObject({
      saved: { at: Date.parse('2026-11-24T15:30:00Z'), file: file?.filename, bytes: new Blob([button]).size },
    });
    await eraseAll(store);
    await choose('day');
    expect(await importAll(store, file?.text ?? '')).toMatchObject({ readings: 1, hasSettings: true, left: [] });
    expect((await exportAll(store)).join('')).toBe(button);
  });

  it('comes once a day, from workers that are born in between, and only where something has changed', async () => {
    await requestDownloads();
    await choose('day');
    await Promise.all(['01', '02', '03'].map((second) => wake(`2026-11-25T03:00:${second}Z`)));
    await read('2');
    await wake('2026-11-25T14:45:00Z');
    expect(asked.length).toBe(1);
    await wake('2026-11-25T15:00:01Z');
    expect(asked.map(({ filename }) => filename.slice(-15))).toEqual(['2026-11-25.json', '2026-11-26.json']);
    // Nothing has moved: the file of the day before is the one of today.
    await wake('2026-11-27T03:00:00Z');
    await read('3');
    await wake('2026-11-27T04:00:00Z');
    expect(asked.length).toBe(2);
    expect(await readBackups()).toMatchObject({
      saved: { file: asked[1]?.filename },
      seenTo: Date.parse('2026-11-27T03:00:00Z'),
    });
    await wake('2026-11-28T03:00:00Z');
    expect(asked.length).toBe(3);
  });

  it('holds the person’s own while the sample is shown', async () => {
    await requestDownloads();
    await choose('day');
    const own = (await exportAll(store)).join('');
    const at = '2026-11-25T03:00:00Z';
    await showSample(store, { now: Date.parse(at), zone: 'Asia/Tokyo', language: 'ja' });
    expect(await readSample(store)).toBeDefined();
    await wake(at);
    expect(asked.map(({ text }) => text)).toEqual([own]);
  });

  it('once a week', async () => {
    await requestDownloads();
    await choose('week');
    for (const day of ['25', '26', '30']) {
      await wake(`2026-11-${day}T03:00:00Z`);
      await read(day);
    }
    expect(asked.length).toBe(1);
    await wake('2026-12-02T03:00:00Z');
    expect(asked.length).toBe(2);
  });

  it('is not begun anew while the browser still writes the last one, whichever worker began it', async () => {
    await requestDownloads();
    await choose('day');
    fares = () => ({ state: 'in_progress', bytesReceived: 0 });
    await wake('2026-11-25T03:00:00Z');
    await wake('2026-11-25T03:15:00Z');
    expect(asked.length).toBe(1);
    expect((await readBackups()).saved).toBeUndefined();
    fares = saved;
    await wake('2026-11-25T03:30:00Z');
    expect(await readBackups()).toMatchObject({ saved: { file: asked.at(-1)?.filename } });
    expect((await readBackups()).underWay).toBeUndefined();
  });

  it.each<[string, (bytes: number) => Item]>([
    ['was broken off', (bytes) => ({ state: 'interrupted', bytesReceived: bytes })],
    ['is shorter than what was given', (bytes) => ({ state: 'complete', bytesReceived: bytes - 1 })],
  ])('a file that %s is not taken for saved: told, tried again after an hour', async (_, fate) => {
    await requestDownloads();
    await choose('day');
    fares = fate;
    await wake('2026-11-25T03:00:00Z');
    const at = Date.parse('2026-11-25T03:00:00Z');
    expect(await readBackups()).toEqual({ failed: { at, since: at, why: 'not-saved', times: 1 } });
    fares = saved;
    await wake('2026-11-25T03:45:00Z');
    expect(asked.length).toBe(1);
    await wake('2026-11-25T04:00:00Z');
    expect(asked.length).toBe(2);
    expect((await readBackups()).failed).toBeUndefined();
    expect(noted).toEqual([]);
  });

  it('what the browser refuses at once is told the same, and the last good one stays known', async () => {
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:00:00Z');
    await read('2');
    vi.spyOn(browser.downloads, 'download').mockRejectedValueOnce(
      new Error('Filename must not contain illegal characters'),
    );
    await wake('2026-11-26T03:00:00Z');
    expect(await readBackups()).toMatchObject({ saved: { file: asked[0]?.filename }, failed: { why: 'not-saved' } });
  });

  it('once the permission is taken back it is switched off and told, and comes again when it is switched on again', async () => {
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:00:00Z');
    await browser.permissions.remove({ permissions: ['downloads'] });
    await wake('2026-11-25T03:15:00Z');
    expect((await readSettings(store)).backupEvery).toBe('never');
    expect(await readBackups()).toMatchObject({ saved: { file: asked[0]?.filename }, failed: { why: 'not-allowed' } });
    await requestDownloads();
    await choose('day');
    await read('2');
    await wake('2026-11-26T03:20:00Z');
    expect(asked.length).toBe(2);
    expect((await readBackups()).failed).toBeUndefined();
  });

  it('a company that rules it out is obeyed, and the person’s own choice holds again when it goes', async () => {
    await requestDownloads();
    await choose('day');
    await savePolicy(store, { ...noPolicy, fixed: { backupEvery: 'never' } });
    await wake('2026-11-25T03:00:00Z');
    expect([asked, await readBackups()]).toEqual([[], {}]);
    await savePolicy(store, noPolicy);
    await wake('2026-11-25T03:15:00Z');
    expect(asked.length).toBe(1);
  });

  it('is saved beside another of that day, and told by the name that the browser gave it', async () => {
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:00:00Z');
    // As in a profile that was made anew on the same day: what is in the folder is the better one.
    await browser.storage.local.remove('backups');
    await eraseAll(store);
    await choose('day');
    await wake('2026-11-25T04:00:00Z');
    expect((await readBackups()).saved?.file).toBe('Chakuchi/chakuchi-backup-a1b2-2026-11-25 (1).json');
  });

  it('bears letters that another profile’s, which saves into the same folder, does not, and keeps them until all is erased', async () => {
    await requestDownloads();
    await choose('day');
    const letters = async (iso: string) => {
      await read(iso);
      await wake(iso);
      return /chakuchi-backup-([0-9a-f]{4})-\d{4}-\d\d-\d\d\.json$/.exec(asked.at(-1)?.filename ?? '')?.[1];
    };
    await browser.storage.local.remove('backupProfile');
    const own = await letters('2026-11-25T03:00:00Z');
    expect([own, await letters('2026-11-26T03:00:00Z')]).toEqual([expect.any(String), own]);
    await forgetBackups();
    expect(await browser.storage.local.get(null)).toEqual({});
    const anew = await letters('2026-11-27T03:00:00Z');
    expect([anew, anew === own]).toEqual([expect.any(String), false]);
  });

  it('one that the person cancelled comes again when the next is due, not each hour', async () => {
    await requestDownloads();
    await choose('day');
    fares = () => ({ state: 'interrupted', bytesReceived: 0, error: 'USER_CANCELED' });
    await wake('2026-11-25T03:00:00Z');
    expect((await readBackups()).failed?.why).toBe('cancelled');
    fares = saved;
    await wake('2026-11-25T09:00:00Z');
    expect(asked.length).toBe(1);
    await wake('2026-11-25T15:00:01Z');
    expect(asked.length).toBe(2);
    expect((await readBackups()).failed).toBeUndefined();
  });

  it('a question where to put it that nobody answers is taken back after an hour', async () => {
    await requestDownloads();
    await choose('day');
    fares = () => ({ state: 'in_progress', bytesReceived: 0 });
    await wake('2026-11-25T03:00:00Z');
    await wake('2026-11-25T03:59:00Z');
    expect([cancelled, (await readBackups()).underWay?.id]).toEqual([[], 1]);
    await wake('2026-11-25T04:00:00Z');
    expect([cancelled, gone]).toEqual([[1], made]);
    expect(await readBackups()).toMatchObject({ failed: { why: 'cancelled' } });
  });

  it('what is larger than a file that can be restored is not saved, told, and looked at again when it is due', async () => {
    await requestDownloads();
    await choose('day');
    const write = async (opened: Store) => ({ ...(await writeBackup(opened)), bytes: mostBackupBytes + 1 });
    await wake('2026-11-25T03:00:00Z', { write });
    expect([asked, gone.length]).toEqual([[], 1]);
    const at = Date.parse('2026-11-25T03:00:00Z');
    expect((await readBackups()).failed).toEqual({ at, since: at, why: 'too-large' });
    await wake('2026-11-25T14:00:00Z');
    expect(asked).toEqual([]);
    await wake('2026-11-25T15:00:01Z');
    expect(asked.length).toBe(1);
    expect((await readBackups()).failed).toBeUndefined();
  });

  it('what could not be written is told, and tried again after an hour', async () => {
    await requestDownloads();
    await choose('day');
    const write = () => Promise.reject(new Error('Only a single offscreen document may be created.'));
    await wake('2026-11-25T03:00:00Z', { write });
    expect((await readBackups()).failed?.why).toBe('not-saved');
    await wake('2026-11-25T03:59:00Z');
    expect(asked).toEqual([]);
    await wake('2026-11-25T04:00:00Z');
    expect(asked.length).toBe(1);
  });

  it('is tried three times in a row, and then when the next is due', async () => {
    await requestDownloads();
    await choose('day');
    fares = (bytes) => ({ state: 'interrupted', bytesReceived: bytes });
    for (const hour of ['03', '04', '05', '06', '09', '14']) await wake(`2026-11-25T${hour}:00:00Z`);
    expect(asked.length).toBe(3);
    await wake('2026-11-25T15:00:01Z');
    await wake('2026-11-26T06:00:00Z');
    expect([asked.length, (await readBackups()).failed?.times]).toEqual([4, 4]);
    fares = saved;
    await wake('2026-11-26T15:00:01Z');
    expect(await readBackups()).toMatchObject({ saved: { file: asked[4]?.filename } });
    expect((await readBackups()).failed).toBeUndefined();
  });

  it('where nothing can be written down, nothing is begun', async () => {
    await requestDownloads();
    await choose('day');
    vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('Quota exceeded'));
    await wake('2026-11-25T03:00:00Z');
    expect([asked, made]).toEqual([[], []]);
    expect(noted).toEqual([new Error('Quota exceeded')]);
  });

  it('where nothing can be written down once it was begun, no file is saved at every quarter of an hour', async () => {
    await requestDownloads();
    await choose('day');
    const write = browser.storage.local.set.bind(browser.storage.local);
    const set = vi
      .spyOn(browser.storage.local, 'set')
      .mockImplementationOnce((items) => write(items) as unknown as void);
    set.mockRejectedValue(new Error('Quota exceeded'));
    for (const minute of ['00', '15', '30', '45']) await wake(`2026-11-25T03:${minute}:00Z`);
    set.mockRestore();
    expect(asked.length).toBe(1);
    expect(noted.length).toBe(4);
  });

  it('touches no download of another that bears its number since the browser was started anew', async () => {
    await requestDownloads();
    await choose('day');
    fares = () => ({ state: 'in_progress', bytesReceived: 0 });
    await wake('2026-11-25T03:00:00Z');
    const url = 'https://example.com/contract.pdf';
    const search = vi.spyOn(browser.downloads, 'search');
    search.mockResolvedValue([{ id: 1, url, state: 'in_progress', bytesReceived: 0 }] as never);
    await wake('2026-11-25T09:00:00Z');
    expect(cancelled).toEqual([]);
    const at = Date.parse('2026-11-25T09:00:00Z');
    expect(await readBackups()).toEqual({ failed: { at, since: at, why: 'unknown' }, seenTo: at });
    search.mockRestore();
    fares = saved;
    await wake('2026-11-25T10:00:00Z');
    expect(asked.length).toBe(1);
    await wake('2026-11-25T15:00:01Z');
    expect(asked.length).toBe(2);
  });

  it('whose permission went while it was under way is told, with none of what the permission gives', async () => {
    await requestDownloads();
    await choose('day');
    fares = () => ({ state: 'in_progress', bytesReceived: 0 });
    await wake('2026-11-25T03:00:00Z');
    await browser.permissions.remove({ permissions: ['downloads', 'offscreen'] });
    Object.assign(fakeBrowser, { downloads: undefined, offscreen: undefined });
    await wake('2026-11-25T03:15:00Z', { letGo: closeBackupPage });
    expect([noted, (await readSettings(store)).backupEvery]).toEqual([[], 'never']);
    const at = Date.parse('2026-11-25T03:15:00Z');
    expect(await readBackups()).toEqual({ failed: { at, since: at, why: 'not-allowed' } });
  });

  it('what was not allowed is told no more once it was allowed, also where none is due', async () => {
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:00:00Z');
    await browser.permissions.remove({ permissions: ['downloads'] });
    await wake('2026-11-25T03:15:00Z');
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:30:00Z');
    expect([asked.length, (await readBackups()).failed]).toEqual([1, undefined]);
  });

  it('which is under way when it is switched off comes to its end, and no other is begun', async () => {
    await requestDownloads();
    await choose('day');
    fares = () => ({ state: 'in_progress', bytesReceived: 0 });
    await wake('2026-11-25T03:00:00Z');
    await choose('never');
    fares = saved;
    await wake('2026-11-25T03:15:00Z');
    await wake('2026-11-27T03:15:00Z');
    expect([asked.length, gone]).toEqual([1, made]);
    expect((await readBackups()).saved?.file).toBe(asked[0]?.filename);
  });

  it('is told before it is switched off, so that a worker that dies in between leaves nothing untold', async () => {
    await requestDownloads();
    await choose('day');
    await browser.permissions.remove({ permissions: ['downloads'] });
    vi.spyOn(browser.storage.local, 'set').mockRejectedValueOnce(new Error('the worker died'));
    await wake('2026-11-25T03:00:00Z');
    expect((await readSettings(store)).backupEvery).toBe('day');
    await wake('2026-11-25T03:15:00Z');
    expect((await readSettings(store)).backupEvery).toBe('never');
    expect((await readBackups()).failed?.why).toBe('not-allowed');
  });

  it('of which everything was erased while it was made leaves nothing known, and none is saved after it', async () => {
    await requestDownloads();
    await choose('day');
    const write = async (opened: Store) => {
      const written = await writeBackup(opened);
      await forgetBackups();
      return written;
    };
    await wake('2026-11-25T03:00:00Z', { write });
    expect([asked, await readBackups(), gone.length]).toEqual([[], {}, 1]);
    const search = async () => {
      await forgetBackups();
      return [{ url: asked[0]?.url, state: 'in_progress' }];
    };
    vi.spyOn(browser.downloads, 'search').mockImplementation(() => search() as never);
    await wake('2026-11-25T03:15:00Z');
    expect([asked.length, await readBackups(), gone.length]).toEqual([1, {}, 2]);
  });

  it('that could not be written while everything was erased brings nothing of before back', async () => {
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:00:00Z');
    expect((await readBackups()).saved).toBeDefined();
    await read('2');
    const write = async () => {
      await forgetBackups();
      throw new Error('No room.');
    };
    await wake('2026-11-26T03:00:00Z', { write });
    expect(await readBackups()).toEqual({});
  });

  it('that was handed to the browser while everything was erased is stopped, and nothing is known of it', async () => {
    await requestDownloads();
    await choose('day');
    const download = async () => {
      await forgetBackups();
      return 7;
    };
    vi.spyOn(browser.downloads, 'download').mockImplementationOnce(() => download() as never);
    await wake('2026-11-25T03:00:00Z');
    expect([cancelled, gone, await readBackups()]).toEqual([[7], made, {}]);
  });

  it('that came to its end while everything was erased is not known afterwards', async () => {
    await requestDownloads();
    await choose('day');
    const search = browser.downloads.search.bind(browser.downloads);
    const searchAndErase = async (query: object) => {
      const found = await search(query);
      await forgetBackups();
      return found;
    };
    vi.spyOn(browser.downloads, 'search').mockImplementation((query) => searchAndErase(query) as never);
    await wake('2026-11-25T03:00:00Z');
    expect([asked.length, await readBackups()]).toEqual([1, {}]);
  });

  it('lets go of every file, also of those that nothing came of', async () => {
    await requestDownloads();
    await choose('day');
    await wake('2026-11-25T03:00:00Z');
    await wake('2026-11-26T03:00:00Z');
    vi.spyOn(browser.downloads, 'download').mockRejectedValueOnce(new Error('Download must be in the foreground'));
    await read('2');
    await wake('2026-11-27T03:00:00Z');
    expect([made.length, gone]).toEqual([3, made]);
  });

  describe('after a worker that died', () => {
    /** The browser frees a dead worker's lock; here the one below would be held for ever. */
    const dying = (iso: string, ways: Partial<BackupWays> = {}): void => {
      const alive = navigator;
      const request = (_: string, __: object, work: (lock: object) => unknown) => work({});
      vi.stubGlobal('navigator', { locks: { request } });
      void wake(iso, ways);
      vi.stubGlobal('navigator', alive);
    };

    it('while it wrote the file, nothing counts as saved, and the next worker begins anew', async () => {
      await requestDownloads();
      await choose('day');
      dying('2026-11-25T03:00:00Z', { write: () => new Promise(() => undefined) });
      const begun = Date.parse('2026-11-25T03:00:00Z');
      await until(async () => expect(await readBackups()).toEqual({ begun }));
      await wake('2026-11-25T03:15:00Z');
      expect([asked, await readBackups()]).toEqual([
        [],
        { failed: { at: begun, since: begun, why: 'not-saved', times: 1 } },
      ]);
      await wake('2026-11-25T04:00:00Z');
      expect([asked.length, (await readBackups()).saved?.at]).toEqual([1, Date.parse('2026-11-25T04:00:00Z')]);
    });

    it('each time while it wrote the file, it is told, and not begun at every quarter of an hour', async () => {
      await requestDownloads();
      await choose('day');
      const write = vi.fn(() => new Promise<never>(() => undefined));
      for (let minute = 0; minute < 9 * 60; minute += 15) {
        const at = new Date(Date.parse('2026-11-25T03:00:00Z') + minute * 60_000).toISOString();
        dying(at, { write });
        // What the worker can do before it dies at its file.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(write).toHaveBeenCalledTimes(3);
      expect((await readBackups()).failed).toMatchObject({ why: 'not-saved', times: 3 });
    });

    it('before it wrote down what it had begun, the next worker saves one more and touches the first one not', async () => {
      await requestDownloads();
      await choose('day');
      const write = browser.storage.local.set.bind(browser.storage.local);
      const set = vi
        .spyOn(browser.storage.local, 'set')
        .mockImplementationOnce((items) => write(items) as unknown as void)
        .mockReturnValueOnce(new Promise(() => undefined) as unknown as void);
      dying('2026-11-25T03:00:00Z');
      await until(() => expect(set).toHaveBeenCalledTimes(2));
      expect(await readBackups()).toEqual({ begun: Date.parse('2026-11-25T03:00:00Z') });
      await wake('2026-11-25T03:15:00Z');
      expect(asked.length).toBe(1);
      await wake('2026-11-25T04:00:00Z');
      expect(names.map((name) => name.slice(name.indexOf('2026')))).toEqual(['2026-11-25.json', '2026-11-25 (1).json']);
      expect((await readBackups()).saved?.file).toContain('(1)');
    });

    it('while the browser saved it, the next worker learns that it is whole, and lets go of it', async () => {
      await requestDownloads();
      await choose('day');
      fares = () => ({ state: 'in_progress', bytesReceived: 0 });
      dying('2026-11-25T03:00:00Z', { betweenMs: 3_600_000 });
      await until(async () => expect((await readBackups()).underWay).toBeDefined());
      expect(gone).toEqual([]);
      fares = saved;
      await wake('2026-11-25T03:15:00Z');
      expect([asked.length, (await readBackups()).saved?.at]).toEqual([1, Date.parse('2026-11-25T03:00:00Z')]);
      expect(gone).toEqual(made);
    });

    it('which the browser broke off as it closed, the half file counts for nothing and another is saved', async () => {
      await requestDownloads();
      await choose('day');
      fares = () => ({ state: 'in_progress', bytesReceived: 10 });
      await wake('2026-11-25T03:00:00Z');
      fares = () => ({ state: 'interrupted', bytesReceived: 10, error: 'USER_SHUTDOWN' });
      await wake('2026-11-26T00:00:00Z');
      const at = Date.parse('2026-11-26T00:00:00Z');
      expect(await readBackups()).toEqual({ failed: { at, since: at, why: 'not-saved', times: 1 } });
      fares = saved;
      await wake('2026-11-26T01:00:00Z');
      expect((await readBackups()).saved).toBeDefined();
    });
  });
});
