import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFirefox, findFirefox, type Firefox } from '../browsers/firefox.ts';
import { deals } from '../crms/atomic/names.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import type { Served } from '../crms/serve-folder.ts';
import { demoBuild } from '../tools/build.ts';

const missing = (): string | undefined => {
  try {
    findFirefox();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const because = missing();

describe.skipIf(because !== undefined)(`Firefox ESR${because ? ` (skipped, because ${because})` : ''}`, () => {
  let crm: Served;
  let firefox: Firefox;

  beforeAll(async () => {
    crm = await startAtomic();
    firefox = await openFirefox(demoBuild('firefox'));
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

  test('the extension is installed and its popup says what to do before anything was read', async () => {
    await firefox.goto(firefox.own('popup.html'));
    const text = await firefox.until<string>('the popup', `return document.querySelector('main')?.innerText`);
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/NaN|undefined|\[object/);
  });

  test('the deals board of the demo CRM is read', async () => {
    await firefox.goto(`${crm.origin}/#/deals`);
    await firefox.until(
      'the cards',
      `return document.querySelectorAll('[data-rfd-draggable-id]').length === ${deals.length}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await firefox.goto(firefox.own('options.html'));
    await expect.poll(() => storedRows('deals'), { timeout: 15_000 }).toBe(deals.length);
  });

  test('the popup shows the numbers of what was read', async () => {
    await firefox.goto(firefox.own('options.html'));
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
