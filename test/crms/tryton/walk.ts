import type { Locator, Page } from 'playwright-core';
import { login } from './start.ts';

/** Everything here is done as a person does it: by clicking, scrolling and typing in Tryton's own client. */

const exactly = (text: string): RegExp => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

const pane = (page: Page): Locator => page.locator('#tabcontent > .tab-pane.active');

const rows = (page: Page): Locator => pane(page).locator('.treeview table.tree > tbody > tr:visible');

export const logIn = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}/#demo`);
  await page.fill('#login', login.name);
  await page.click('button[type=submit]');
  await page.locator('input[type=password]').fill(login.password);
  await page.keyboard.press('Enter');
  await page.locator('#menu tbody tr').first().waitFor();
};

const menu = async (page: Page, name: string): Promise<void> => {
  await page
    .locator('#menu tbody tr')
    .filter({ hasText: exactly(name) })
    .first()
    .dblclick();
};

/** Opens Sales / Leads and Opportunities and one of its tabs, and scrolls until every row was there. */
export const openDeals = async (page: Page, tab = 'All'): Promise<void> => {
  await menu(page, 'Sales');
  await page
    .locator('#menu tbody tr')
    .filter({ hasText: exactly('Leads and Opportunities') })
    .waitFor();
  await menu(page, 'Leads and Opportunities');
  await showTab(page, tab);
};

export const showTab = async (page: Page, tab: string): Promise<void> => {
  const link = pane(page).getByRole('tab', { name: tab });
  await link.click();
  await rows(page).first().waitFor();
  await scrollThrough(page);
};

/** Rows come as they are scrolled to; answers how many there are in the end. */
export const scrollThrough = async (page: Page): Promise<number> => {
  await pane(page).locator('.treeview').last().hover();
  let seen = -1;
  for (let calm = 0; calm < 3;) {
    await page.mouse.wheel(0, 2_000);
    await page.waitForTimeout(300);
    const now = await rows(page).count();
    calm = now === seen ? calm + 1 : 0;
    seen = now;
  }
  return seen;
};

/** Turns the wheel over the list, and gives it a moment. */
export const scrollBy = async (page: Page, by: number): Promise<void> => {
  await pane(page).locator('.treeview').last().hover();
  await page.mouse.wheel(0, by);
  await page.waitForTimeout(400);
};

export const toTop = (page: Page): Promise<void> => scrollBy(page, -100_000);

/** Opens the deal with this number from the list. */
export const openDeal = async (page: Page, number: string): Promise<void> => {
  const row = rows(page)
    .filter({ has: page.locator('td[data-title^="Number"]').filter({ hasText: exactly(number) }) })
    .first();
  await row.scrollIntoViewIfNeeded();
  await row.locator('td[data-title^="Start Date"]').dblclick();
  await pane(page).locator('input[name="description"]:visible').waitFor();
};

export const openFirstDeal = async (page: Page): Promise<void> => {
  await pane(page).locator('.treeview').last().hover();
  await page.mouse.wheel(0, -100_000);
  await rows(page).first().locator('td[data-title^="Start Date"]').dblclick();
  await pane(page).locator('input[name="description"]:visible').waitFor();
};

/** To the next record, by the arrow of the toolbar. A click while the client is still loading is lost, so it is repeated. */
export const nextDeal = async (page: Page): Promise<void> => {
  const before = page.url();
  for (let tries = 0; tries < 5 && page.url() === before; tries += 1) {
    await pane(page).locator('button#next').click();
    await page.waitForURL((url) => url.href !== before, { timeout: 5_000, waitUntil: 'commit' }).catch(() => undefined);
  }
  if (page.url() === before) throw new Error('The next record did not open.');
};

/** From the record back to the list. */
export const backToList = async (page: Page): Promise<void> => {
  await pane(page).locator('button#switch_').click();
  await rows(page).first().waitFor();
};

/** Types into a field by the keyboard: entered, a number's field is replaced by another one. */
const enter = async (page: Page, name: string, value: string): Promise<void> => {
  await pane(page).locator(`input[name="${name}"]:visible`).click();
  await page.waitForFunction((entered) => document.activeElement?.getAttribute('name') === entered, name);
  await page.waitForTimeout(150);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(value);
};

/** Types into fields of the open record, leaves them and saves. */
export const edit = async (page: Page, fields: Record<string, string>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    await enter(page, name, value);
    const typed = await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
    if (typed !== value) throw new Error(`${name} holds “${typed}” after “${value}” was typed.`);
    await page.keyboard.press('Tab');
  }
  await pane(page).locator('button#save').click();
  await page.getByText('Record saved.').waitFor();
};

/** Presses one of the record's workflow buttons, e.g. Opportunity, Convert, Lost. */
export const press = async (page: Page, button: string): Promise<void> => {
  await pane(page)
    .locator('button:visible')
    .filter({ hasText: exactly(button) })
    .first()
    .click();
  await page.waitForTimeout(700);
};

/** The record that an address opened, by itself, shows: its id in the address bar and its name in the form. */
export const recordShown = async (page: Page, origin: string): Promise<{ id: number; name: string }> => {
  const field = pane(page).locator('input[name="description"]:visible');
  const login = page.locator('input[type=password]');
  await field.or(login).or(page.locator('#login')).first().waitFor();
  if (!(await field.isVisible())) await logIn(page, origin);
  await field.waitFor();
  const id = Number(/sale\.opportunity\/(\d+)/.exec(page.url())?.[1]);
  return { id, name: (await field.inputValue()).replace(/\s+/g, ' ').trim() };
};
