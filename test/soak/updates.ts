import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from '../browsers/cdp.ts';
import { eventually, look, openInside, timesStored } from '../e2e/inside.ts';
import { answered, found, nothingYet, tellUntilDone } from './acknowledged.ts';
import { seesTwentyDeals } from './day.ts';
import { openGround, type Ground } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { storedIn } from './stored.ts';

const newExtension = async (ground: Ground, version: string): Promise<void> => {
  ground.inside = (await eventually(
    `version ${version} to run`,
    async () => {
      // A page of an extension that is being replaced may be gone before it answers, and then never does.
      const inside = await answered(openInside(ground.browser), 10_000);
      const running =
        inside && (await answered(inside.evaluate<string>('chrome.runtime.getManifest().version'), 5_000));
      if (running === version) return inside;
      await inside?.close().catch(() => undefined);
      return undefined;
    },
    (inside) => inside !== undefined,
    60_000,
  )) as Target;
};

/**
 * The extension is updated `updates` times while two pages of a CRM stay open, one of them with a panel. Wrong is: another number
 * of panels than one, an error or word of ours in the page's console, a change that is read twice or not at all.
 */
export async function updateUnderOpenPages(updates: number): Promise<Line[]> {
  const ground = await openGround();
  try {
    const { browser, crm } = ground;
    const record = await browser.open(crm.record('7'));
    const board = await browser.open(crm.board);
    const complaints: string[] = [];
    for (const page of [record, board]) {
      const complain = (params: unknown, sessionId?: string): void => {
        const text = JSON.stringify(params);
        // WXT's own diary, which builds for the store leave out.
        if (sessionId === page.sessionId && !text.includes('"[wxt] ')) complaints.push(text);
      };
      browser.cdp.on('Runtime.exceptionThrown', complain);
      browser.cdp.on('Runtime.consoleAPICalled', complain);
      await page.send('Runtime.enable');
    }
    const panels = () => record.evaluate<number>(`document.querySelectorAll('chakuchi-panel').length`);
    await eventually('the first look', () => look(ground.inside), seesTwentyDeals);
    await eventually('the panel', panels, (count) => count === 1);
    const told = nothingYet();
    let [tried, faults] = [0, 0];
    for (; tried < updates; tried += 1) {
      await newExtension(ground, await ground.updated());
      const log = `log-${tried}`;
      await tellUntilDone(ground.inside, 'log', { id: log, kind: 'call' });
      told.logs.add(log);
      const names: string[] = [];
      for (const [id, page] of [
        ['8', board],
        ['9', record],
      ] as const) {
        const name = `Deal ${id} under update ${tried}`;
        names.push(name);
        // A page that nobody sees is read when somebody does.
        await page.send('Page.bringToFront');
        await page.evaluate(`edit('${id}', { name: '${name}' })`);
        await eventually(
          `“${name}”`,
          () => look(ground.inside),
          (now) => timesStored(now, name) > 0,
          60_000,
        );
      }
      await eventually('one panel', panels, (count) => count === 1);
      // What would come a second time comes within this: an old script that is still there reads as soon as the new one.
      await pause(1500);
      const now = await look(ground.inside);
      faults += names.filter((name) => timesStored(now, name) !== 1).length + ((await panels()) === 1 ? 0 : 1);
    }
    const end = await found(await storedIn(ground.inside), told);
    const wrong = end.wrong + faults + complaints.length;
    return [lineOf({ id: 'update', what: 'extension updated under two open pages', tried, ...end, wrong }, updates)];
  } finally {
    await ground.close();
  }
}
