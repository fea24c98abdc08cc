import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a new CRM and the registry with its line: what `npm run new:crm` writes. */
export type Scaffold = { recipe: string; fixture: string; registry: string };

const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const title = (id: string): string =>
  id.replace(/(?:^|-)(\w)/g, (whole, letter: string) => whole.replace('-', ' ').replace(letter, letter.toUpperCase()));

export function scaffold(id: string, registry: string): Scaffold {
  const name = camel(id);
  const line = `import { ${name} } from './${id}/recipe.ts';`;
  const imports = registry.match(/^import .*$/gm) ?? [];
  const sorted = [...imports, line].toSorted((a, b) => (folderOf(a) < folderOf(b) ? -1 : 1));
  const names = sorted.map((one) => /\{ (\w+) \}/.exec(one)?.[1] ?? '');
  return {
    recipe: recipeOf(id, name),
    fixture: fixture(id),
    registry: registry
      .replace(imports.join('\n'), sorted.join('\n'))
      .replace(/export const recipes = \[[^\]]*\]/, `export const recipes = [${names.join(', ')}]`),
  };
}

const folderOf = (line: string): string => /'\.\/(.+)\/recipe\.ts'/.exec(line)?.[1] ?? '';

const recipeOf = (id: string, name: string): string => `import { defineRecipe } from '../../recipes/recipe.ts';

export const ${name} = defineRecipe({
  id: '${id}',
  version: 1,
  name: '${title(id)}',
  // Hosts of the vendor; none for a CRM that companies run themselves.
  matches: [],
  // What every page of this CRM has and no other CRM's.
  detect: { has: ['#${id}-app'] },
  locale: 'en-US',
  stages: { open: [], won: [], lost: [] },
  activityTypes: {},
  pages: [
    {
      id: 'deal-list',
      when: { url: ['/deals*'] },
      kind: 'deal-list',
      rows: 'table.deals > tbody > tr',
      identity: { strong: { select: 'a', read: { attr: 'href' }, match: '*/deals/{id}' } },
      link: '/deals/{id}',
      fields: {
        name: { at: { header: ['Deal', 'Name', '案件名'] }, as: 'text' },
        amount: { at: { header: ['Amount', '金額'] }, as: 'money' },
        stage: { at: { header: ['Stage', 'フェーズ'] }, as: 'text' },
        closeDate: { at: { header: ['Close date', '完了予定日'] }, as: 'date' },
        owner: { at: [], as: 'text', optional: 'The list does not show whose a deal is.' },
      },
    },
  ],
});
`;

const fixture = (id: string): string => `<!-- url: https://crm.example.com/deals -->
<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><title>Deals</title></head><body><div id="${id}-app">
<table class="deals"><thead><tr><th>Deal</th><th>Amount</th><th>Stage</th><th>Close date</th></tr></thead><tbody>
<tr><td><a href="/deals/1">Shelf – refit</a></td><td>$36,500.00</td><td>Proposal</td><td>11/30/2026</td></tr>
<tr><td><a href="/deals/2">Renewal</a></td><td>$4,999.99</td><td>Won</td><td>10/02/2026</td></tr>
</tbody></table>
</div></body></html>
`;

function main([id = '', ...rest]: string[]): number {
  const crms = join(import.meta.dirname, '../../lib/crms');
  const folder = join(crms, id);
  const complaint =
    rest.length > 0 || id === ''
      ? 'Which CRM? npm run new:crm <id>, e.g. npm run new:crm sugar-crm'
      : !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)
        ? `"${id}" cannot be an id: small letters, digits and single hyphens, beginning with a letter.`
        : existsSync(folder)
          ? `There is a folder lib/crms/${id} already.`
          : undefined;
  if (complaint !== undefined) {
    process.stderr.write(`${complaint}\n`);
    return 2;
  }
  const index = join(crms, 'index.ts');
  const { recipe, fixture: page, registry } = scaffold(id, readFileSync(index, 'utf8'));
  mkdirSync(join(folder, 'fixtures'), { recursive: true });
  writeFileSync(join(folder, 'recipe.ts'), recipe);
  writeFileSync(join(folder, 'fixtures/deal-list.html'), page);
  writeFileSync(index, registry);
  process.stdout.write(`lib/crms/${id}/recipe.ts              write here where the pages keep what
lib/crms/${id}/fixtures/deal-list.html  replace by a page with invented data
lib/crms/index.ts                     has its line

Then: npm run recipe -- expect ${id}, read what it wrote, and npm test.
With a page you saved and what the CRM says is true: npm run recipe -- score ${id} page.html --truth truth.json
`);
  return 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = main(process.argv.slice(2));
