import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { factsOf } from '../../lib/app/facts.ts';
import { moneyCompact } from '../../lib/app/format.ts';
import { defaultSettings, type Settings } from '../../lib/app/settings.ts';
import { recipes } from '../../lib/crms/index.ts';
import { dayOf } from '../../lib/domain/day.ts';
import type { Facts } from '../../lib/domain/facts.ts';
import { periodOf } from '../../lib/domain/periods.ts';
import { calls } from '../../lib/kpis/calls.ts';
import { dealsWon } from '../../lib/kpis/deals-won.ts';
import type { Kpi } from '../../lib/kpis/kpi.ts';
import { openPipeline } from '../../lib/kpis/open-pipeline.ts';
import { revenue } from '../../lib/kpis/revenue.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { lap, wrongOn } from '../browsers/keyboard.ts';
import { openOwn, storedActivities, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { deals as invented } from '../crms/atomic/names.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import * as walk from '../crms/atomic/walk.ts';
import type { Served } from '../crms/serve-folder.ts';
import { demoBuild } from '../tools/build.ts';
import { demoSettings, demoTargets } from '../tools/demo-settings.ts';
import { pictureOf } from '../gallery/picture.ts';
import { eventually } from './inside.ts';
import { importRows, rowOf } from './imported.ts';
import { noonZone } from './noon.ts';

const reps = ['佐藤 美咲', 'Maria López', '高橋 遼'];

/** What a manager does on the dashboard, on the demo CRM, whose deals have got their owners from its own export. */
describe('the dashboard', () => {
  let crm: Served;
  let opened: Opened;
  let options: Page;
  let dashboard: Page;
  let facts: Facts;

  // Whatever day and hour it is: at noon of a business day something of every period is still to be decided.
  const zone = noonZone();
  const changes = {
    ...demoSettings,
    language: 'en',
    zone,
    workdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: 'none',
  } satisfies Partial<Settings>;
  const settings: Settings = { ...defaultSettings, ...changes };
  const today = () => dayOf(Date.now(), zone);
  const month = () => periodOf('month', today(), settings.fiscal);
  const figure = (kpi: Kpi, of: Facts = facts): number | undefined =>
    kpi.measure(of, {
      period: month(),
      today: today(),
      currency: settings.currency,
      definitions: settings.definitions,
      everything: facts,
    }).value;
  const dollars = (minor: number) => moneyCompact({ minor, currency: 'USD' }, 'en');

  const team = () => dashboard.getByRole('grid', { name: 'Reps' });
  const row = (name: string) => team().locator('tr', { has: dashboard.getByRole('rowheader', { name, exact: true }) });
  const drawer = () => dashboard.getByRole('dialog');
  const search = () => new URL(dashboard.url()).search;
  /** What the whole team's line says in a KPI's own column. */
  const told = async (kpi: Kpi): Promise<number> => {
    const heads = await team().locator('thead th').allInnerTexts();
    const cells = await row('Whole team').locator('th, td').allInnerTexts();
    return Number.parseInt(cells[heads.indexOf(kpi.label.en)] ?? '', 10);
  };

  beforeAll(async () => {
    crm = await startAtomic();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    const { page } = opened;
    page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes });
    await tell(options, 'save-targets', { targets: demoTargets(today()) });
    await page.bringToFront();
    await walk.openBoard(page, crm.origin);
    // Calls are read where they stand for sure. The notes of a record may come only after it is closed again.
    await walk.openContact(page, '高橋 健一');
    await eventually(
      'the calls made today',
      async () => (await storedActivities(options)).map(({ fields }) => [fields.type?.value, fields.state?.value]),
      (rows) => rows.filter(([type, state]) => type === 'Call' && state === 'done').length === 2,
    );
    await walk.openBoard(page, crm.origin);
    await untilQuiet(options);
    // The records say when a deal was won.
    for (const [id] of invented.entries().filter(([, [stage]]) => stage === 'won')) {
      await walk.openDeal(page, id);
      await eventually(
        `when deal ${id} was won`,
        async () => (await storedDeals(options)).find(({ key }) => key.endsWith(` ${id}`)),
        (deal) => deal?.fields.closeDate !== undefined,
      );
      await walk.closeDeal(page);
    }
    const source = { crm: 'atomic-crm', site: crm.origin };
    await importRows(
      options,
      'owners',
      source,
      invented.map((_, id) => rowOf('deal', String(id), { owner: reps[id % reps.length] })),
      Date.now(),
    );
    await untilQuiet(options);
    facts = factsOf(await storedDeals(options), await storedActivities(options), settings, recipes, zone);
    const popup = await openOwn(opened, 'popup.html');
    await popup.locator('label:has(input[value="all"])').click();
    const [tab] = await Promise.all([
      opened.context.waitForEvent('page'),
      popup.getByRole('link', { name: 'Dashboard' }).click(),
    ]);
    dashboard = tab;
    dashboard.setDefaultTimeout(20_000);
    await dashboard.setViewportSize({ width: 1360, height: 900 });
    await team().waitFor();
  });

  // Whatever a test leaves behind when it fails must not fail the others: nothing lies over the figures, nor over the tab.
  beforeEach(async () => {
    await dashboard.bringToFront();
    if (await drawer().isVisible()) await dashboard.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  test('shows the numbers that the KPIs give on the rows that are stored, of everybody and of each person', async () => {
    expect(facts.deals.filter(({ status }) => status === 'won').length).toBeGreaterThan(3);
    expect(figure(revenue)).toBeGreaterThan(0);
    await expect
      .poll(() => row('Whole team').locator('.figures__lead').innerText())
      .toContain(dollars(figure(revenue) ?? 0));
    for (const name of reps) {
      const theirs = { ...facts, deals: facts.deals.filter(({ owner }) => owner === name), activities: [] };
      expect(await row(name).locator('.figures__lead').innerText()).toContain(dollars(figure(revenue, theirs) ?? 0));
    }
    expect(await told(dealsWon)).toBe(figure(dealsWon));
    expect(figure(calls)).toBe(2);
    expect(await told(calls)).toBe(2);
  });

  test('the chapters below count the same rows', async () => {
    const pipeline = dashboard.getByRole('region', { name: 'Open deals by stage and age' });
    const open = facts.deals.filter(({ status }) => status === 'open').length;
    await pipeline.getByText(`${open} deals, ${dollars(figure(openPipeline) ?? 0)}`).waitFor();
    const counted = await pipeline.locator('tbody td:last-child .figure').allInnerTexts();
    expect(counted.reduce((sum, text) => sum + Number(/^\d+/.exec(text)?.[0]), 0)).toBe(open);
    await pipeline.locator('tbody td:last-child .figure').first().click();
    await drawer()
      .getByText(`${/^\d+/.exec(counted[0] ?? '')?.[0]} rows behind this number`)
      .waitFor();
    await dashboard.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('a number opens its rows, and a row the very page in the CRM it was read from', async () => {
    await row('Whole team').locator('.figures__lead button').click();
    await drawer()
      .getByText(/rows? behind this number/)
      .waitFor();
    const wanted = facts.deals.filter(
      ({ status, closedOn = '' }) => status === 'won' && closedOn >= month().start && closedOn < month().end,
    );
    expect(await drawer().locator('.drawer__row').count()).toBe(wanted.length);
    const [tab] = await Promise.all([
      opened.context.waitForEvent('page'),
      drawer()
        .getByRole('link', { name: /^Open in Atomic CRM/ })
        .first()
        .click(),
    ]);
    const name = await drawer().locator('.drawer__what b').first().innerText();
    await tab.getByRole('dialog').getByText('Expected closing date').waitFor();
    expect(await tab.getByRole('dialog').innerText()).toContain(name);
    expect(new URL(tab.url()).origin).toBe(crm.origin);
    await tab.close();
    await dashboard.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('goes by keyboard alone: to a column, sorted by it, to a number, its rows and back to the number', async () => {
    await dashboard.bringToFront();
    expect(wrongOn(await lap(dashboard))).toEqual([]);
    const focused = () => dashboard.evaluate(() => document.activeElement?.textContent ?? '');
    for (
      let presses = 0;
      presses < 60 && !(await dashboard.evaluate(() => document.activeElement?.closest('.figures--team')));
      presses += 1
    )
      await dashboard.keyboard.press('Tab');
    expect(await focused()).not.toBe('');
    // The Tab key reaches whatever was pressed last; from there up to the heads, and to the second of them.
    for (let presses = 0; presses < 20; presses += 1) await dashboard.keyboard.press('ArrowUp');
    await dashboard.keyboard.press('Home');
    await expect.poll(focused).toBe('Rep');
    await dashboard.keyboard.press('ArrowRight');
    await expect.poll(focused).toMatch(/^Actual/);
    await dashboard.keyboard.press('Enter');
    await expect.poll(search).toBe('?sort=actual&down=1');
    const figures = async () => {
      const texts = await team().locator('tbody .figures__lead button').allInnerTexts();
      return texts.map((text) => {
        const [, digits = '0', suffix = ''] = /([\d.]+)([KM]?)/.exec(text.replaceAll(',', '')) ?? [];
        return Number(digits) * ({ K: 1e3, M: 1e6 }[suffix] ?? 1);
      });
    };
    await expect.poll(figures).toEqual((await figures()).toSorted((a, b) => b - a));
    await dashboard.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/Revenue of .*: show the rows/);
    const number = await focused();
    await dashboard.keyboard.press('Enter');
    await drawer().waitFor();
    await dashboard.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe(number);
    await dashboard.goBack();
    await expect.poll(search).toBe('');
    const names = () => team().locator('tbody th').allInnerTexts();
    await expect.poll(names).toEqual((await names()).toSorted(new Intl.Collator(['ja', 'en']).compare));
  });

  test('a choice stands in the address: reloading keeps it, going back takes it back', async () => {
    await dashboard.locator('label:has(input[value="quarter"])').click();
    await dashboard.locator('label:has(input[value="calls"])').click();
    await expect.poll(search).toBe('?period=quarter&kpi=calls');
    await dashboard.reload();
    await team().waitFor();
    await expect.poll(() => dashboard.locator('input[value="quarter"]').isChecked()).toBe(true);
    await expect.poll(() => dashboard.locator('input[value="calls"]').isChecked()).toBe(true);
    await dashboard.goBack();
    await dashboard.goBack();
    await expect.poll(() => dashboard.locator('input[value="month"]').isChecked()).toBe(true);
    await team().waitFor();
  });

  test('with two teams named it shows the company, a team and back, to the last dollar', async () => {
    const teams = { [reps[0] ?? '']: 'East', [reps[1] ?? '']: 'East', [reps[2] ?? '']: 'West' };
    const revenueOf = (name: string) => {
      const isIn = ({ owner = '' }: { owner?: string }) => teams[owner] === name;
      const theirs = { deals: facts.deals.filter(isIn), activities: facts.activities.filter(isIn) };
      return dollars(figure(revenue, theirs) ?? 0);
    };
    const lead = (line: ReturnType<typeof row>) => line.locator('.figures__lead').innerText();
    const patience = { timeout: 15_000 };
    await tell(options, 'save-settings', { changes: { teams } });
    try {
      await dashboard.bringToFront();
      const company = dashboard.getByRole('grid', { name: 'Teams' });
      const line = (name: string) => company.locator('tr', { has: dashboard.getByRole('rowheader', { name }) });
      await company.waitFor();
      for (const name of ['East', 'West'])
        await expect.poll(() => lead(line(name)), patience).toContain(revenueOf(name));
      await expect.poll(() => lead(line('Whole company')), patience).toContain(dollars(figure(revenue) ?? 0));
      await line('East').getByRole('button', { name: 'East: show its reps' }).click();
      await expect.poll(search).toBe('?who=team&team=East');
      await expect.poll(() => lead(row('Whole team')), patience).toContain(revenueOf('East'));
      const names = async () => (await team().locator('tbody th').allInnerTexts()).toSorted();
      await expect.poll(names, patience).toEqual(reps.slice(0, 2).toSorted());
      await dashboard.getByRole('combobox', { name: 'Which team' }).selectOption('West');
      await expect.poll(() => lead(row('Whole team')), patience).toContain(revenueOf('West'));
      await dashboard.goBack();
      await dashboard.goBack();
      await company.waitFor();
    } finally {
      await tell(options, 'save-settings', { changes: { teams: {} } });
    }
    await team().waitFor();
  });

  test('follows what a page of the CRM shows, without a reload', async () => {
    const before = await told(calls);
    const popup = await openOwn(opened, 'popup.html');
    await popup.getByRole('button', { name: /^Call/ }).click();
    await popup.getByText('Call logged.').waitFor();
    await popup.close();
    await expect.poll(() => told(calls), { timeout: 15_000 }).toBe(before + 1);
  });

  test('the table shown is a CSV file', async () => {
    await dashboard.bringToFront();
    const [file] = await Promise.all([
      dashboard.waitForEvent('download'),
      dashboard.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^chakuchi-team-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const text = await (await file.createReadStream()).toArray();
    const lines = Buffer.concat(text as Buffer[])
      .toString('utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(1 + (await team().locator('tbody tr').count()) + 1);
    expect(lines.at(-1)).toContain(String((figure(revenue) ?? 0) / 100));
  });

  test('a landing opens the rows it is made of, won ones and open ones with their chance', async () => {
    await dashboard.bringToFront();
    await row('Whole team')
      .getByRole('button', { name: /Landing of Whole team · Revenue/ })
      .click();
    await drawer()
      .getByText(/rows? counted so far/)
      .waitFor();
    const won = facts.deals.filter(({ status, closedOn }) => status === 'won' && closedOn !== undefined);
    expect(won.length).toBeGreaterThan(0);
    expect(await drawer().locator('.drawer__row').count()).toBeGreaterThanOrEqual(figure(dealsWon) ?? 0);
    await drawer()
      .getByText(/open deals? it counts on/)
      .waitFor();
    await dashboard.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('a gap opens the open deals that decide it', async () => {
    await row('Whole team')
      .getByRole('button', { name: /Gap of Whole team · Revenue/ })
      .click();
    await drawer()
      .getByText(/open deals? decides? it/)
      .waitFor();
    const open = new Set(facts.deals.filter(({ status }) => status === 'open').map(({ name }) => name));
    const names = await drawer().locator('.drawer__what b').allInnerTexts();
    expect(names.filter((name) => !open.has(name))).toEqual([]);
    expect(await drawer().locator('.drawer__row').first().innerText()).toMatch(/pt of the chance to hit/);
    await dashboard.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  });

  test('a chapter is saved as a picture that has its colours, on white, also where the page is dark', async () => {
    await dashboard.emulateMedia({ colorScheme: 'dark' });
    const chapter = dashboard.getByRole('region', { name: /over the period/ });
    const size = await chapter.boundingBox();
    const [file] = await Promise.all([
      dashboard.waitForEvent('download'),
      chapter.getByRole('button', { name: /Save as a PNG picture/ }).click(),
    ]);
    await dashboard.emulateMedia({ colorScheme: null });
    expect(file.suggestedFilename()).toMatch(/^chakuchi-landing-\d{4}-\d\d-\d\d\.png$/);
    const png = Buffer.concat((await (await file.createReadStream()).toArray()) as Buffer[]);
    const { width, height, data } = pictureOf(png);
    expect(width).toBe(Math.round((size?.width ?? 0) * 2));
    expect(height).toBeGreaterThan(400);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = [data[at], data[at + 1], data[at + 2]].join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
    expect(most?.[0]).toBe('255,255,255');
    // The accent of the light theme: the line of what there is so far.
    expect(counts.get([0x2d, 0x4b, 0xd6].join(',')) ?? 0).toBeGreaterThan(500);
  });

  test('on paper there is no button, and the figures are black on white', async () => {
    await dashboard.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await dashboard.getByRole('button', { name: 'CSV' }).isVisible()).toBe(false);
    expect(await dashboard.locator('.filters__period').isVisible()).toBe(true);
    const ink = await dashboard
      .locator('.figures__lead')
      .first()
      .evaluate((cell) => getComputedStyle(cell).color);
    expect(ink).toBe('rgb(23, 26, 33)');
    await dashboard.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });

  test('another language is spoken at once', async () => {
    await tell(options, 'save-settings', { changes: { language: 'ja' } });
    await dashboard.getByRole('heading', { name: '担当者', exact: true }).waitFor();
    await expect.poll(() => dashboard.locator('html').getAttribute('lang')).toBe('ja');
    await expect.poll(() => dashboard.title()).toBe('着地 ダッシュボード');
    await tell(options, 'save-settings', { changes: { language: 'en' } });
  });
});
