import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { chipsOn, differingPixels, layoutShift, type SeenChip } from '../browsers/chips-on.ts';
import { chipsCost } from '../browsers/chips-cost.ts';
import { openOwn, tell } from '../browsers/own-pages.ts';
import { tasksWhile } from '../browsers/tasks.ts';
import { differenceOf, openWithoutUs, same } from '../browsers/without-us.ts';
import { demoBuild } from '../tools/build.ts';
import { isLate, serveCrowdedLists, type CrowdedLists } from './crowded-lists.ts';
import { servePaperCrm } from './paper-crm.ts';

const patience = { timeout: 30_000 };

let crm: CrowdedLists;
let opened: Opened;
let page: Page;
let options: Page;
let plain: Browser;

beforeAll(async () => {
  crm = await serveCrowdedLists();
  opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
  page = opened.page;
  options = await openOwn(opened, 'options.html');
  await tell(options, 'save-settings', { changes: { currency: 'USD', language: 'en', zone: 'UTC' } });
  await page.bringToFront();
  plain = await openWithoutUs();
});

afterAll(async () => {
  await plain?.close();
  await opened?.close();
  await crm?.close();
});

const open = async (name: string, more = ''): Promise<void> => {
  await page.goto('about:blank');
  await page.goto(crm.url(name, more));
};

const chips = () => chipsOn(page, 'data-id');

/** The late deals whose rows are wholly in view, by their own marks. */
const lateInView = (): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-id]')].flatMap((row) => {
      const { left, right, top, bottom } = row.getBoundingClientRect();
      const at = (y: number) => document.elementFromPoint((left + right) / 2, y);
      const isSeen = row.contains(at(top + 2)) && row.contains(at(bottom - 2));
      const id = row.getAttribute('data-id') ?? '';
      return isSeen && Number(id) % 3 === 0 ? [id] : [];
    }),
  );

/** Waits until every late deal in view has its chip. */
const settled = async (): Promise<SeenChip[]> => {
  let seen: SeenChip[] = [];
  await expect
    .poll(async () => {
      const late = await lateInView();
      seen = await chips();
      const marked = new Set(seen.map(({ row }) => row));
      return late.length > 0 && late.every((id) => marked.has(id));
    }, patience)
    .toBe(true);
  return seen;
};

const scrollTo = (top: number) => page.evaluate((to) => document.querySelector('.scroll')?.scrollTo({ top: to }), top);

