import { kept } from '../e2e/inside.ts';
import { found, nothingYet } from './acknowledged.ts';
import { openBoard, unlikePage } from './day.ts';
import { openGround } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { readingFrom } from './sent.ts';
import { storedIn } from './stored.ts';

type Outcome = { acknowledged: string[]; refused: number };

/**
 * One page sends `messages` readings as quickly as it can and each again until it is acknowledged, while the person goes on working
 * in it. What is too much is turned away and counted; at the end all of it is there, and what the page shows as well.
 */
export async function floodTheDoor(messages: number): Promise<Line[]> {
  const ground = await openGround();
  try {
    const { crm, inside } = ground;
    const { page, world } = await openBoard(ground);
    const readings = Array.from({ length: messages }, (_, n) =>
      readingFrom(crm.origin, `flood-number-${n}`, `flooded-${n % 20}`),
    );
    const flooding = world<Outcome>(`(async () => {
      let refused = 0;
      const acknowledged = [];
      const sent = async (input) => {
        for (;;) {
          const told = await chrome.runtime.sendMessage({ name: 'reading', input }).catch(() => undefined);
          if (told?.acknowledged) return acknowledged.push(input.id);
          if (told?.reason === 'too-many') refused += 1;
          await new Promise((resolve) => setTimeout(resolve, 200 + 800 * Math.random()));
        }
      };
      await Promise.all(${JSON.stringify(readings)}.map(sent));
      return { acknowledged, refused };
    })()`);
    for (let id = 1; id <= 20; id += 1) await page.evaluate(`edit('${id}', { name: 'Deal ${id} in the flood' })`);
    const { acknowledged, refused } = await flooding;
    const behind = await unlikePage(ground, page);
    const told = { ...nothingYet(), readings: new Set(acknowledged) };
    const end = await found(await storedIn(inside), told);
    const turned = await kept<Record<string, { count: number }>>(inside, 'turned-away');
    const isCounted = refused > 0 && (turned?.['too-many']?.count ?? 0) >= refused;
    const wrong = end.wrong + behind + (isCounted ? 0 : 1);
    const what = `${messages} readings at once out of one page: ${refused} were turned away, counted, and came again`;
    return [lineOf({ id: 'flood', what, tried: acknowledged.length, ...end, wrong }, messages)];
  } finally {
    await ground.close();
  }
}
