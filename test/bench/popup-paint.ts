import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openOwn, tell } from '../browsers/own-pages.ts';
import { addDays, dayOf, type Day } from '../../lib/domain/day.ts';
import { derivation, tallyKey } from '../../lib/store/schema.ts';
import { bundled } from './bench-page.ts';
import { lineOf, type BenchPart } from './bench-line.ts';
import { emptyPopup } from './peers/extensions.ts';
import { recordsOf } from './records.ts';
import { median } from './rounds.ts';

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
export const isKept = (page: Page): Promise<boolean> =>
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

/** Where an unpacked extension without a key lives: the browser makes its id of the folder it lies in. */
export const idOf = (folder: string): string =>
  Array.from(createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32), (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  ).join('');

/** Milliseconds from the opening of a page until the frame in which an element that `selector` names stands there. */
export async function painted({ context }: Opened, address: string, selector: string): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript((wanted) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(wanted)) return;
        observer.disconnect();
        requestAnimationFrame(() => Object.assign(globalThis, { painted: performance.now() }));
      }).observe(document, { subtree: true, childList: true, attributes: true });
    }, selector);
    await page.goto(address);
    const told = await page.waitForFunction(() => (globalThis as unknown as { painted?: number }).painted, undefined, {
      timeout: 120_000,
    });
    return (await told.jsonValue()) ?? Number.NaN;
  } finally {
    await page.close();
  }
}

/**
 * Leaves a page open in a tab, as our settings are: an extension none of whose pages is open is given a new process at each
 * opening, which takes longer than all that is measured.
 */
export async function keepProcess({ context }: Opened, address: string): Promise<void> {
  await (await context.newPage()).goto(address);
}

/** Who the person is, and three targets of theirs for the month. */
export async function settle(options: Page, today: Day): Promise<void> {
  await tell(options, 'save-settings', { changes: { me: ['Rep 1'], zone: 'UTC', language: 'en' } });
  const month = { start: `${today.slice(0, 8)}01`, end: `${addDays(`${today.slice(0, 8)}28`, 4).slice(0, 8)}01` };
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
}

/** A database as it is after a year of fifty people, with three targets of one of them. */
async function fill(options: Page, deals: number): Promise<void> {
  const now = Date.now();
  const size = { deals, activities: 10 * deals, reps: 50, years: 1 };
  const made = recordsOf(size, now);
  await settle(options, dayOf(now, 'UTC'));
  for (const [store, count, one] of [
    ['deals', size.deals, made.deal],
    ['activities', size.activities, made.activity],
  ] as const)
    for (let from = 0; from < count; from += 5_000)
      await put(
        options,
        store,
        Array.from({ length: Math.min(5_000, count - from) }, (_, index) => one(from + index)),
      );
  await put(options, 'rollups', [{ key: tallyKey, cells: made.tally }]);
  await put(options, 'documents', [
    { name: 'counters', value: { seq: 500, generation: 10, weak: [], derivation, recipes: {} } },
  ]);
}

/** Something moves: what the background keeps for the popup is no longer of now, until it has reckoned anew. */
export const move = (options: Page): Promise<unknown> => tell(options, 'save-settings', { changes: { badge: true } });

export async function untilKept(options: Page): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isKept(options)) return;
    await pause(200);
  }
  throw new Error('The background did not keep what the popup opens with.');
}

const shown = '.progress__body';
const live = '.progress__body:not(.progress__body--remembered)';

/** How long figures take to stand in the popup over a large database, beside a popup that shows one line and knows nothing. */
export const popupPaint: BenchPart = {
  id: 'popup',
  needs: 'browser',
  async measure(size, extension) {
    const folder = mkdtempSync(join(tmpdir(), 'chakuchi-bench-'));
    const peer = emptyPopup(folder, await bundled('empty-popup.ts'));
    const browser = await openChromium({ extension: [await extension(), peer].join(','), timezone: 'UTC' });
    try {
      const deals = size === 'quick' ? 200 : 10_000;
      const options = await openOwn(browser, 'options.html');
      await fill(options, deals);
      await move(options);
      await untilKept(options);
      const ours = browser.own('popup.html');
      const theirs = `chrome-extension://${idOf(peer)}/popup.html`;
      await keepProcess(browser, theirs);
      const contenders = {
        first: () => painted(browser, ours, shown),
        live: () => painted(browser, ours, live),
        moved: async () => {
          await move(options);
          const took = await painted(browser, ours, shown);
          await untilKept(options);
          return took;
        },
        peer: () => painted(browser, theirs, '#painted'),
      };
      const names = Object.keys(contenders) as (keyof typeof contenders)[];
      const took = new Map(names.map((name) => [name, [] as number[]]));
      const rounds = size === 'quick' ? 1 : 9;
      for (let round = 0; round <= rounds; round += 1)
        for (let turn = 0; turn < names.length; turn += 1) {
          const name = names[(turn + round) % names.length];
          if (name === undefined) continue;
          const ms = await contenders[name]();
          if (round > 0) took.get(name)?.push(ms);
        }
      const of = (name: keyof typeof contenders) => median(took.get(name) ?? []);
      const rows = `${deals.toLocaleString('en')} deals and ${(10 * deals).toLocaleString('en')} activities`;
      const line = (id: 'first' | 'live' | 'moved', what: string, goal: number) =>
        lineOf({
          id: `popup/${id}`,
          what: `${rows}: ${what}, ms from the opening`,
          ours: of(id),
          peer: of('peer'),
          peerName: 'an empty Preact popup',
          goal,
        });
      return [
        line('first', 'figures stand in the popup', 1.5),
        line('live', 'they are those of the database', 2),
        line('moved', 'figures stand there although something moved this moment', 1.5),
      ];
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
