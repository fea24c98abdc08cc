/** What can be clicked or typed into, or floats above the page like a chat bubble. */
const controls =
  'a[href], button, input, select, textarea, summary, label, [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="switch"], [onclick], [contenteditable=""], [contenteditable="true"]';

export type Spot = {
  /** Distance from the window's top in px. */
  top: number;
  /** Distance from the window's side: the width of a scroll bar that stands there. */
  inset: number;
};

type Size = { width: number; height: number };

/** First where the eye expects it, then away from it step by step; never in the corners, where menus and chats live. */
const shares = [0.3, 0.38, 0.46, 0.54, 0.62, 0.7, 0.22, 0.78, 0.16];

/** A place at the window's edge where the tab covers nothing that can be used; with none, the one that covers least. */
export function freeSpot(view: Window, side: 'left' | 'right', { width, height }: Size, own: Element): Spot {
  const inset = scrollBarAt(view, side, own);
  let best = { top: Math.round(view.innerHeight * 0.3), covered: Infinity };
  for (const share of shares) {
    const top = Math.round(view.innerHeight * share);
    const covered = controlsUnder(view, side, inset, top, { width, height }, own);
    if (covered < best.covered) best = { top, covered };
    if (covered === 0) break;
  }
  return { top: best.top, inset };
}

function controlsUnder(
  { document, innerWidth }: Window,
  side: 'left' | 'right',
  inset: number,
  top: number,
  { width, height }: Size,
  own: Element,
): number {
  let covered = 0;
  for (const down of [0, 0.25, 0.5, 0.75, 1]) {
    for (const along of [0.1, 0.5, 0.95]) {
      const off = inset + width * along;
      const x = side === 'right' ? innerWidth - off : off;
      const stack = document.elementsFromPoint(x, top + height * down).filter((element) => element !== own);
      if (stack.some((element) => element.closest(controls) !== null)) covered += 1;
    }
  }
  return covered;
}

/** A list that scrolls by itself at the window's edge has its bar where the tab would hang. */
function scrollBarAt({ document, innerWidth, innerHeight }: Window, side: 'left' | 'right', own: Element): number {
  const x = side === 'right' ? innerWidth - 2 : 2;
  let widest = 0;
  for (
    let element = document.elementsFromPoint(x, innerHeight / 2).find((one) => one !== own) ?? null;
    element;
    element = element.parentElement
  ) {
    if (!(element instanceof HTMLElement) || element === document.documentElement || element === document.body)
      continue;
    const bar = element.offsetWidth - element.clientWidth;
    const { left, right } = element.getBoundingClientRect();
    const isAtEdge = side === 'right' ? innerWidth - right < 2 : left < 2;
    if (isAtEdge && bar >= 6 && bar <= 24 && element.scrollHeight > element.clientHeight)
      widest = Math.max(widest, bar);
  }
  return widest;
}
