import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openChromium } from '../browsers/chromium.ts';
import { openOwn, tell } from '../browsers/own-pages.ts';
import { addDays, dayOf } from '../../lib/domain/day.ts';
import { derivation, tallyKey } from '../../lib/store/schema.ts';
import { recordsOf } from '../bench/records.ts';
import { buildDemo } from './build.ts';

/** How long the popup takes over a large database, in a real browser: `node test/tools/bench-popup.ts`. Figures of `docs/performance.md`. */
const size = { deals: 10_000, activities: 100_000, reps: 50, years: 1 };
const now = Date.now();
const today = dayOf(now, 'UTC');
const made = recordsOf(size, now);

/** Past all code of the extension: how the rows came there is not what is measured. */
const put = (page: Page, store: string, records: readonly unknown[]): Promise<void> =>
  page.evaluate(
    ({ name, rows }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('chakuchi');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, 'readwrite');
          for (const row of rows) transaction.objectStore(name).put(row);
          transaction.onabort = () => reject(new Error(String(transaction.error)));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { name: store, rows: records },
  );

/** Whether the background has kept what the popup opens with since something last moved. */
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('chakuchi');
        opening.onsuccess = () => {
          const documents = opening.result.transaction('documents').objectStore('documents');
          const front = documents.get('front');
          const counters = documents.get('counters');
          counters.onsuccess = () => {
            opening.result.close();
            const [kept, now] = [front.result, counters.result] as { value: { generation: number } }[];
            resolve(kept !== undefined && kept.value.generation === now?.value.generation);
          };
        };
      }),
  );

type Told = { first: number; live: number; moves: number };

/**
 * Milliseconds from the opening until figures stand there, until they are those of the database, and in the side panel until it
 * says what moved the landing.
 */
async function open(
  browser: Parameters<typeof openOwn>[0],
  name = 'popup.html',
  last: keyof Told = 'live',
): Promise<Told> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const told: Record<string, number> = {};
    Object.assign(globalThis, { told });
    new MutationObserver(() => {
      const body = document.querySelector('.progress__body');
      if (body) told['first'] ??= performance.now();
      if (document.querySelector('.moves[aria-busy="false"]')) told['moves'] ??= performance.now();
      if (body && !body.classList.contains('progress__body--remembered')) told['live'] ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(browser.own(name));
  await page.waitForFunction((key) => (globalThis as unknown as { told: Partial<Told> }).told[key], last, {
    timeout: 120_000,
  });
  const told = await page.evaluate(() => (globalThis as unknown as { told: Told }).told);
  await page.close();
  return told;
}

const browser = await openChromium({ extension: await buildDemo('chrome'), timezone: 'UTC' });
try {
  const options = await openOwn(browser, 'options.html');
  await tell(options, 'save-settings', { changes: { me: ['Rep 1'], zone: 'UTC', language: 'en' } });
  const month = { start: `${today.slice(0, 8)}01`, end: addDays(`${today.slice(0, 8)}28`, 4).slice(0, 8) + '01' };
  await tell(options, 'save-targets', {
    targets: (['revenue', 'calls', 'meetings-held'] as const).map((kpi) => ({
      id: kpi,
      kpi,
      scope: { kind: 'me' },
      value: 1000,
      original: 1000,
      period: month,
      deadline: addDays(month.end, -1),
      changes: [],
    })),
  });
  for (const [store, count, one] of [
    ['deals', size.deals, made.deal],
    ['activities', size.activities, made.activity],
  ] as const)
    for (let from = 0; from < count; from += 5_000)
      await put(
        options,
        store,
        Array.from({ length: 5_000 }, (_, index) => one(from + index)),
      );
  await put(options, 'rollups', [{ key: tallyKey, cells: made.tally }]);
  await put(options, 'documents', [
    { name: 'counters', value: { seq: 500, generation: 10, weak: [], derivation, recipes: {} } },
  ]);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const say = (what: string, { first, live }: { first: number; live: number }): void =>
    console.log(`${what}: figures after ${ms(first)}, those of the database after ${ms(live)}`);
  // Something moves: until the background has kept what the popup opens with, the popup reckons itself.
  await tell(options, 'save-settings', { changes: { badge: true } });
  say('the very first time, and at once after something moved', await open(browser));
  while (!(await isKept(options))) await pause(500);
  for (const round of ['afterwards', 'and again']) say(round, await open(browser));
  const { moves } = await open(browser, 'sidepanel.html', 'moves');
  console.log(`the side panel says what moved the landing after ${ms(moves)}`);
} finally {
  await browser.close();
}
