import { setTimeout as pause } from 'node:timers/promises';
import { found, nothingYet, overheard, type Acknowledged } from './acknowledged.ts';
import { chanceOf } from './chance.ts';
import { oneDeed, openBoard, unlikePage } from './day.ts';
import { openGround } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { storedIn } from './stored.ts';

/**
 * The browser is killed (SIGKILL) `kills` times at random points of a day and its profile opened again: each time everything that
 * had been acknowledged is there, and at the end the page, which begins anew with each browser, is as it stands there.
 */
export async function killBrowsers(kills: number, seed: number): Promise<Line[]> {
  const ground = await openGround();
  try {
    const chance = chanceOf(seed);
    const told: Acknowledged = nothingYet();
    const sum = { lost: 0, doubled: 0, wrong: 0 };
    const compare = async (): Promise<void> => {
      const { lost, doubled, wrong } = await found(await storedIn(ground.inside), told);
      sum.lost += lost;
      sum.doubled += doubled;
      sum.wrong += wrong;
    };
    let tried = 0;
    for (; tried < kills; tried += 1) {
      const { page, world } = await openBoard(ground);
      for (let deed = chance.between(3, 15); deed > 0; deed -= 1) {
        await oneDeed(ground, page, told, chance, `life ${tried}, deed ${deed}`);
        for (const id of await overheard(world)) told.readings.add(id);
        // Long enough that some of it is read, sent and acknowledged, and some is not yet.
        await pause(chance.between(0, 600));
      }
      // The last deed may be on its way, half written or done: whichever, what was acknowledged is there.
      await ground.killed();
      await compare();
    }
    const { page } = await openBoard(ground);
    const behind = await unlikePage(ground, page);
    await compare();
    const what = `browser killed and its profile opened again: ${told.readings.size} readings, ${told.logs.size} logs acknowledged`;
    return [lineOf({ id: 'kill-browser', what, tried, ...sum, wrong: sum.wrong + behind }, kills)];
  } finally {
    await ground.close();
  }
}
