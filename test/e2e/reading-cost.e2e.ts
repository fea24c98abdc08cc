import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGround, type Ground } from '../browsers/reading-cost.ts';
import { demoBuild } from '../tools/build.ts';

const rows = 5000;

/*
 * What is held to is the thread's own time, so that other processes have no part in it; and a machine on which one plain
 * walk over the rows takes long is given more.
 */
describe('reading never blocks a page', () => {
  let ground: Ground;
  let limit = 50;

  beforeAll(async () => {
    ground = await openGround(demoBuild('chrome'), rows);
  });

  afterAll(() => ground?.close());

  test(`${rows} rows of a CRM with a recipe`, { retry: 2 }, async () => {
    const { longest, sum } = await ground.readWhole(ground.crm.known, rows);
    limit = Math.max(50, 2 * (await ground.walk()));
    expect(await ground.stored()).toBe(rows);
    expect(sum).toBeGreaterThan(0);
    expect(longest).toBeLessThan(limit);
  });

  test(`${rows} rows that were taught`, { retry: 2 }, async () => {
    await ground.teach(2 * rows);
    expect(await ground.stored()).toBe(2 * rows);
    const { longest, sum } = await ground.readWhole(ground.crm.unknown, 2 * rows);
    expect(sum).toBeGreaterThan(0);
    expect(longest).toBeLessThan(limit);
  });

  test('ten thousand changes a second', { retry: 2 }, async () => {
    const { longest, sum, rate } = await ground.storm(10_000, 5);
    expect(rate).toBeGreaterThan(2_000);
    expect(sum).toBeGreaterThan(0);
    expect(longest).toBeLessThan(limit);
    // Ten such tasks in five seconds: a tenth of the page's time, and more only where a plain walk takes long, too.
    expect(sum).toBeLessThan(10 * limit);
  });
});
