import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openOwn, tell } from '../browsers/own-pages.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { activityOf } from '../../lib/domain/merge.ts';
import { unpack } from '../../lib/store/pack.ts';
import { bundled } from './bench-page.ts';
import { lineOf, type BenchPart } from './bench-line.ts';
import type * as entry from './pages/filling.ts';
import { emptyPopup } from './peers/extensions.ts';
import { idOf, isKept, keepProcess, move, painted, settle } from './popup-paint.ts';
import { recordsOf } from './records.ts';
import { median } from './rounds.ts';

const bench = (page: Page) => ({
  fill: (size: Parameters<typeof entry.fill>[0], now: number): Promise<void> =>
    page.evaluate(([asked, at]) => (globalThis as unknown as { bench: typeof entry }).bench.fill(asked, at), [
      size,
      now,
    ] as const),
  rawRead: (): Promise<number> =>
    page.evaluate(() => (globalThis as unknown as { bench: typeof entry }).bench.rawRead()),
});

/** What the popup opens with is of now. The first reading of ten years takes its time. */
async function untilKept(options: Page): Promise<void> {
  for (const deadline = Date.now() + 600_000; !(await isKept(options)); await pause(20))
    if (Date.now() > deadline) throw new Error('The background did not keep what the popup opens with.');
}

const took = async (work: () => Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

/** Bytes of the worker's heap that somebody holds, while it lives. */
async function heapOf({ context, own }: Opened): Promise<number> {
  const page = await context.newPage();
  try {
    await page.goto(own('manifest.json'));
    const browser = await context.browser()?.newBrowserCDPSession();
    if (!browser) throw new Error('There is no browser to ask.');
    const { targetInfos } = await browser.send('Target.getTargets');
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(own('')));
    if (!worker) throw new Error('The worker does not run.');
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    let id = 0;
    const ask = (method: string): Promise<{ usedSize?: number }> =>
      new Promise((resolve) => {
        id += 1;
        const mine = id;
        browser.on('Target.receivedMessageFromTarget', ({ message }) => {
          const told = JSON.parse(message) as { id: number; result: { usedSize?: number } };
          if (told.id === mine) resolve(told.result);
        });
        void browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: mine, method }) });
      });
    await ask('HeapProfiler.collectGarbage');
    const { usedSize = Number.NaN } = await ask('Runtime.getHeapUsage');
    await browser.detach();
    return usedSize;
  } finally {
    await page.close();
  }
}

async function stopWorkers(session: CDPSession): Promise<void> {
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
}

const shown = '.progress__body';
const live = '.progress__body:not(.progress__body--remembered)';
const figures = '.coverage__age';
const whole = '.dash__chapters[aria-busy="false"]';

/** Ten years of ten people at work, and of a hundred; the smallest only has to run. */
const sizes = {
  quick: { deals: 100, activities: 2_000, reps: 10, years: 10 },
  full: { deals: 5_000, activities: 100_000, reps: 10, years: 10 },
  long: { deals: 50_000, activities: 1_000_000, reps: 100, years: 10 },
} as const;

/**
 * Ten years of a team, the extension as it runs: what opens first, what a call logged costs, what the background
 * holds. Beside it, in the same browser, the plainest that opens, answers and reads.
 */
