import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const told = readFileSync('docs/security.md', 'utf8');
/** `path` · words of a test's name, as the page names them. */
const named = [...told.matchAll(/`([\w./-]+\.(?:test|e2e)\.tsx?)` · ([^|·]+?)\s*(?=[|·])/g)].map(
  ([, path = '', name = '']) => [path, name] as const,
);

describe('docs/security.md', () => {
  it('names tests', () => expect(named.length).toBeGreaterThan(12));
  it.each(named)('%s has “%s”', (path, name) => {
    expect(readFileSync(path, 'utf8')).toContain(name);
  });
});
