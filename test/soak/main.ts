// npm run soak [-- --json] [--quick] [--seed n] [--only id]
// Ends workers and browsers, updates the extension and lets pages race, over and over: nothing acknowledged may be lost, doubled or wrong.
import { optionsOf, Refusal, runTool } from '../tools/arguments.ts';
import { buildDemo } from '../tools/build.ts';
import { say } from '../tools/say.ts';
import type { Line } from './line.ts';
import { parts } from './parts.ts';

const asTable = (lines: readonly Line[]): string =>
  [
    '| id | what | tried | lost | doubled | wrong | holds |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map(
      ({ id, what, tried, lost, doubled, wrong, holds }) =>
        `| ${id} | ${what} | ${tried} | ${lost} | ${doubled} | ${wrong} | ${holds ? 'yes' : 'NO'} |`,
    ),
  ].join('\n');

await runTool(async () => {
  const options = optionsOf({
    json: { type: 'boolean' },
    quick: { type: 'boolean' },
    seed: { type: 'string' },
    only: { type: 'string' },
  });
  const seed = options.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(options.seed);
  if (!Number.isSafeInteger(seed)) throw new Refusal('A seed is a whole number.');
  const chosen = parts.filter(({ id }) => options.only === undefined || id === options.only);
  if (chosen.length === 0) throw new Refusal(`There are: ${parts.map(({ id }) => id).join(', ')}.`);
  await buildDemo('chrome');
  say(`seed ${seed}`);
  const lines: Line[] = [];
  for (const { id, run, long, quick } of chosen) {
    say(id);
    lines.push(...(await run(options.quick ? quick : long, seed)));
  }
  console.log(options.json ? JSON.stringify(lines, undefined, 2) : asTable(lines));
  if (!lines.every(({ holds }) => holds)) process.exitCode = 1;
});
process.exit();
