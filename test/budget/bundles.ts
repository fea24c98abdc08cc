import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../tools/cache.ts';

type Weight = { minified: number; gzip?: number };

/** `total`: with everything that is loaded later, when it is wanted. */
type Budget = Weight & { total?: Weight };

const build = join(root, '.output/chrome-mv3');
const budgets = JSON.parse(readFileSync(new URL('bundles.json', import.meta.url), 'utf8')) as Record<string, Budget>;

const onStart = /(?:from|import)\s*["'`]\.?\/?((?:chunks\/|\.\.\/)?[^"'`]+\.js)["'`]/g;
const later = /import\(\s*["'`]\.?\/?((?:chunks\/|\.\.\/)?[^"'`]+\.js)["'`]/g;

/** A script, or for a page every script it loads before it can paint, imports included; with `isAll` those it loads later too. */
const scriptsOf = (entry: string, isAll: boolean, seen = new Set<string>()): Set<string> => {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(join(build, entry), 'utf8');
  const wanted = entry.endsWith('.html') ? [/(?:src|href)="\/?([^"]+\.js)"/g] : isAll ? [onStart, later] : [onStart];
  for (const [, path = ''] of wanted.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const name = path.replace(/^(\.\.\/|chunks\/)/, '');
    // What a thread loads lies beside it.
    const found = [path, join('chunks', name), join('assets', name)].find((one) => existsSync(join(build, one)));
    if (found) scriptsOf(found, isAll, seen);
  }
  return seen;
};

const weightOf = (entry: string, isAll: boolean): Required<Weight> => {
  const code = [...scriptsOf(entry, isAll)]
    .filter((path) => path.endsWith('.js'))
    .map((path) => readFileSync(join(build, path)));
  return {
    minified: code.reduce((sum, bytes) => sum + bytes.length, 0),
    gzip: code.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0),
  };
};

const over: string[] = [];

function check(what: string, weights: Required<Weight>, budget: Weight): void {
  console.log(`${what}: ${weights.minified} B minified, ${weights.gzip} B gzip`);
  for (const [kind, most] of Object.entries(budget) as [keyof Weight, number][]) {
    if (weights[kind] > most)
      over.push(`${what} weighs ${weights[kind]} B ${kind}, ${weights[kind] - most} B over its ${most}`);
  }
}

for (const [name, budget] of Object.entries(budgets)) {
  // A thread's script carries a hash in its name.
  const [entry] = globSync(name, { cwd: build });
  if (entry === undefined) {
    over.push(`${name} is not in the build`);
    continue;
  }
  const { total, ...first } = budget;
  check(name, weightOf(entry, false), first);
  if (total) check(`${name} in total`, weightOf(entry, true), total);
}
if (over.length > 0) {
  console.error(`Over budget:\n  ${over.join('\n  ')}`);
  process.exit(1);
}