describe('chips on rows and cards', () => {
  test.each(['list', 'board', 'packed'])('stand on the deals that deserve one, and cover nothing: %s', async (name) => {
    await open(name);
    const seen = await settled();
    expect(new Set(seen.map(({ row }) => isLate(Number(row))))).toEqual(new Set([true]));
    expect(new Set(seen.map(({ row }) => row)).size).toBe(seen.length);
    expect(seen.flatMap(({ covers }) => covers)).toEqual([]);
    expect(new Set(seen.map(({ label, kind }) => `${kind} ${label}`))).toEqual(new Set(['risk At risk']));
    expect(new Set(seen.map(({ isMark }) => isMark))).toEqual(new Set([name === 'packed']));
    // Those of a list stand under each other.
    if (name === 'list') expect(new Set(seen.map(({ box }) => box.right)).size).toBe(1);
  });

  test('go with their rows, and under the header that stays', async () => {
    await open('list', 'rows=200');
    await settled();
    for (const top of [25, 100, 1_111, 5_000]) {
      await scrollTo(top);
      const seen = await settled();
      expect(seen.filter(({ row }) => !isLate(Number(row)))).toEqual([]);
      const { header, floor } = await page.evaluate(() => ({
        header: document.querySelector('th')?.getBoundingClientRect().bottom ?? 0,
        floor: document.querySelector('.scroll')?.getBoundingClientRect().bottom ?? 0,
      }));
      for (const { box } of seen) expect(box.top).toBeGreaterThan(header - 18);
      expect(seen.filter(({ box }) => box.top > floor)).toEqual([]);
    }
    expect(await layoutShift(page)).toBe(0);
  });

  test('are hidden under what the page opens over its list, and come back', async () => {
    await open('list');
    const before = await settled();
    await page.evaluate('openMenu()');
    const menu = { top: 120, bottom: 320 };
    await expect
      .poll(
        async () =>
          (await chips()).filter(({ box }) => box.bottom > menu.top && box.top < menu.bottom && box.left < 1224),
        patience,
      )
      .toEqual([]);
    await page.evaluate('closeMenu()');
    await expect.poll(async () => (await chips()).length, patience).toBe(before.length);
  });

  test('in a list of few elements for many rows, none is ever seen on another deal', { timeout: 120_000 }, async () => {
    await open('virtual', 'rows=3000');
    await settled();
    // After each frame, as a person would see it: what stands under each chip.
    await page.evaluate(() => {
      const told = { wrong: [] as string[], frames: 0, seen: 0 };
      Object.assign(globalThis, { told });
      const look = () => {
        const root = document.querySelector('chakuchi-chips')?.shadowRoot;
        for (const chip of root?.querySelectorAll<HTMLElement>('.row-chip') ?? []) {
          if (chip.style.visibility !== 'visible') continue;
          const { left, right, top, bottom } = chip.getBoundingClientRect();
          const y = (Math.max(top, 110) + Math.min(bottom, 550)) / 2;
          const row = document.elementFromPoint((left + right) / 2, y)?.closest('[data-id]');
          told.seen += 1;
          const label = chip.getAttribute('aria-label') ?? '';
          const id = row?.getAttribute('data-id');
          if (Number(id) % 3 !== 0) told.wrong.push(`${label} on ${id}`);
        }
        told.frames += 1;
        requestAnimationFrame(() => setTimeout(look, 0));
      };
      requestAnimationFrame(() => setTimeout(look, 0));
    });
    await page.mouse.move(600, 300);
    for (const by of [40, 37, 111, 500, 900, -300, 2_000, 20, 5_000, -80]) {
      for (let step = 0; step < 5; step += 1) {
        await page.mouse.wheel(0, by / 5);
        await page.waitForTimeout(30);
      }
      await page.waitForTimeout(200);
    }
    const seen = await settled();
    expect(seen.filter(({ row }) => !isLate(Number(row)))).toEqual([]);
    const told = await page.evaluate(
      () => (globalThis as unknown as { told: { wrong: string[]; frames: number; seen: number } }).told,
    );
    expect(told.frames).toBeGreaterThan(50);
    expect(told.seen).toBeGreaterThan(20);
    expect(told.wrong).toEqual([]);
  });

  test('explain themselves under the pointer and to the keyboard, and leave every click to the page', async () => {
    await open('list');
    const [first] = await settled();
    if (!first) throw new Error('There is no chip.');
    const [x, y] = [(first.box.left + first.box.right) / 2, (first.box.top + first.box.bottom) / 2];
    const tip = page.locator('chakuchi-chips .row-chip-tip [data-told]');
    await page.mouse.move(x - 200, y);
    await page.mouse.move(x, y, { steps: 3 });
    await tip.first().waitFor({ state: 'attached' });
    expect(await tip.first().getAttribute('data-told')).toMatch(/^Its planned day, .* was [\d,]+ days ago\.$/);
    await page.keyboard.press('Escape');
    await tip.first().waitFor({ state: 'detached' });
    await page.evaluate(() => {
      addEventListener('click', ({ target }) => Object.assign(globalThis, { clicked: (target as Element).localName }));
    });
    await page.mouse.click(x, y);
    expect(await page.evaluate(() => (globalThis as unknown as { clicked: string }).clicked)).toBe('td');

    const reached = () =>
      page.evaluate(() =>
        document.querySelector('chakuchi-chips')?.shadowRoot?.activeElement?.getAttribute('aria-label'),
      );
    await page.locator('a').first().focus();
    // The list that scrolls is a stop of its own.
    for (let stop = 0; stop < 3 && (await reached()) === undefined; stop += 1) await page.keyboard.press('Tab');
    await expect.poll(reached, patience).toMatch(/^Deal 3: At risk\. Its planned day/);
    await tip.first().waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await expect.poll(reached, patience).toMatch(/^Deal 6: At risk\./);
    await page.keyboard.press('Escape');
    await tip.first().waitFor({ state: 'detached' });
  });

  test('go at once where the person switches them off, and come back without a reload', async () => {
    await open('list');
    await settled();
    const site = (isOn: boolean) => ({
      sites: { [crm.origin]: { paused: false, panel: { open: false, side: 'right' } as const, chips: isOn } },
    });
    await tell(options, 'save-settings', { changes: site(false) });
    await page.locator('chakuchi-chips').waitFor({ state: 'detached' });
    await tell(options, 'save-settings', { changes: site(true) });
    await settled();
  });
});

