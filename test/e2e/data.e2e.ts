import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn, stored, storedActivities, storedDeals, tell } from '../browsers/own-pages.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { storeNames } from '../../lib/store/schema.ts';
import { demoBuild } from '../tools/build.ts';
import { importRows, rowOf } from './imported.ts';
import { eventually } from './inside.ts';

/** What a person does with their own data: out as tables and as a backup, back in, away. */
describe('the data chapter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chakuchi-data-'));
  const [tryton, atomic] = [
    { crm: 'tryton', site: 'https://crm.example.com' },
    { crm: 'atomic-crm', site: 'https://other.example.com' },
  ];
  const at = Date.UTC(2026, 10, 2);
  const yen = (minor: number) => ({ minor, currency: 'JPY' });
  let opened: Opened;
  let options: Page;

  const start = async (): Promise<[Opened, Page]> => {
    const browser = await openChromium({ extension: demoBuild('chrome'), timezone: 'Asia/Tokyo', downloads: folder });
    const page = await openOwn(browser, 'options.html');
    page.setDefaultTimeout(20_000);
    await tell(page, 'save-settings', { changes: { language: 'ja', currency: 'JPY' } });
    return [browser, page];
  };

  beforeAll(async () => {
    [opened, options] = await start();
    const first = [
      rowOf('deal', '1', { name: '=基幹更新', account: '東都物流', amount: yen(12_400_000), stage: 'Opportunity' }),
      rowOf('deal', '2', { name: '保守契約', amount: yen(480_000), stage: 'Won', closeDate: '2026-11-10' }),
    ];
    await importRows(options, 'first', tryton, first, at);
    // A day later the first deal is worth less and due later: its history.
    const later = [rowOf('deal', '1', { amount: yen(11_000_000), stage: 'Won', closeDate: '2026-11-20' })];
    await importRows(options, 'later', tryton, later, at + 86_400_000);
    await importRows(options, 'other', atomic, [rowOf('deal', '9', { name: 'Elsewhere', stage: 'lead' })], at);
    await tell(options, 'log', { id: 'one-call', kind: 'call' });
    await openChapter(options, 'data');
    await options.getByRole('row', { name: /Tryton/ }).waitFor();
  });

  afterAll(async () => {
    await opened?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const saved = async (button: string): Promise<string> => {
    const downloading = options.waitForEvent('download');
    await options.getByRole('button', { name: button, exact: true }).click();
    const download = await downloading;
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };

  /** What is known of each record; by which reading it came is the import's own. */
  const told = async (page: Page) => ({
    deals: (await storedDeals(page))
      .map(({ key, url, fields, changes }) => ({
        key,
        url,
        fields: Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value])),
        stageSince: fields.stage?.since,
        // Of two fields that moved in one moment, neither was first.
        changes: changes
          .map(({ field, from, to, at: moment }) => ({ field, from, to, at: moment }))
          .toSorted((a, b) => a.at - b.at || (a.field < b.field ? -1 : 1)),
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    activities: (await storedActivities(page)).map(({ key, fields: { type, state, when } }) => [
      key,
      type?.value,
      state?.value,
      when?.value,
    ]),
  });

  test('tables saved here and imported into a browser that has nothing hold the same deals, history and activities', async () => {
    const paths = [await saved('案件'), await saved('活動'), await saved('案件の履歴')];
    expect(readFileSync(paths[0] ?? '', 'utf8')).toContain(",'=基幹更新,");
    const [other, page] = await start();
    try {
      await openChapter(page, 'import');
      for (const path of paths) {
        await page.locator('.import__drop input[type=file]').setInputFiles(path);
        await page.getByRole('button', { name: /行を取り込む$/ }).click();
        await page.getByText(/行を取り込みました。/).waitFor();
      }
      await expect.poll(() => told(page)).toEqual(await told(options));
    } finally {
      await other.close();
    }
  });

  test('a backup brings back what was erased, and a spoilt one says what is missing', async () => {
    const path = await saved('バックアップを保存');
    const before = await told(options);
    await options.getByRole('button', { name: 'すべて消去' }).click();
    await options.getByRole('button', { name: '完全に消去する' }).click();
    await options.getByText(/件を消去しました|^Erased/).waitFor();
    expect(await told(options)).toEqual({ deals: [], activities: [] });
    await options.locator('.care input[type=file]').setInputFiles(path);
    await options.getByText(/取り込みの一覧3件.*を復元しました|^Restored: .*the list of 3 imports/).waitFor();
    expect(await told(options)).toEqual(before);
    writeFileSync(join(folder, 'cut.json'), readFileSync(path, 'utf8').slice(0, -40));
    await options.locator('.care input[type=file]').setInputFiles(join(folder, 'cut.json'));
    await options.getByText(/途中で切れている|was cut short/).waitFor();
    expect(await told(options)).toEqual(before);
  });

  test('a backup saves itself once that is chosen, again when a day has passed, and brings everything back', async () => {
    // The extension's own downloads, not the test's: the browser puts them where the person has it put them.
    const session = await opened.context.newCDPSession(options);
    const day = dayOf(Date.now(), 'Asia/Tokyo');
    const files = join(folder, 'Chakuchi');
    const [first, second] = [`-${day}.json`, `-${day} (1).json`];
    /** Its name bears letters of this profile's own before the day. */
    const pathOf = (end: string) => {
      const name = existsSync(files) && readdirSync(files).find((one) => one.endsWith(end));
      return name ? join(files, name) : '';
    };
    const written = (file: string) => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : '');
    const isWhole = (text: string) => text.endsWith('}');
    const held = (text: string) => (JSON.parse(text) as { data: { readings: unknown } }).data;
    await session.send('Browser.setDownloadBehavior', { behavior: 'default' });
    // A second try begins where the first did.
    await options.getByRole('radio', { name: 'しない' }).click();
    rmSync(files, { recursive: true, force: true });
    await options.getByRole('radio', { name: '毎日' }).click();
    const before = await eventually('the first backup', () => written(pathOf(first)), isWhole);
    await options.getByText(/前回の保存：.*Chakuchi\/chakuchi-backup-[0-9a-f]{4}-/).waitFor();
    await tell(options, 'log', { id: 'another-call', kind: 'call' });
    // As though the last one were two days old, and a quarter of an hour were over.
    await opened.worker.evaluate(async (twoDays) => {
      type Chrome = {
        storage: { local: { get(key: string): Promise<{ backups: object }>; set(values: object): Promise<void> } };
        alarms: { create: (name: string, times: { when: number; periodInMinutes: number }) => Promise<void> };
      };
      const { storage, alarms } = (globalThis as unknown as { chrome: Chrome }).chrome;
      const { backups } = await storage.local.get('backups');
      await storage.local.set({ backups: { ...backups, seenTo: Date.now() - twoDays } });
      await alarms.create('tick', { when: Date.now(), periodInMinutes: 15 });
    }, 2 * 86_400_000);
    const kept = await eventually('the second', () => written(pathOf(second)), isWhole);
    const now = await told(options);
    expect(now.activities).toHaveLength(2);
    await options.getByRole('button', { name: 'すべて消去' }).click();
    await options.getByRole('button', { name: '完全に消去する' }).click();
    await expect.poll(() => told(options)).toEqual({ deals: [], activities: [] });
    expect([await written(pathOf(first)), await written(pathOf(second))]).toEqual([before, kept]);
    await options.locator('.care input[type=file]').setInputFiles(pathOf(second));
    // How often is this browser's own choice: the file brings none back, and the page says so.
    await options.getByText(/「自動でバックアップ」は「しない」のままです/).waitFor();
    await expect.poll(() => told(options), { timeout: 20_000 }).toEqual(now);
    const others = new Set(readdirSync(folder));
    await options.getByRole('button', { name: 'バックアップを保存', exact: true }).click();
    const button = () => written(join(folder, readdirSync(folder).find((name) => !others.has(name)) ?? 'none yet'));
    const again = await eventually('the button’s file', button, isWhole);
    expect(held(again).readings).toEqual(held(kept).readings);
    expect(await options.getByRole('radio', { name: 'しない' }).isChecked()).toBe(true);
  });

  /** Everything that is kept in the browser, past all of the extension's code. */
  const everything = async (): Promise<string> =>
    JSON.stringify([
      await Promise.all(storeNames.map((name) => stored(options, name))),
      await options.evaluate(async () => {
        const { storage } = (
          globalThis as unknown as { chrome: { storage: Record<'local' | 'session', { get(): unknown }> } }
        ).chrome;
        return [await storage.local.get(), await storage.session.get(), { ...localStorage }];
      }),
    ]);

  test('one customer is erased everywhere and proven to be gone; figures stay, and the CRM does not bring it back', async () => {
    const before = (await storedDeals(options)).map(({ key, fields }) => [
      key,
      fields.amount?.value,
      fields.stage?.value,
    ]);
    expect(await everything()).toContain('東都物流');
    await options.getByLabel(/取引先か担当者の名前|Name of a customer/).fill('東都');
    await options.getByRole('button', { name: /^(探す|Find)$/ }).click();
    await options.getByRole('button', { name: /^(東都物流（取引先）を消去|Erase 東都物流 \(Customer\))$/ }).click();
    await options.getByText(/案件1件、活動0件|It stands in 1 deal/).waitFor();
    await options.getByRole('button', { name: /完全に消去する|Erase for good/ }).click();
    await options.getByText(/保存場所12か所の文字列.*残りは0件でした|texts? in 12 places: 0 left/).waitFor();
    const after = await everything();
    for (const gone of ['東都物流', '基幹更新']) expect(after).not.toContain(gone);
    expect(
      (await storedDeals(options)).map(({ key, fields }) => [key, fields.amount?.value, fields.stage?.value]),
    ).toEqual(before);
    const again = [rowOf('deal', '1', { name: '=基幹更新', account: '㈱東都物流', amount: yen(9), stage: 'Won' })];
    await importRows(options, 'again', tryton, again, at + 2 * 86_400_000);
    await expect.poll(async () => JSON.stringify(await storedDeals(options))).toContain('"minor":9');
    expect(await everything()).not.toContain('東都物流');
  });

  test('names of what was not seen for years become marks when the person says so, and not before', async () => {
    const [deal, note] = ['旧基幹の刷新', '旧都物流の窓口'];
    const old = rowOf('deal', '77', { name: deal, account: '旧都物流', nextStep: note, amount: yen(5), stage: 'Won' });
    await importRows(options, 'aged', tryton, [old], Date.UTC(2020, 0, 15));
    expect(await everything()).toContain('旧都物流');
    const years = options.getByLabel(/^(最後に見てから|Since they were last seen)$/);
    await expect.poll(() => years.isEnabled(), { timeout: 20_000 }).toBe(true);
    await years.selectOption('3');
    await options.getByText(/案件1件、活動0件です|about 1 deal and 0 activities/).waitFor();
    expect(await everything()).toContain('旧都物流');
    await options.getByRole('button', { name: /^(この期間にする|Keep them that long)$/ }).click();
    for (const gone of ['旧都物流', deal, note]) await expect.poll(everything, { timeout: 20_000 }).not.toContain(gone);
    const [aged] = (await storedDeals(options)).filter(({ key }) => key.endsWith(' s 77'));
    expect([aged?.fields.amount?.value, aged?.fields.stage?.value]).toEqual([yen(5), 'Won']);
  });

  test('one site is erased alone, after it was asked for', async () => {
    await options.getByRole('button', { name: /other\.example\.com/ }).click();
    await options.getByRole('button', { name: /完全に消去する|Erase for good/ }).click();
    await options
      .getByText(/other\.example\.comのデータ1件を消去しました|Erased 1 row of other\.example\.com/)
      .waitFor();
    expect((await storedDeals(options)).map(({ site }) => site)).toEqual([tryton.site, tryton.site, tryton.site]);
    await expect.poll(() => options.locator('.kept tbody tr').count(), { timeout: 10_000 }).toBe(2);
  });

  test('the browser is asked to keep it, and what it answers is said', async () => {
    const ask = options.getByRole('button', { name: /消さないよう頼む|Ask it not to/ });
    if ((await ask.count()) === 0) return;
    await ask.click();
    await options
      .getByText(/自動では消さなくなりました|応じませんでした|will not clear this data|did not agree/)
      .first()
      .waitFor();
  });
});
