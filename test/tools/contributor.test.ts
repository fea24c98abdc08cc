import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The way of `CONTRIBUTING.md` from nothing to a CRM whose tests hold, walked in a copy of the repository. */
describe('a new CRM', () => {
  let copy = '';
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'chakuchi-contributor-'));
    for (const part of ['lib', 'test', 'package.json', 'vitest.config.ts', 'wxt.config.ts'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    // The repository's own extends what WXT generates; to run, TypeScript needs none of it.
    writeFileSync(join(copy, 'tsconfig.json'), '{}');
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('takes ten steps at most, as written', () => {
    const [, chapter = ''] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split('## Add a CRM');
    const steps = chapter.split('\n## ')[0]?.match(/^\d+\. /gm) ?? [];
    expect(steps.length).toBeGreaterThan(4);
    expect(steps.length).toBeLessThanOrEqual(10);
  });

  it('is written, read, held against a truth, and passes the tests of every CRM', () => {
    expect(run('test/tools/new-crm.ts', 'sugar-crm')).toContain('lib/crms/sugar-crm/recipe.ts');
    run('test/tools/recipe.ts', 'expect', 'sugar-crm');
    const fixture = join('lib/crms/sugar-crm/fixtures/deal-list.html');
    const deal = (id: string, name: string, amount: number, stage: string, closeDate: string) => ({
      id,
      name,
      amount,
      currency: 'USD',
      stage,
      closeDate,
    });
    writeFileSync(
      join(copy, 'truth.json'),
      JSON.stringify({
        deals: [
          deal('1', 'Shelf – refit', 36_500, 'Proposal', '2026-11-30'),
          deal('2', 'Renewal', 4_999.99, 'Won', '2026-10-02'),
        ],
        activities: [],
      }),
    );
    const score = [
      'score',
      'sugar-crm',
      fixture,
      '--truth',
      'truth.json',
      '--today',
      '2026-11-24',
      '--currency',
      'USD',
    ];
    expect(JSON.parse(run('test/tools/recipe.ts', ...score))).toMatchObject({ wrong: [] });
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const told = run(vitest, 'run', '--project', 'page:jsdom', 'test/recipes.page.test.ts', '-t', 'Sugar Crm');
    expect(stripVTControlCharacters(told)).toMatch(/Tests\s+[78] passed/);
  }, 120_000);
});
