import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { flags, newProfile } from '../browsers/chromium.ts';
import { findChromium } from '../browsers/find-chromium.ts';
import { costOf } from '../browsers/reading-cost.ts';
import { tasksWhile } from '../browsers/tasks.ts';
import { serveLongPages } from '../e2e/long-pages.ts';
import { lineOf, type BenchLine, type BenchPart } from './bench-line.ts';
import { naiveScraper } from './peers/extensions.ts';
import { median } from './rounds.ts';

/** One server under three names: the demo build may read the first, the naive scraper the second, nobody the third. */
const hosts = { ours: '127.0.0.1', naive: 'localhost', none: 'none.localhost' } as const;
type Contender = keyof typeof hosts;

/** Milliseconds of the page's main thread, by its own clock; `longest`: of the tasks that ran an extension's script. */
type Cost = { tasks: number; longest: number; heap: number };

const paragraphs = Array.from({ length: 400 }, (_, index) => `<p>Paragraph ${index} of a page without deals.</p>`);
const quiet = `<!doctype html><html lang="en"><head><title>Quiet</title></head><body>${paragraphs.join('')}</body></html>`;

/** A board with the marks of Atomic CRM. */
const board = (cards: number): string => {
  const stages = ['Opportunity', 'Proposal Sent', 'In Negotiation', 'Won'];
  const column = (stage: string, at: number) =>
    `<section><h6>${stage}</h6><div data-rfd-droppable-id="${stage.toLowerCase().replace(' ', '-')}">${Array.from(
      { length: cards / stages.length },
      (_, card) =>
        `<div data-rfd-draggable-id="${at * cards + card + 1}"><p>Deal ${card} of ${stage}</p><span>$${card + 10}.5K, Print</span></div>`,
    ).join('')}</div></section>`;
  const links = ['#/contacts', '#/companies', '#/deals'].map((to) => `<a href="${to}">${to}</a>`).join('');
  return `<!doctype html><html lang="en"><head><title>CRM</title></head><body><nav>${links}</nav><main id="main-content">${stages.map(column).join('')}</main></body></html>`;
};

async function costAt(context: BrowserContext, url: string, seconds: number, rate: number): Promise<Cost> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const metrics = async () =>
      new Map((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
    const tasks = await tasksWhile(page, async () => {
      await page.goto(url);
      if (rate > 0) await page.evaluate((wanted) => ((globalThis as unknown as { rate: number }).rate = wanted), rate);
      await page.waitForTimeout(seconds * 1000);
    });
    await session.send('HeapProfiler.collectGarbage');
    const told = await metrics();
    const sum = tasks.reduce((all, { cpu }) => all + cpu, 0);
    return { tasks: sum, longest: costOf(tasks).longest, heap: (told.get('JSHeapUsedSize') ?? 0) / 1e6 };
  } finally {
    await page.close();
  }
}

const bytesOf = (extension: string, files: readonly string[]): number =>
  files
    .map((file) => join(extension, file))
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + statSync(file).size, 0) / 1000;

/** What a page of four kinds costs with us, with a scraper as one writes it in an afternoon, and with no extension at all. */
export const pageCost: BenchPart = {
  id: 'page',
  needs: 'browser',
  async measure(size, extension) {
    const isQuick = size === 'quick';
    const folder = mkdtempSync(join(tmpdir(), 'chakuchi-bench-'));
    const profile = newProfile();
    const ours = await extension();
    const both = [ours, naiveScraper(folder)].join(',');
    const crm = await serveLongPages(isQuick ? 100 : 500, { '/quiet': quiet, '/board': board(isQuick ? 40 : 200) });
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: true,
      ignoreDefaultArgs: ['--disable-extensions'],
      args: flags(both),
    });
    const { port } = new URL(crm.origin);
    const names = Object.keys(hosts) as Contender[];
    const lines: BenchLine[] = [];
    try {
      if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker', { timeout: 20_000 });
      // The worker is there before it has registered what reads pages.
      for (
        let tries = 0;
        (await costAt(context, `http://${hosts.ours}:${port}/quiet`, 0.5, 0)).longest === 0;
        tries += 1
      )
        if (tries === 20) throw new Error('No script of ours ever ran on a page.');
      for (const [kind, path, what, rate] of [
        ['quiet', '/quiet', 'a page without deals', 0],
        ['list', '/known#Opportunity', `a list of ${crm.deals.length} rows`, 0],
        ['board', '/board#/deals', 'a board of 200 cards', 0],
        ['storm', '/storm#Opportunity', 'a list of 200 rows under 5,000 changes a second', 5_000],
      ] as const) {
        const took = new Map(names.map((name) => [name, [] as Cost[]]));
        const seconds = isQuick ? 0.5 : rate > 0 ? 5 : 3;
        // The first round warms caches up; where every line only has to run, it is the round.
        const first = isQuick ? 0 : 1;
        for (let round = 0; round <= (isQuick ? 0 : 5); round += 1)
          for (let turn = 0; turn < names.length; turn += 1) {
            const name = names[(turn + round) % names.length] ?? 'none';
            const cost = await costAt(context, `http://${hosts[name]}:${port}${path}`, seconds, rate);
            if (round >= first) took.get(name)?.push(cost);
          }
        const of = (name: Contender, part: keyof Cost) => median((took.get(name) ?? []).map((cost) => cost[part]));
        const main = { what: `${what}, opened and ${seconds} s: main thread, ms`, ours: of('ours', 'tasks') };
        lines.push(
          lineOf({ ...main, id: `page/${kind}-none`, peer: of('none', 'tasks'), peerName: 'no extension', goal: 1.5 }),
          lineOf({
            ...main,
            id: `page/${kind}-naive`,
            peer: of('naive', 'tasks'),
            peerName: 'a naive scraper with one MutationObserver',
            goal: 1,
          }),
          lineOf({
            id: `page/${kind}-longest`,
            what: `${what}: our longest task, ms`,
            // A page on which not one task was ours would be no measurement; on none of these it is so.
            ours: of('ours', 'longest'),
            peer: 50,
            peerName: 'what is called a long task',
            goal: 1,
          }),
          lineOf({
            id: `page/${kind}-heap`,
            what: `${what}: JavaScript heap of the page, MB`,
            ours: of('ours', 'heap'),
            peer: of('none', 'heap'),
            peerName: 'no extension',
            goal: 3,
          }),
        );
      }
      lines.push(
        lineOf({
          id: 'page/bytes',
          what: 'script that comes into every page that is read, kB',
          ours: bytesOf(ours, ['content-scripts/crm.js', 'relay.js', 'observer.js']),
          peer: 107,
          peerName: 'Dark Reader’s engine',
          goal: 0.25,
        }),
      );
      return lines;
    } finally {
      await context.close();
      await crm.close();
      for (const place of [folder, profile]) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
