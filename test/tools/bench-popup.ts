import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openChromium } from '../browsers/chromium.ts';
import { openOwn, tell } from '../browsers/own-pages.ts';
import { addDays, dayOf } from '../../lib/domain/day.ts';
import { identityKey } from '../../lib/domain/identity.ts';
import { merge } from '../../lib/domain/merge.ts';
import type { Entity, ReadValue } from '../../lib/domain/reading.ts';
import { cellsOf, tallied, type Tally } from '../../lib/domain/tally.ts';
import { pack } from '../../lib/store/pack.ts';
import { derivation, tallyKey, type PackedRecord } from '../../lib/store/schema.ts';
import { buildDemo } from './build.ts';

/** How long the popup takes over a large database, in a real browser: `node test/tools/bench-popup.ts`. Figures of `docs/performance.md`. */
const size = { deals: 10_000, activities: 100_000 };
const source = { crm: 'atomic-crm', site: 'https://crm.example.com' };
const now = Date.now();
const today = dayOf(now, 'UTC');

let seed = 7;
/** The same rows every time (mulberry32). */
const below = (limit: number): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
};
const word = (value: string): ReadValue => ({ text: value, value });

const tally: Tally = {};

function recordOf(entity: Entity, id: number, values: Record<string, ReadValue>): PackedRecord {
  const key = identityKey(source, entity, 's', String(id));
  const row = { entity, id: { strong: String(id) }, values };
  const seen = { row, at: now - below(30 * 86_400_000), reading: `reading-${id % 500}`, view: 'list', index: 0 };
  const dossier = merge(key, entity, source.crm, source.site, [seen]);
  if (!dossier) throw new Error('Nothing was merged.');
  for (const cell of cellsOf(dossier)) tallied(tally, cell, 1);
  return pack({
    dossier,
    trail: { sources: [1], marks: new Map([[id, seen.at]]) },
    joined: [],
    names: [],
    views: [],
  });
}

const dealOf = (id: number): PackedRecord =>
  recordOf('deal', id, {
    name: word(`Deal ${id}`),
    account: word(`Account ${below(size.deals / 3)}`),
    amount: { text: '¥1', value: { minor: 10_000 * (1 + below(900)), currency: 'JPY' } },
    stage: word(['opportunity', 'proposal-sent', 'won', 'lost'][below(4)] ?? 'won'),
    closeDate: word(addDays(today, below(420) - 365)),
    createdDate: word(addDays(today, below(120) - 480)),
    owner: word(`Rep ${below(50)}`),
  });

const activityOf = (id: number): PackedRecord =>
  recordOf('activity', id, {
    type: word(['Call', 'Email', 'Meeting', 'Follow-up'][below(4)] ?? 'Call'),
    when: word(`${addDays(today, -below(365))}T09:30`),
    state: word('done'),
    owner: word(`Rep ${below(50)}`),
    dealId: word(String(below(size.deals))),
  });

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

/** Milliseconds from the click on the toolbar's button until figures stand there, and until they are those of the database. */
async function open(browser: Parameters<typeof openOwn>[0]): Promise<{ first: number; live: number }> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const told: Record<string, number> = {};
    Object.assign(globalThis, { told });
    new MutationObserver(() => {
      const body = document.querySelector('.progress__body');
      if (body) told['first'] ??= performance.now();
      if (body && !body.classList.contains('progress__body--remembered')) told['live'] ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(browser.own('popup.html'));
  await page.waitForFunction(() => (globalThis as unknown as { told: { live?: number } }).told.live, undefined, {
    timeout: 120_000,
  });
  const told = await page.evaluate(() => (globalThis as unknown as { told: { first: number; live: number } }).told);
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
  for (const [store, count, made] of [
    ['deals', size.deals, dealOf],
    ['activities', size.activities, activityOf],
  ] as const)
    for (let from = 0; from < count; from += 5_000)
      await put(
        options,
        store,
        Array.from({ length: 5_000 }, (_, index) => made(from + index)),
      );
  await put(options, 'rollups', [{ key: tallyKey, cells: tally }]);
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
} finally {
  await browser.close();
}
