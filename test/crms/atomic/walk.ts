import type { Locator, Page } from 'playwright-core';
import type { Task } from './data-set.ts';

/** Everything here is done as a person does it: by clicking and typing in the CRM's own pages. Only `truth` looks behind. */

const card = (page: Page, id: number): Locator => page.locator(`[data-rfd-draggable-id="${id}"]`);

const dialog = (page: Page): Locator => page.getByRole('dialog');

const nav = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('tab', { name }).click();
};

/** Waits until nothing has been added to the page for a while: its parts come one after the other. */
const settled = async (page: Page): Promise<void> => {
  const size = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
  for (let seen = -1, now = await size(); now !== seen;) {
    seen = now;
    await page.waitForTimeout(900);
    now = await size();
  }
};

/** The deals board, from wherever we are. */
export const openBoard = async (page: Page, origin: string): Promise<void> => {
  if (page.url().startsWith(origin)) await nav(page, 'Deals');
  else await page.goto(`${origin}/#/deals`);
  await page.locator('[data-rfd-draggable-id]').first().waitFor();
};

/** The deal's record, which opens over the board. */
export const openDeal = async (page: Page, id: number): Promise<void> => {
  await card(page, id).scrollIntoViewIfNeeded();
  await card(page, id).click();
  await dialog(page).getByText('Expected closing date').waitFor();
};

export const closeDeal = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
};

/** Changes fields of the open deal in the CRM's own form and saves. */
export const editDeal = async (
  page: Page,
  fields: { amount?: string; name?: string; closing?: string; stage?: string },
): Promise<void> => {
  await dialog(page).getByRole('link', { name: 'Edit' }).click();
  const form = page.locator('form').filter({ has: page.locator('input[name="amount"]') });
  await form.waitFor();
  if (fields.amount !== undefined) await form.locator('input[name="amount"]').fill(fields.amount);
  if (fields.name !== undefined) await form.locator('input[name="name"]').fill(fields.name);
  if (fields.closing !== undefined) await form.locator('input[name="expected_closing_date"]').fill(fields.closing);
  if (fields.stage !== undefined) {
    await form.getByRole('combobox', { name: 'Stage' }).click();
    await page.getByRole('option', { name: fields.stage, exact: true }).click();
  }
  await form.getByRole('button', { name: 'Save' }).click();
  await dialog(page).getByText('Expected closing date').waitFor();
};

/** Adds a note to the open deal or contact. */
export const addNote = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Add a note').fill(text);
  await page.getByRole('button', { name: 'Add this note' }).click();
  await page.locator('p', { hasText: text }).first().waitFor();
};

/** A contact's page, by its name in the contacts list. */
export const openContact = async (page: Page, name: string): Promise<void> => {
  await nav(page, 'Contacts');
  await page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click();
  await page.getByText('Personal info').waitFor();
  await settled(page);
};

/** The tasks of the open contact. */
const tasks = (page: Page): Locator => page.getByRole('listitem').filter({ has: page.getByRole('checkbox') });

/** Adds a task to the open contact, due today. */
export const addTask = async (page: Page, type: string, text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add task' }).click();
  await dialog(page).getByLabel('Description').fill(text);
  await dialog(page).getByRole('combobox', { name: 'Type' }).click();
  await page.getByRole('option', { name: type, exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await tasks(page).filter({ hasText: text }).first().waitFor();
};

/** Ticks a task of the open page, or takes the tick away. */
export const tick = async (page: Page, text: string): Promise<void> => {
  const task = tasks(page).filter({ hasText: text }).first();
  const before = await task.getByRole('checkbox').isChecked();
  await task.locator('.MuiListItemButton-root').click();
  await page.waitForFunction(
    ([words, was]) =>
      [...document.querySelectorAll('li')].some(
        (item) => item.textContent.includes(words) && item.querySelector('input')?.checked === !was,
      ),
    [text, before] as const,
  );
};

export const openDashboard = async (page: Page): Promise<void> => {
  await nav(page, 'Dashboard');
  await page.getByText('Upcoming Tasks').waitFor();
  await page
    .getByText(/^(Overdue|Today|Later)$/)
    .first()
    .waitFor();
  await page
    .getByText(/added a note/)
    .first()
    .waitFor();
  await settled(page);
};

type Resource = 'deals' | 'tasks' | 'contacts' | 'companies' | 'sales' | 'dealNotes' | 'contactNotes';

/** What the CRM itself holds right now, asked of its own data provider. */
export const truth = async <T>(page: Page, resource: Resource): Promise<T[]> =>
  page.evaluate(async (name) => {
    const provider = (
      globalThis as unknown as {
        __dp: { getList: (resource: string, options: object) => Promise<{ data: unknown[] }> };
      }
    ).__dp;
    const { data } = await provider.getList(name, {
      filter: {},
      pagination: { page: 1, perPage: 10_000 },
      sort: { field: 'id', order: 'ASC' },
    });
    return data;
  }, resource) as Promise<T[]>;

export type TrueDeal = {
  id: number;
  name: string;
  company_id: number;
  category: string;
  stage: string;
  amount: number;
  expected_closing_date: string;
};

/** The tasks of a kind that the CRM says are due on a day (local to the page) and done. */
export const doneOn = (all: readonly Task[], type: string, day: string): Task[] =>
  all.filter((task) => task.type === type && task.done_date && task.due_date.slice(0, 10) === day);
