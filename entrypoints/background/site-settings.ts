import { isAllowed } from '../../lib/app/policy.ts';
import { readPolicy, readSettings } from '../../lib/app/settings-document.ts';
import type { Store } from '../../lib/store/open.ts';

/** Paused by the person, or not among the sites the company allows. */
export async function isPaused(store: Store, site: string): Promise<boolean> {
  const [{ sites }, policy] = await Promise.all([readSettings(store), readPolicy(store)]);
  return (sites[site]?.paused ?? false) || !isAllowed(policy, site);
}

/** Whether the person wants chips on the lists and boards of a site: yes, unless they said otherwise. */
export const hasChips = async (store: Store, site: string): Promise<boolean> =>
  (await readSettings(store)).sites[site]?.chips ?? true;
