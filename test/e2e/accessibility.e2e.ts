import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { chapterIds } from '../../components/chapters.tsx';
import { violations } from '../browsers/axe.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn, tell, untilQuiet } from '../browsers/own-pages.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import * as walk from '../crms/atomic/walk.ts';
import type { Served } from '../crms/serve-folder.ts';
import { demoBuild } from '../tools/build.ts';
import { demoSettings, demoTargets } from '../tools/demo-settings.ts';

// A colour scheme breaks contrast, a language names: neither hides behind the other, so the two need not be crossed.
describe.each([
  ['light', 'ja'],
  ['dark', 'en'],
] as const)('axe finds nothing, %s, %s', (colorScheme, language) => {
  let crm: Served;
  let opened: Opened;
  let options: Page;

  beforeAll(async () => {
    crm = await startAtomic();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC', colorScheme });
    opened.page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes: { ...demoSettings, language } });
    await tell(options, 'save-targets', { targets: demoTargets(new Date().toISOString().slice(0, 10)) });
    await opened.page.bringToFront();
    await walk.openBoard(opened.page, crm.origin);
    await untilQuiet(options);
    await walk.openDeal(opened.page, 3);
    await opened.page.locator('chakuchi-panel').waitFor({ state: 'attached' });
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  test('popup', async () => {
    const popup = await openOwn(opened, 'popup.html');
    await popup.setViewportSize({ width: 380, height: 600 });
    await popup.locator('label:has(input[value="all"])').click();
    await popup.locator('table tbody tr').first().waitFor();
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });

  test('dashboard, of all, of one, and with its drawer open', async () => {
    const page = await openOwn(opened, 'dashboard.html');
    await page.setViewportSize({ width: 1360, height: 900 });
    const isThere = () => page.locator('.dash__chapters[aria-busy="false"]').waitFor();
    await isThere();
    expect(await violations(page)).toEqual([]);
    await page.locator('label:has(input[value="me"])').click();
    await page.locator('label:has(input[value="all"])').click();
    await isThere();
    await page.locator('.cells--pipeline .figure').first().click();
    await page.locator('.drawer__row').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('options', async () => {
    const page = await openOwn(opened, 'options.html');
    for (const id of chapterIds) {
      await openChapter(page, id);
      expect([id, await violations(page)]).toEqual([id, []]);
    }
    await page.close();
  });

  test('panel, closed and open', async () => {
    const { page } = opened;
    await page.bringToFront();
    await page.locator(`chakuchi-panel [lang="${language}"]`).waitFor({ state: 'attached' });
    expect(await violations(page, 'chakuchi-panel')).toEqual([]);
    await page.locator('chakuchi-panel').getByRole('button').first().click();
    await page.locator('chakuchi-panel .deal-panel').waitFor();
    await page.waitForTimeout(500);
    expect(await violations(page, 'chakuchi-panel')).toEqual([]);
  });
});
