import type { Instant } from '../domain/day.ts';
import type { Formats } from '../recipes/parse-field.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { secondSource, type SecondSource } from '../recipes/response/beside.ts';
import { isOfPath } from '../recipes/response/path.ts';
import { readResponse } from '../recipes/response/read-response.ts';

/** JSON that the page fetched from its own origin: path of the address, text, and when it came. A stranger's word. */
export type Letter = { path: string; text: string; at: Instant };

/** So many wait to be opened at most, the newest. */
const mostWaiting = 40;

/** The page's own data as a second source: opens letters by the recipe at hand, and lays them beside what is shown. */
export function pageData(): Pick<SecondSource, 'beside' | 'forget'> & {
  /** In steps, between which the page has its turn. What no reader of the recipe is for is thrown away. */
  open: (letters: readonly Letter[], recipe: Recipe, formats: Formats, origin: string) => Generator<void, void>;
} {
  const source = secondSource();
  /** A look may be given up on the way; what it has not opened yet the next one opens. */
  let waiting: Letter[] = [];
  return {
    beside: source.beside,
    forget() {
      waiting = [];
      source.forget();
    },
    *open(letters, { responses = [] }, formats, origin) {
      waiting = [...waiting, ...letters].slice(-mostWaiting);
      for (let letter = waiting[0]; letter; letter = waiting[0]) {
        const { path, text, at } = letter;
        const readers = responses.filter(({ url }) => url.some((template) => isOfPath(template, path)));
        const json = readers.length > 0 ? parsed(text) : undefined;
        for (const reader of readers) source.hold(reader, yield* readResponse(reader, json, formats, origin), at);
        waiting = waiting.filter((one) => one !== letter);
        yield;
      }
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
