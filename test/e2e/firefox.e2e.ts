import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { t as tData } from '../../lib/words/data.ts';
import { t } from '../../lib/words/onboarding.ts';
import { openFirefox, findFirefox, type Firefox } from '../browsers/firefox.ts';
import { deals } from '../crms/atomic/names.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import type { Served } from '../crms/serve-folder.ts';
import { buildForStore } from '../tools/build.ts';

const missing = (): string | undefined => {
  try {
    findFirefox();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const because = missing();

/** The first answer that is one. */
const poll = async <T>(ask: () => Promise<T | undefined>): Promise<T> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(100)) {
    const told = await ask();
    if (told) return told;
  }
  throw new Error('Waited 20 s in vain.');
};

describe.skipIf(because !== undefined)(`Firefox ESR${because ? ` (skipped, because ${because})` : ''}`, () => {
  let crm: Served;
  let firefox: Firefox;

  beforeAll(async () => {
    crm = await startAtomic();
    firefox = await openFirefox(await buildForStore('firefox'));
  });

  afterAll(async () => {
    await firefox?.close();
    await crm?.close();
  });

  /** Counts the rows of a store from one of the extension's own pages. */
  const storedRows = (store: string): Promise<number> =>
    firefox.evaluate(
      `return new Promise((resolve) => {
        const opening = indexedDB.open('chakuchi');
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => resolve(0);
        opening.onsuccess = () => {
          const asked = opening.result.transaction(arguments[0]).objectStore(arguments[0]).count();
          asked.onsuccess = () => { opening.result.close(); resolve(asked.result); };
        };
      });`,
      store,
    );

  /** What the page says of itself to whoever reads it. */
  const says = (text: string) =>
    firefox.until(`“${text}”`, `return document.body.innerText.includes(${JSON.stringify(text)})`);

  test('once installed, it opens the set-up page by itself, which speaks the other language at once', async () => {
    await firefox.toTab(firefox.own('onboarding.html'));
    await says(t('en', 'languageTitle'));
    await firefox.click('label:has(input[value="ja"])');
    await says(t('ja', 'languageTitle'));
    await firefox.click('label:has(input[value="en"])');
    await says(t('en', 'languageTitle'));
  });

  test('a permission that is denied changes nothing, says what is left to do, and can be asked for again', async () => {
    await firefox.press(t('en', 'next'));
    await firefox.until('the CRMs', `return document.querySelector('input[value="atomic-crm"]')`);
    await firefox.click('label:has(input[value="atomic-crm"])');
    await firefox.press(t('en', 'next'));
    await firefox.type('#crm-address', `${crm.origin}/#/deals`);
    const sites = () =>
      firefox.evaluate<string[]>(
        `return browser.permissions.getAll().then(({ origins }) => origins.filter((one) => one.startsWith('http')));`,
      );
    await firefox.press(t('en', 'ask'));
    await says(t('en', 'asking'));
    await firefox.answer('deny');
    await says(t('en', 'denied'));
    expect(await sites()).toEqual([]);
    expect(await storedRows('deals')).toBe(0);
    await firefox.press(t('en', 'askAgain'));
    await firefox.answer('allow');
    await says(t('en', 'listTitle'));
    expect(await sites()).toEqual(['http://127.0.0.1/*']);
  });

  test('the first number stands there once the board of the CRM was opened from it, and one target ends it', async () => {
    await says(t('en', 'waiting'));
    await firefox.press(t('en', 'openCrm'));
    await firefox.toTab(crm.origin);
    await firefox.until(
      'the cards',
      `return document.querySelectorAll('[data-rfd-draggable-id]').length === ${deals.length}`,
    );
    await firefox.toTab(firefox.own('onboarding.html'));
    await says(t('en', 'readFrom', { deals: deals.length, activities: 0 }));
    await expect.poll(() => storedRows('deals'), { timeout: 15_000 }).toBe(deals.length);
    await firefox.press(t('en', 'next'));
    await says(t('en', 'targetTitle'));
    await firefox.type('#first-target', '1.5M');
    await firefox.press(t('en', 'targetSave'));
    await says(t('en', 'targetIs', { target: '¥1.5M' }));
  });

  test('on the record of a deal whose day has passed the panel opens by a click; back on the board its card has a chip', async () => {
    const today = new Date().toISOString().slice(0, 10);
    await firefox.toTab(crm.origin);
    const late = await firefox.evaluate<{ id: number }>(
      `const wanted = { filter: {}, pagination: { page: 1, perPage: 1000 }, sort: { field: 'id', order: 'ASC' } };
      return window.__dp.getList('deals', wanted).then(({ data }) =>
        data.find(({ stage, expected_closing_date: on }) => stage !== 'won' && stage !== 'lost' && on.slice(0, 10) < '${today}'));`,
    );
    await firefox.evaluate(`document.querySelector('[data-rfd-draggable-id="${late.id}"]').scrollIntoView()`);
    await firefox.click(`[data-rfd-draggable-id="${late.id}"]`);
    const inPanel = `document.querySelector('chakuchi-panel')?.openOrClosedShadowRoot`;
    const spot = await poll(() =>
      firefox.asBrowser<[number, number] | undefined>(
        `const box = ${inPanel}?.querySelector('.deal-tab button')?.getBoundingClientRect();
        return box && [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);`,
      ),
    );
    await firefox.clickAt(...spot);
    await expect
      .poll(() => firefox.asBrowser(`return ${inPanel}?.querySelector('.deal-panel') !== null`), { timeout: 15_000 })
      .toBe(true);
    await firefox.evaluate(`location.hash = '#/deals'`);
    const chips = () =>
      firefox.asBrowser<(string | null)[]>(
        `const root = document.querySelector('chakuchi-chips')?.openOrClosedShadowRoot;
        return [...(root?.querySelectorAll('.row-chip--risk') ?? [])].filter((chip) => getComputedStyle(chip).visibility === 'visible')
          .map((chip) => {
            const { left, top, width, height } = chip.getBoundingClientRect();
            const under = document.elementFromPoint(left + width / 2, top + height / 2);
            return under?.closest('[data-rfd-draggable-id]')?.getAttribute('data-rfd-draggable-id') ?? null;
          });`,
      );
    await firefox.evaluate(`document.querySelector('[data-rfd-draggable-id="${late.id}"]').scrollIntoView()`);
    await expect.poll(chips, { timeout: 20_000 }).toEqual([String(late.id)]);
  });

  test('the popup shows the numbers of what was read', async () => {
    await firefox.toTab(firefox.own('onboarding.html'));
    const saved = await firefox.evaluate<{ saved?: boolean }>(
      `return browser.runtime.sendMessage({ name: 'save-settings', input: { changes: { currency: 'USD', language: 'en' } } });`,
    );
    expect(saved).toEqual({ saved: true });
    await firefox.goto(firefox.own('popup.html'));
    await firefox.until('the switch', `return document.querySelector('input[value="all"]')`);
    await firefox.evaluate(`document.querySelector('input[value="all"]').click()`);
    const open = deals
      .filter(([stage]) => stage !== 'won' && stage !== 'lost')
      .reduce((sum, [, , amount]) => sum + amount, 0);
    const shown = `$${(open / 1_000_000).toFixed(2)}M`;
    const text = await firefox.until<string>(
      'the open pipeline',
      `const text = document.querySelector('main')?.innerText; return text?.includes('${shown}') && text;`,
    );
    expect(text).toContain(shown);
    expect(text).not.toMatch(/NaN|undefined|\[object/);
  });

  test('the sidebar, reckoned by a thread of its own, shows the same and says since when the past is known', async () => {
    await firefox.goto(firefox.own('sidepanel.html'));
    const text = await firefox.until<string>(
      'what moved the landing',
      `const card = document.querySelector('.moves[aria-busy="false"]'); return card && document.querySelector('main').innerText;`,
    );
    expect(text).toContain('What moved the landing');
    expect(text).toMatch(/reading began on|has just begun|no landing yet/);
    expect(text).not.toMatch(/NaN|undefined|could not be/);
    const { sidebar_action: sidebar } = await firefox.evaluate<{ sidebar_action?: { default_panel?: string } }>(
      `return browser.runtime.getManifest();`,
    );
    expect(sidebar?.default_panel).toContain('sidepanel.html');
  });

  test('a backup saves itself once its permission was given, and not before', async () => {
    const folder = join(firefox.downloads, 'Chakuchi');
    await firefox.goto(firefox.own('options.html#data'));
    const day = 'label:has(input[value="day"])';
    await firefox.until('the choice', `return document.querySelector('fieldset:not(:disabled) ${day}')`);
    await firefox.click(day);
    await firefox.answer('deny');
    await says(tData('en', 'selfDenied'));
    expect(existsSync(folder)).toBe(false);
    await firefox.click(day);
    await firefox.answer('allow');
    await says('Last saved: ');
    const [file = '', ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    await says(`Chakuchi/${file}`);
    const { data } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { data: { readings: unknown[] } };
    expect(data.readings.length).toBe(await storedRows('readings'));
  });

  test('the dashboard, reckoned by a thread of its own, shows the same, and the rows behind it', async () => {
    await firefox.goto(firefox.own('dashboard.html'));
    const open = deals.filter(([stage]) => stage !== 'won' && stage !== 'lost');
    const text = await firefox.until<string>(
      'the open deals',
      `const text = document.querySelector('#pipeline')?.innerText; return text?.includes('${open.length} deals') && text;`,
    );
    expect(text).toContain(`$${(open.reduce((sum, [, , amount]) => sum + amount, 0) / 1_000_000).toFixed(2)}M`);
    await firefox.evaluate(`document.querySelector('#pipeline .figure').click()`);
    const rows = await firefox.until<number>(
      'the drawer',
      `return document.querySelector('.drawer')?.open && document.querySelectorAll('.drawer__row a').length`,
    );
    expect(rows).toBeGreaterThan(0);
  });
});
