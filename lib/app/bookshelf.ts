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
  /** By id and version: a recipe that was taught anew is another book. */
  const books = new Map<string, Recipe | 'asked'>();

  const keyOf = ({ id, version, edition = '' }: Candidate): string => `${id} ${version} ${edition}`;

  const fetchBook = (candidate: Candidate): void => {
    const id = keyOf(candidate);
    books.set(id, 'asked');
    void ask(candidate.id).then((answer) => {
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
    const wanted = crms.filter((candidate) => detects(candidate, url, document));
    for (const candidate of wanted) if (!books.has(keyOf(candidate))) fetchBook(candidate);
    const held = wanted.map((candidate) => books.get(keyOf(candidate)));
    return held.every((book) => book !== undefined && book !== 'asked') ? held : undefined;
  };
}
