import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** What stands open on demand may be scrolled to; it takes no row's place. */
const openedIn = (panel: Element): number =>
  [...panel.querySelectorAll('details[open]')].reduce(
    (height, details) => height + details.scrollHeight - (details.querySelector('summary')?.scrollHeight ?? 0),
    0,
  );

/** What the button that offers the other rows may add to its line, in px. */
const button = 8;

/**
 * How many of a table's rows the popup has room for without scrolling, at most `most`. Measured before it is
 * painted, and anew whenever `content` changes: sentences wrap, notices come and go, and no constant fits them all.
 */
export function useFittingRows(most: number, content: string): { box: RefObject<HTMLDivElement | null>; rows: number } {
  const box = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState({ content: '', rows: most });
  const isMeasured = measured.content === content;
  useLayoutEffect(() => {
    const table = box.current;
    const panel = table?.closest('.progress');
    if (isMeasured || !table || !panel) return;
    const heights = [...table.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height);
    let rows = heights.length;
    let excess = panel.scrollHeight - panel.clientHeight - openedIn(panel);
    if (excess > 0) excess += button;
    for (; excess > 0 && rows > 0; rows -= 1) excess -= heights[rows - 1] ?? 0;
    setMeasured({ content, rows: rows < heights.length ? rows : most });
  }, [content, isMeasured, most]);
  return { box, rows: isMeasured ? measured.rows : most };
}
