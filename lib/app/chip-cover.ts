import type { RowRoom } from './chip-rows.ts';
import type { Box } from './chip-spot.ts';

/** What was answered for a place holds for so many px around it, until it is forgotten. */
const cell = { width: 8, height: 4 };
/** More cells than a window has in one direction, so that both make one number. */
const most = 65_536;

export type Cover = {
  /** Whether the page shows something else where a row's chip would stand. `wasHidden`: so it did a moment ago. */
  hides: (row: Element, box: Box, wasHidden: boolean) => boolean;
  /** The page may show something else by now. */
  forget: () => void;
};

/**
 * Remembers where in the window a list's own rows are to be seen. What the browser is asked for one place costs more than all
 * else a frame does; while a list only scrolls, its menus, dialogs and headers stay where they are, and so do the answers. A
 * chip that was hidden is asked about again before it is shown, since what hides it may scroll along.
 */
export function chipCover({ shows, parentOf }: RowRoom): Cover {
  let known = new WeakMap<Element, Map<number, boolean>>();

  const shown = (row: Element, x: number, y: number): boolean => {
    const list = parentOf(row) ?? row;
    let cells = known.get(list);
    if (!cells) known.set(list, (cells = new Map()));
    const at = Math.floor(x / cell.width) * most + Math.floor(y / cell.height);
    const before = cells.get(at);
    if (before !== undefined) return before;
    const now = shows(row, x, y);
    cells.set(at, now);
    return now;
  };

  return {
    hides(row, { left, top, right, bottom }, wasHidden) {
      const both = (ask: typeof shows): boolean => ask(row, left + 1, top + 1) && ask(row, right - 1, bottom - 1);
      return !both(shown) || (wasHidden && !both(shows));
    },
    forget: () => (known = new WeakMap()),
  };
}
