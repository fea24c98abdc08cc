import { openGround, type Cost } from '../browsers/reading-cost.ts';
import { buildDemo } from './build.ts';

/** What reading costs a page, in a real browser: `node test/tools/bench-reading.ts`. Figures of `docs/performance.md`. */
const rows = 5000;
const ground = await openGround(await buildDemo('chrome'), rows);
const ms = (value: number): string => `${value.toFixed(0)} ms`;
const tell = (what: string, { longest, sum, others }: Cost, walk: number): void =>
  console.log(
    `${what}: ours ${ms(sum)} in all (${(sum / walk).toFixed(1)} × the walk), longest task ${ms(longest)}; longest without us ${ms(others)}`,
  );
try {
  const known = await ground.readWhole(ground.crm.known, rows);
  const walk = await ground.walk();
  console.log(`the walk: innerText of ${rows} rows: ${ms(walk)}`);
  tell('a list of a known CRM', known, walk);
  tell('one click of teaching', await ground.teach(2 * rows), walk);
  tell('the same list, taught', await ground.readWhole(ground.crm.unknown, 2 * rows), walk);
  const storm = await ground.storm(10_000, 10);
  console.log(`${storm.rate.toFixed(0)} changes a second for ten seconds:`);
  tell('a list of 200 rows that changes so', storm, walk);
} finally {
  await ground.close();
}
