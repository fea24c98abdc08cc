import type { Dom } from './dom.ts';
import { find, scopeOf } from './find.ts';
import { matchesPattern } from './pattern.ts';
import type { Part, Recipe, Sources } from './recipe.ts';

/** A text that stands anywhere on the page. */
export function somewhere(sources: Sources, dom: Dom, url: string): string | undefined {
  const top = dom.top();
  const everywhere: Part = { kind: 'deal-record', identity: {}, fields: {} };
  return top ? find(sources, scopeOf(dom, everywhere, dom.document, [top], url))[0]?.text : undefined;
}

/** The language that words of the page tell, where it does not say so itself. */
export function languageOf({ language = [] }: Recipe, dom: Dom, url: string): string | undefined {
  for (const { at, is } of language) {
    const text = somewhere(at, dom, url);
    const told = text === undefined ? undefined : Object.entries(is).find(([words]) => matchesPattern(words, text));
    if (told) return told[1];
  }
  return undefined;
}
