import * as z from 'zod/mini';
import type { Instant } from '../domain/day.ts';
import type { Reading } from '../domain/reading.ts';
import type { Page, Recipe } from '../recipes/recipe.ts';
import { withOverrides, type Override } from '../recipes/teach/override.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import { announce } from '../store/changes.ts';
import { changeDocument, readDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { overrideFrom, taughtRecipeFrom } from './taught-schema.ts';

/** A field whose clues no longer agree, since when. Stays until the person has pointed at it again. */
export type Drift = { crm: string; site: string; page: string; field: string; since: Instant };

/** Everything the person has taught, and where it needs them again. One document of the database. */
export type Taught = { recipes: Recipe[]; overrides: Override[]; drifts: Drift[] };

const documentName = 'taught';
const most = { recipes: 50, overrides: 200, drifts: 400 };
const text = z.string().check(z.maxLength(400));
const drift = z.strictObject({ crm: text, site: text, page: text, field: text, since: z.number() });

/** What is spoilt costs only itself. */
export function taughtFrom(document: unknown): Taught {
  const record = (typeof document === 'object' && document !== null ? document : {}) as Record<string, unknown>;
  const list = (name: keyof Taught): unknown[] => {
    const value = record[name];
    return Array.isArray(value) ? value.slice(0, most[name]) : [];
  };
  return {
    recipes: list('recipes').flatMap((one) => taughtRecipeFrom(one) ?? []),
    overrides: list('overrides').flatMap((one) => overrideFrom(one) ?? []),
    drifts: list('drifts').flatMap((one) => {
      const parsed = z.safeParse(drift, one);
      return parsed.success ? [parsed.data] : [];
    }),
  };
}

export const readTaught = async (store: Store): Promise<Taught> =>
  taughtFrom(await readDocument(store.database, documentName));

const change = async (store: Store, how: (old: Taught) => Taught): Promise<Taught> => {
  const saved = await changeDocument(store.database, documentName, (old) => how(taughtFrom(old)));
  announce('everything');
  return saved;
};

/**
 * Keeps what was taught of a site: its pages take the place of those of the same id, the others stay. What needed a click
 * there needs none any more. `undefined`: it is no taught recipe, or one of another site; nothing was changed.
 */
export async function keepTaught(store: Store, site: string, document: unknown): Promise<Recipe | undefined> {
  const recipe = taughtRecipeFrom(document);
  if (!recipe || recipe.id !== taughtId(site) || recipe.matches[0] !== patternFor(site)) return undefined;
  const { recipes } = await change(store, (old) => {
    const before = old.recipes.find(({ id }) => id === recipe.id);
    const pages = ordered([
      ...(before?.pages ?? []).filter(({ id }) => !recipe.pages.some((page) => page.id === id)),
      ...recipe.pages,
    ]);
    const merged: Recipe = {
      ...recipe,
      version: (before?.version ?? 0) + 1,
      pages,
      stages: {
        open: joined(before?.stages.open, recipe.stages.open),
        won: joined(before?.stages.won, recipe.stages.won),
        lost: joined(before?.stages.lost, recipe.stages.lost),
      },
    };
    return {
      ...old,
      recipes: [...old.recipes.filter(({ id }) => id !== recipe.id), merged].slice(-most.recipes),
      drifts: old.drifts.filter(({ crm, page }) => crm !== recipe.id || !recipe.pages.some(({ id }) => id === page)),
    };
  });
  return recipes.find(({ id }) => id === recipe.id);
}

const patternFor = (site: string): string => {
  const { protocol, hostname } = new URL(site);
  return `${protocol}//${hostname}/*`;
};

const joined = (before: readonly string[] = [], now: readonly string[] = []): string[] =>
  [...new Set([...before, ...now])].slice(0, 60);

/** A page whose address says less comes after one whose address says more. */
const ordered = (pages: readonly Page[]): Page[] =>
  [...pages].sort((a, b) => stars(a) - stars(b) || wordsIn(b) - wordsIn(a));
const stars = ({ when }: Page): number => JSON.stringify(when).match(/[*{]/g)?.length ?? 0;
const wordsIn = ({ when }: Page): number => Object.keys(when.params ?? {}).length;

/** Notes the fields of a reading whose clues did not agree. Answers whether any of them is new. */
export async function noteDrifts(store: Store, { crm, site, page, misses, at }: Reading): Promise<boolean> {
  const fields = new Set(misses.filter(({ reason }) => reason === 'drifted').map(({ field }) => field));
  if (fields.size === 0) return false;
  const { drifts } = await readTaught(store);
  const fresh = [...fields].filter(
    (field) => !drifts.some((one) => one.crm === crm && one.site === site && one.page === page && one.field === field),
  );
  if (fresh.length === 0) return false;
  await change(store, (old) => ({
    ...old,
    drifts: [...old.drifts, ...fresh.map((field): Drift => ({ crm, site, page, field, since: at }))].slice(
      -most.drifts,
    ),
  }));
  return true;
}

/** After everything of a site was erased: how its pages look was learnt from them, and goes too. */
export async function forgetTaughtOf(store: Store, site: string): Promise<void> {
  const { recipes, drifts } = await readTaught(store);
  if (!recipes.some(({ id }) => id === taughtId(site)) && !drifts.some((one) => one.site === site)) return;
  await change(store, (old) => ({
    ...old,
    recipes: old.recipes.filter(({ id }) => id !== taughtId(site)),
    drifts: old.drifts.filter((one) => one.site !== site),
  }));
}

/** A field of a built-in recipe that the person pointed at; one per CRM, page and field. */
export async function keepOverride(store: Store, document: unknown): Promise<boolean> {
  const override = overrideFrom(document);
  if (!override) return false;
  const isSame = (one: Override): boolean =>
    one.crm === override.crm && one.page === override.page && one.field === override.field;
  await change(store, (old) => ({
    ...old,
    overrides: [...old.overrides.filter((one) => !isSame(one)), override].slice(-most.overrides),
    drifts: old.drifts.filter(
      ({ crm, page, field }) => crm !== override.crm || page !== override.page || field !== override.field,
    ),
  }));
  return true;
}

/** The recipes for a page of this site: what was taught of it first, then the built-in ones with the person's own fields. */
export const recipesOf = ({ recipes, overrides }: Taught, site: string, builtIn: readonly Recipe[]): Recipe[] => [
  ...recipes.filter(({ id }) => id === taughtId(site)),
  ...builtIn.map((recipe) => withOverrides(recipe, overrides)),
];

const format = 'chakuchi-recipe';

/** One recipe as the text of a file. It holds how pages look, no value that stood on them. */
export const recipeFile = (recipe: Recipe): string =>
  `${JSON.stringify({ format, version: 1, recipe }, undefined, 1)}\n`;

/** The recipe in such a file, or nothing where the file is anything else or holds anything it must not. */
export function recipeFromFile(file: string): Recipe | undefined {
  try {
    const { format: told, version, recipe } = JSON.parse(file.replace(/^\uFEFF/, '')) as Record<string, unknown>;
    return told === format && version === 1 ? taughtRecipeFrom(recipe) : undefined;
  } catch {
    return undefined;
  }
}
