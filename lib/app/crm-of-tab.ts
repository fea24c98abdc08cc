import type { Recipe, When } from '../recipes/recipe.ts';
import { addressOf, matchesPattern, paramOf } from '../recipes/pattern.ts';

/** All selectors by which recipes tell their pages, each once: what has to be asked of a page that may not be read yet. */
export const tellingSelectors = (recipes: readonly Recipe[]): string[] => [
  ...new Set(recipes.flatMap(({ detect }) => [...(detect.has ?? []), ...(detect.not ?? [])])),
];

/**
 * Which CRM a tab shows, by its address and by which of the telling selectors it holds. Only asked of the tab whose
 * toolbar button was clicked, for which the browser lends access; nothing of the page's content is taken.
 */
export function crmOfTab(
  recipes: readonly Recipe[],
  url: string,
  isVendor: (pattern: string) => boolean,
  present: ReadonlySet<string>,
): Recipe | undefined {
  return recipes.find(({ matches, detect: { url: globs, params, has = [], not = [] } }) => {
    if (matches.some(isVendor)) return true;
    if (has.length === 0) return false;
    if (!isAddressOf({ ...(globs && { url: globs }), ...(params && { params }) }, url)) return false;
    return has.every((selector) => present.has(selector)) && !not.some((selector) => present.has(selector));
  });
}

/** Whether a condition's say on the address holds, whatever it says of the page itself. */
export const isAddressOf = ({ url: globs, params }: When, url: string): boolean =>
  (!globs || matchesPattern(globs, addressOf(url))) &&
  Object.entries(params ?? {}).every(([name, glob]) => matchesPattern(glob, paramOf(url, name) ?? ''));
