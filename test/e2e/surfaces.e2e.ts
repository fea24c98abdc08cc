import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { chapterIds, type ChapterId } from '../../components/chapters.tsx';
import type { Settings } from '../../lib/app/settings.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { focused, lap, onward, tabTo, wrongHere, wrongOn } from '../browsers/keyboard.ts';
import { badgeOf, openChapter, openOwn, storedActivities, tell, untilQuiet } from '../browsers/own-pages.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import * as walk from '../crms/atomic/walk.ts';
import type { Served } from '../crms/serve-folder.ts';
import { demoBuild } from '../tools/build.ts';
import { demoSettings } from '../tools/demo-settings.ts';

/** What a person does with popup, settings and panel, on the demo CRM and with real clicks. */
describe('the surfaces', () => {
  let crm: Served;
  let opened: Opened;
  let page: Page;
  let options: Page;
  let popup: Page;
  let open = -1;

  const panel = () => page.locator('chakuchi-panel');

  /** A key of ours in the page in front, as the browser tells the worker of it: no test can press one. */
  const press = (name: string) =>
    opened.worker.evaluate(async (command) => {
      type Api = {
        tabs: { query: (which: object) => Promise<object[]> };
        commands: { onCommand: { dispatch: (name: string, tab: object | undefined) => void } };
      };
      const { tabs, commands } = (globalThis as unknown as { chrome: Api }).chrome;
      const [tab] = await tabs.query({ active: true });
      commands.onCommand.dispatch(command, tab);
    }, name);

  beforeAll(async () => {
    crm = await startAtomic();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    page = opened.page;
    page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes: { ...demoSettings, me: [], language: 'en' } });
    await page.bringToFront();
    await walk.openBoard(page, crm.origin);
    await untilQuiet(options);
    const truth = await walk.truth<walk.TrueDeal>(page, 'deals');
    open = truth.find(({ stage }) => stage === 'in-negociation')?.id ?? -1;
    await walk.openDeal(page, open);
    await untilQuiet(options);
    popup = await openOwn(opened, 'popup.html');
    popup.setDefaultTimeout(20_000);
    await popup.setViewportSize({ width: 376, height: 600 });
    await popup.locator('label:has(input[value="all"])').click();
    await popup.locator('tbody tr').first().waitFor();
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  test('a target is set in two clicks, and the open popup and the panel follow without a reload', async () => {
    expect(await popup.locator('.big').innerText()).not.toContain('of $');
    await options.bringToFront();
    await options.locator('.targets').first().waitFor();
    await options.locator('label:has(input[value="all"])').click();
    const field = options.getByRole('textbox', { name: 'Revenue, Every month' });
    await field.fill('500k');
    await field.press('Enter');
    await options.getByText('Revenue: target $500K saved.').waitFor();
    await popup.getByText('of $500K').waitFor();
    await page.bringToFront();
    await page.reload();
    await expect.poll(() => panel().locator('.deal-tab__share').getAttribute('data-told')).toMatch(/^\d+(\.\d)?%$/);
  });

  test('setting it can be undone from the very place', async () => {
    await options.bringToFront();
    const field = options.getByRole('textbox', { name: 'Deals won, Every month' });
    await field.fill('12');
    await field.press('Enter');
    await options.locator('.options__said').getByRole('button', { name: 'Undo' }).click();
    await options.getByText('Undone. It is as it was before.').waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
  });

  test('amounts are written in the unit that was chosen, in the open popup and back again', async () => {
    await tell(options, 'save-settings', { changes: { amounts: 'full' } });
    await popup.getByText('of $500,000').waitFor();
    await tell(options, 'save-settings', { changes: { amounts: 'auto' } });
    await popup.getByText('of $500K').waitFor();
  });

  test('one click in the popup logs a call, the badge counts it, one more takes it back', async () => {
    const calls = async () => (await storedActivities(options)).filter(({ crm: by }) => by === 'chakuchi').length;
    const before = await calls();
    await popup.bringToFront();
    await popup.getByRole('button', { name: /^Call/ }).click();
    await popup.getByText('Call logged.').waitFor();
    expect(await calls()).toBe(before + 1);
    await expect.poll(async () => (await badgeOf(options)).title, { timeout: 10_000 }).toMatch(/1 .*today/);
    await popup.getByRole('button', { name: 'Undo' }).click();
    await popup.getByText('Undone.').waitFor();
    expect(await calls()).toBe(before);
  });

  test('the first screen of the popup needs no scrolling', async () => {
    const { whole, seen } = await popup.evaluate(() => {
      const { scrollHeight, clientHeight } = document.querySelector('.progress') ?? document.body;
      return { whole: scrollHeight, seen: clientHeight };
    });
    expect(whole).toBeLessThanOrEqual(seen);
    expect(seen).toBeLessThanOrEqual(600);
  });

  test.each(['ja', 'en'])('no state of the popup needs scrolling, nor is any row cut, in %s', async (lang) => {
    const gallery = await openOwn(opened, `gallery.html?shelf=popup&width=376&lang=${lang}`);
    await gallery.locator('.progress').first().waitFor();
    const shots = await gallery.locator('.gallery__one').evaluateAll((figures) =>
      figures.map((figure) => {
        const { scrollHeight, clientHeight, scrollWidth, clientWidth } = figure.querySelector('.progress') ?? figure;
        const isOver = scrollHeight > clientHeight || clientHeight > 600 || scrollWidth > clientWidth;
        return { name: figure.id, isOver, isSteered: figure.querySelector('.steer') !== null };
      }),
    );
    expect(shots.filter(({ isSteered }) => isSteered).length).toBeGreaterThan(5);
    expect(shots.filter(({ isOver }) => isOver).map(({ name }) => name)).toEqual([]);
    await gallery.close();
  });

  test("the panel opens on a click, keeps the CRM's dialog open on Escape, and remembers", async () => {
    await page.bringToFront();
    await panel().getByRole('button', { name: 'Show Chakuchi for this deal' }).click();
    await panel().locator('.deal-panel').waitFor();
    // MUI's dialog wins focus back from anything it hears of; what happens in the panel is not heard.
    await page.keyboard.press('Escape');
    await panel().locator('.deal-tab').waitFor();
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    await panel().getByRole('button', { name: 'Show Chakuchi for this deal' }).click();
    await panel().locator('.deal-panel').waitFor();
    await page.reload();
    await panel().locator('.deal-panel').waitFor();
  });

  test('a key opens and closes the panel, another logs a call on the deal, where it is taken back', async () => {
    const calls = async () => (await storedActivities(options)).filter(({ crm: by }) => by === 'chakuchi');
    const before = (await calls()).length;
    await page.bringToFront();
    await panel().locator('.deal-panel').waitFor();
    await press('toggle-panel');
    await panel().locator('.deal-tab').waitFor();
    await press('log-call');
    await panel().getByText('Call logged.').waitFor();
    const now = await calls();
    expect([now.length, now.some(({ fields }) => fields.dealId !== undefined)]).toEqual([before + 1, true]);
    // No person is that quick: what was not in plain view for half a second takes no click.
    await expect
      .poll(
        async () => {
          const undo = panel().getByRole('button', { name: 'Undo' });
          if ((await undo.count()) > 0) await undo.click({ timeout: 1_000 }).catch(() => undefined);
          return panel().locator('.quick__status').innerText();
        },
        { timeout: 20_000, interval: 700 },
      )
      .toContain('Undone.');
    expect((await calls()).length).toBe(before);
    await page.reload();
    await panel().locator('.deal-panel').waitFor();
  });

  test('by keyboard alone: the panel opened, a call logged and taken back, out of it and back by its key, every stop seen', async () => {
    const tab = { name: 'Show Chakuchi for this deal', isSeen: true };
    const calls = async () => (await storedActivities(options)).filter(({ crm: by }) => by === 'chakuchi').length;
    const before = await calls();
    /** What only just appeared takes no key: as a person would, again until it is done. */
    const enterUntil = (said: string) =>
      expect
        .poll(
          async () => {
            await page.keyboard.press('Enter');
            const toast = panel().locator('.toast', { hasText: said });
            return toast.waitFor({ timeout: 3_000 }).then(
              () => said,
              () => panel().locator('.quick__status').innerText(),
            );
          },
          { timeout: 30_000 },
        )
        .toBe(said);
    await page.bringToFront();
    await press('toggle-panel');
    await expect.poll(() => focused(page)).toEqual(tab);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toEqual({ name: 'Collapse', isSeen: true });
    // What the panel says of the deal comes a little after the panel, and with it the stops on the way.
    await panel().locator('.deal-panel__percent').waitFor({ state: 'attached' });
    await panel()
      .getByRole('button', { name: /^Call: log one/ })
      .waitFor();
    await tabTo(page, /^Call: log one/, 12);
    await enterUntil('Call logged.');
    expect(await calls()).toBe(before + 1);
    await tabTo(page, /^Undo$/, 4);
    await enterUntil('Undone.');
    expect(await calls()).toBe(before);
    await expect.poll(() => focused(page)).toEqual({ name: expect.stringMatching(/^Call: log one/), isSeen: true });
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toEqual(tab);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toEqual({ name: 'Collapse', isSeen: true });
    const isInPanel = () => page.evaluate(() => document.activeElement?.localName === 'chakuchi-panel');
    for (let stops = 0; stops < 15 && (await isInPanel()); stops += 1) await page.keyboard.press('Tab');
    expect(await isInPanel()).toBe(false);
    await press('toggle-panel');
    await expect.poll(() => focused(page)).toEqual(tab);
    await page.keyboard.press('Enter');
    await panel().locator('.deal-panel').waitFor();
    // With the focus in the panel the next Escape would be the panel's.
    await page.reload();
    await panel().locator('.deal-panel').waitFor();
  });

  test('by keyboard alone: once round the popup, another period, a call logged and taken back', async () => {
    await popup.bringToFront();
    const stops = await lap(popup);
    expect(wrongOn(stops)).toEqual([]);
    expect(stops.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['month', 'all', 'Settings', expect.stringMatching(/^Call: log one/)]),
    );
    await tabTo(popup, /^month$/);
    await popup.keyboard.press('ArrowRight');
    await expect.poll(() => focused(popup)).toEqual({ name: 'quarter', isSeen: true });
    await popup.keyboard.press('ArrowLeft');
    await tabTo(popup, /^Call: log one/);
    await popup.keyboard.press('Enter');
    await popup.getByText('Call logged.').waitFor();
    await tabTo(popup, /^Undo/);
    await popup.keyboard.press('Enter');
    await popup.getByText('Undone.').waitFor();
    await expect.poll(async () => (await focused(popup))?.name).toMatch(/^Call: log one/);
  });

  test('by keyboard alone: a target that the open popup aims at, every chapter of the settings, and the focus never lost there', async () => {
    const furnished = {
      daysOff: ['2026-12-28', '2026-12-29'],
      partDays: { '2026-12-30': 0.5 },
      rates: [{ from: 'EUR', to: 'USD', on: '2026-11-02', rate: '1.08' }],
      customMetrics: [
        {
          id: 'custom-one',
          label: 'Large deals',
          better: 'higher',
          figure: { of: 'deals', dated: 'closedOn', where: [] },
        },
      ],
    } satisfies Partial<Settings>;
    await tell(options, 'save-settings', { changes: furnished });
    const { keyboard } = options;
    const wrong: Partial<Record<string, string[]>> = {};
    const note = async (where: string, stops: ReturnType<typeof lap>) => {
      const faults = wrongOn(await stops);
      if (faults.length > 0) wrong[where] = faults;
    };
    /** What a walk finds is in view also where it lies folded away. */
    const unfold = () =>
      options.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    /** Each chapter's name is a stop that the first walk comes by; from there a key opens it. */
    const goTo = async (id: ChapterId) => {
      await options.locator(`.options__nav a[href="#${id}"]`).focus();
      await keyboard.press('Enter');
      await options.locator(`section#${id}[aria-busy="false"]`).waitFor();
      await expect.poll(() => focused(options)).toEqual({ name: `${id}-title`, isSeen: true });
    };
    const pressed = async (name: string | RegExp, then: RegExp) => {
      await options.getByRole('button', { name }).focus();
      await keyboard.press('Enter');
      await expect.poll(() => focused(options)).toEqual({ name: expect.stringMatching(then), isSeen: true });
    };
    const steps: { [id in ChapterId]?: () => Promise<void> } = {
      // Wider than the window: the names of its rows stand still, and no cell is left under them on the way back.
      async sheet() {
        await options.setViewportSize({ width: 800, height: 900 });
        await options.getByRole('grid').locator('input').focus();
        for (const key of ['End', ...Array.from({ length: 20 }, () => 'ArrowLeft')]) {
          await keyboard.press(key);
          const { name = '' } = (await focused(options)) ?? {};
          await note(
            `sheet, ${key}`,
            wrongHere(options).then((wrong) => [{ name, isSeen: true, wrong }]),
          );
        }
        await options.setViewportSize({ width: 1440, height: 900 });
      },
      rules: () => pressed(/^Remove .*Dec 28/, /^Remove .*Dec 29/),
      async metrics() {
        await pressed('Make a metric', /^Name/);
        await note('the making of a metric', onward(options));
        await pressed('Cancel', /^Make a metric$/);
        await pressed('Delete Large deals', /^Make a metric$/);
      },
      rates: () => pressed(/^Remove the rate of EUR/, /^Currency/),
      async import() {
        await options.getByRole('textbox').focus();
        await keyboard.insertText('Deal\tAmount\nBoiler\t12,000\n');
        await options.getByRole('button', { name: 'Another table' }).waitFor();
        await expect.poll(async () => (await focused(options))?.name).toBe('import-title');
        await note('a table opened', onward(options));
        await pressed('Another table', /^Choose a file/);
      },
      async data() {
        await pressed('Erase everything', /^Keep everything$/);
        for (const name of ['Erase for good', 'Keep everything']) await tabTo(options, new RegExp(`^${name}$`), 3);
        await keyboard.press('Escape');
        await expect.poll(() => focused(options)).toEqual({ name: 'Erase everything', isSeen: true });
      },
    };

    await options.bringToFront();
    await tabTo(options, /^Revenue, Every month$/);
    await keyboard.press('Control+a');
    await keyboard.type('600k');
    await keyboard.press('Enter');
    await options.getByText('Revenue: target $600K saved.').waitFor();
    await popup.getByText('of $600K').waitFor();
    await tabTo(options, /^Undo$/);
    await keyboard.press('Enter');
    await popup.getByText('of $500K').waitFor();
    await expect.poll(() => focused(options)).toEqual({ name: expect.stringMatching(/more metrics$/), isSeen: true });
    await unfold();
    await note('targets', lap(options));
    for (const id of chapterIds.slice(1)) {
      await goTo(id);
      await unfold();
      await note(id, onward(options));
      await steps[id]?.();
    }
    expect(wrong).toEqual({});
    await tell(options, 'save-settings', { changes: { daysOff: [], partDays: {}, rates: [], customMetrics: [] } });
    await openChapter(options, 'targets');
  });

  test('the browser has our keys and our menu', async () => {
    const { keys, isThere } = await opened.worker.evaluate(async () => {
      type Api = {
        commands: { getAll: () => Promise<{ name: string; shortcut: string }[]> };
        contextMenus: { update: (id: string, change: object) => Promise<void> };
      };
      const { commands, contextMenus } = (globalThis as unknown as { chrome: Api }).chrome;
      const has = (id: string) =>
        contextMenus.update(id, {}).then(
          () => true,
          () => false,
        );
      return {
        keys: Object.fromEntries((await commands.getAll()).map(({ name, shortcut }) => [name, shortcut])),
        isThere: await Promise.all(['log-call', 'page log-call', 'page open-side-panel', 'toggle-panel'].map(has)),
      };
    });
    expect(keys).toEqual({
      _execute_action: 'Alt+Shift+K',
      'open-dashboard': 'Alt+Shift+D',
      'log-call': 'Alt+Shift+L',
      'toggle-panel': 'Alt+Shift+S',
      'open-side-panel': '',
    });
    expect(isThere).toEqual([true, true, true, false]);
    await options.bringToFront();
    await openChapter(options, 'shortcuts');
    await expect.poll(() => options.locator('.shortcuts').innerText()).toMatch(/Open the dashboard\s+Alt\s+Shift\s+D/);
    await openChapter(options, 'targets');
    await page.bringToFront();
  });

  test('the page finds no figure of the panel, by search, by text or by selection', async () => {
    const told = async () => {
      const texts = await panel()
        .locator('[data-told]')
        .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-told') ?? ''));
      return texts.filter((text) => /\d/.test(text));
    };
    await expect.poll(async () => (await told()).length).toBeGreaterThan(2);
    const figures = await told();
    const found = await page.evaluate((texts) => {
      const own = document.body.innerText;
      const search = (globalThis as unknown as { find: (...args: unknown[]) => boolean }).find;
      return texts.filter((text) => !own.includes(text) && search(text, true, false, true, false, false, false));
    }, figures);
    expect(found).toEqual([]);
  });

  test('a click that the page makes does nothing', async () => {
    const before = (await storedActivities(options)).length;
    await panel()
      .locator('.quick button')
      .first()
      .evaluate((button) => (button as HTMLElement).click());
    await panel()
      .locator('.deal-panel__head button')
      .last()
      .evaluate((button) => (button as HTMLElement).click());
    await untilQuiet(options);
    expect((await storedActivities(options)).length).toBe(before);
    expect(await panel().locator('.deal-panel').isVisible()).toBe(true);
  });

  test('another language is spoken at once, in every open place', async () => {
    await options.bringToFront();
    await openChapter(options, 'display');
    await options.getByLabel('Language', { exact: true }).selectOption('ja');
    await options.getByRole('heading', { name: '着地の設定' }).waitFor();
    await popup.getByText('売上高の').first().waitFor();
    await panel().locator('[lang="ja"]').waitFor({ state: 'attached' });
    await expect.poll(async () => (await badgeOf(options)).title, { timeout: 10_000 }).toMatch(/^着地/);
  });

  test('leaving the record takes the panel away', async () => {
    await page.bringToFront();
    await walk.closeDeal(page);
    await panel().waitFor({ state: 'detached' });
  });

  test('everything is erased only after the second, informed click, and the popup is empty at once', async () => {
    await options.bringToFront();
    // What the CRM's page was about to tell is told: read after the erasure it would rightly be there again.
    await untilQuiet(options);
    await openChapter(options, 'data');
    await options.getByRole('button', { name: 'すべて消去' }).click();
    await options.getByRole('button', { name: '完全に消去する' }).click();
    await expect
      .poll(() => options.locator('section#data').innerText(), { timeout: 30_000 })
      .toMatch(/件を消去しました|^Erased/m);
    await expect
      .poll(() => popup.locator('.progress').innerText(), { timeout: 10_000 })
      .toMatch(/CRMの商談一覧を開いてください|Open a deal list in your CRM/);
  });
});
