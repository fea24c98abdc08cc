// node test/tools/bench-dashboard.ts [--deals N] [--activities N]
// What the dashboard costs in a real browser over a full database: first paint, longest block of the page, each part's time.
import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../lib/domain/day.ts';
import type { Row } from '../../lib/domain/reading.ts';
import { openChromium } from '../browsers/chromium.ts';
import { openOwn, tell } from '../browsers/own-pages.ts';
import { importRows, rowOf } from '../e2e/imported.ts';
import { optionsOf, runTool } from './arguments.ts';
import { buildDemo } from './build.ts';
import { demoTargets } from './demo-settings.ts';
import { say } from './say.ts';

const reps = Array.from({ length: 50 }, (_, index) => `Rep ${index + 1}`);

/** Deals and activities of fifty people over nine months, the same every time (mulberry32). */
function tables(deals: number, activities: number, today: string): { deals: Row[]; activities: Row[] } {
  let seed = 5;
  const below = (size: number) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * size);
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const day = () => addDays(today, -below(270));
  return {
    deals: Array.from({ length: deals }, (_, index) => {
      const stage = pick(['New', 'Proposal', 'Won', 'Won', 'Lost', 'Lost']);
      const createdDate = day();
      return rowOf('deal', String(index), {
        name: `Deal ${index}`,
        account: `Account ${below(deals / 3)}`,
        owner: pick(reps),
        stage,
        amount: { minor: (1 + below(900)) * 10_000, currency: 'USD' },
        createdDate,
        closeDate: stage === 'Won' || stage === 'Lost' ? day() : addDays(today, below(60) - 10),
      });
    }),
    activities: Array.from({ length: activities }, (_, index) =>
      rowOf('activity', String(index), {
        type: pick(['Call', 'Call', 'Call', 'Meeting', 'Email']),
        state: 'done',
        when: `${day()}T${String(9 + below(9)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`,
        owner: pick(reps),
        dealId: String(below(deals)),
      }),
    ),
  };
}

type Seen = { firstPaint: number; longest: number; blocked: number; first: number; team: number; whole: number };

/** Opens the dashboard and tells, in ms from the navigation, when what was there. */
async function seen(page: Page, address: string): Promise<Seen> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { tasks: number[] }).tasks = tasks;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(address);
  await page.locator('.coverage__age').waitFor({ timeout: 120_000 });
  const first = await page.evaluate(() => performance.now());
  await page.locator('.figures--team tbody tr').first().waitFor({ timeout: 120_000 });
  const team = await page.evaluate(() => performance.now());
  await page.locator('.cells--hours tbody').waitFor({ timeout: 120_000 });
  await page.locator('.dash__chapters[aria-busy="false"]').waitFor({ timeout: 120_000 });
  return page.evaluate(
    (at) => {
      const { tasks } = globalThis as unknown as { tasks: number[] };
      return {
        firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        longest: Math.max(0, ...tasks),
        blocked: tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
        ...at,
        whole: performance.now(),
      };
    },
    { first, team },
  );
}

await runTool(async () => {
  const { deals = '10000', activities = '100000' } = optionsOf({
    deals: { type: 'string' },
    activities: { type: 'string' },
  });
  const today = dayOf(Date.now(), 'UTC');
  const opened = await openChromium({ extension: await buildDemo('chrome'), timezone: 'UTC' });
  try {
    const options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', {
      changes: {
        currency: 'USD',
        language: 'en',
        stages: { import: { New: 'open', Proposal: 'open', Won: 'won', Lost: 'lost' } },
        activityTypes: { import: { Call: 'call', Meeting: 'meeting', Email: 'email' } },
      },
    });
    await tell(options, 'save-targets', { targets: demoTargets(today) });
    const empty: Seen[] = [];
    const full: Seen[] = [];
    const again: Seen[] = [];
    const look = async (into: Seen[], isFirst = true) => {
      const page = await openOwn(opened, 'manifest.json');
      // What was last seen is painted at once; it would hide what reading and reckoning cost.
      if (isFirst) await page.evaluate(() => localStorage.clear());
      into.push(await seen(page, opened.own('dashboard.html')));
      await page.close();
    };
    const rows = tables(Number(deals), Number(activities), today);
    const source = { crm: 'import', site: 'import:' };
    await importRows(options, 'few', source, rows.deals.slice(0, 20), Date.now());
    await importRows(options, 'fewer', source, rows.activities.slice(0, 20), Date.now());
    for (let round = 0; round < 3; round += 1) await look(empty);
    say(`importing ${deals} deals and ${activities} activities`);
    await importRows(options, 'deals', source, rows.deals, Date.now());
    await importRows(options, 'activities', source, rows.activities, Date.now());
    await options.close();
    say('opening the dashboard three times, and three times again');
    for (let round = 0; round < 3; round += 1) await look(full);
    for (let round = 0; round < 3; round += 1) await look(again, false);
    const least = (all: Seen[], of: keyof Seen) => Math.round(Math.min(...all.map((one) => one[of])));
    console.log(
      '| ms, least of three | 20 deals, 20 activities | all | all, opened again |\n| --- | --- | --- | --- |',
    );
    for (const [of, word] of [
      ['firstPaint', 'first paint: the frame'],
      ['first', 'the first figures stand'],
      ['team', 'the table of the team stands'],
      ['whole', 'every part stands'],
      ['longest', 'longest block of the page'],
      ['blocked', 'blocked beyond 50 ms at a time, in all'],
    ] as const)
      console.log(`| ${word} | ${least(empty, of)} | ${least(full, of)} | ${least(again, of)} |`);
  } finally {
    await opened.close();
  }
});
