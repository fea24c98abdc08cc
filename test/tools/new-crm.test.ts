import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scaffold } from './new-crm.ts';

const registry = readFileSync(join(import.meta.dirname, '../../lib/crms/index.ts'), 'utf8');

it('the registry gets one line and one name, in alphabetical order', () => {
  const { registry: after } = scaffold('sugar-crm', registry);
  const added = after.split('\n').filter((line) => !registry.split('\n').includes(line));
  expect(added).toHaveLength(2);
  expect(added[0]).toBe("import { sugarCrm } from './sugar-crm/recipe.ts';");
  expect(added[1]).toMatch(/^export const recipes = \[.*salesforce, sugarCrm, tryton.*\] as const;$/);
});

it('a CRM that stands first or last finds its place too', () => {
  expect(scaffold('aaa', registry).registry).toMatch(/^import \{ aaa \}[\s\S]*recipes = \[aaa, /);
  expect(scaffold('zzz', registry).registry).toContain(', zzz] as const');
});

it('the recipe is named as its folder, in camel case', () => {
  expect(scaffold('big-sales-crm', registry).recipe).toContain(
    "export const bigSalesCrm = defineRecipe({\n  id: 'big-sales-crm',\n  version: 1,\n  name: 'Big Sales Crm',",
  );
});
