import { compareOrder, isOldNews, orderOf, type Dossier, type Seen } from '../domain/merge.ts';
import type { Marks } from './schema.ts';

/** Milliseconds: how fine "last seen" is kept. Within it an unchanged row is not written at all. */
export const freshFor = 3_600_000;

/**
 * `drop`: known, and fresh enough. `touch`: known, only "last seen" moves. `news`: says something new. `late`: older than
 * what is there already, so the whole has to be derived anew.
 */
export type Verdict = 'drop' | 'touch' | 'news' | 'late';

/** `marks`: when each content of this identity's rows was last seen; `print`: the content of this one. */
export function judge(dossier: Dossier, marks: Marks, seen: Seen, print: number): Verdict {
  const isLate = compareOrder(orderOf(seen), dossier.head) < 0;
  const last = marks.get(print);
  if (last !== undefined) {
    if (seen.at <= last) return 'drop';
    if (!isLate && isOldNews(dossier, seen.row)) {
      if (seen.at - last < freshFor) return 'drop';
      // At the very moment of the newest news, "seen again" would stand before it and not after it.
      return seen.at > dossier.head[0] || dossier.head[2] === -1 ? 'touch' : 'drop';
    }
  }
  return isLate ? 'late' : 'news';
}
