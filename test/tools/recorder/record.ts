import { entered, leaks } from './leaks.ts';
import type { Chance } from './pretend.ts';
import { scrub } from './scrub.ts';
import { vocabulary } from './vocabulary.ts';

/** A scrubbed page, and what of the original is left in it: with anything left it must not be saved. */
export type Recorded = { html: string; left: string[] };

/** `own`: words and headers that are the CRM's and nobody's, and may stay. */
export function record(
  html: string,
  { url, own, chance }: { url: string; own: readonly string[]; chance: Chance },
): Recorded {
  const known = vocabulary(own);
  const parse = (): Document => new DOMParser().parseFromString(html, 'text/html');
  const made = scrub(parse(), { url, vocabulary: known, chance });
  return { html: made, left: leaks(entered(parse(), known), made) };
}
