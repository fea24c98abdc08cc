import { browser } from 'wxt/browser';
import { MatchPattern } from 'wxt/utils/match-patterns';

/** The match pattern a site is asked for by. Without the port: Firefox knows none in patterns, and a host is what a person grants. */
export function patternOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || !parsed.hostname) return undefined;
  return `${parsed.protocol}//${parsed.hostname}/*`;
}

const isSite = (pattern: string): boolean => /^https?:\/\//.test(pattern) || pattern.startsWith('*://');
const isBroad = (pattern: string): boolean =>
  pattern.includes('*', pattern.indexOf('://') + 3) && /:\/\/[^/]*\*/.test(pattern);

/**
 * Where pages are read: each host that was granted by name. A grant of all hosts at once, which browsers let a person
 * give in their own settings, is used for the hosts in `wanted` only: our permission is no reason to read a page.
 */
export function readable(granted: readonly string[], wanted: readonly string[]): string[] {
  const sites = granted.filter(isSite);
  const broad = sites.filter(isBroad).map((pattern) => new MatchPattern(pattern));
  const covered = wanted.filter((pattern) =>
    broad.some((wide) => wide.includes(pattern.replaceAll('*.', 'any.').replace('*', ''))),
  );
  return [...new Set([...sites.filter((pattern) => !isBroad(pattern)), ...covered])].sort();
}

/**
 * Those of the patterns that lie on a vendor's hosts, or on a site of which an origin is given. Paths are not compared: a
 * host is what a person grants.
 */
export function patternsOf(
  patterns: readonly string[],
  vendors: readonly string[],
  origins: readonly string[],
): string[] {
  const hosts = vendors.map((pattern) => new MatchPattern(pattern.replace(/(:\/\/[^/]+)\/.*$/, '$1/*')));
  const seen = new Set(origins.map(patternOf));
  return patterns.filter((pattern) => {
    const address = pattern.replace('*://', 'https://').replaceAll('*.', 'any.').replaceAll('*', '');
    return seen.has(pattern) || hosts.some((host) => host.includes(address));
  });
}

/** All patterns granted now, those declared in the manifest included. */
export const granted = async (): Promise<string[]> => (await browser.permissions.getAll()).origins ?? [];

/** Sites of the manifest itself: demo builds have some, store builds none. They cannot be given back. */
export const declaredSites = (): readonly string[] => browser.runtime.getManifest().host_permissions ?? [];

export async function isGranted(url: string): Promise<boolean> {
  const pattern = patternOf(url);
  return pattern !== undefined && browser.permissions.contains({ origins: [pattern] });
}

/** Asks the person. Must be the first thing in a click handler: after an `await` the browser no longer takes it for a click. */
export async function requestSite(url: string): Promise<boolean> {
  const pattern = patternOf(url);
  return pattern !== undefined && browser.permissions.request({ origins: [pattern] });
}

/** Answers false when the browser keeps it: what the manifest declares cannot be taken back here. */
export async function removeSite(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** Calls with the patterns that came or went. To be called synchronously when the worker starts. */
export function onGrants({
  added,
  removed,
}: {
  added: (origins: string[]) => void;
  removed: (origins: string[]) => void;
}): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => added(origins));
  browser.permissions.onRemoved.addListener(({ origins = [] }) => removed(origins));
}
