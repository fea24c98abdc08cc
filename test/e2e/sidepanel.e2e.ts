import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { factsOf } from '../../lib/app/facts.ts';
import { moneyFull } from '../../lib/app/format.ts';
import { dealQuestionOf } from '../../lib/app/landing-of.ts';
import { lookOf } from '../../lib/app/overview.ts';
import { contextOf, progressOf, type Look } from '../../lib/app/progress-of.ts';
import { defaultSettings, type Settings } from '../../lib/app/settings.ts';
import { recipes } from '../../lib/crms/index.ts';
import { addDays, dayOf, startOfDay } from '../../lib/domain/day.ts';
import type { Deal } from '../../lib/domain/deal.ts';
import { periodOf } from '../../lib/domain/periods.ts';
import type { Target } from '../../lib/domain/target.ts';
import { revenue } from '../../lib/kpis/revenue.ts';
import { violations } from '../browsers/axe.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openOwn, storedDeals, tell } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';
import { importRows, rowOf } from './imported.ts';
import { noonZone } from './noon.ts';

const source = { crm: 'atomic-crm', site: 'https://crm.example.com' };
const days = 86_400_000;
const usd = (minor: number) => ({ minor, currency: 'USD' });

/** What moved the landing, on the side panel's page: a state of nine days ago, and what became of it since. */
describe('the side panel', () => {
  const began = Date.now();
  // No day may end in the middle of it.
  const zone = noonZone(began);
  const today = dayOf(began, zone);
  const month = Number(today.slice(5, 7));
  // The quarter that began with the last month: no test may hang on which day of a month it is.
  const settings: Settings = {
    ...defaultSettings,
    language: 'en',
    currency: 'USD',
    zone,
    fiscal: { ...defaultSettings.fiscal, startMonth: month === 1 ? 12 : month - 1 },
    workdays: [1, 2, 3, 4, 5, 6, 7],
    holidays: 'none',
  };
  const quarter = periodOf('quarter', today, settings.fiscal);
  const target: Target = {
    id: 'quarter',
    kpi: 'revenue',
    scope: { kind: 'all' },
    period: quarter,
    deadline: addDays(quarter.end, -1),
    value: 400_000_00,
    original: 400_000_00,
    changes: [],
  };
  let opened: Opened;
  let options: Page;
  let panel: Page;
  let before: Deal[];

  /** A deal every third day, decided after thirty days, two of three won; as it stood nine days ago. */
  const past = Array.from({ length: 80 }, (_, index) => {
    const created = addDays(today, -250 + index * 3);
    const decided = addDays(created, 30);
    const isOver = decided < addDays(today, -10);
    return rowOf('deal', String(index), {
      name: `Deal ${index}`,
      amount: usd(10_000_00 + (index % 7) * 1_111_11),
      stage: isOver ? (index % 3 ? 'Won' : 'Lost') : 'Opportunity',
      createdDate: created,
      closeDate: decided,
      ...(isOver && index % 3 && { wonDate: decided }),
    });
  });
  const change = (name: string, id: string, values: Record<string, unknown>) =>
    importRows(options, name, source, [rowOf('deal', id, values)], Date.now());

  const lookAt = (deals: readonly Deal[], now: number): Look =>
    lookOf(factsOf(deals, [], settings, recipes, zone), settings, [target], { kind: 'all' }, { now, zone }).look;
  const p50 = (look: Look): number => Math.round(progressOf(revenue, quarter, look).landing?.p50 ?? Number.NaN);
  const worth = (look: Look, key: string): number => {
    const measure = revenue.measure(look.facts, contextOf(quarter, look));
    const found = dealQuestionOf({ kpi: revenue, measure, period: quarter, look, target: target.value });
    const one = found?.landing.deals.find((deal) => deal.key === key);
    return one ? one.amount * one.chance : Number.NaN;
  };

  const card = () => panel.getByRole('region', { name: 'What moved the landing' });
  /** Each step by its name, in cents, as its row tells it to the last digit. */
  const steps = async (): Promise<[name: string, cents: number][]> => {
    const titles = await card()
      .locator('.fall__row')
      .evaluateAll((rows) => rows.map((row) => (row as unknown as { title: string }).title));
    return titles.map((title) => {
      const [, name = '', sign, whole = '', cents = ''] = /^(.+?) ([+−]?)\$([\d,]+)(?:\.(\d\d))?$/.exec(title) ?? [];
      return [name, (sign === '−' ? -1 : 1) * (Number(whole.replaceAll(',', '')) * 100 + Number(cents.padEnd(2, '0')))];
    });
  };
  const stepNamed = async (name: string) => (await steps()).find(([one]) => one === name)?.[1];

  beforeAll(async () => {
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    options = await openOwn(opened, 'options.html');
    const { language, currency, fiscal, workdays, holidays } = settings;
    await tell(options, 'save-settings', { changes: { language, currency, zone, fiscal, workdays, holidays } });
    await tell(options, 'save-targets', { targets: [target] });
    await importRows(options, 'then', source, past, began - 9 * days);
    before = await storedDeals(options);
    await change('won', '71', { stage: 'Won', wonDate: today, closeDate: today });
    await change('lost', '72', { stage: 'Lost' });
    await change('pushed', '73', { closeDate: addDays(quarter.end, 5) });
    await change('larger', '74', { amount: usd(40_000_00) });
    await change('stage', '75', { stage: 'In Negotiation' });
    await change('new', 'n1', { name: 'Brand new', amount: usd(9_000_00), stage: 'Opportunity', createdDate: today });
    panel = await openOwn(opened, 'sidepanel.html');
    panel.setDefaultTimeout(30_000);
    await panel.setViewportSize({ width: 360, height: 900 });
    await panel.locator('label:has(input[value="quarter"])').click();
    await card().getByLabel('A week ago').check();
    await card().locator('.fall__row').first().waitFor();
  });

  afterAll(() => opened?.close());

  test('stands between the landing of a week ago, out of the rows as they were then, and today’s', async () => {
    const end = startOfDay(addDays(today, -6), zone);
    const earlier = p50(lookAt(before, end - 1));
    // Today's moves with the hours of the day: the page looks at the clock every minute.
    await expect
      .poll(async () => [(await steps()).at(0)?.[1], (await steps()).at(-1)?.[1]], { timeout: 90_000 })
      .toEqual([earlier, p50(lookAt(await storedDeals(options), Date.now()))]);
  });

  test('its parts add up to the cent, and each is what the engine says of its deal', async () => {
    const all = await steps();
    const sum = all.slice(0, -1).reduce((total, [, cents]) => total + cents, 0);
    expect(sum).toBe(all.at(-1)?.[1]);
    expect(all.map(([name]) => name)).toEqual(
      expect.arrayContaining(['Won', 'Lost', 'Pushed out of the period', 'Amount changed', 'New deals']),
    );
    const keyOf = (id: string) => before.find(({ key }) => key.endsWith(` ${id}`))?.key ?? '';
    const won = before.find(({ key }) => key === keyOf('71'))?.fields.amount?.value.minor ?? 0;
    // What is expected of a deal moves with the hours of the day, which the page follows every minute.
    const off = async (): Promise<number> => {
      const aged = lookAt(before, Date.now());
      const now = lookAt(await storedDeals(options), Date.now());
      const brandNew = now.facts.deals.find(({ name }) => name === 'Brand new')?.key ?? '';
      const expected: [name: string, cents: number][] = [
        ['Won', won - worth(aged, keyOf('71'))],
        ['Lost', -worth(aged, keyOf('72'))],
        ['Pushed out of the period', worth(now, keyOf('73')) - worth(aged, keyOf('73'))],
        ['New deals', worth(now, brandNew)],
      ];
      const told = new Map(await steps());
      return Math.max(...expected.map(([name, cents]) => Math.abs((told.get(name) ?? Number.NaN) - cents)));
    };
    // A cent for the rounding of the running sum.
    await expect.poll(off, { timeout: 90_000 }).toBeLessThan(1.5);
  });

  test('a part opens its deals by keyboard: what each was and is', async () => {
    await card()
      .getByRole('button', { name: /^Amount changed/ })
      .focus();
    await panel.keyboard.press('Enter');
    const rows = card().getByRole('list', { name: 'Amount changed' });
    const old = before.find(({ key }) => key.endsWith(' 74'))?.fields.amount?.value;
    await rows.getByText(`Amount ${old && moneyFull(old)} → $40,000`).waitFor();
    expect(await rows.innerText()).toContain('Deal 74');
  });

  test('follows what happens, without being loaded again', async () => {
    await panel.evaluate(() => ((globalThis as unknown as { mark: number }).mark = 1));
    await card()
      .getByRole('button', { name: /^Won 1 row/ })
      .waitFor();
    await change('another', '76', { stage: 'Won', wonDate: today, closeDate: today });
    await card()
      .getByRole('button', { name: /^Won 2 rows/ })
      .waitFor();
    expect(await panel.evaluate(() => (globalThis as unknown as { mark?: number }).mark)).toBe(1);
    const all = await steps();
    expect(all.slice(0, -1).reduce((total, [, cents]) => total + cents, 0)).toBe(all.at(-1)?.[1]);
  });

  test.each(['light', 'dark'] as const)('axe finds nothing, a part open, %s', async (colorScheme) => {
    await panel.emulateMedia({ colorScheme });
    expect(await card().getByRole('list', { name: 'Amount changed' }).count()).toBe(1);
    expect(await violations(panel)).toEqual([]);
  });

  test('keeps its thread’s work off the page, and fits into 320 px', async () => {
    await panel.setViewportSize({ width: 320, height: 700 });
    const wide = await panel.evaluate(() => {
      const { document } = globalThis as unknown as { document: { documentElement: { scrollWidth: number } } };
      return document.documentElement.scrollWidth;
    });
    expect(wide).toBeLessThanOrEqual(320);
    expect(panel.workers().map((worker) => worker.url())).toEqual([expect.stringContaining('/assets/side-thread-')]);
  });

  test('of the last business day says what happened since then only', async () => {
    await card().getByLabel('Last business day').check();
    await card().getByText(/since/).first().waitFor();
    await expect.poll(() => stepNamed('Won')).toBeGreaterThan(0);
  });

  test('opens beside the page from the popup, which steps aside', async () => {
    const popup = await openOwn(opened, 'popup.html');
    const button = popup.getByRole('button', { name: 'Open in the side panel' });
    await button.waitFor();
    const closed = popup.waitForEvent('close', { timeout: 30_000 });
    await button.click();
    await closed;
    const session = await opened.context.newCDPSession(options);
    await expect
      .poll(
        async () =>
          (await session.send('Target.getTargets')).targetInfos.filter(
            ({ url }) => url === opened.own('sidepanel.html'),
          ).length,
        { timeout: 30_000 },
      )
      .toBe(2);
  });
});
