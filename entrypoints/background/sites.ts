import { granted, patternOf, patternsOf, readable } from '../../lib/browser/permissions.ts';
import {
  readOpenTabs,
  registerListeners,
  registerReader,
  tellPages,
  type Listening,
} from '../../lib/browser/scripts.ts';
import { recipes } from '../../lib/crms/index.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { readLooks } from '../../lib/store/read.ts';
import type { Candidate, Notice } from '../../lib/messages/protocol.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import { MatchPattern } from 'wxt/utils/match-patterns';
import type { Keeper } from './keeper.ts';

const notice = (name: 'ask-again' | 'forget'): Notice => ({ notice: name });

/** The vendors' own hosts and every site the person has set something for. */
async function wanted({ use }: Keeper): Promise<string[]> {
  const vendors = recipes.flatMap(({ matches }: Recipe) => matches);
  // A database that cannot be opened must not keep a granted site from being registered.
  const sites = await use(readSettings).then(
    ({ sites: known }) => Object.keys(known),
    () => [],
  );
  return [...vendors, ...sites.flatMap((site) => patternOf(site) ?? [])];
}

/**
 * What pages fetch, and a builder's own API, is listened to on sites whose recipe reads it, and that the person has not
 * switched off: on the vendors' hosts, and on a company's own once such a CRM was read there.
 */
async function listening({ use }: Keeper, matches: readonly string[]): Promise<Listening> {
  const { looks, off } = await use(async (store) => ({
    looks: await readLooks(store.database),
    off: Object.entries((await readSettings(store)).sites).flatMap(([site, { paused, pageData = true }]) =>
      paused || !pageData ? (patternOf(site) ?? []) : [],
    ),
  }));
  const among = (wants: (recipe: Recipe) => unknown): string[] => {
    const heard = recipes.filter(wants);
    const seen = looks.filter(({ crm }) => heard.some(({ id }) => id === crm)).map(({ site }) => site);
    const vendors = heard.flatMap((recipe: Recipe) => recipe.matches);
    return patternsOf(matches, vendors, seen).filter((pattern) => !off.includes(pattern));
  };
  return {
    fetched: among(({ responses }) => responses),
    api: among(({ api }) => api),
    off: [...new Set(off)].sort(),
  };
}

async function register(keeper: Keeper): Promise<{ matches: string[]; fresh: string[] }> {
  const sites = async () => readable(await granted(), await wanted(keeper));
  const reader = await registerReader(sites);
  // A database that cannot be opened keeps no page from being read.
  await registerListeners(async () => listening(keeper, await sites())).catch(keeper.note);
  return reader;
}

/** Brings registration and open tabs to what is granted now. Answers the patterns that are read. */
export async function followGrants(keeper: Keeper): Promise<string[]> {
  const { matches, fresh } = await register(keeper);
  await readOpenTabs(fresh);
  return matches;
}

/** After a permission went: who is no longer wanted learns it by asking, and leaves. */
export async function followRemovals(keeper: Keeper): Promise<string[]> {
  const matches = await followGrants(keeper);
  await tellPages(notice('ask-again'));
  return matches;
}

/** After an installation, an update or a start: registrations may be gone, and open tabs hold scripts that are dead. */
export async function heal(keeper: Keeper): Promise<void> {
  const { matches } = await register(keeper);
  await readOpenTabs(matches);
}

export const askAgain = (): Promise<void> => tellPages(notice('ask-again'));
export const forget = (): Promise<void> => tellPages(notice('forget'));
export const tellErased = (site?: string): Promise<void> =>
  tellPages({ notice: 'erased', ...(site !== undefined && { site }) } satisfies Notice);

/** The CRMs a page of this address may be of: the vendor's own where the host says so, else any. */
export function recipesFor(url: string): Recipe[] {
  const all: readonly Recipe[] = recipes;
  const own = all.filter(({ matches }) => matches.some((pattern) => new MatchPattern(pattern).includes(url)));
  return own.length > 0 ? own : [...all];
}

/** What a page is told of a recipe, to know its CRM by. */
export const candidateOf = ({ id, version, edition, detect, shadow }: Recipe): Candidate => ({
  id,
  version,
  ...(edition !== undefined && { edition }),
  detect,
  ...(shadow && { shadow }),
});
