import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipes } from '../lib/crms/index.ts';
import type { Recipe } from '../lib/recipes/recipe.ts';
import { crmsPage } from './tools/crms-page.ts';
import { withTables } from './tools/readme-tables.ts';
import { shippedPackages, thirdParty } from './tools/third-party.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'PRIVACY.md'];

describe('documents', () => {
  it('README names every CRM and KPI as the registries do (npm run readme)', () => {
    expect(read('README.md')).toContain('<!-- crms -->');
    expect(read('README.md')).toContain('<!-- kpis -->');
    expect(read('README.md')).toBe(withTables(read('README.md')));
  });

  it('docs/crms.md says of every CRM what its recipe says (npm run readme)', () => {
    expect(read('docs/crms.md')).toBe(crmsPage());
  });

  it('THIRD_PARTY.md names what ships, each with its licence (npm run readme)', () => {
    expect(read('THIRD_PARTY.md')).toBe(thirdParty());
    expect(shippedPackages()).toEqual(
      expect.arrayContaining(['@holiday-jp/holiday_jp', '@preact/signals-core', 'idb', 'papaparse', 'preact', 'zod']),
    );
    for (const name of shippedPackages())
      expect(read('THIRD_PARTY.md').split(`## ${name}\n`)[1]?.slice(0, 400), name).toMatch(
        /MIT|ISC|Permission|Copyright/i,
      );
  });

  it('every CRM says where the knowledge of it comes from and what it was last checked against', () => {
    for (const { name, evidence } of recipes as readonly Recipe[])
      expect(evidence?.checked.on && evidence.source, name).toBeTruthy();
  });

  it.each(documents)('%s points only at files that exist', (name) => {
    const links = [...read(name).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, path]) => path ?? '');
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(documents)('%s names only commands that package.json has', (name) => {
    const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
    const named = [...read(name).matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map(([, command]) => command ?? '');
    expect(named.filter((command) => !['ci', 'install'].includes(command) && !(command in scripts))).toEqual([]);
  });

  it('PRIVACY gives a reason for every permission of the manifest', () => {
    const lists = [...read('wxt.config.ts').matchAll(/\b(optional_)?permissions: \[([^\]]*)\]/g)];
    expect(lists.length).toBe(2);
    const named = lists.flatMap(([, optional, list = '']) =>
      (list.match(/[a-zA-Z]+/g) ?? []).map((name) => `| \`${name}\`${optional ? ' (optional)' : ''} |`),
    );
    // WXT adds this one for the side panel's page.
    if (existsSync(join(root, 'entrypoints/sidepanel'))) named.push('| `sidePanel` (Chrome, Edge) |');
    expect(named.filter((cell) => !read('PRIVACY.md').includes(cell))).toEqual([]);
  });
});
