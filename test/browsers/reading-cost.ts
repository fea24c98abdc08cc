import type { Page } from 'playwright-core';
import { serveLongPages, type LongPages } from '../e2e/long-pages.ts';
import { openChromium, type Opened } from './chromium.ts';
import { openOwn, storedDeals, tell, untilQuiet } from './own-pages.ts';
import { tasksWhile, type Task } from './tasks.ts';

/** What reading cost a page: milliseconds of its main thread. */
export type Cost = {
  /** The longest task of ours, and all of them together. */
  longest: number;
  sum: number;
  /** The longest task that ran no script of ours: the page's own work and the browser's for it. */
  others: number;
};

export const costOf = (tasks: readonly Task[]): Cost => {
  const ours = tasks.map((task) => task.ours);
  const others = tasks.filter(({ by }) => by !== 'extension').map(({ cpu }) => cpu);
  return {
    longest: Math.max(0, ...ours),
    sum: ours.reduce((sum, cpu) => sum + cpu, 0),
    others: Math.max(0, ...others),
  };
};

export type Ground = {
  crm: LongPages;
  page: Page;
  /** A page of the extension, from which the database is seen. */
  options: Page;
  /** Reads a freshly opened page until so many deals are stored in all. */
  readWhole: (url: string, deals: number) => Promise<Cost>;
  /** The peer: every row's text asked once, in one go, by the plainest loop; the slowest of five times. */
  walk: () => Promise<number>;
  /** So many changes a second on a list with chips, for so many seconds; how many there really were per second, and what we cost. */
  storm: (rate: number, seconds: number) => Promise<Cost & { rate: number }>;
  /** Teaches the unknown list by one click, until so many deals are stored in all; what the click cost. */
  teach: (deals: number) => Promise<Cost>;
  stored: () => Promise<number>;
  close: () => Promise<void>;
};

/** A real browser with the extension on pages of so many rows. */
export const openGround = async (extension: string, rows: number): Promise<Ground> => {
  const crm = await serveLongPages(rows);
  const opened: Opened = await openChromium({ extension, timezone: 'UTC' });
  const { page } = opened;
  page.setDefaultTimeout(30_000);
  const options = await openOwn(opened, 'options.html');
  await tell(options, 'save-settings', { changes: { currency: 'USD', language: 'en' } });
  await page.bringToFront();
  const box = page.locator('chakuchi-teach');
  const stored = async (): Promise<number> => (await storedDeals(options)).length;
  /** A busy background is quiet for seconds before the first parcel and between two. */
  const untilStored = async (deals: number): Promise<void> => {
    for (const until = Date.now() + 60_000; Date.now() < until; await options.waitForTimeout(500))
      if ((await stored()) >= deals) return;
  };
  return {
    crm,
    page,
    options,
    async readWhole(url, deals) {
      await page.goto('about:blank');
      await page.goto(url);
      return costOf(
        await tasksWhile(page, async () => {
          await untilStored(deals);
          await untilQuiet(options, 2_500, 60_000);
        }),
      );
    },
    async walk() {
      const tasks = await tasksWhile(page, async () => {
        for (let times = 0; times < 5; times += 1)
          await page.evaluate(() => [...document.querySelectorAll('tr')].map((row) => row.innerText).join('').length);
      });
      return Math.max(...tasks.map(({ cpu }) => cpu));
    },
    async storm(rate, seconds) {
      // The address alone would be a place on the same page, which goes on changing.
      await page.goto('about:blank');
      await page.goto(crm.storm);
      await page.locator('chakuchi-chips .row-chip').first().waitFor({ state: 'attached' });
      await untilQuiet(options);
      const made = async () => page.evaluate(() => (globalThis as unknown as { made: number }).made);
      const before = await made();
      const tasks = await tasksWhile(page, async () => {
        await page.evaluate((wanted) => ((globalThis as unknown as { rate: number }).rate = wanted), rate);
        await page.waitForTimeout(seconds * 1000);
      });
      return { ...costOf(tasks), rate: ((await made()) - before) / seconds };
    },
    async teach(deals) {
      await page.goto(crm.unknown);
      await options.evaluate(async (site) => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            tabs: { query: (what: object) => Promise<{ id: number; url?: string }[]> };
            scripting: { executeScript: (what: object) => Promise<unknown> };
          };
        };
        const tab = (await chrome.tabs.query({})).find((one) => one.url?.startsWith(site));
        if (tab)
          await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['/content-scripts/teach.js'] });
      }, crm.origin);
      await page.bringToFront();
      await box.locator('.teach').waitFor();
      const tasks = await tasksWhile(page, async () => {
        await page.locator('.grid-line .cell-phase').first().click();
        await box.getByText('deals found').waitFor();
      });
      await box.getByRole('button', { name: 'Yes, read it like this' }).click();
      await box.getByText('Learnt.').waitFor();
      await page.keyboard.press('Escape');
      await untilStored(deals);
      await untilQuiet(options, 2_500, 60_000);
      return costOf(tasks);
    },
    stored,
    async close() {
      await opened.close();
      await crm.close();
    },
  };
};
