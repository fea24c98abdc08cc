import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = normalize(join(import.meta.dirname, '..'));

/** Tracked files and those about to be: the same set a clean clone would have. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts');
const isTest = (path: string) => /\.test\.tsx?$|\.e2e\.ts$/.test(path);
const code = files.filter(isCode);

/** The rooms and what each may import, besides itself. A room not named here may import anything. */
const mayImport: Record<string, { rooms: string[]; packages: string[] }> = {
  'lib/domain': { rooms: [], packages: [] },
  'lib/kpis': { rooms: ['lib/domain'], packages: [] },
  'lib/landing': { rooms: ['lib/domain', 'lib/kpis'], packages: [] },
  'lib/recipes': { rooms: ['lib/domain'], packages: [] },
  'lib/crms': { rooms: ['lib/domain', 'lib/recipes'], packages: [] },
  'lib/store': { rooms: ['lib/domain'], packages: ['idb', 'zod/mini'] },
  'lib/messages': {
    rooms: ['lib/domain', 'lib/recipes/recipe.ts', 'lib/app/settings.ts'],
    packages: ['zod/mini', 'wxt/browser'],
  },
  'lib/browser': {
    rooms: ['lib/domain', 'lib/app/in-time.ts'],
    packages: ['wxt/browser', 'wxt/utils/storage', 'wxt/utils/match-patterns', 'wxt/utils/inject-script'],
  },
  'lib/observer': { rooms: [], packages: [] },
  'lib/words': { rooms: ['lib/domain'], packages: [] },
  'lib/app': {
    rooms: [
      'lib/domain',
      'lib/kpis',
      'lib/landing',
      'lib/recipes',
      'lib/crms',
      'lib/store',
      'lib/words',
      'lib/messages/protocol.ts',
    ],
    packages: ['zod/mini', 'idb', '@preact/signals', 'papaparse'],
  },
  components: {
    rooms: ['lib/domain', 'lib/kpis', 'lib/landing/landing.ts', 'lib/words', 'lib/app', 'lib/messages/protocol.ts'],
    packages: ['preact', 'preact/hooks', '@preact/signals', 'd3-array', 'd3-shape', 'd3-scale'],
  },
};

const roomOf = (path: string) => Object.keys(mayImport).find((room) => path.startsWith(`${room}/`));

type Import = { from: string; to: string; inside: boolean; types: boolean };

function importsOf(path: string): Import[] {
  const found = text(path).matchAll(
    /(?:^|\n)\s*(?:import|export)\s(type\s)?[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, types, a, b, c]) => {
    const to = (a ?? b ?? c ?? '').replace(/\?.*$/, '');
    const inside = to.startsWith('.');
    return { from: path, to: inside ? normalize(join(dirname(path), to)) : to, inside, types: types !== undefined };
  });
}

describe('import directions', () => {
  for (const [room, allowed] of Object.entries(mayImport)) {
    it(`${room} imports only what it may`, () => {
      const wrong = code
        .filter((path) => roomOf(path) === room && !isTest(path))
        .flatMap(importsOf)
        .filter(({ to, inside }) =>
          inside
            ? !to.startsWith(`${room}/`) && !allowed.rooms.some((other) => to === other || to.startsWith(`${other}/`))
            : !allowed.packages.includes(to),
        )
        .map(({ from, to }) => `${from} → ${to}`);
      expect(wrong).toEqual([]);
    });
  }

  it('zod, idb and Preact never reach the reading content script', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path) || !files.includes(path)) return;
      seen.add(path);
      for (const { to, inside, types } of importsOf(path)) {
        if (types) continue;
        if (inside) visit(to);
        else packages.add(to);
      }
    };
    for (const path of files.filter(
      (name) => name.startsWith('entrypoints/crm.content/') && isCode(name) && !isTest(name),
    ))
      visit(path);
    expect([...packages].filter((name) => !name.startsWith('wxt/'))).toEqual([]);
  });
});

