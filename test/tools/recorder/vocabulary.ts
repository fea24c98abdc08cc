import { recipes } from '../../../lib/crms/index.ts';
import { plain } from '../../../lib/recipes/columns.ts';

/** Texts of pages that a recipe asks for: headers and labels, stages, kinds and states of activities. */
const asked = new Set(['header', 'label', 'open', 'won', 'lost', 'map', 'activityTypes', 'is', 'self']);

/** The words these texts are made of: a class that is called so is no person's. */
export const wordsIn = (texts: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...texts].flatMap((text) => text.match(/[\p{L}\p{M}]{3,}/gu) ?? []));

/**
 * What may stay as it is when a page is scrubbed: whole texts that recipes know pages to print. Everything else may be
 * somebody's, and goes. `more` are headers of a CRM that has no recipe yet, listed by whoever records it.
 */
export function vocabulary(more: readonly string[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  const take = (text: string): void => void (/\p{L}{2}/u.test(text) && found.add(plain(text.replace(/\*$/, ''))));
  const walk = (value: unknown, isAsked: boolean): void => {
    if (typeof value === 'string') {
      if (isAsked) take(value);
    } else if (Array.isArray(value)) for (const one of value) walk(one, isAsked);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) {
        if (isAsked) take(name);
        walk(one, isAsked || asked.has(name));
      }
  };
  walk(recipes, false);
  for (const text of more) take(text);
  return found;
}
