// THIRD_PARTY.md: whose code and data the extension ships, from the sources' imports and the lockfile (`npm run readme`).
import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './cache.ts';
import { table } from './table.ts';

type Locked = { version: string; license?: string; dependencies?: Record<string, string> };

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What is no import and ships all the same: the days in `lib/domain/holidays-jp.ts` are made from it. */
const data = ['@holiday-jp/holiday_jp'];

/** What a script loads, types apart. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|[\n;])\s*(?:import|export)\s(?!type\s)[^;'"]*?from\s*['"]([^'"]+)['"]/g)].flatMap(
    ([, to]) => to ?? [],
  );

/** The name of a package without the path into it. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isBare = (specifier: string): boolean => !/^[./]|^node:/.test(specifier);

/** Everything that the sources of the extension import from elsewhere; the gallery is in no store's build. */
const imported = (): string[] =>
  globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !/\.test\.tsx?$|^entrypoints\/gallery\//.test(path))
    .flatMap((path) => importsOf(read(path)))
    .filter(isBare);

/** WXT is a build tool: of it, and of what it depends on, only what its own run-time modules import is shipped. */
function partsOfWxt(specifiers: readonly string[]): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !existsSync(join(root, path))) return;
    seen.add(path);
    for (const to of importsOf(read(path))) {
      if (isBare(to)) found.add(packageOf(to));
      else visit(normalize(join(dirname(path), to)));
    }
  };
  for (const specifier of specifiers) visit(`node_modules/wxt/dist/${specifier.replace(/^wxt\//, '')}.mjs`);
  return [...found].filter((name) => name !== 'wxt');
}

/** The packages of which something is shipped, each with what it depends on. */
export function shippedPackages(): string[] {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const specifiers = [...new Set(imported())];
  const ofWxt = specifiers.filter((specifier) => packageOf(specifier) === 'wxt');
  const found = new Set<string>(ofWxt.length > 0 ? ['wxt'] : []);
  const add = (name: string): void => {
    if (found.has(name) || name.startsWith('@types/')) return;
    found.add(name);
    for (const needed of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) add(needed);
  };
  for (const name of [...specifiers.map(packageOf), ...partsOfWxt(ofWxt), ...data]) add(name);
  return [...found].sort();
}

function licenceText(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((one) => /^licen[cs]e(\.|$)/i.test(one));
  return file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
}

export function thirdParty(): string {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const all = shippedPackages().map((name) => ({
    name,
    version: packages[`node_modules/${name}`]?.version ?? '',
    license: packages[`node_modules/${name}`]?.license ?? '',
    text: licenceText(name),
  }));
  return [
    '# Third parties',
    '',
    'The extension ships code or data of these packages, in the versions of `package-lock.json`; their licences follow.',
    'Made by `npm run readme`; a test holds it to the sources and the lockfile. The file travels in every build.',
    '',
    table(
      ['package', 'version', 'licence'],
      all.map(({ name, version, license }) => [`\`${name}\``, version, license]),
    ),
    '',
    ...all.flatMap(({ name, text }) => [`## ${name}`, '', '```text', text, '```', '']),
  ].join('\n');
}
