import { describe, expect, it, vi } from 'vitest';
import { createDataModel } from './data-model.ts';
import type { Activity } from '../domain/activity.ts';
import type { Deal } from '../domain/deal.ts';
import type { Restored } from '../messages/protocol.ts';

const seen = { crm: 'tryton', site: 'https://crm.example.com', proven: true, firstSeen: 1, lastSeen: 9 };
const deal: Deal = {
  ...seen,
  key: `${seen.site} tryton deal s 1`,
  fields: { name: { value: '=更新', approximate: false, at: 1, since: 1, reading: 'r' } },
  changes: [],
};
const call: Activity = { ...seen, key: `${seen.site} tryton activity s 2`, fields: {}, lastSeen: 12 };

const restored: Restored = {
  readings: 3,
  deals: 2,
  activities: 1,
  hasSettings: true,
  targets: 12,
  taught: 1,
  imports: 0,
  days: 0,
  left: [],
};

/** A background that does what it is told, unless told to refuse. */
function bench(answers: Record<string, object> = {}) {
  let moved = () => {};
  const ports = {
    send: vi.fn((name: string, _input: unknown) =>
      Promise.resolve((answers[name] ?? { 'restore-part': restored, erase: { erased: 304 } }[name] ?? {}) as never),
    ),
    read: vi.fn(() => Promise.resolve({ deals: [deal], activities: [call] })),
    writeBackup: vi.fn(() => Promise.resolve(['{', '}'])),
    newId: () => 'one',
    room: vi.fn(() => Promise.resolve({ used: 5, isSafe: false })),
    keepSafe: vi.fn(() => Promise.resolve(false)),
    onChange: (listener: () => void) => {
      moved = listener;
      return () => void (moved = () => {});
    },
    download: vi.fn((_name: string, _parts: string[]) => {}),
    pause: () => Promise.resolve(),
    now: () => Date.UTC(2026, 10, 25),
    zone: 'UTC',
    language: () => 'en' as const,
    forget: vi.fn(),
  };
  return { model: createDataModel(ports), ...ports, move: () => moved() };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the data chapter', () => {
  it('reads nothing before it is opened, follows what moves, and stops', async () => {
    const { model, read, move } = bench();
    await settle();
    expect(read).not.toHaveBeenCalled();
    const close = model.open();
    await settle();
    expect(model.kept.value).toEqual([
      { crm: 'tryton', site: 'https://crm.example.com', deals: 1, activities: 1, oldest: 1, newest: 12 },
    ]);
    move();
    expect(read).toHaveBeenCalledTimes(2);
    close();
    move();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('saves a table in parts, its cells inert, with or without the mark', async () => {
    const { model, download } = bench();
    expect(await model.saveTable('deals', { lang: 'ja', hasMark: true })).toEqual({
      text: expect.stringMatching(/^Saved 1 row as chakuchi-案件-2026-11-25\.csv\./),
    });
    await model.saveTable('deals', { lang: 'en', hasMark: false });
    const texts = download.mock.calls.map(([, parts]) => parts.join(''));
    expect(texts[0]?.startsWith('\uFEFF案件ID,案件名,')).toBe(true);
    expect(texts[1]?.startsWith('ID,Name,')).toBe(true);
    expect(texts[1]).toContain("\r\n1,'=更新,");
  });

  it('has a sentence where there is nothing to save, or nothing can be read', async () => {
    const { model, read, download } = bench();
    expect(await model.saveTable('changes', { lang: 'en', hasMark: true })).toMatchObject({ isTrouble: true });
    read.mockImplementation(() => Promise.reject(new Error('closed')));
    expect(await model.saveTable('deals', { lang: 'en', hasMark: true })).toMatchObject({
      isTrouble: true,
      text: expect.stringContaining('unchanged'),
    });
    expect(download).not.toHaveBeenCalled();
  });

  it("saves a backup under the day's name", async () => {
    const { model, download } = bench();
    expect(await model.saveBackup()).toEqual({ text: expect.stringContaining('chakuchi-2026-11-25.json') });
    expect(download).toHaveBeenCalledWith('chakuchi-2026-11-25.json', ['{', '}']);
  });

  it('a backup that cannot be read out is told of', async () => {
    const { model, writeBackup, download } = bench();
    writeBackup.mockImplementation(() => Promise.reject(new Error('closed')));
    expect(await model.saveBackup()).toMatchObject({ isTrouble: true });
    expect(download).not.toHaveBeenCalled();
  });

  it('a backup that nobody could restore is not saved, and neither is it taken for something else', async () => {
    const { model, writeBackup, download } = bench();
    writeBackup.mockImplementation(() => Promise.resolve(Array.from({ length: 201 }, () => '0'.repeat(1_000_000))));
    expect(await model.saveBackup()).toEqual({ isTrouble: true, text: expect.stringContaining('(200 MB)') });
    expect(download).not.toHaveBeenCalled();
    const restored = await model.restore({ size: 200_000_001, text: () => Promise.reject(new Error('not read')) });
    expect(restored).toEqual({ isTrouble: true, text: expect.stringContaining('(200 MB)') });
  });

  it('restores a backup and says what it brought and how much there is now', async () => {
    expect(await bench().model.restore(new File(['{}'], 'a.json'))).toEqual({
      text: 'Restored: 3 readings, settings, 12 targets, 1 taught site. There are now 2 deals and 1 activity.',
    });
  });

  it('says that no backup saves itself here, where one did where the file was made', async () => {
    const { model } = bench({ 'restore-part': { ...restored, isBackupOff: true } });
    expect(await model.restore(new File(['{}'], 'a.json'))).toEqual({
      text: expect.stringMatching(
        /1 activity\. “Back up by itself” stays “Never” in this browser: choose it anew above/,
      ),
    });
  });

  it('says of how much of it the names and notes go, where they are older than they are kept', async () => {
    const old = { years: 3, deals: 12, activities: 1 } as const;
    expect(await bench({ 'restore-part': { ...restored, old } }).model.restore(new File(['{}'], 'a.json'))).toEqual({
      text: expect.stringMatching(
        /There are now 2 deals and 1 activity\. Names and notes of 12 deals and 1 activity are older than you keep them \(3 years\)/,
      ),
    });
  });

  it('names what of a backup was spoilt', async () => {
    const left: Restored['left'] = [
      { part: 'settings', count: 2, fields: ['hours', 'currency'] },
      { part: 'targets', count: 1 },
    ];
    const { model } = bench({ 'restore-part': { ...restored, left } });
    expect(await model.restore(new File(['{}'], 'a.json'))).toEqual({
      isTrouble: true,
      text: expect.stringMatching(
        /left out: the settings “Working hours”, “Currency”, 1 target\. Those settings stay as they are here\.$/,
      ),
    });
  });

  it.each(['not-a-backup', 'damaged', 'newer', 'malformed'])('a file that is %s is told apart', async (problem) => {
    const { model } = bench({ 'restore-part': { refused: true, reason: 'bad-file', problem } });
    expect(await model.restore(new File(['x'], 'a.json'))).toMatchObject({
      isTrouble: true,
      text: expect.stringMatching(/^.{20,}unchanged\./),
    });
  });

  it.each(['newer-database', 'storage-full'])('a restore that ends in %s is a sentence', async (reason) => {
    const { model } = bench({ 'restore-part': { refused: true, reason } });
    expect(await model.restore(new File(['x'], 'a.json'))).toMatchObject({
      isTrouble: true,
      text: expect.stringMatching(/^.{40,}\.$/),
    });
  });

  it('refuses a file that cannot be a backup before it is read', async () => {
    const { model, send } = bench();
    const text = vi.fn(() => Promise.resolve(''));
    expect(await model.restore({ size: 10 ** 9, text })).toMatchObject({ isTrouble: true });
    expect([text.mock.calls.length, send.mock.calls.length]).toEqual([0, 0]);
  });

  it('after erasing, all or one site, nothing is remembered anywhere', async () => {
    const { model, send, forget } = bench();
    expect(await model.eraseAll()).toEqual({
      text: 'Erased 304 rows. All that stays, if there is any: which sites you switched off, what your company fixed, and values by which erased names are known again.',
    });
    expect(await model.eraseSite('https://crm.example.com', 'crm.example.com')).toEqual({
      text: 'Erased 304 rows of crm.example.com.',
    });
    expect(send.mock.calls).toEqual([
      ['erase', {}],
      ['erase', { site: 'https://crm.example.com' }],
    ]);
    expect(forget).toHaveBeenCalledTimes(2);
  });

  it('asks the browser to keep it, and says when it will not', async () => {
    const { model, keepSafe } = bench();
    expect(await model.askToKeep()).toMatchObject({ isTrouble: true });
    keepSafe.mockImplementation(() => Promise.resolve(true));
    expect(await model.askToKeep()).toEqual({ text: expect.stringContaining('will not clear') });
  });
});