describe('rooms', () => {
  it('the top level holds only what the design card names', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect([...folders].toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(
      ['.ci', 'components', 'docs', 'entrypoints', 'lib', 'public', 'test'].filter((name) => folders.has(name)),
    );
  });

  it('no drawer folders', () => {
    const drawers = files.filter((path) =>
      /(^|\/)(utils?|helpers?|common|misc|shared|services?|managers?)(\/|\.tsx?$)/.test(path),
    );
    expect(drawers).toEqual([]);
  });

  it('no test lies directly in entrypoints, where WXT would take it for one', () => {
    expect(files.filter((path) => /^entrypoints\/[^/]+\.test\.tsx?$/.test(path))).toEqual([]);
  });

  it('the registry of CRMs equals its folders', () => {
    const folders = readdirSync(join(root, 'lib/crms'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    const registry = text('lib/crms/index.ts');
    expect(folders.filter((name) => !registry.includes(`'./${name}/recipe.ts'`))).toEqual([]);
  });

  it('every KPI file stands in the registry, with a table test beside it', () => {
    const registry = text('lib/kpis/index.ts');
    const kpis = files.filter(
      (path) => /^lib\/kpis\/[^/]+\.ts$/.test(path) && !isTest(path) && text(path).includes('defineKpi({'),
    );
    expect(kpis.length).toBeGreaterThan(0);
    expect(kpis.filter((path) => !registry.includes(`'./${path.slice('lib/kpis/'.length)}'`))).toEqual([]);
    expect(kpis.filter((path) => !files.includes(path.replace(/\.ts$/, '.test.ts')))).toEqual([]);
  });
});

describe('files', () => {
  /** Longer than the wall, each for a reason. This list may only shrink. */
  const long: Record<string, string> = {
    'lib/words/ja.ts': 'one line per sentence',
    'lib/words/en.ts': 'one line per sentence',
  };

  /** A recipe is data that grows with its CRM's pages, not code that one has to hold in the head. */
  const isRecipe = (path: string) => /^lib\/crms\/[^/]+\/recipe\.ts$/.test(path);

  it('stay within 250 lines, a recipe within 450', () => {
    expect(code.filter((path) => isRecipe(path) && text(path).split('\n').length > 451)).toEqual([]);
    const tooLong = code
      .filter(
        (path) =>
          !isTest(path) &&
          !(path in long) &&
          !isRecipe(path) &&
          !path.includes('generated') &&
          !path.startsWith('test/'),
      )
      .filter((path) => text(path).split('\n').length > 251);
    expect(tooLong).toEqual([]);
  });

  it('carry no undated TODO, no leftover switch and no `any`', () => {
    const self = 'test/architecture.test.ts';
    const left = code
      .filter((path) => path !== self)
      .flatMap((path) =>
        text(path)
          .split('\n')
          .map((line, index) => `${path}:${index + 1} ${line.trim()}`),
      )
      .filter(
        (line) =>
          /\b(TODO(?! \[\d{4}-\d\d-\d\d\])|FIXME|XXX(?![`']))\b|@ts-ignore|@ts-nocheck|(?:it|describe|test)\.only\(|: any\b|as any\b/.test(
            line,
          ) && !/^\S+ (\/?\*|\/\/)[^]*\bany\b/.test(line),
      );
    expect(left).toEqual([]);
  });

  it('never assign markup', () => {
    const writers = code.filter(
      (path) =>
        /^(lib|components|entrypoints)\//.test(path) &&
        !isTest(path) &&
        /\.(innerHTML|outerHTML)\s*=|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write\(/.test(text(path)),
    );
    expect(writers).toEqual([]);
  });

  it('fetch nothing: no request leaves the extension', () => {
    const askers = code.filter(
      (path) =>
        /^(lib|components|entrypoints)\//.test(path) &&
        !isTest(path) &&
        /\bfetch\(|new XMLHttpRequest|sendBeacon|new WebSocket|EventSource\(/.test(text(path)),
    );
    expect(askers).toEqual([]);
  });

  it('the pure rooms know no clock, no storage and no browser', () => {
    const impure = code
      .filter(
        (path) =>
          /^lib\/(domain|kpis|landing|recipes|crms)\//.test(path) && !isTest(path) && path !== 'lib/recipes/watch.ts',
      )
      .filter((path) =>
        /\bDate\.now\(|new Date\(\)|\blocalStorage\b|\bindexedDB\b|\bMath\.random\(|\bbrowser\.|\bchrome\./.test(
          text(path),
        ),
      );
    expect(impure).toEqual([]);
  });
});
