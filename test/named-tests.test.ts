import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Pages that say of each line by which test it is shown. */
const documents = ['docs/security.md', 'docs/reliability.md'] as const;

/** `path` · words of a test's name, as the page names them. */
const namedIn = (text: string): [path: string, name: string][] =>
  [...text.matchAll(/`([\w./-]+\.(?:test|e2e)\.tsx?)` · ([^|·]+?)\s*(?=[|·])/g)].map(([, path = '', name = '']) => [
    path,
    name,
  ]);

describe.each(documents)('%s', (document) => {
  const named = namedIn(readFileSync(document, 'utf8'));
  it('names tests', () => expect(named.length).toBeGreaterThan(12));
  it.each(named)('%s has “%s”', (path, name) => {
    expect(readFileSync(path, 'utf8')).toContain(name);
  });
});

describe('docs/reliability.md', () => {
  /** The rows of its numbered tables: F1 … F35, G1 … G13. */
  const rows = new Map(
    readFileSync('docs/reliability.md', 'utf8')
      .split('\n')
      .flatMap((line) => {
        const cells = line.split('|').map((cell) => cell.trim());
        return /^[FG]\d+$/.test(cells[1] ?? '') ? [[cells[1] as string, cells] as const] : [];
      }),
  );
  const all = [
    ...Array.from({ length: 35 }, (_, n) => `F${n + 1}`),
    ...Array.from({ length: 13 }, (_, n) => `G${n + 1}`),
  ];

  it('has a row for every fault and every goal', () => expect([...rows.keys()]).toEqual(all));

  it.each(all)('%s names a test, or the reason why there is none', (id) => {
    const shown = rows.get(id)?.[4] ?? '';
    if (!shown.startsWith('— ')) expect(namedIn(`${shown} |`).length).toBeGreaterThan(0);
    else expect(shown.length).toBeGreaterThan(20);
  });
});
