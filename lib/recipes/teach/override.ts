import { printOf } from '../../domain/print.ts';
import type { Field, Part, Recipe } from '../recipe.ts';
import type { Teachable } from './field-names.ts';

/** One field of one page of a recipe that the person has pointed at themselves, on one site. Wins over the recipe's own. */
export type Override = { site: string; crm: string; page: string; field: Teachable; is: Field };

/** The recipe with the person's own fields in the place of its own; everything else of it stays as it is. */
export function withOverrides(recipe: Recipe, overrides: readonly Override[]): Recipe {
  const own = overrides.filter(({ crm }) => crm === recipe.id);
  if (own.length === 0) return recipe;
  return {
    ...recipe,
    edition: String(printOf(JSON.stringify(own))),
    pages: recipe.pages.map((page) => {
      const fields = own.filter((one) => one.page === page.id).map(({ field, is }) => [field, is] as const);
      return fields.length === 0 ? page : { ...page, fields: { ...page.fields, ...Object.fromEntries(fields) } };
    }),
  };
}

export type Difference = { page: string; field: string; is: 'added' | 'removed' | 'changed' };

/** What the second recipe reads otherwise than the first, page by page and field by field. `rows` and `id` stand for those. */
export function differences(before: Recipe, after: Recipe): Difference[] {
  const names = new Set([...before.pages, ...after.pages].map(({ id }) => id));
  return [...names].flatMap((page) => {
    const [old, now] = [partsIn(before, page), partsIn(after, page)];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field): Difference[] => {
      if (old[field] === now[field]) return [];
      return [
        { page, field, is: old[field] === undefined ? 'added' : now[field] === undefined ? 'removed' : 'changed' },
      ];
    });
  });
}

function partsIn({ pages }: Recipe, id: string): Record<string, string | undefined> {
  const page: Part | undefined = pages.find((one) => one.id === id);
  if (!page) return {};
  const fields = Object.entries(page.fields).map(([field, is]) => [field, JSON.stringify(is)]);
  return {
    ...Object.fromEntries(fields),
    rows: JSON.stringify([page.root, page.rows, page.repeated]),
    id: JSON.stringify(page.identity),
  } as Record<string, string | undefined>;
}
