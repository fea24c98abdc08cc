import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../tools/cache.ts';

type Budget = { minified: number; gzip?: number };

const build = join(root, '.output/chrome-mv3');
const budgets = JSON.parse(readFileSync(new URL('bundles.json', import.meta.url), 'utf8')) as Record<string, Budget>;

/** A script, or for a page every script it loads before it can paint, imports included. */
const scriptsOf = (entry: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = readFileSync(join(build, entry), 'utf8');
  const wanted = entry.endsWith('.html')
    ? /(?:src|href)="\/?([^"]+\.js)"/g
    : /(?:from|import)\s*["']\.?\/?((?:chunks\/|\.\.\/)?[^"']+\.js)["']/g;
  for (const [, path = ''] of text.matchAll(wanted)) {
    const found = [path, join('chunks', path.replace(/^(\.\.\/|chunks\/)/, ''))].find((one) =>
      existsSync(join(build, one)),
    );
    if (found) scriptsOf(found, seen);
  }
  return seen;
};

const over: string[] = [];
for (const [name, budget] of Object.entries(budgets)) {
  // A thread's script carries a hash in its name.
  const [entry] = globSync(name, { cwd: build });
  if (entry === undefined) {
    over.push(`${name} is not in the build`);
    continue;
  }
  const code = [...scriptsOf(entry)]
    .filter((path) => path.endsWith('.js'))
    .map((path) => readFileSync(join(build, path)));
  const weights = {
    minified: code.reduce((sum, bytes) => sum + bytes.length, 0),
    gzip: code.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0),
  };
  console.log(`${name}: ${weights.minified} B minified, ${weights.gzip} B gzip`);
  for (const [kind, most] of Object.entries(budget) as [keyof Budget, number][]) {
    if (weights[kind] > most)
      over.push(`${name} weighs ${weights[kind]} B ${kind}, ${weights[kind] - most} B over its ${most}`);
  }
}
if (over.length > 0) {
  console.error(`Over budget:\n  ${over.join('\n  ')}`);
  process.exit(1);
}
