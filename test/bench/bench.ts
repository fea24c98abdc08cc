// npm run bench -- [--only id]… [--quick | --long] [--json]
// What the extension costs, each line beside a named peer of the same run: medians of interleaved rounds, and ratios.
import type { BenchLine, Size } from './bench-line.ts';
import { parts } from './index.ts';
import { optionsOf, Refusal, runTool } from '../tools/arguments.ts';
import { buildDemo } from '../tools/build.ts';
import { say } from '../tools/say.ts';
import { table } from '../tools/table.ts';

const head = ['line', 'ours', 'peer', 'ratio', 'goal', 'holds'];

/** Three digits tell more than the machine can. */
const figure = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });

const rowOf = ({ id, what, ours, peer, peerName, ratio, goal, holds }: BenchLine): string[] => [
  `\`${id}\` ${what}`,
  figure(ours),
  `${figure(peer)} ${peerName}`,
  figure(ratio),
  `≤ ${goal}`,
  holds ? 'yes' : '**no**',
];

await runTool(async () => {
  const {
    only = [],
    quick,
    long,
    json,
  } = optionsOf({
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean' },
    long: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  if (quick && long) throw new Refusal('--quick and --long are two sizes; choose one.');
  const size: Size = quick ? 'quick' : long ? 'long' : 'full';
  const isWanted = (id: string): boolean =>
    only.length === 0 || only.some((word) => word === id || id.startsWith(`${word}/`));
  const chosen = parts.filter(({ id }) => isWanted(id) || only.some((word) => word.startsWith(`${id}/`)));
  if (chosen.length === 0)
    throw new Refusal(`No part is called that. There are: ${parts.map(({ id }) => id).join(', ')}.`);
  let built: Promise<string> | undefined;
  const extension = () => (built ??= buildDemo('chrome'));
  const lines: BenchLine[] = [];
  for (const part of chosen) {
    say(`measuring ${part.id}`);
    lines.push(...(await part.measure(size, extension)).filter(({ id }) => isWanted(id)));
  }
  if (lines.length === 0) throw new Refusal(`No line is called ${only.join(' or ')}.`);
  console.log(json ? JSON.stringify(lines, null, 1) : table(head, lines.map(rowOf)));
});
