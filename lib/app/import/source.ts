import type { Source } from '../../domain/identity.ts';
import type { ParserName } from '../../recipes/parsers/index.ts';
import type { Recipe } from '../../recipes/recipe.ts';

export const importCrm = 'import';

/** A table of no CRM in particular stands by itself: it has no address either, so no page can claim it. */
export const noSource: Source = { crm: importCrm, site: 'import:' };

/** How a CRM's ids are written in its export, against how its pages show them. */
export type IdForm = { as?: ParserName; prefix?: string };

/** Zoho's export puts this before the number that stands in its addresses. */
const prefixes: Readonly<Record<string, string>> = { zoho: 'zcrm_' };

export function idFormOf(crm: string, recipes: readonly Recipe[]): IdForm {
  const recipe = recipes.find(({ id }) => id === crm);
  const as = recipe?.pages.find(({ kind, identity }) => kind.startsWith('deal') && identity.as)?.identity.as;
  const prefix = prefixes[crm];
  return { ...(as && { as }), ...(prefix !== undefined && { prefix }) };
}
