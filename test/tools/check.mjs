// npm run check: everything that can be said about the code without running it, plus what the builds weigh.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, environment, localNode, root } from './set-up.mjs';

await ensureDependencies();

const bin = (name) => join(root, 'node_modules/.bin', name);

/**
 * In order; each is one thing a contributor may have to mend.
 * @type {[name: string, command: string, args: string[]][]}
 */
const steps = [
  ['format', bin('oxfmt'), ['--check', '.']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings', '.']],
  ['types', bin('tsc'), ['--noEmit', '-p', '.']],
  ['types: the domain knows no browser', bin('tsc'), ['--noEmit', '-p', 'lib/domain/tsconfig.json']],
  ['unused code', bin('knip'), ['--no-progress']],
  ['build for Chrome', bin('wxt'), ['build', '-b', 'chrome']],
  ['build for Edge', bin('wxt'), ['build', '-b', 'edge']],
  ['build for Firefox', bin('wxt'), ['build', '-b', 'firefox']],
  ['bundle budgets', localNode, ['test/budget/bundles.ts']],
  ['two builds are the same file', localNode, ['test/budget/same-zip.ts']],
  ['known holes in what ships', localNode, ['test/tools/audit.ts']],
  [
    'Firefox add-on rules',
    bin('web-ext'),
    ['lint', '--source-dir', '.output/firefox-mv3', '--no-config-discovery', '--boring'],
  ],
];

const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? steps.filter(([name]) => asked.some((word) => name.includes(word))) : steps;
if (chosen.length === 0) {
  console.error(`No step is called that. There are: ${steps.map(([name]) => name).join(', ')}.`);
  process.exit(1);
}

let current;
process.on('SIGINT', () => {
  current?.kill('SIGTERM');
  process.exit(130);
});

const run = (command, args) =>
  new Promise((resolve) => {
    let output = '';
    current = spawn(command, args, {
      cwd: root,
      env: environment({ NO_COLOR: '1' }),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 5 * 60_000,
    });
    current.stdout.on('data', (chunk) => (output += chunk));
    current.stderr.on('data', (chunk) => (output += chunk));
    current.once('error', (error) => resolve({ ok: false, output: error.message }));
    current.once('close', (code) => resolve({ ok: code === 0, output }));
  });

const failed = [];
for (const [name, command, args] of chosen) {
  const begun = Date.now();
  const { ok, output } = await run(command, args);
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  // A check that could not be made says so, and is none that failed.
  for (const line of output.split('\n')) if (line.startsWith('note: ')) console.log(`        ${line}`);
  if (ok) continue;
  failed.push(name);
  console.log(
    output
      .trim()
      .split('\n')
      .slice(-120)
      .map((line) => `        ${line}`)
      .join('\n'),
  );
}

const counts = { passed: chosen.length - failed.length, failed: failed.length, skipped: 0 };
mkdirSync(join(root, '.cache'), { recursive: true });
writeFileSync(join(root, '.cache/check-counts.json'), JSON.stringify(counts));
console.log(
  failed.length === 0
    ? `\nAll ${chosen.length} checks hold.`
    : `\n${failed.length} of ${chosen.length} checks failed: ${failed.join(', ')}.`,
);
process.exit(failed.length === 0 ? 0 : 1);
