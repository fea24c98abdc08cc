import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../browsers/cdp.ts';
import { asContentScript, eventually, look, namesIn } from '../e2e/inside.ts';
import { serveFetchingCrm } from '../e2e/fetching-crm.ts';
import { found, nothingYet, overhear, overheard, tellUntilDone, type World } from './acknowledged.ts';
import { openGround } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { storedIn } from './stored.ts';

const tabsEach = 5;
const dealsEach = 4;

/** A tab, our script in it, and what it has been made to say of its own deals. */
type Tab = { page: Target; world: World; own: string[]; rename: (id: string, name: string) => string };

const rowsOf = (letter: string): string[] =>
  Array.from({ length: tabsEach * dealsEach }, (_, n) => `${letter}${n + 1}`);

const dayOff = (round: number): string => `2026-01-${String(1 + (round % 28)).padStart(2, '0')}`;
const isBadge = (round: number): boolean => round % 2 === 0;

/** Waits until the count has not moved for three seconds. */
async function untilStill(count: () => Promise<number>): Promise<void> {
  for (let [seen, since] = [-1, Date.now()]; Date.now() - since < 3_000; await pause(200)) {
    const now = await count();
    if (now !== seen) [seen, since] = [now, Date.now()];
  }
}

/**
 * Five tabs of one CRM, five of another and three of our own pages change things at once, `rounds` times over. Each tab changes
 * deals of its own and goes on showing the others as they were, each of our pages a setting of its own. At the end all of it stands.
 */
export async function raceOfTabs(rounds: number): Promise<Line[]> {
  const ground = await openGround();
  const other = await serveFetchingCrm({});
  try {
    const { browser, crm, inside } = ground;
    other.deals.splice(
      0,
      Infinity,
      ...rowsOf('e').map((id) => ({
        id,
        name: `Deal ${id}`,
        shown: '$9.8K',
        amount: 9_800.5,
        closeDate: '2026-11-30',
      })),
    );
    const tab = async (url: string, own: string[], rename: Tab['rename']): Promise<Tab> => {
      const page = await browser.open(url);
      const world = await asContentScript(browser, page);
      await overhear(world);
      return { page, world, own, rename };
    };
    const tabs: Tab[] = [];
    for (let n = 0; n < tabsEach; n += 1) {
      const own = (all: readonly string[]) => all.slice(n * dealsEach, (n + 1) * dealsEach);
      const paper = (id: string, name: string) => `edit('${id}', { name: '${name}' })`;
      const list = (id: string, name: string) =>
        `document.querySelector('[data-id="${id}"] [data-name="name"] a').textContent = '${name}'`;
      tabs.push(await tab(crm.board, own(rowsOf('')), paper), await tab(`${other.granted}/`, own(rowsOf('e')), list));
    }
    const both = 2 * tabsEach * dealsEach;
    await eventually(
      'the first look at both',
      () => look(inside),
      ({ deals }) => deals === both,
      60_000,
    );
    // Every tab has told what it shows. One that told it later would rightly be believed: it looked last.
    for (const { page } of tabs) {
      await page.send('Page.bringToFront');
      await pause(500);
    }
    await untilStill(async () => (await look(inside)).readings.length);
    const pages = await Promise.all(
      ['popup.html', 'options.html', 'dashboard.html'].map((name) => browser.open(browser.own(name))),
    );
    const [popup, options, dashboard] = pages as [Target, Target, Target];
    const told = nothingYet();
    const truth = new Map<string, string>();
    for (let round = 0; round < rounds; round += 1) {
      const me = `Me, round ${round}`;
      const settings: [Target, object][] = [
        [popup, { me: [me] }],
        [options, { badge: isBadge(round) }],
        [dashboard, { daysOff: [dayOff(round)] }],
      ];
      await Promise.all([
        ...tabs.map(async ({ page, own, rename }) => {
          for (const id of own) {
            truth.set(id, `Deal ${id}, round ${round}`);
            await page.evaluate(rename(id, `Deal ${id}, round ${round}`));
          }
        }),
        ...settings.map(async ([page, changes], n) => {
          const log = `log-${round}-${n}`;
          await tellUntilDone(page, 'log', { id: log, kind: 'call' });
          told.logs.add(log);
          await tellUntilDone(page, 'save-settings', { changes });
        }),
      ]);
      told.settings = me;
    }
    const behind = async (): Promise<string[]> => {
      const names = namesIn(await look(inside));
      return [...truth].filter(([id, name]) => names[id] !== name).map(([id]) => id);
    };
    // A page that nobody sees is read when somebody does.
    for (const { page, own } of tabs) {
      await page.send('Page.bringToFront');
      await eventually('the tab to be stored', behind, (ids) => !own.some((id) => ids.includes(id)), 60_000);
    }
    const unlike = await behind();
    for (const { world } of tabs) for (const id of await overheard(world)) told.readings.add(id);
    const stored = await storedIn(inside);
    const { value } =
      (stored.documents as { name: string; value: { daysOff?: string[]; badge?: boolean } }[]).find(
        ({ name }) => name === 'settings',
      ) ?? {};
    const last = rounds - 1;
    const forgotten = [value?.daysOff?.[0] === dayOff(last), value?.badge === isBadge(last)].filter(
      (isKept) => !isKept,
    ).length;
    const end = await found(stored, told);
    const wrong = end.wrong + unlike.length + (stored.deals.length === both ? 0 : 1);
    const what = `ten tabs of two CRMs and three of our pages at once: ${told.readings.size} readings acknowledged`;
    return [lineOf({ id: 'race', what, tried: rounds, ...end, lost: end.lost + forgotten, wrong }, rounds)];
  } finally {
    await ground.close();
    await other.close();
  }
}
