import type { PageKind } from '../../domain/reading.ts';
import type { Recipe } from '../../recipes/recipe.ts';

/**
 * How sure a recipe is. `proven`: made from the program's own pages as they ran. `likely`: from documents, tests and other
 * people's readers; some of its places stand on one source, which its fields say with a low confidence.
 */
export type Sureness = 'proven' | 'likely';

export type CrmCard = {
  id: string;
  name: string;
  sureness: Sureness;
  /** The kinds of its pages that are read. */
  reads: PageKind[];
  /** The vendor's own hosts; empty where companies run it themselves. */
  patterns: readonly string[];
  /** How an address of it looks. */
  example: string;
};

export const cardsOf = (recipes: readonly Recipe[]): CrmCard[] => recipes.map(cardOf);

function cardOf({ id, name, pages, matches }: Recipe): CrmCard {
  const fields = pages.flatMap((page) => [page, ...(page.also ?? [])]).flatMap((part) => Object.values(part.fields));
  const [pattern] = matches;
  return {
    id,
    name,
    sureness: fields.some(({ confidence }) => confidence === 'low') ? 'likely' : 'proven',
    reads: [...new Set(pages.map(({ kind }) => kind))],
    patterns: matches,
    example: pattern
      ? pattern.replace('*.', 'example.').replace(/^([^/]+\/\/[^/]+).*$/, '$1')
      : 'https://crm.example.com',
  };
}

/** A web address as people type or paste it, with `https` where they leave that out; `undefined` for what is none. */
export function addressFrom(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  const isWhole = /^https?:\/\//i.test(text);
  const url = URL.parse(isWhole ? text : `https://${text}`);
  if (!url || /\s/.test(text) || (!isWhole && text.includes('://'))) return undefined;
  // A single word is a name rather than an address, unless it comes with a port or a scheme.
  return isWhole || /[.:]/.test(url.host) ? url.href : undefined;
}
