import type { Row } from '../../lib/domain/reading.ts';
import { domOf } from '../../lib/recipes/dom.ts';
import { locate } from '../../lib/recipes/locate.ts';
import { read, type Look } from '../../lib/recipes/read.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import { proposalFor } from '../../lib/recipes/teach/propose.ts';
import { taughtPage, taughtRecipe } from '../../lib/recipes/teach/taught.ts';

const surroundings = { today: '2026-11-24', zone: 'UTC', currency: 'JPY' };

/** What a person gets by pointing at one element and saying yes; as it would come out of the store. */
export function taughtBy(document: Document, selector: string, url: string): Recipe {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing matches ${selector}.`);
  const proposal = proposalFor(domOf(document), element, { locale: 'en-US', dateOrder: 'unknown', ...surroundings });
  const recipe = taughtRecipe(new URL(url).origin, [taughtPage(proposal, url)], {
    locale: 'en-US',
    version: 1,
    stages: [],
  });
  return JSON.parse(JSON.stringify(recipe)) as Recipe;
}

export function lookThrough(recipe: Recipe, document: Document, url: string): Look | undefined {
  const page = locate(recipe, url, document);
  return page && read(recipe, page, document, { url, ...surroundings });
}

/** Fields of which a value is not what it is in truth: field, record, what was read. */
export function wrongIn(rows: readonly Row[], truth: readonly { [field: string]: unknown; id: string }[]): string[] {
  const byId = new Map(truth.map((one) => [one.id, one]));
  return rows.flatMap(({ id, values }) => {
    const one = id.strong === undefined ? truth.find(({ name }) => name === values.name?.value) : byId.get(id.strong);
    if (!one) return [`no such record: ${JSON.stringify(id)}`];
    return Object.entries(values).flatMap(([field, read]) => {
      if (!(field in one)) return [];
      const value = field === 'amount' ? (read?.value as { minor: number } | undefined)?.minor : read?.value;
      return value === one[field] ? [] : [`${field} of ${one.id}: ${JSON.stringify(read)}`];
    });
  });
}
