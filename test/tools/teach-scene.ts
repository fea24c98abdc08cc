import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { Language } from '../../lib/app/settings.ts';
import { t as say } from '../../lib/words/index.ts';
import { t } from '../../lib/words/teach.ts';
import type { Opened } from '../browsers/chromium.ts';
import { storedDeals } from '../browsers/own-pages.ts';
import { deals, listPage } from '../teach/pages.ts';

/** The page's own look, which teaching has no use for: a person wants to recognise a list. */
const look = `<style>
body { margin: 0; font: 14px/1.5 system-ui, 'Noto Sans CJK JP', sans-serif; background: #f3f5f7; color: #1f2a37; }
main { margin: 24px auto; max-width: 1180px; padding: 8px 20px; background: #fff; border: 1px solid #d9dfe6; border-radius: 8px; }
.grid-heads, .grid-line { display: grid; grid-template-columns: 28px 3fr 1.4fr 1.1fr 1.2fr 1.1fr 1.2fr 1fr; gap: 12px; align-items: center; padding: 10px 4px; border-bottom: 1px solid #e8ecf0; }
.grid-heads { font-weight: 600; color: #5b6775; }
a { color: #1e5fa8; text-decoration: none; }
</style>`;

/** A list of a CRM that has no recipe, at an origin of its own: what is taught there is news each time. */
const serveList = async (): Promise<{ address: string; origin: string; close: () => void }> => {
  const { html, url } = listPage();
  const { pathname, search } = new URL(url);
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(html.includes('</head>') ? html.replace('</head>', `${look}</head>`) : look + html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: `${origin}${pathname}${search}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** The popup over the page in front, as the toolbar button opens it. */
const popupOver = async ({ context, own }: Opened, options: Page): Promise<Page> => {
  const opening = context.waitForEvent('page');
  await options.evaluate(async (url) => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: { create: (what: object) => Promise<unknown> } } };
    await chrome.tabs.create({ url, active: false });
  }, own('popup.html'));
  return opening;
};

/**
 * Scene 6: a CRM we never saw. The popup offers to teach the page, one real click on a deal's stage shows what would be
 * read, and one more reads it. Pictures the moment before the last click, and answers how many deals the page then gave.
 */
export const teachScene = async (opened: Opened, options: Page, language: Language, path: string): Promise<number> => {
  const list = await serveList();
  const page = await opened.context.newPage();
  page.setDefaultTimeout(30_000);
  try {
    await page.goto(list.address);
    await page.bringToFront();
    const popup = await popupOver(opened, options);
    await popup.getByRole('button', { name: say(language, 'teachHere') }).click();
    const box = page.locator('chakuchi-teach');
    await box.locator('.teach').waitFor();
    await page.bringToFront();
    await page.locator('.grid-line .cell-phase').first().click();
    const save = box.getByRole('button', { name: t(language, 'teachSave') });
    await save.waitFor();
    await page.screenshot({ path });
    await save.click();
    await box.getByText(t(language, 'teachSaved')).waitFor();
    for (let tries = 0; tries < 100; tries += 1) {
      const read = (await storedDeals(options)).filter(({ site }) => site === list.origin).length;
      if (read === deals.length) return read;
      await page.waitForTimeout(100);
    }
    throw new Error(`Of the ${deals.length} deals of the page that was taught, not all were read within 10 s.`);
  } finally {
    await page.close();
    list.close();
  }
};
