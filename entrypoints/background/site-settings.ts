import { isAllowed, type Policy } from '../../lib/app/policy.ts';
import type { Settings } from '../../lib/app/settings.ts';

/** Paused by the person, or not among the sites the company allows. */
export const isPaused = ({ settings, policy }: { settings: Settings; policy: Policy }, site: string): boolean =>
  (settings.sites[site]?.paused ?? false) || !isAllowed(policy, site);

/** Whether the person wants chips on the lists and boards of a site: yes, unless they said otherwise. */
export const hasChips = ({ sites }: Settings, site: string): boolean => sites[site]?.chips ?? true;
