import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openOwn, stored, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';
import { eventually } from './inside.ts';
import { ownDeals, servePaperKintone, type PaperKintone } from './paper-kintone.ts';

type App = { site: string; app: string; fields: { code: string; label?: string }[]; map?: Record<string, string> };

describe('an app that a company built', () => {
  let crm: PaperKintone;
  let opened: Opened;
  let options: Page;
  let page: Page;

  const apps = async (): Promise<App[]> =>
    (await stored<{ name: string; value: { apps?: App[] } }>(options, 'documents')).find(
      ({ name }) => name === 'taught',
    )?.value.apps ?? [];
  const kept = async () =>
    Object.fromEntries(
      (await storedDeals(options)).map(({ key, fields }) => [
        key.split(' ').at(-1),
        Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value])),
      ]),
    );
  const visit = async (address: string): Promise<void> => {
    await page.bringToFront();
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('main > *').first().waitFor();
    await untilQuiet(options);
  };

  const chosen = {
    name: 'x_title',
    account: 'x_customer',
    amount: 'x_sum',
    stage: 'x_phase',
    closeDate: 'x_due',
    owner: 'x_who',
  };
  /** The app as the person confirmed it, also where an earlier try has taken that back: then without the form. */
  const confirmed = async (): Promise<void> => {
    if ((await apps())[0]?.map) return;
    await visit(crm.pack);
    await visit(crm.record('1'));
    await eventually('the fields of the app', apps, (all) => all.length > 0);
    await tell(options, 'save-map', { site: crm.origin, app: '34', map: chosen });
  };

  beforeAll(async () => {
    crm = await servePaperKintone();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'Asia/Tokyo', locale: 'ja-JP' });
    page = opened.page;
    page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html#sites');
    await tell(options, 'save-settings', { changes: { currency: 'JPY', language: 'ja' } });
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  test('whose fields no recipe knows is not read, but its fields are told for the person to look at', async () => {
    await visit(crm.pack);
    await expect.poll(async () => (await kept())['21-1']).toMatchObject({ name: '梅ヶ丘製作所 保守' });
    await visit(crm.record('1'));
    const [app] = await eventually('the fields of the app', apps, (all) => all.length > 0);
    expect(app).toMatchObject({ site: crm.origin, app: '34' });
    expect(app?.fields.map(({ code, label }) => [code, label])).toEqual(
      expect.arrayContaining([
        ['x_title', 'テーマ'],
        ['x_sum', '見込み（税抜）'],
      ]),
    );
    expect(app?.fields.map(({ code }) => code)).not.toContain('x_lines');
    expect(app?.map).toBeUndefined();
    expect((await kept())['34-1']?.['amount']).toBeUndefined();
  });

  test('is proposed field by field in the settings, and put right and confirmed there', async () => {
    await options.bringToFront();
    const form = options.locator('fieldset.own-app');
    await form.waitFor();
    const proposed = async (field: string) =>
      form.getByRole('combobox', { name: new RegExp(`の${field}$`) }).inputValue();
    await expect
      .poll(async () => [await proposed('取引先'), await proposed('完了予定日'), await proposed('担当者')])
      .toEqual([chosen.account, chosen.closeDate, chosen.owner]);
    // Two numbers, and neither is called an amount: that is for the person to say.
    await form.getByRole('combobox', { name: /の金額$/ }).selectOption(chosen.amount);
    await form.getByRole('combobox', { name: /の案件名$/ }).selectOption(chosen.name);
    await form.getByRole('combobox', { name: /のフェーズ$/ }).selectOption(chosen.stage);
    await form.getByRole('button', { name: 'この対応で読み取る' }).click();
    const [app] = await eventually('the confirmed fields', apps, ([one]) => one?.map !== undefined);
    expect(app?.map).toMatchObject(chosen);
  });

  test('is then read by its own API, list and record, and asked for nothing', async () => {
    const before = crm.asked.length;
    await visit(crm.list);
    await eventually('both deals', kept, (all) => all['34-2']?.['amount'] !== undefined);
    await visit(crm.record('2'));
    for (const { id, title, customer, sum, phase, due, who } of ownDeals)
      await expect
        .poll(async () => (await kept())[`34-${id}`])
        .toMatchObject({
          name: title,
          account: customer,
          amount: { minor: Number(sum) * 100, currency: 'XXX' },
          stage: phase,
          closeDate: due,
          owner: who,
          createdDate: '2026-08-20',
        });
    expect(Object.keys(await kept()).filter((key) => key.startsWith('34-'))).toHaveLength(ownDeals.length);
    expect(crm.asked.slice(before).filter((url) => !/^\/k\/34\/|^\/favicon/.test(url))).toEqual([]);
    // Every event went on as it came.
    const handed = await page.evaluate(
      () => (globalThis as unknown as { handed: [string, boolean, boolean][] }).handed,
    );
    expect(handed.length).toBeGreaterThan(0);
    expect(handed.every(([, isSame, isUntouched]) => isSame && isUntouched)).toBe(true);
  });

  test('that is confirmed no longer is not read by it any more', async () => {
    await confirmed();
    await options.bringToFront();
    await options.locator('fieldset.own-app').getByRole('button', { name: '読み取りをやめる' }).click();
    await eventually('the app to be nobody’s', apps, ([one]) => one !== undefined && one.map === undefined);
    await tell(options, 'erase', { site: crm.origin });
    await visit(crm.list);
    expect((await kept())['34-1']?.['amount']).toBeUndefined();
  });
});
