import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn, storedActivities, storedDeals, tell } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';

/** A text as Japanese Excel saves it: the runtime reads Shift_JIS and writes none, so every pair of bytes is read once. */
function inShiftJis(text: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis');
  const bytesOf = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfc; first += 1)
    for (let second = 0x40; second <= 0xfc; second += 1)
      bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Uint8Array.from([...text].flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]));
}

/** The import as a person does it, from a file of Japanese Excel to the rows in the store and back out. */
describe('an imported table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chakuchi-import-'));
  const pathOf = (name: string) => join(folder, name);
  let opened: Opened;
  let options: Page;

  const rows = [
    ['管理番号', '案件', '客先', '見込', 'ヨミ段階', '期日'],
    ['A-1', '基幹更新', '東都物流', '12,400,000', '提案', '2026/12/18'],
    ['A-2', '保守契約', '=さくら商店', '480,000', '受注', '2026/11/10'],
    ['A-3', '倉庫管理', '丸山物産', '約三百万', '稟議中', '2026/12/25'],
  ];

  beforeAll(async () => {
    const text = rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    writeFileSync(pathOf('案件.csv'), inShiftJis(text));
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'Asia/Tokyo' });
    options = await openOwn(opened, 'options.html');
    options.setDefaultTimeout(20_000);
    await tell(options, 'save-settings', { changes: { language: 'ja', currency: 'JPY' } });
    await openChapter(options, 'import');
  });

  afterAll(async () => {
    await opened?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (name: string): Promise<void> => {
    await options.locator('.import__drop input[type=file]').setInputFiles(pathOf(name));
    await options.getByRole('heading', { name: '取り込むとどうなるか' }).waitFor({ timeout: 60_000 });
  };
  const counts = async (): Promise<string[]> => options.locator('.import__count dd').allInnerTexts();
  const names = async (): Promise<string[]> =>
    (await storedDeals(options)).map(({ fields }) => fields.name?.value ?? '').toSorted();

  test('in Shift_JIS is read, shown as it was understood, and nothing is stored before it is wanted', async () => {
    await open('案件.csv');
    expect(await options.getByLabel('文字コード').inputValue()).toBe('shift_jis');
    // Two columns were known by their heading; the person names a third.
    await options.getByLabel(/^取引先/).selectOption('2');
    await options.locator('.import__preview').getByText('東都物流').waitFor();
    await options.locator('.import__preview').getByText('=さくら商店').waitFor();
    await expect.poll(counts).toEqual(['3', '0', '0', '0']);
    await options.getByText('読めなかったセル・行が1件').click();
    await options.getByText(/4行目.*約三百万/).waitFor();
    expect(await storedDeals(options)).toEqual([]);
  });

  test('comes in with one click, is taken back with one, and the second time changes nothing', async () => {
    await options.getByRole('button', { name: '3行を取り込む' }).click();
    await options.getByText('3行を取り込みました。').waitFor();
    expect(await names()).toEqual(['保守契約', '倉庫管理', '基幹更新'].toSorted());
    await options.locator('.import__said').getByRole('button', { name: '取り消す' }).click();
    await options.getByText(/取り込みを取り消しました/).waitFor();
    expect(await storedDeals(options)).toEqual([]);
    await open('案件.csv');
    await options.getByLabel(/^取引先/).selectOption('2');
    await expect.poll(counts).toEqual(['3', '0', '0', '0']);
    await options.getByRole('button', { name: '3行を取り込む' }).click();
    await options.getByText('3行を取り込みました。').waitFor();
    const before = await storedDeals(options);
    await open('案件.csv');
    await options.getByLabel(/^取引先/).selectOption('2');
    await expect.poll(counts).toEqual(['0', '0', '3', '0']);
    await options.getByText(/取り込み済みです/).waitFor();
    await options.getByRole('button', { name: '3行を取り込む' }).click();
    await options.getByText('3行を取り込みました。').waitFor();
    expect(await storedDeals(options)).toEqual(before);
  });

  test('of fifty thousand rows never holds the page up, and can be stopped on the way', async () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, index) =>
        `${index},架電,2026-${String((index % 10) + 1).padStart(2, '0')}-15 10:30,"担当 ${index % 40}","株式会社 ${index % 900}",完了,"フォロー ""${index}"""`,
    );
    writeFileSync(pathOf('活動.csv'), ['活動ID,種別,日時,担当者,取引先,状態,件名', ...lines].join('\n'));
    await options.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { tasks });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
      }).observe({ type: 'longtask' });
    });
    const longTasks = () => options.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks.splice(0));
    const begun = Date.now();
    await open('活動.csv');
    await expect.poll(async () => (await counts())[0], { timeout: 60_000 }).toBe('50,000');
    const planned = { seconds: (Date.now() - begun) / 1000, long: await longTasks() };
    await options.getByRole('button', { name: '50,000行を取り込む' }).click();
    await options.getByRole('progressbar').waitFor();
    await options.getByRole('button', { name: '中止して元に戻す' }).click();
    await options.getByText('中止しました。').waitFor({ timeout: 120_000 });
    expect(await storedActivities(options)).toEqual([]);
    await longTasks();
    await open('活動.csv');
    await expect.poll(async () => (await counts())[0], { timeout: 60_000 }).toBe('50,000');
    await longTasks();
    const sent = Date.now();
    await options.getByRole('button', { name: '50,000行を取り込む' }).click();
    await options.getByText('50,000行を取り込みました。').waitFor({ timeout: 300_000 });
    const imported = { seconds: (Date.now() - sent) / 1000, long: await longTasks() };
    console.log('import of 50,000 rows:', JSON.stringify({ planned, imported }));
    expect(await storedActivities(options)).toHaveLength(50_000);
    // A shared machine takes the processor away for moments that no slicing can help.
    for (const { long } of [planned, imported]) expect(Math.max(0, ...long)).toBeLessThan(200);
  }, 600_000);
});
