// npm test: sets itself up, then runs every test there is, and closes with one plain line of counts.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, environment, localNode, root, show } from './set-up.mjs';

await ensureDependencies();

const results = join(root, '.cache/test-results.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const more = process.argv.slice(2);
const code = await show(
  localNode,
  [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...more],
  {
    // Without it a browser reads no file whose name is Japanese.
    env: environment({ NODE_NO_WARNINGS: '1', LANG: process.env.LANG ?? 'C.UTF-8' }),
    minutes: 40,
  },
);

const report = () => {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return undefined;
  }
};

const told = report();
// A file that could not even be loaded has no failed test in it, and still is a failure.
const unloadable =
  told?.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ) ?? [];
const counts = {
  passed: told?.numPassedTests ?? 0,
  failed: (told?.numFailedTests ?? 0) + unloadable.length,
  skipped: (told?.numPendingTests ?? 0) + (told?.numTodoTests ?? 0),
};
if (!told) console.error('The test runner ended without a report.');
for (const { name } of unloadable) console.error(`Could not be run: ${name.slice(root.length)}`);
if (told && counts.passed + counts.failed === 0) console.error('No test ran at all, which is a failure.');
if (told && code !== 0 && counts.failed === 0)
  console.error(`No test failed, but the run itself ended with code ${code}: see above.`);

writeFileSync(join(root, '.cache/test-counts.json'), JSON.stringify(counts));
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(code !== 0 || counts.failed > 0 || counts.passed === 0 ? code || 1 : 0);
