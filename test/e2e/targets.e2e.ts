import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { badgeOf, openChapter, openOwn, tell } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';

/** What a person plans in the settings, on every surface without a reload. */
describe('targets', () => {
  let opened: Opened;
  let options: Page;
  let popup: Page;

  beforeAll(async () => {
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    options = await openOwn(opened, 'options.html');
    options.setDefaultTimeout(20_000);
    await tell(options, 'save-settings', {
      changes: { me: ['Sam'], language: 'en', currency: 'USD', workdays: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' },
    });
    await tell(options, 'log', { id: 'one-call', kind: 'call' });
    await openChapter(options, 'sheet');
    popup = await openOwn(opened, 'popup.html');
    popup.setDefaultTimeout(20_000);
    await popup.locator('tbody tr').first().waitFor();
  });

  afterAll(() => opened?.close());

  const sheet = () => options.getByRole('grid');
  const cell = () => sheet().locator('input');

  test('a month typed into the sheet moves badge and popup at once', async () => {
    await options.bringToFront();
    await cell().focus();
    expect(await cell().getAttribute('aria-label')).toMatch(/^Revenue, /);
    await options.keyboard.type('500k');
    await options.keyboard.press('Enter');
    await options.getByText('1 cell saved.').waitFor();
    await popup.getByText('$500K').first().waitFor();
    // Three rows further down: calls, whose share of today stands on the badge.
    for (const _ of [1, 2, 3]) await options.keyboard.press('ArrowDown');
    await expect.poll(() => cell().getAttribute('aria-label')).toMatch(/^Calls, /);
    const before = await badgeOf(options);
    await options.keyboard.type('6000');
    await options.keyboard.press('Enter');
    await expect.poll(async () => (await badgeOf(options)).title, { timeout: 15_000 }).not.toBe(before.title);
    expect((await badgeOf(options)).title).toMatch(/\d/);
  });

  test('the clipboard carries a block there and back, and one key takes it back', async () => {
    await options.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await options.bringToFront();
    await cell().focus();
    await options.keyboard.press('Control+Home');
    await options.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { writeText: (text: string) => Promise<void> } } }
      ).navigator.clipboard.writeText('100k\t200k\n5\tlots\n'),
    );
    await options.keyboard.press('Control+v');
    await options.getByText('3 cells saved.').waitFor();
    await options.getByText(/Deals won, May: “lots” is not a whole number/).waitFor();
    await options.keyboard.press('Shift+ArrowRight');
    await options.keyboard.press('Control+c');
    const copied = await options.evaluate(() =>
      (
        globalThis as unknown as { navigator: { clipboard: { readText: () => Promise<string> } } }
      ).navigator.clipboard.readText(),
    );
    expect(copied).toBe('100000\t200000');
    await options.keyboard.press('Control+z');
    await options.getByText('Taken back.').waitFor();
    await expect.poll(() => cell().inputValue()).toBe('');
  });
});
