import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { AxeResults, RunOptions } from 'axe-core';
import { chapterIds } from '../../components/chapters.tsx';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn, tell, untilQuiet } from '../browsers/own-pages.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import * as walk from '../crms/atomic/walk.ts';
import type { Served } from '../crms/serve-folder.ts';
import { demoBuild } from '../tools/build.ts';
import { demoSettings, demoTargets } from '../tools/demo-settings.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** What axe finds, as lines that say where. `within`: only inside these elements. */
const violations = async (page: Page, within?: string): Promise<string[]> => {
  await page.evaluate(source);
  const { violations: found, passes } = await page.evaluate(
    ([selector, options]) =>
      (globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<AxeResults> } }).axe.run(
        selector ? { include: [selector] } : document,
        options,
      ),
    [within, rules] as const,
  );
  // An empty place has no faults either.
  if (passes.length < 5) throw new Error('axe found next to nothing to look at.');
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
};

describe.each(['light', 'dark'] as const)('axe finds nothing, %s', (colorScheme) => {
  let crm: Served;
  let opened: Opened;
  let options: Page;

  beforeAll(async () => {
    crm = await startAtomic();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC', colorScheme });
    opened.page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes: demoSettings });
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

  for (const language of ['ja', 'en'] as const) {
    test(`popup, ${language}`, async () => {
      await tell(options, 'save-settings', { changes: { language } });
      const popup = await openOwn(opened, 'popup.html');
      await popup.setViewportSize({ width: 380, height: 600 });
      await popup.locator('label:has(input[value="all"])').click();
      await popup.locator('table tbody tr').first().waitFor();
      expect(await violations(popup)).toEqual([]);
      await popup.close();
    });

    test(`dashboard, of all, of one, and with its drawer open, ${language}`, async () => {
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

    test(`options, ${language}`, async () => {
      const page = await openOwn(opened, 'options.html');
      for (const id of chapterIds) {
        await openChapter(page, id);
        expect([id, await violations(page)]).toEqual([id, []]);
      }
      await page.close();
    });

    test(`panel, closed and open, ${language}`, async () => {
      const { page } = opened;
      await page.bringToFront();
      await page.locator(`chakuchi-panel [lang="${language}"]`).waitFor({ state: 'attached' });
      expect(await violations(page, 'chakuchi-panel')).toEqual([]);
      await page.locator('chakuchi-panel').getByRole('button').first().click();
      await page.waitForTimeout(500);
      expect(await violations(page, 'chakuchi-panel')).toEqual([]);
    });
  }
});
