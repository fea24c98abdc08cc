import { domOf } from './dom.ts';
import type { Dom } from './dom.ts';
import { addressOf, matchesPattern, paramOf } from './pattern.ts';
import type { Page, Recipe, When } from './recipe.ts';

/** The page of a CRM that this document shows; `undefined` for one the recipe says nothing about. */
export function locate(recipe: Recipe, url: string, document: Document): Page | undefined {
  const dom = domOf(document, recipe.shadow);
  return recipe.pages.find(({ when }) => holds(when, url, dom));
}

/** Which CRM a document is of and which of its pages it shows. Hosts are not compared: many CRMs run on a company's own. */
export function recognise<R extends Recipe>(
  recipes: readonly R[],
  url: string,
  document: Document,
): { recipe: R; page: Page } | undefined {
  for (const recipe of recipes) {
    if (!holds(recipe.detect, url, domOf(document, recipe.shadow))) continue;
    const page = locate(recipe, url, document);
    if (page) return { recipe, page };
  }
  return undefined;
}

/** Whether a document is of this CRM, be it a page that is read or not. */
export const detects = (recipe: Pick<Recipe, 'detect' | 'shadow'>, url: string, document: Document): boolean =>
  holds(recipe.detect, url, domOf(document, recipe.shadow));

function holds({ url: globs, params, has, not }: When, url: string, dom: Dom): boolean {
  if (globs && !matchesPattern(globs, addressOf(url))) return false;
  if (params && !Object.entries(params).every(([name, glob]) => matchesPattern(glob, paramOf(url, name) ?? '')))
    return false;
  if (has && !has.every((selector) => dom.one(dom.document, selector))) return false;
  return !not?.some((selector) => dom.one(dom.document, selector));
}
