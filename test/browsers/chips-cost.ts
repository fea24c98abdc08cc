import type { Page } from 'playwright-core';
import { layoutShift } from './chips-on.ts';
import { tasksWhile, type Task } from './tasks.ts';

/** Milliseconds of the page's main thread: all of it, what of it is ours, and our longest task. */
type Part = { all: number; ours: number; longest: number };

export type ChipsCost = {
  /** From the load on, until nothing moved for a while. */
  load: Part;
  /** While the list was scrolled for two seconds. */
  scroll: Part;
  shift: number;
};

const partOf = (tasks: readonly Task[]): Part => {
  const ours = tasks.map((task) => task.ours);
  return {
    all: tasks.reduce((sum, { cpu }) => sum + cpu, 0),
    ours: ours.reduce((sum, cpu) => sum + cpu, 0),
    longest: Math.max(0, ...ours),
  };
};

/** What a page of many rows costs its main thread. `quiet` resolves when all of it was read, stored and drawn. */
export const chipsCost = async (page: Page, url: string, quiet: () => Promise<void>): Promise<ChipsCost> => {
  await page.goto('about:blank');
  await page.goto(url);
  const load = partOf(await tasksWhile(page, quiet));
  await page.mouse.move(600, 300);
  const scroll = partOf(
    await tasksWhile(page, async () => {
      for (let step = 0; step < 40; step += 1) {
        await page.mouse.wheel(0, 120);
        await page.waitForTimeout(50);
      }
    }),
  );
  return { load, scroll, shift: await layoutShift(page) };
};
