import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8').replace(/\/\*[^]*?\*\//g, '') }));
const tokens = readFileSync(join(folder, 'tokens.css'), 'utf8');
const declared = new Map(
  [...tokens.slice(0, tokens.indexOf('@media')).matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

/** A colour token's value in light and in dark. */
const pairs = new Map(
  [...declared].flatMap(([name, value]) => {
    const [, light, dark] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value) ?? [];
    return light && dark ? [[name, { light, dark }] as const] : [];
  }),
);

describe('the style sheets', () => {
  it.each(sheets)('$name uses no token that is not declared', ({ text }) => {
    const own = new Set([...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    const placed = new Set(['--top', '--inset']);
    const unknown = [...text.matchAll(/var\((--[\w-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !declared.has(name) && !own.has(name) && !placed.has(name));
    expect(unknown).toEqual([]);
  });

  it.each(sheets)('$name shows a missing colour as fuchsia', ({ text }) => {
    const colours = [...text.matchAll(/var\((--[\w-]+)([^)]*)\)/g)].filter(([, name = '']) => pairs.has(name));
    expect(colours.filter(([, , fallback]) => fallback !== ', fuchsia').map(([use]) => use)).toEqual([]);
  });

  it.each(sheets.filter(({ name }) => name !== 'tokens.css'))('$name names no colour of its own', ({ text }) => {
    const loose = [...text.matchAll(/#[0-9a-f]{3,8}\b|\b(?:white|black|red|blue|green)\b(?!-)/gi)].map(
      ([colour]) => colour,
    );
    expect(loose).toEqual([]);
  });

  it.each(sheets)('$name measures in px and em: a page decides what a rem is', ({ text }) => {
    expect(text.match(/\d+rem\b/g) ?? []).toEqual([]);
  });
});

describe('the colours', () => {
  const grounds = ['--surface', '--sunken', '--raised'];
  const rows: [text: string, ground: string, least: number][] = [
    ...['--ink', '--ink-soft', '--accent'].flatMap((text) =>
      grounds.map((ground): [string, string, number] => [text, ground, 4.5]),
    ),
    ['--good', '--surface', 4.5],
    ['--good', '--good-soft', 4.5],
    ['--warn', '--surface', 4.5],
    ['--warn', '--warn-soft', 4.5],
    ['--ink', '--warn-soft', 4.5],
    ['--bad', '--surface', 4.5],
    ['--bad', '--raised', 4.5],
    ['--bad', '--bad-soft', 4.5],
    ['--ink', '--bad-soft', 4.5],
    ['--on-accent', '--accent', 4.5],
    ['--on-accent', '--accent-strong', 4.5],
    ['--accent', '--accent-soft', 4.5],
    ['--ink', '--accent-soft', 4.5],
    ['--ink-soft', '--accent-soft', 4.5],
    ['--edge', '--surface', 3],
    ['--edge', '--raised', 3],
    ['--accent', '--track', 3],
  ];
  it.each(
    rows.flatMap(([text, ground, least]) =>
      (['light', 'dark'] as const).map((theme) => ({ text, ground, least, theme })),
    ),
  )('$text on $ground stands out by $least to 1 in $theme', ({ text, ground, least, theme }) => {
    expect(contrast(pairs.get(text)?.[theme] ?? '', pairs.get(ground)?.[theme] ?? '')).toBeGreaterThanOrEqual(least);
  });
});

/** WCAG 2 contrast ratio of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