export const decade: BenchPart = {
  id: 'decade',
  needs: 'browser',
  async measure(size, extension) {
    const isQuick = size === 'quick';
    const folder = mkdtempSync(join(tmpdir(), 'chakuchi-bench-'));
    const peer = emptyPopup(folder, await bundled('empty-popup.ts'));
    const script = await bundled('filling.ts');
    const browser = await openChromium({ extension: [await extension(), peer].join(','), timezone: 'UTC' });
    try {
      const { context, own } = browser;
      const now = Date.now();
      const rows = sizes[size];
      const count = rows.deals + rows.activities;
      const options = await openOwn(browser, 'options.html');
      options.setDefaultTimeout(1_200_000);
      await settle(options, dayOf(now, 'UTC'));
      await options.goto(own('manifest.json'));
      const session = await context.newCDPSession(options);
      // The policy of our pages forbids what is no file of the extension; a debugger is asked for it.
      await session.send('Runtime.evaluate', { expression: script });
      const { usage: empty = 0 } = await options.evaluate(() => navigator.storage.estimate());
      await bench(options).fill(rows, now);
      const { usage = 0 } = await options.evaluate(() => navigator.storage.estimate());
      await move(options);
      await untilKept(options);
      const heap = await heapOf(browser);
      const address = own('dashboard.html');
      const call = (id: string) => tell(options, 'log', { id: `${id}-${now}`, kind: 'call' });
      // The dashboard's memory alone: what the popup was last seen with is there whenever something moves.
      const forgotten = async () => {
        await options.evaluate(() => localStorage.removeItem('dashboard'));
      };
      const theirs = `chrome-extension://${idOf(peer)}/popup.html`;
      await keepProcess(browser, theirs);
      const samples: Record<string, number[]> = {};
      const note = async (what: string, measured: Promise<number>) => (samples[what] ??= []).push(await measured);
      for (let round = 0; round < (isQuick ? 1 : 3); round += 1) {
        await note('raw', bench(options).rawRead());
        await note('peer', painted(browser, theirs, '#painted'));
        await note('first', painted(browser, own('popup.html'), shown));
        await note('live', painted(browser, own('popup.html'), live));
        await forgotten();
        await note('dashboard', painted(browser, address, figures));
        // It remembers what stood there whole, not what was closed half way.
        await painted(browser, address, whole);
        await note('again', painted(browser, address, figures));
        await note(
          'answer',
          took(() => tell(options, 'undo-log', { id: 'never-logged' })),
        );
        const before = performance.now();
        await note(
          'log',
          took(() => call(`warm-${round}`)),
        );
        await untilKept(options);
        await note('refresh', Promise.resolve(performance.now() - before));
        await move(options);
        await note('moved', painted(browser, own('popup.html'), shown));
        await untilKept(options);
        // A worker that slept has read nothing yet: the first thing it is told costs the most.
        await stopWorkers(session);
        const asleep = performance.now();
        await note(
          'cold-log',
          took(() => call(`cold-${round}`)),
        );
        await untilKept(options);
        await note('cold', Promise.resolve(performance.now() - asleep));
      }
      const of = (what: string) => median(samples[what] ?? []);
      const made = recordsOf(rows, now);
      const texts = Array.from({ length: 1_000 }, (_, id) =>
        JSON.stringify(activityOf(unpack(made.activity(id)).dossier)),
      );
      const json = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
      const said = `${rows.deals.toLocaleString('en')} deals and ${rows.activities.toLocaleString('en')} activities of ten years`;
      const line = (id: string, what: string, ours: number, theirs: number, peerName: string, goal: number) =>
        lineOf({ id: `decade/${id}`, what: `${said}: ${what}`, ours, peer: theirs, peerName, goal });
      const popup = [of('peer'), 'an empty Preact popup'] as const;
      const read = [of('raw'), 'getAll of every record, nothing made of them'] as const;
      const answer = [of('answer'), 'the running worker asked for a log that is not there'] as const;
      return [
        line('first', 'figures stand in the popup, ms', of('first'), ...popup, 1.5),
        line('live', 'they are those of the database, ms', of('live'), ...popup, 2),
        line('moved', 'figures stand there although something moved this moment, ms', of('moved'), ...popup, 1.5),
        line('dashboard', 'the dashboard’s first figures, nothing remembered, ms', of('dashboard'), ...read, 1.5),
        line('again', 'the same, opened again, ms', of('again'), ...popup, 3),
        line('log', 'a call logged: stored and acknowledged, ms', of('log'), ...answer, 5),
        line('log-cold', 'a call logged with a worker that slept, ms', of('cold-log'), ...answer, 50),
        line('refresh', 'a call logged until the popup’s figures count it, ms', of('refresh'), ...read, 0.25),
        line('cold', 'the same with a worker that slept, ms', of('cold'), ...read, 1.5),
        line('heap', 'bytes of the worker’s memory per record', heap / count, json, 'JSON of an activity', 3),
        line('disk', 'bytes on disk per record', (usage - empty) / count, json, 'JSON of an activity', 2),
      ];
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
