import { compareOrder, orderOf, type Order, type Seen } from './merge.ts';

/**
 * Of the looks that showed rows of one identity, those that hold: of each view (a page under one filter) the newest. A page may
 * show a card twice while it is moved or scrolled, and deals of one name come and go; what it showed last is what there is.
 */
export function lastingLooks(rows: readonly Seen[]): Seen[][] {
  const newest = new Map<string, Seen[]>();
  for (const look of looksOf(rows)) {
    const { view } = look[0] as Seen;
    const other = newest.get(view);
    if (!other || compareOrder(lastOf(other), lastOf(look)) < 0) newest.set(view, look);
  }
  return [...newest.values()];
}

/** Rows of looks that showed one of them only: where several stood side by side, nobody can say which of them is which. */
export const aloneIn = (rows: readonly Seen[]): Seen[] =>
  looksOf(rows).flatMap((look) => (look.length === 1 ? look : []));

function looksOf(rows: readonly Seen[]): Seen[][] {
  const looks = new Map<string, Seen[]>();
  for (const seen of rows) {
    const look = looks.get(seen.reading);
    if (look) look.push(seen);
    else looks.set(seen.reading, [seen]);
  }
  return [...looks.values()];
}

export const lastOf = (look: readonly Seen[]): Order =>
  look.map(orderOf).reduce((a, b) => (compareOrder(a, b) < 0 ? b : a));
