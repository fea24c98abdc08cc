import * as z from 'zod/mini';
import type { Instant } from '../domain/day.ts';
import { once } from '../domain/once.ts';
import type { Reading } from '../domain/reading.ts';
import type { Page, Recipe } from '../recipes/recipe.ts';
import { withOwnApps, type OwnApp } from '../recipes/own-app.ts';
import { withOverrides, type Override } from '../recipes/teach/override.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import { announce } from '../store/changes.ts';
import { changeDocument, readDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { mostApps, ownAppFrom } from './own-app-schema.ts';
import { overrideFrom, taughtRecipeFrom } from './taught-schema.ts';

/** A field whose clues no longer agree, since when. Stays until the person has pointed at it again. */
export type Drift = { crm: string; site: string; page: string; field: string; since: Instant };

/** When a page was taught, or with `field` one field of a page of a built-in recipe. */
export type Lesson = { crm: string; site: string; page: string; field?: string; at: Instant };

/** Everything the person has taught, and where it needs them again. One document of the database. */
export type Taught = { recipes: Recipe[]; overrides: Override[]; drifts: Drift[]; lessons: Lesson[]; apps: OwnApp[] };

const documentName = 'taught';
const most = { recipes: 50, overrides: 200, drifts: 400, lessons: 1200, apps: mostApps };
const schemas = once(() => {
  const text = z.string().check(z.maxLength(400));
  const drift = z.strictObject({ crm: text, site: text, page: text, field: text, since: z.number() });
  const lesson = z.strictObject({ crm: text, site: text, page: text, field: z.exactOptional(text), at: z.number() });
  return { drift, lesson };
});

/** The newest so many: where there are too many, the oldest of the site that has most goes, so that none pushes out another's. */
export function capped<T extends { site: string }>(all: readonly T[], limit: number): T[] {
  const kept = [...all];
  while (kept.length > limit) {
    const bySite = [...Map.groupBy(kept, ({ site }) => site).values()];
    const [oldest] = bySite.reduce((most, one) => (one.length > most.length ? one : most));
    kept.splice(kept.indexOf(oldest as T), 1);
  }
  return kept;
}

const partOf = <T>(schema: z.ZodMiniType<T>, one: unknown): T[] => {
  const parsed = z.safeParse(schema, one);
  return parsed.success ? [parsed.data] : [];
};

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
    drifts: list('drifts').flatMap((one) => partOf(schemas().drift, one)),
    lessons: list('lessons').flatMap((one) => partOf(schemas().lesson, one)),
    apps: list('apps').flatMap((one) => ownAppFrom(one) ?? []),
  };
}

export const readTaught = async (store: Store): Promise<Taught> =>
  taughtFrom(await readDocument(store.database, documentName));

export const changeTaught = async (store: Store, how: (old: Taught) => Taught): Promise<Taught> => {
  const saved = await changeDocument(store.database, documentName, (old) => how(taughtFrom(old)));
  announce('everything');
  return saved;
};

/**
 * Keeps what was taught of a site: its pages take the place of those of the same id, the others stay. What needed a click
 * there needs none any more. `undefined`: it is no taught recipe, or one of another site; nothing was changed.
 */
export async function keepTaught(
  store: Store,
  site: string,
  document: unknown,
  at: Instant,
): Promise<Recipe | undefined> {
  const recipe = taughtRecipeFrom(document);
  if (!recipe || recipe.id !== taughtId(site) || recipe.matches[0] !== patternFor(site)) return undefined;
  const isOther = ({ crm, page }: { crm: string; page: string }): boolean =>
    crm !== recipe.id || !recipe.pages.some(({ id }) => id === page);
  const { recipes } = await changeTaught(store, (old) => {
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
      drifts: old.drifts.filter(isOther),
      lessons: capped(
        [
          ...old.lessons.filter(isOther),
          ...recipe.pages.map(({ id }): Lesson => ({ crm: recipe.id, site, page: id, at })),
        ],
        most.lessons,
      ),
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
  await changeTaught(store, (old) => ({
    ...old,
    drifts: capped(
      [...old.drifts, ...fresh.map((field): Drift => ({ crm, site, page, field, since: at }))],
      most.drifts,
    ),
  }));
  return true;
}

type Place = Pick<Override, 'site' | 'crm' | 'page' | 'field'>;

const isAt = (one: Omit<Place, 'field'> & { field?: string }, { site, crm, page, field }: Place): boolean =>
  one.site === site && one.crm === crm && one.page === page && one.field === field;

/** A field of a built-in recipe that the person pointed at; one per site, CRM, page and field. */
export async function keepOverride(store: Store, document: unknown, at: Instant): Promise<boolean> {
  const override = overrideFrom(document);
  if (!override) return false;
  await changeTaught(store, (old) => ({
    ...old,
    overrides: capped([...old.overrides.filter((one) => !isAt(one, override)), override], most.overrides),
    drifts: old.drifts.filter((one) => !isAt(one, override)),
    lessons: capped(
      [
        ...old.lessons.filter((one) => !isAt(one, override)),
        { site: override.site, crm: override.crm, page: override.page, field: override.field, at },
      ],
      most.lessons,
    ),
  }));
  return true;
}

/** The field is read again where the built-in recipe says. */
export const dropOverride = async (store: Store, place: Omit<Place, 'field'> & { field: string }): Promise<void> => {
  const isOther = (one: Omit<Place, 'field'> & { field?: string }): boolean => !isAt(one, place as Place);
  await changeTaught(store, (old) => ({
    ...old,
    overrides: old.overrides.filter(isOther),
    drifts: old.drifts.filter(isOther),
    lessons: old.lessons.filter(isOther),
  }));
};

/** Forgets what was taught of a site, of one of its pages, or of one field of a page. Deals that were read stay. */
export async function forgetTaught(
  store: Store,
  { site, page, field }: { site: string; page?: string; field?: string },
): Promise<void> {
  const isMeant = (one: { page: string; field?: string }): boolean =>
    (page === undefined || one.page === page) && (field === undefined || one.field === field);
  const withoutField = (one: Page): Page => ({
    ...one,
    fields: Object.fromEntries(Object.entries(one.fields).filter(([name]) => name !== field)),
  });
  const less = (recipe: Recipe): Recipe[] => {
    const pages =
      page === undefined
        ? []
        : recipe.pages.flatMap((one) => (one.id !== page ? one : field === undefined ? [] : withoutField(one)));
    return pages.length === 0 ? [] : [{ ...recipe, version: recipe.version + 1, pages }];
  };
  await changeTaught(store, (old) => ({
    recipes: old.recipes.flatMap((recipe) => (recipe.id === taughtId(site) ? less(recipe) : recipe)),
    overrides: old.overrides.filter((one) => one.site !== site || !isMeant(one)),
    drifts: old.drifts.filter((one) => one.site !== site || !isMeant(one)),
    lessons: old.lessons.filter((one) => one.site !== site || !isMeant(one)),
    apps: page === undefined ? old.apps.filter((one) => one.site !== site) : old.apps,
  }));
}

/** The recipes for a page of this site: what was taught of it first, then the built-in ones with the person's own fields. */
export const recipesOf = ({ recipes, overrides, apps }: Taught, site: string, builtIn: readonly Recipe[]): Recipe[] => {
  const isHere = (one: { site: string }): boolean => one.site === site;
  const [own, ownApps] = [overrides.filter(isHere), apps.filter(isHere)];
  return [
    ...recipes.filter(({ id }) => id === taughtId(site)),
    ...builtIn.map((recipe) => withOwnApps(withOverrides(recipe, own), ownApps)),
  ];
};
