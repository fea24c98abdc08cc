import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { badgeOf, openOwn, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { deals, listPage } from '../teach/pages.ts';
import { serveLongPages } from './long-pages.ts';
import { demoBuild } from '../tools/build.ts';

const { html, url } = listPage();
const address = new URL(url);

/** What the CRM shows from now on: another order of columns, other words, other classes, or without its amounts. */
type Dress = 'as it was' | 'changed' | 'without amounts' | 'amounts renamed';
const changes = `for (const line of document.querySelectorAll('.grid-heads, .grid-line')) line.insertBefore(line.children[6], line.children[1]);
for (const head of document.querySelectorAll('.grid-heads a')) head.textContent = ({ 'Deal Name': '案件名', Account: '取引先', Stage: 'フェーズ', 'Expected Close Date': '完了予定日', Amount: '金額', Owner: '担当者' })[head.textContent] ?? head.textContent;
for (const one of document.querySelectorAll('main [class]')) one.className = 'x' + one.className.length;`;
const loss = `for (const line of document.querySelectorAll('.grid-heads, .grid-line')) line.children[6].remove();`;

const renaming = `for (const line of document.querySelectorAll('.grid-line')) { line.children[6].dataset.col = 'net'; line.children[6].className = 'grid-cell cell-net'; }
document.querySelector('.grid-heads').children[6].innerHTML = '<a class="sort" data-sort="net" href="#">Net sum</a>';`;
const scripts: Record<Dress, string> = {
  'as it was': '',
  changed: changes,
  'without amounts': loss,
  'amounts renamed': renaming,
};

describe('teaching a page of a CRM that has no recipe', () => {
  let dress: Dress = 'as it was';
  let origin = '';
  let opened: Opened;
  let options: Page;
  let page: Page;
  let clicks = 0;
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(html.replace('</body>', `<script>${scripts[dress]}</script></body>`));
  });

  const box = () => page.locator('chakuchi-teach');
  const show = async (as: Dress): Promise<void> => {
    dress = as;
    await page.bringToFront();
    await page.goto(`${origin}${address.pathname}${address.search}`);
  };
  /** The popup's own way of beginning, on the tab with the page. */
  const begin = async (): Promise<void> => {
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
    }, origin);
    await page.bringToFront();
    await box().locator('.teach').waitFor();
  };
  /** The popup over the page, and its button pressed. */
  const beginByPopup = async (button: string): Promise<void> => {
    await page.bringToFront();
    const opening = opened.context.waitForEvent('page');
    await options.evaluate(async (url) => {
      const { chrome } = globalThis as unknown as { chrome: { tabs: { create: (what: object) => Promise<unknown> } } };
      await chrome.tabs.create({ url, active: false });
    }, opened.own('popup.html'));
    const popup = await opening;
    await popup.getByRole('button', { name: button }).click();
    await box().locator('.teach').waitFor();
    await page.bringToFront();
  };
  const click = async (selector: string): Promise<void> => {
    clicks += 1;
    await page.locator(selector).first().click();
  };

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    page = opened.page;
    page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes: { currency: 'JPY', language: 'en' } });
  });

  afterAll(async () => {
    await opened?.close();
    server.closeAllConnections();
    server.close();
  });

  const wrong = async (): Promise<string[]> => {
    const fields = ['name', 'amount', 'stage', 'closeDate'] as const;
    const stored = await storedDeals(options);
    return deals.flatMap((deal) => {
      const kept = stored.find(({ key }) => key.endsWith(deal.id))?.fields;
      return fields.flatMap((field) => {
        const value = field === 'amount' ? kept?.amount?.value.minor : kept?.[field]?.value;
        return value === deal[field] ? [] : [`${field} of ${deal.id}: ${JSON.stringify(value)}`];
      });
    });
  };

  /** Every deal is kept as the page has it, and what comes late changes nothing. */
  const isRight = async (): Promise<void> => {
    await expect.poll(wrong).toEqual([]);
    await untilQuiet(options);
    expect(await wrong()).toEqual([]);
  };

  test('at most six clicks, and every name, amount, stage and date of the list is captured; the page is left alone', async () => {
    await show('as it was');
    const before = await page.evaluate(() => document.body.outerHTML);
    await begin();
    await click('.grid-line .cell-phase');
    await box().getByText('8 deals found').waitFor();
    const spot = () => box().locator('.teach').boundingBox();
    const before1 = await spot();
    await box().getByRole('button', { name: 'Move to another corner' }).click();
    await expect.poll(async () => (await spot())?.x).toBeLessThan((before1?.x ?? 0) - 200);
    const head = await box().locator('.teach__head').boundingBox();
    await page.mouse.move((head?.x ?? 0) + 20, (head?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((head?.x ?? 0) + 320, (head?.y ?? 0) - 92, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await spot())?.x).toBeCloseTo((head?.x ?? 0) + 300 - ((head?.x ?? 0) - 16), -2);
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
    clicks += 1;
    await box().getByRole('button', { name: 'Yes, read it like this' }).click();
    await box().getByText('Learnt.').waitFor();
    expect(clicks).toBeLessThanOrEqual(6);
    await isRight();
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
  });

  test('another order, other words and other classes: read on, nothing to do', async () => {
    await show('changed');
    await isRight();
    expect((await badgeOf(options)).text).not.toBe('!');
  });

  test('a column that is gone: nothing wrong is stored, the badge asks for a click, and one click puts it right', async () => {
    await show('without amounts');
    await expect.poll(async () => (await badgeOf(options)).text, { timeout: 20_000 }).toBe('!');
    await isRight();
    // The column is back, the state is not: it waits for the person.
    await show('as it was');
    await untilQuiet(options);
    expect((await badgeOf(options)).text).toBe('!');
    await beginByPopup('Put right');
    await box().getByRole('button', { name: 'Yes, read it like this' }).click();
    await box().getByText('Learnt.').waitFor();
    await expect.poll(async () => (await badgeOf(options)).text, { timeout: 20_000 }).not.toBe('!');
    await isRight();
  });

  test('a column that is called otherwise: the popup says so, and one click on it puts it right by itself', async () => {
    await page.keyboard.press('Escape');
    await show('amounts renamed');
    await expect.poll(async () => (await badgeOf(options)).text, { timeout: 20_000 }).toBe('!');
    await beginByPopup('Put right');
    await box().getByText('Click the Amount of any deal').waitFor();
    await page.locator('.grid-line .cell-net').nth(2).click();
    await box().getByText('Learnt.').waitFor();
    await expect.poll(async () => (await badgeOf(options)).text, { timeout: 20_000 }).not.toBe('!');
    await isRight();
    await page.keyboard.press('Escape');
  });

  test('what was taught is saved as a file, forgotten, and read again once the file is opened', async () => {
    await options.goto(opened.own('options.html#ways'));
    await options.bringToFront();
    const chapter = options.locator('#ways');
    await chapter.locator('caption').waitFor();
    const saving = options.waitForEvent('download');
    await chapter.getByRole('button', { name: /Save what was taught/ }).click();
    const path = await (await saving).path();
    await chapter.getByRole('button', { name: /Forget everything/ }).click();
    await chapter.getByText(/^Forgotten/).waitFor();
    await expect.poll(async () => chapter.locator('caption').count()).toBe(0);
    await chapter.locator('input[type="file"]').setInputFiles(path);
    await chapter.getByText(/are read as the file says/).waitFor();
    await chapter.locator('caption').waitFor();
    await tell(options, 'erase', { site: origin });
    await expect.poll(async () => chapter.locator('caption').count()).toBe(0);
    await chapter.locator('input[type="file"]').setInputFiles(path);
    await chapter.locator('caption').waitFor();
    await show('amounts renamed');
    await isRight();
  });

  test('one field of a page that a built-in recipe reads: shown anew from the popup, compared, kept, and taken back', async () => {
    const crm = await serveLongPages(12);
    try {
      const owners = async () =>
        (await storedDeals(options))
          .filter(({ site }) => site === crm.origin)
          .map(({ fields }) => String(fields.owner?.value))
          .sort();
      const [persons, companies] = [
        crm.deals.map(({ owner }) => owner).sort(),
        crm.deals.map(({ account }) => account).sort(),
      ];
      await page.bringToFront();
      await page.goto(crm.known);
      await expect.poll(owners).toEqual(persons);
      await beginByPopup('A field of this page is wrong…');
      await box().getByText('This page is read already').waitFor();
      await box().getByRole('button', { name: 'Change: Owner' }).click();
      await page.locator('td[data-name="account"] a').nth(3).click();
      await box().getByText('differs in 12 of 12 deals').waitFor();
      await expect.poll(() => box().locator('.teach__against').innerText()).toMatch(/Person 0\s*→\s*Company 0/);
      expect(await owners()).toEqual(persons);
      await box().getByRole('button', { name: 'Yes, read it like this' }).click();
      await box().getByText('Learnt.').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(owners).toEqual(companies);
      const row = options.locator('#ways').getByRole('row', { name: /Owner.*where you showed it/ });
      await options.bringToFront();
      await row.getByRole('button').click();
      await row.waitFor({ state: 'detached' });
      await page.bringToFront();
      await page.reload();
      await expect.poll(owners).toEqual(persons);
    } finally {
      await crm.close();
    }
  });

  test('Escape leaves at any time', async () => {
    await show('as it was');
    await begin();
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
  });
});
