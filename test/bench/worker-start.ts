import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../browsers/cdp.ts';
import { newProfile } from '../browsers/chromium.ts';
import { spawnChromium, type RawChromium } from '../browsers/raw-chromium.ts';
import { lineOf, type BenchPart } from './bench-line.ts';
import { bareWorker, emptyWorker } from './peers/extensions.ts';
import { median } from './rounds.ts';

type Contender = 'ours' | 'empty' | 'bare';

const scripts: Record<Contender, RegExp> = {
  ours: /\/background\.js$/,
  empty: /\/empty-worker\.js$/,
  bare: /\/bare-worker\.js$/,
};

/** A page of each extension, from which its worker is asked. */
async function pagesOf({ cdp, open }: RawChromium): Promise<Map<Contender, Target>> {
  const pages = new Map<Contender, Target>();
  for (let tries = 0; tries < 200 && pages.size < 3; tries += 1) {
    const workers = (await cdp.targets()).filter(({ type }) => type === 'service_worker');
    for (const [name, script] of Object.entries(scripts) as [Contender, RegExp][]) {
      const worker = workers.find(({ url }) => script.test(url));
      if (worker && !pages.has(name)) pages.set(name, await open(new URL('manifest.json', worker.url).href));
    }
    await pause(100);
  }
  if (pages.size < 3) throw new Error('Not every extension has started its worker.');
  return pages;
}

const isAsleep = async ({ cdp }: RawChromium): Promise<boolean> =>
  !(await cdp.targets()).some(
    ({ type, url }) => type === 'service_worker' && Object.values(scripts).some((script) => script.test(url)),
  );

/** Milliseconds from the message to its answer, by the page's clock: the worker is started for it, or runs already. */
const asked = (page: Target): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const before = performance.now();
    const answer = await chrome.runtime.sendMessage({ name: 'undo-log', input: { id: 'never-logged' } });
    if (answer?.undone !== false) throw new Error(JSON.stringify(answer));
    return performance.now() - before;
  })()`);

/** A worker that the browser had ended, from the message that wakes it to the answer; beside the smallest workers there are. */
export const workerStart: BenchPart = {
  id: 'worker',
  needs: 'browser',
  async measure(size, extension) {
    const folder = mkdtempSync(join(tmpdir(), 'chakuchi-bench-'));
    const profile = newProfile();
    const all = [await extension(), emptyWorker(folder), bareWorker(folder)].join(',');
    const browser = await spawnChromium(all, profile);
    try {
      const pages = await pagesOf(browser);
      const took = { cold: new Map<Contender, number[]>(), warm: new Map<Contender, number[]>() };
      const note = (of: Map<Contender, number[]>, name: Contender, ms: number) =>
        of.set(name, [...(of.get(name) ?? []), ms]);
      const names = [...pages.keys()];
      const rounds = size === 'quick' ? 2 : 15;
      for (let round = 0; round <= rounds; round += 1) {
        for (let turn = 0; turn < names.length; turn += 1) {
          const name = names[(turn + round) % names.length] ?? 'ours';
          const page = pages.get(name);
          if (!page) continue;
          for (let tries = 0; tries < 50 && !(await isAsleep(browser)); tries += 1) {
            await browser.stopWorkers(page);
            await pause(100);
          }
          const [cold, warm] = [await asked(page), await asked(page)];
          if (round === 0) continue;
          note(took.cold, name, cold);
          note(took.warm, name, warm);
        }
      }
      const of = (what: 'cold' | 'warm', name: Contender) => median(took[what].get(name) ?? []);
      const cold = { what: 'a stopped worker is woken, opens its database and answers, ms', ours: of('cold', 'ours') };
      return [
        lineOf({
          ...cold,
          id: 'worker/cold-bare',
          peer: of('cold', 'bare'),
          peerName: 'a worker of 12 lines that gets one record',
          goal: 1.3,
        }),
        lineOf({
          ...cold,
          id: 'worker/cold-empty',
          peer: of('cold', 'empty'),
          peerName: 'an empty worker that only answers',
          goal: 1.5,
        }),
        lineOf({
          id: 'worker/warm',
          what: 'a running worker answers out of its database, ms',
          ours: of('warm', 'ours'),
          peer: of('warm', 'bare'),
          peerName: 'a worker of 12 lines that gets one record',
          goal: 1.5,
        }),
      ];
    } finally {
      await browser.close();
      for (const place of [folder, profile]) rmSync(place, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
