import type { Miss, Row } from '../../lib/domain/reading.ts';
import { locate } from '../../lib/recipes/locate.ts';
import { readInSteps } from '../../lib/recipes/read.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';

/** What stands beside a fixture in `<page>.expected.json`. */
export type Expected = { page: string; rows: Row[]; misses: Miss[]; partial?: { of?: number } };

/** Every fixture is looked at on the same day; a fixture that needs more says so in a comment. */
const surroundings = { today: '2026-11-24', zone: 'UTC' };

export const urlOf = (html: string): string => /<!-- url: (\S+) -->/.exec(html)?.[1] ?? '';

/** One look at a fixture, as it would be stored; with `atOnce`, so many rows at a time. */
export function lookAt(recipe: Recipe, html: string, document: Document, atOnce = Infinity): Expected | undefined {
  const url = urlOf(html);
  const page = locate(recipe, url, document);
  if (!page) return undefined;
  const more = JSON.parse(/<!-- context: (\{.*\}) -->/.exec(html)?.[1] ?? '{}') as {
    currency?: string;
    locale?: string;
  };
  const steps = readInSteps(recipe, page, document, { ...surroundings, url, ...more }, atOnce);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { rows, misses, partial } = step.value;
  return { page: page.id, rows, misses, ...(partial && { partial }) };
}
