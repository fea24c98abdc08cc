// Writes the tables of README.md and the page on the CRMs from the registries, and THIRD_PARTY.md from the lockfile:
// `npm run readme`. A test holds them to it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipes } from '../../lib/crms/index.ts';
import { kpis } from '../../lib/kpis/index.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import { crmsPage } from './crms-page.ts';
import { table } from './table.ts';
import { thirdParty } from './third-party.ts';

const file = join(import.meta.dirname, '../../README.md');

const kindNames = {
  'deal-record': 'deal',
  'deal-list': 'list',
  'deal-board': 'board',
  'activity-list': 'activities',
  'activity-timeline': 'timeline',
} as const;

const kindsOf = (recipe: Recipe) =>
  [...new Set(recipe.pages.flatMap((page) => [page, ...(page.also ?? [])]).map(({ kind }) => kindNames[kind]))].join(
    ', ',
  );

const tables: Record<string, () => string> = {
  crms: () =>
    table(
      ['CRM', 'recipe', 'reads'],
      recipes.map((recipe) => [recipe.name, `\`${recipe.id}\``, kindsOf(recipe)]),
    ),
  kpis: () =>
    table(
      ['KPI', '指標', 'what it is'],
      kpis.map((kpi) => [`${kpi.label.en} (\`${kpi.id}\`)`, kpi.label.ja, kpi.definition.en]),
    ),
};

/** The text with every `<!-- name -->…<!-- /name -->` section filled from its registry. */
export function withTables(text: string): string {
  return Object.entries(tables).reduce(
    (sofar, [name, print]) =>
      sofar.replace(
        new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`),
        (_, open: string, close: string) => `${open}${print()}\n${close}`,
      ),
    text,
  );
}

if (import.meta.main) {
  writeFileSync(file, withTables(readFileSync(file, 'utf8')));
  writeFileSync(join(import.meta.dirname, '../../docs/crms.md'), crmsPage());
  writeFileSync(join(import.meta.dirname, '../../THIRD_PARTY.md'), thirdParty());
}
