import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** What stands open on demand may be scrolled to; it takes no row's place. */
const openedIn = (panel: Element): number =>
  [...panel.querySelectorAll('details[open]')].reduce(
    (height, details) => height + details.scrollHeight - (details.querySelector('summary')?.scrollHeight ?? 0),
    0,
  );

/**
 * How many of a table's rows the popup has room for without scrolling, at most `most`. Measured before it is
 * painted, and anew whenever `content` changes: sentences wrap, notices come and go, and no constant fits them all. What
 * stands there for the rows that went takes room itself, and makes its line wrap in a wide font: so it is measured once more
 * until all fits.
 */
export function useFittingRows(most: number, content: string): { box: RefObject<HTMLDivElement | null>; rows: number } {
  const box = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState({ content: '', rows: most, isFitting: false });
  const isKnown = measured.content === content;
  const isFitting = isKnown && measured.isFitting;
  useLayoutEffect(() => {
    const table = box.current;
    const panel = table?.closest('.progress');
    if (isFitting || !table || !panel) return;
    const heights = [...table.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height);
    const excess = panel.scrollHeight - panel.clientHeight - openedIn(panel);
    let rows = heights.length;
    for (let above = excess; above > 0 && rows > 0; rows -= 1) above -= heights[rows - 1] ?? 0;
    const hasRoom = rows === heights.length;
    setMeasured({ content, rows: hasRoom ? (isKnown ? measured.rows : most) : rows, isFitting: hasRoom });
  }, [content, isFitting, isKnown, measured.rows, most]);
  return { box, rows: isKnown ? measured.rows : most };
}
