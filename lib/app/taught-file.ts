import type { Recipe } from '../recipes/recipe.ts';
import type { Override } from '../recipes/teach/override.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import { overrideFrom, taughtRecipeFrom } from './taught-schema.ts';

const format = 'chakuchi-recipe';
const mostOverrides = 200;

/** What was taught of one site: its own recipe, or fields of a built-in one, or both. */
export type TaughtSite = { site: string; recipe?: Recipe; overrides: Override[] };

/** It as the text of a file. It holds how pages look, no value that stood on them. */
export const taughtFile = ({ site, recipe, overrides }: TaughtSite): string =>
  `${JSON.stringify({ format, version: 1, site, ...(recipe && { recipe }), overrides }, undefined, 1)}\n`;

/** What is in such a file, or nothing where the file is anything else or holds anything it must not. */
export function taughtFromFile(file: string): TaughtSite | undefined {
  try {
    const told = JSON.parse(file.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    const { site } = told;
    if (told['format'] !== format || told['version'] !== 1 || typeof site !== 'string') return undefined;
    const recipe = told['recipe'] === undefined ? undefined : taughtRecipeFrom(told['recipe']);
    const listed = Array.isArray(told['overrides']) ? told['overrides'].slice(0, mostOverrides) : [];
    const overrides = listed.flatMap((one) => overrideFrom(one) ?? []);
    const isWhole = overrides.length === listed.length && (told['recipe'] === undefined || recipe !== undefined);
    const isOfSite = overrides.every((one) => one.site === site) && (!recipe || recipe.id === taughtId(site));
    if (!isWhole || !isOfSite || (!recipe && overrides.length === 0)) return undefined;
    return { site, overrides, ...(recipe && { recipe }) };
  } catch {
    return undefined;
  }
}
