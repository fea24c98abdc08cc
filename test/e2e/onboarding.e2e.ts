import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapterIds } from '../../components/chapters.tsx';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn, storedDeals } from '../browsers/own-pages.ts';
import { buildForStore, demoBuild } from '../tools/build.ts';
import { servePaperCrm, type PaperCrm } from './paper-crm.ts';

/** What has the focus, and whether anybody can see that. */
const focused = (page: Page): Promise<{ name: string; isSeen: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    // A radio button lies unseen on what stands for it.
    const drawn = element.type === 'radio' ? (element.nextElementSibling ?? element) : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    return {
      name: element.value || element.id || (element.textContent ?? '').trim(),
      isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    };
  });

/** Goes on with the Tab key until it stands on something of that name; every stop on the way has to be seen. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  const unseen: string[] = [];
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at.isSeen && at.name !== '' && (await page.evaluate(() => document.activeElement !== document.body)))
      unseen.push(at.name);
    if (name.test(at.name)) {
      expect(unseen).toEqual([]);
      return;
    }
  }
  throw new Error(`The Tab key came to nothing called ${String(name)}.`);
};

/** How far a page reaches past the right edge of its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the build for the stores opens the set-up page after its installation, by itself', async () => {
  const opened = await openChromium({ extension: await buildForStore('chrome') });
  try {
    const find = () => opened.context.pages().filter((page) => page.url() === opened.own('onboarding.html'));
    await expect.poll(() => find().length, { timeout: 30_000 }).toBe(1);
    await find()[0]?.locator('.setup').waitFor({ timeout: 30_000 });
  } finally {
    await opened.close();
  }
});

describe('from the installation to the first number', () => {
  let crm: PaperCrm;
  let opened: Opened;
  let setUp: Page;

  beforeAll(async () => {
    crm = await servePaperCrm();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    setUp = await openOwn(opened, 'onboarding.html');
    setUp.setDefaultTimeout(30_000);
    await setUp.locator('.setup').waitFor();
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  test('by keyboard alone, every stop of which is seen', async () => {
    await tabTo(setUp, /^Next$/);
    await setUp.keyboard.press('Enter');
    await setUp.getByRole('heading', { name: 'Which CRM do you work in?' }).waitFor();
    await setUp.locator('.crm-card input[value="atomic-crm"]').waitFor({ state: 'attached' });
    await tabTo(setUp, /^atomic-crm$/);
    await setUp.keyboard.press('ArrowDown');
    await setUp.keyboard.press('ArrowUp');
    await expect.poll(() => setUp.locator('.crm-card input:checked').getAttribute('value')).toBe('atomic-crm');
    await tabTo(setUp, /^Next$/);
    await setUp.keyboard.press('Enter');
    await setUp.getByRole('heading', { name: 'Let Chakuchi read Atomic CRM' }).waitFor();
    await tabTo(setUp, /^crm-address$/);
    await setUp.keyboard.type('our crm');
    await setUp.keyboard.press('Enter');
    await setUp.getByText('This is no web address.').waitFor();
  });

  test('whoever closes the page goes on where they stopped', async () => {
    await setUp.reload();
    await setUp.getByRole('heading', { name: 'Let Chakuchi read Atomic CRM' }).waitFor();
    await expect.poll(() => setUp.locator('#crm-address').inputValue()).toBe('our crm');
  });

  test('the first number stands there within a minute of opening a list', async () => {
    await setUp.locator('#crm-address').fill(crm.board);
    await setUp.keyboard.press('Enter');
    await setUp.getByText('Waiting for the first page…').waitFor();
    const page = await opened.context.newPage();
    await page.goto(crm.board);
    await setUp.bringToFront();
    await setUp.getByText('from 20 deals read so far').waitFor({ timeout: 60_000 });
    // Dollars, of which no yen are made: what can be said without a rate is how many there are.
    await expect.poll(() => setUp.locator('.setup__first').innerText()).toMatch(/Open deals\s+20/);
  });

  test('one target ends it, and the popup aims at it', async () => {
    await setUp.getByRole('button', { name: 'Next' }).click();
    // The new step's heading takes the focus when it is drawn, which a person's first digit never precedes.
    await expect.poll(() => setUp.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await setUp.getByLabel('Revenue this month').fill('1.5M');
    await setUp.getByLabel('Revenue this month').press('Enter');
    await setUp.getByRole('heading', { name: 'That is all' }).waitFor();
    await setUp.getByText('Your target this month: ¥1.5M.').waitFor();
    const popup = await openOwn(opened, 'popup.html');
    popup.setDefaultTimeout(30_000);
    await popup.getByText('of ¥1.5M').waitFor();
    await popup.close();
  });

  test('sample data stands in every figure’s place, says so, and goes with one click', async () => {
    const before = await storedDeals(setUp);
    const [popup, dashboard] = [await openOwn(opened, 'popup.html'), await openOwn(opened, 'dashboard.html')];
    await dashboard.locator('#pipeline .figure').first().waitFor();
    await setUp.bringToFront();
    await setUp.getByRole('button', { name: 'Show sample data' }).click();
    for (const page of [popup, dashboard]) {
      await page.bringToFront();
      await page.getByRole('note', { name: 'Sample data' }).waitFor();
      await page.getByText('Your own figures are waiting.').waitFor();
    }
    await dashboard.getByText('Emma Walker').first().waitFor();
    // What their own pages show meanwhile goes to their own.
    expect(await storedDeals(setUp)).toEqual(before);
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Remove the sample data' }).click();
    for (const page of [popup, dashboard]) {
      await page.bringToFront();
      await page.getByRole('note', { name: 'Sample data' }).waitFor({ state: 'detached' });
    }
    await popup.getByText('of ¥1.5M').waitFor();
    await expect.poll(() => dashboard.getByText('Emma Walker').count()).toBe(0);
    expect(await storedDeals(setUp)).toEqual(before);
    // Its database goes once every page has let go of it.
    await expect
      .poll(async () => (await setUp.evaluate(() => indexedDB.databases())).map(({ name }) => name), {
        timeout: 20_000,
      })
      .toEqual(['chakuchi']);
    await popup.close();
    await dashboard.close();
  });

  test('at 320 px, as a window of 640 px is at 200 %, nothing is wider than the window', async () => {
    // The popup is no window of a person's making: the browser makes it as wide as what is in it.
    const page = await openOwn(opened, 'sidepanel.html');
    await page.setViewportSize({ width: 320, height: 800 });
    await page.locator('.progress').waitFor();
    const wide: Record<string, number> = { 'side panel': await overhang(page) };
    await page.goto(opened.own('onboarding.html'));
    await page.locator('.setup').waitFor();
    for (const step of await page.locator('.setup__step').all()) {
      await step.click();
      wide[`set-up: ${await step.innerText()}`] = await overhang(page);
    }
    await page.goto(opened.own('dashboard.html'));
    await page.locator('#pipeline .figure').first().waitFor();
    wide['dashboard'] = await overhang(page);
    await page.goto(opened.own('options.html'));
    for (const id of chapterIds) {
      await openChapter(page, id);
      wide[`options: ${id}`] = await overhang(page);
    }
    expect(Object.entries(wide).filter(([, over]) => over > 0)).toEqual([]);
    await page.close();
  });
});
