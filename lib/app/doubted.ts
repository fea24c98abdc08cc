import type { Instant } from '../domain/day.ts';
import type { Miss } from '../domain/reading.ts';

/** Milliseconds between the two looks that have to agree: a page that is being drawn anew is whole again by then. */
const patience = 2_500;

/**
 * A place whose clues do not agree asks for the person, so it counts only when two looks at one page found it so, some
 * seconds apart, and none between them found it in order. Until then nothing is read there, and nothing is said.
 */
export function doubted(): (
  url: string,
  misses: readonly Miss[],
  at: Instant,
) => { misses: Miss[]; isWaiting: boolean } {
  let address: string | undefined;
  let since = new Map<string, Instant>();
  return (url, misses, at) => {
    const before = url === address ? since : new Map<string, Instant>();
    const drifted = new Set(misses.flatMap(({ field, reason }) => (reason === 'drifted' ? [field] : [])));
    address = url;
    since = new Map([...drifted].map((field) => [field, before.get(field) ?? at]));
    const isSure = (field: string): boolean => at - (since.get(field) ?? at) >= patience;
    return {
      misses: misses.filter(({ field, reason }) => reason !== 'drifted' || isSure(field)),
      isWaiting: [...drifted].some((field) => !isSure(field)),
    };
  };
}
