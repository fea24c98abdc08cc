import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { kept } from '../e2e/inside.ts';
import { nothingYet, overheard } from './acknowledged.ts';
import { chanceOf } from './chance.ts';
import { oneDeed, openBoard, unlikePage } from './day.ts';
import { openGround } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { readingsOf, storedIn } from './stored.ts';

const filesIn = (folder: string, name: RegExp): string[] =>
  readdirSync(folder)
    .filter((file) => name.test(file))
    .map((file) => join(folder, file));

/** What may become of the database's files while no browser runs. */
const damages: readonly { what: string; do: (folder: string) => void }[] = [
  {
    what: 'its log cut short',
    do: (folder) => {
      for (const file of filesIn(folder, /\.log$/)) truncateSync(file, Math.floor(statSync(file).size * 0.4));
    },
  },
  {
    what: 'bits turned over in its log',
    do: (folder) => {
      for (const file of filesIn(folder, /\.log$/)) {
        const bytes = readFileSync(file);
        const from = Math.floor(bytes.length / 3);
        for (let at = from; at < Math.min(from + 4096, bytes.length); at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
        writeFileSync(file, bytes);
      }
    },
  },
  {
    what: 'its manifest emptied',
    do: (folder) => {
      for (const file of filesIn(folder, /^MANIFEST/)) writeFileSync(file, Buffer.alloc(statSync(file).size));
    },
  },
  { what: 'all of it removed', do: (folder) => rmSync(folder, { recursive: true, force: true }) },
];

/**
 * The files of the database are damaged while the browser is closed. Lost is what is missing without the person being told; wrong,
 * when the page that is open is not stored again afterwards.
 */
export async function damageFiles(times: number, seed: number): Promise<Line[]> {
  const chance = chanceOf(seed);
  const sum = { lost: 0, doubled: 0, wrong: 0 };
  let tried = 0;
  for (let round = 0; round < times; round += 1) {
    for (const damage of damages) {
      const ground = await openGround();
      try {
        const told = nothingYet();
        const { page, world } = await openBoard(ground);
        for (let deed = 0; deed < 12; deed += 1) {
          await oneDeed(ground, page, told, chance, `round ${round}, deed ${deed}`);
          for (const id of await overheard(world)) told.readings.add(id);
        }
        // What was just acknowledged may lie in memory for a moment; a damaged file is an old one.
        await pause(1000);
        await ground.killed(damage.do);
        const again = await openBoard(ground);
        sum.wrong += await unlikePage(ground, again.page);
        const there = new Set(readingsOf(await storedIn(ground.inside)).map(({ id }) => id));
        const missing = [...told.readings].filter((id) => !there.has(id)).length;
        const trouble = await kept<{ reason: string }>(ground.inside, 'trouble');
        if (trouble?.reason !== 'data-lost') sum.lost += missing;
        tried += 1;
      } finally {
        await ground.close();
      }
    }
  }
  const what = `files of the database damaged (${damages.map((one) => one.what).join('; ')}): nothing is missing that is not told`;
  return [lineOf({ id: 'damaged-files', what, tried, ...sum }, times * damages.length)];
}