describe('the page under the chips', () => {
  test.each([
    ['list', 'rows=60'],
    ['board', ''],
    ['list', 'dark'],
  ])('is the same to the pixel with and without us: %s %s', async (name, more) => {
    await open(name, more);
    await settled();
    const bare = await plain.newPage({ viewport: page.viewportSize(), locale: 'en-US' });
    try {
      await bare.goto(crm.url(name, more));
      await bare.locator('[data-id]').first().waitFor();
      for (const top of name === 'list' ? [0, 70] : [0]) {
        for (const one of [page, bare])
          await one.evaluate((to) => document.querySelector('.scroll')?.scrollTo({ top: to }), top);
        await settled();
        const difference = async (isMasked = true) => {
          const masks = isMasked ? (await chips()).map(({ box }) => box) : [];
          return differingPixels(options, await page.screenshot(), await bare.screenshot(), masks);
        };
        await expect.poll(() => difference(), patience).toBe(0);
        // The masks hide the chips and nothing else: without them the pictures differ.
        expect(await difference(false)).toBeGreaterThan(0);
      }
      expect(await layoutShift(page)).toBe(0);
    } finally {
      await bare.close();
    }
  });
});

test('the page beside the panel is the same to the pixel with and without us: its tab, open, and on either side', async () => {
  const paper = await servePaperCrm();
  const bare = await plain.newPage({ viewport: page.viewportSize(), locale: 'en-US' });
  try {
    await page.goto(paper.record('7'));
    await bare.goto(paper.record('7'));
    const panel = page.locator('chakuchi-panel');
    const difference = () => differenceOf(options, page, bare);
    // Nobody chose anything: the tab at the edge lies over the page, and so does what it opens into.
    await panel.locator('.deal-tab').waitFor();
    await expect.poll(difference, patience).toEqual(same);
    await panel.getByRole('button').click();
    await panel.locator('.deal-panel--right').waitFor();
    await expect.poll(difference, patience).toEqual(same);
    await panel.getByRole('button', { name: 'Move to the other side' }).click();
    await panel.locator('.deal-panel--left').waitFor();
    await expect.poll(difference, patience).toEqual(same);
  } finally {
    await bare.close();
    await paper.close();
  }
});

test('a list of 500 rows is never held up, and none of it shifts', { retry: 2 }, async () => {
  const cost = await chipsCost(page, crm.url('list', 'rows=500'), async () => void (await settled()));
  const walk = await tasksWhile(page, async () => {
    await page.evaluate(() => [...document.querySelectorAll('tr')].map((row) => row.innerText).join('').length);
  });
  // A machine on which one plain walk over the rows takes long is given more.
  const limit = Math.max(50, 10 * Math.max(...walk.map(({ cpu }) => cpu)));
  expect(cost.load.ours).toBeGreaterThan(0);
  expect(cost.scroll.ours).toBeGreaterThan(0);
  expect(Math.max(cost.load.longest, cost.scroll.longest)).toBeLessThan(limit);
  expect(cost.shift).toBe(0);
});
