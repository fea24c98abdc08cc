import type { Instant } from '../domain/day.ts';
import type { PageKind } from '../domain/reading.ts';
import type { Confidence, Page, Recipe } from '../recipes/recipe.ts';
import { teachable, type Teachable } from '../recipes/teach/field-names.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import type { Taught } from './taught.ts';

/** How one field of a page is read: how sure the recipe is of it, whether it was taught, and whether it needs a click. */
export type FieldWay = {
  field: Teachable;
  confidence: Confidence;
  /** When the person showed it, for what they taught. */
  taughtAt?: Instant;
  /** Since when its place is no longer certain; nothing is read there meanwhile. */
  driftedSince?: Instant;
  /** Stands in the place of a built-in recipe's own. */
  isOverride: boolean;
};

export type PageWay = {
  id: string;
  kind: PageKind;
  isTaught: boolean;
  taughtAt?: Instant;
  /** The rows themselves are no longer found, since when. */
  driftedSince?: Instant;
  fields: FieldWay[];
};

/** How the pages of one CRM on one site are read. */
export type SiteWay = {
  site: string;
  crm: string;
  /** What the person may save as a file: something was taught of it. */
  isTaught: boolean;
  pages: PageWay[];
};

/** For each site and CRM that was read or taught, how its pages of deals are read. `known` are the sites deals came from. */
export function readingWays(
  { recipes, overrides, drifts, lessons }: Taught,
  known: readonly { site: string; crm: string }[],
  builtIn: readonly Recipe[],
): SiteWay[] {
  const sites = new Map<string, { site: string; crm: string; recipe: Recipe }>();
  const add = (site: string, recipe: Recipe | undefined): void => {
    if (recipe) sites.set(`${site} ${recipe.id}`, { site, crm: recipe.id, recipe });
  };
  for (const { site, crm } of known)
    add(site, recipes.find(({ id }) => id === crm) ?? builtIn.find(({ id }) => id === crm));
  for (const recipe of recipes) add(siteOf(recipe), recipe);
  for (const { site, crm } of overrides)
    add(
      site,
      builtIn.find(({ id }) => id === crm),
    );
  return [...sites.values()]
    .map(({ site, crm, recipe }): SiteWay => {
      const isOwn = crm === taughtId(site);
      const isHere = (one: { site: string; crm: string; page: string }, page: Page): boolean =>
        one.site === site && one.crm === crm && one.page === page.id;
      const wayOf = (page: Page): PageWay => {
        const taughtAt = lessons.find((one) => isHere(one, page) && one.field === undefined)?.at;
        const rows = drifts.find((one) => isHere(one, page) && one.field === 'rows');
        return {
          id: page.id,
          kind: page.kind,
          isTaught: isOwn,
          ...(taughtAt !== undefined && { taughtAt }),
          ...(rows && { driftedSince: rows.since }),
          fields: teachable.flatMap((field): FieldWay[] => {
            const override = overrides.find((one) => isHere(one, page) && one.field === field);
            const is = override?.is ?? page.fields[field];
            if (!is || ('length' in is.at && is.at.length === 0)) return [];
            const drift = drifts.find((one) => isHere(one, page) && one.field === field);
            const shown = lessons.find((one) => isHere(one, page) && one.field === field)?.at ?? taughtAt;
            return [
              {
                field,
                confidence: is.confidence ?? 'medium',
                isOverride: override !== undefined,
                ...(shown !== undefined && { taughtAt: shown }),
                ...(drift && { driftedSince: drift.since }),
              },
            ];
          }),
        };
      };
      return {
        site,
        crm,
        isTaught: isOwn || overrides.some((one) => one.site === site && one.crm === crm),
        pages: recipe.pages.filter(({ kind }) => kind.startsWith('deal')).map(wayOf),
      };
    })
    .sort((a, b) => Number(b.isTaught) - Number(a.isTaught) || (a.site < b.site ? -1 : 1));
}

/** The origin a taught recipe is of: its name is the host, with its port. */
const siteOf = ({ name, matches }: Recipe): string =>
  `${new URL(matches[0]?.replace('*', '') ?? '').protocol}//${name}`;
