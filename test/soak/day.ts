import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Target } from '../browsers/cdp.ts';
import { asContentScript, eventually, look, namesIn } from '../e2e/inside.ts';
import {
  found,
  nothingYet,
  overhear,
  overheard,
  tellUntilDone,
  type Acknowledged,
  type World,
} from './acknowledged.ts';
import { chanceOf, type Chance } from './chance.ts';
import { openGround, type Ground } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { storedIn } from './stored.ts';

export const seesTwentyDeals = ({ deals }: { deals: number }): boolean => deals >= 20;

/** Opens the CRM's board, and from then on notes what is acknowledged of it. */
export async function openBoard(ground: Ground): Promise<{ page: Target; world: World }> {
  const page = await ground.browser.open(ground.crm.board);
  const world = await asContentScript(ground.browser, page);
  await overhear(world);
  // A worker that is killed before its first line has run is woken by nobody, and no browser ends one so early.
  await eventually('the first look', () => look(ground.inside), seesTwentyDeals);
  return { page, world };
}

const kinds = ['call', 'appointment', 'meeting'] as const;

/** What a person does next: changes a deal (three times of five), opens one, logs something, takes a log back, changes a setting. */
export async function oneDeed(
  { inside, crm }: Ground,
  page: Target,
  told: Acknowledged,
  chance: Chance,
  round: string,
): Promise<void> {
  const id = String(chance.between(1, 21));
  const edit = (change: object) => page.evaluate<void>(`edit('${id}', ${JSON.stringify(change)})`);
  switch (chance.between(0, 10)) {
    case 0:
      await page.evaluate(`location.href = '${crm.record(id)}'`);
      return;
    case 1:
      await page.evaluate(`location.href = '${crm.board}'`);
      return;
    case 2: {
      const log = `log-${round}`;
      await tellUntilDone(inside, 'log', { id: log, kind: kinds[chance.between(0, 3)] });
      told.logs.add(log);
      return;
    }
    case 3: {
      const log = [...told.logs].at(-1);
      if (log === undefined || told.undone.has(log)) return;
      await tellUntilDone(inside, 'undo-log', { id: log });
      told.undone.add(log);
      return;
    }
    case 4: {
      const me = `Me, ${round}`;
      await tellUntilDone(inside, 'save-settings', { changes: { me: [me] } });
      told.settings = me;
      return;
    }
    case 5:
      return edit({ amount: `$${chance.between(10, 99)}.${chance.between(1, 9)}K` });
    default:
      return edit({ name: `Deal ${id}, ${round}` });
  }
}

/** Opens the board, which alone shows every deal, and waits until the database says of each what the page says; how many it still says otherwise after a minute and a half. */
export async function unlikePage({ inside, crm }: Pick<Ground, 'inside' | 'crm'>, page: Target): Promise<number> {
  await page.evaluate(`location.href = '${crm.board}'`);
  const truth = await page.evaluate<Record<string, string>>(
    'Object.fromEntries(deals.map(({ id, name }) => [id, name]))',
  );
  const differing = async (): Promise<number> => {
    const names = namesIn(await look(inside));
    return Object.keys(truth).filter((id) => !isDeepStrictEqual(names[id], truth[id])).length;
  };
  try {
    return await eventually('the database to be in step with the page', differing, (count) => count === 0, 90_000);
  } catch {
    return differing();
  }
}

/** A day of a person and a page, during which the worker is ended `stops` times at moments that nobody chose. */
export async function endWorkersAtRandom(stops: number, seed: number): Promise<Line[]> {
  const ground = await openGround();
  try {
    const { inside, browser } = ground;
    const { page, world } = await openBoard(ground);
    const [deeds, ends] = [chanceOf(seed), chanceOf(seed + 1)];
    const told = nothingYet();
    let tried = 0;
    const ending = (async () => {
      while (tried < stops) {
        await pause(ends.between(10, 350));
        await browser.stopWorkers(inside);
        tried += 1;
      }
    })();
    for (let round = 1; tried < stops; round += 1) {
      await oneDeed(ground, page, told, deeds, `round ${round}`);
      for (const id of await overheard(world)) told.readings.add(id);
      await pause(deeds.between(10, 200));
    }
    await ending;
    const behind = await unlikePage(ground, page);
    for (const id of await overheard(world)) told.readings.add(id);
    const end = await found(await storedIn(inside), told);
    const what = `worker ended at random points of a day: ${told.readings.size} readings, ${told.logs.size} logs acknowledged`;
    return [lineOf({ id: 'stop-at-random', what, tried, ...end, wrong: end.wrong + behind }, stops)];
  } finally {
    await ground.close();
  }
}
