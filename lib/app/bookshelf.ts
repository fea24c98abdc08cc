import type { Answer, Candidate, Lost } from '../messages/protocol.ts';
import { detects } from '../recipes/locate.ts';
import type { Recipe } from '../recipes/recipe.ts';

/** Milliseconds before a recipe that did not come is asked for again. */
const patience = 1_000;

export type BookshelfWays = {
  document: Document;
  ask: (id: string) => Promise<Answer<'recipe'> | Lost>;
  signal: AbortSignal;
  /** A recipe came, or may be asked for again: look anew. */
  arrived: () => void;
};

/** Fetches the recipes of the CRMs a page turns out to be of, and of no others. `undefined` while one is on its way. */
export function bookshelf({
  document,
  ask,
  signal,
  arrived,
}: BookshelfWays): (crms: readonly Candidate[]) => Recipe[] | undefined {
  const books = new Map<string, Recipe | 'asked'>();

  const fetchBook = (id: string): void => {
    books.set(id, 'asked');
    void ask(id).then((answer) => {
      if (signal.aborted) return;
      if ('pages' in answer) {
        books.set(id, answer);
        arrived();
        return;
      }
      const later = setTimeout(() => {
        books.delete(id);
        arrived();
      }, patience);
      signal.addEventListener('abort', () => clearTimeout(later), { once: true });
    });
  };

  return (crms) => {
    const url = document.location.href;
    const wanted = crms.filter((candidate) => detects(candidate, url, document)).map(({ id }) => id);
    for (const id of wanted) if (!books.has(id)) fetchBook(id);
    const held = wanted.map((id) => books.get(id));
    return held.every((book) => book !== undefined && book !== 'asked') ? held : undefined;
  };
}
