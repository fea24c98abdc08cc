import type { Box, Size } from './chip-spot.ts';
import type { Placed } from './chip-stage.ts';

type Point = { x: number; y: number };

/** How a chip was put: from the corner of what all chips stand on. */
type Put = Point & { isMark: boolean; height: string; clip: string };

/** So far apart, in px, two places are one. */
const hair = 0.01;

/**
 * Puts what was drawn to its place in the window. Moves by `transform` alone, which shifts no layout, not even in the eyes of
 * the page's own observers. All chips stand on one sheet: where most of them moved alike, as in a list that scrolls, only the
 * sheet is moved.
 */
export function chipBrush(
  elementOf: (key: number) => HTMLElement | undefined,
  sheet: () => HTMLElement | undefined,
  tip: () => HTMLElement | undefined,
) {
  const sizes = new Map<number, { label: string; size: Size }>();
  let put = new WeakMap<HTMLElement, Put>();
  let moved: { sheet: HTMLElement; by: Point } | undefined;

  /** The size of a chip as it was drawn; of a mark, what it would be as a chip. */
  const sizeOf = (one: Placed): Size | undefined => {
    const known = sizes.get(one.key);
    const label = one.chip?.label ?? '';
    const element = elementOf(one.key);
    if (!element || known?.label === label) return element && known?.size;
    put.delete(element);
    element.dataset['mark'] = 'false';
    element.style.height = '';
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    sizes.set(one.key, { label, size });
    return size;
  };

  /** Where a chip belongs in the window, in px of the sheet. */
  const aim = ({ key, at }: Placed, origin: Box, zoom: number, isOpen: boolean): Put | undefined => {
    const size = sizes.get(key)?.size;
    if (!at || !size) return undefined;
    const { box, cut, isMark } = at;
    const isWide = isMark && isOpen;
    const top = isWide ? (box.top + box.bottom - size.height) / 2 : box.top;
    const isWhole = isWide || Math.max(cut.left, cut.top, cut.right, cut.bottom) <= 0;
    return {
      x: (box.right - origin.left) / zoom,
      y: (top - origin.top) / zoom,
      isMark: isMark && !isWide,
      height: isMark && !isWide ? `${box.bottom - box.top}px` : '',
      clip: isWhole
        ? ''
        : `inset(${cut.top / zoom}px ${cut.right / zoom}px ${cut.bottom / zoom}px ${cut.left / zoom}px)`,
    };
  };

  /** How far the most chips are from where they were put. */
  const commonMove = (aims: ReadonlyMap<HTMLElement, Put>): Point | undefined => {
    const votes: { by: Point; count: number }[] = [];
    for (const [element, { x, y }] of aims) {
      const before = put.get(element);
      if (!before) continue;
      const by = { x: x - before.x, y: y - before.y };
      const same = votes.find((vote) => isNear(vote.by, by));
      if (same) same.count += 1;
      else votes.push({ by, count: 1 });
    }
    return votes.reduce(
      (best, vote) => (vote.count > best.count ? vote : best),
      votes[0] ?? { by: undefined, count: 0 },
    ).by;
  };

  const moveSheet = (aims: ReadonlyMap<HTMLElement, Put>): Point => {
    const now = sheet();
    if (!now) return { x: 0, y: 0 };
    if (moved?.sheet !== now) {
      put = new WeakMap();
      moved = { sheet: now, by: { x: 0, y: 0 } };
    }
    const by = commonMove(aims);
    if (by && !isNear(by, moved.by)) {
      moved.by = by;
      now.style.transform = `translate(${by.x}px, ${by.y}px)`;
    }
    return moved.by;
  };

  const putOne = (element: HTMLElement, { x, y, isMark, height, clip }: Put): void => {
    const before = put.get(element);
    const { style } = element;
    if (!before || !isNear(before, { x, y })) style.transform = `translate(calc(${x}px - 100%), ${y}px)`;
    if (before?.isMark !== isMark) element.dataset['mark'] = String(isMark);
    if (before?.height !== height) style.height = height;
    if (before?.clip !== clip) style.clipPath = clip;
    put.set(element, { x, y, isMark, height, clip });
    if (style.visibility !== 'visible') style.visibility = 'visible';
  };

  /** Below its chip where there is room, else above, and always within the window. */
  const putTip = (box: Box | undefined, origin: Box, zoom: number, by: Point): void => {
    const element = tip();
    if (!element) return;
    element.style.visibility = box ? 'visible' : '';
    if (!box) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const [wide, tall] = [(origin.right - origin.left) / zoom, (origin.bottom - origin.top) / zoom];
    const [right, top, bottom] = [
      (box.right - origin.left) / zoom,
      (box.top - origin.top) / zoom,
      (box.bottom - origin.top) / zoom,
    ];
    const x = Math.max(8, Math.min(right - width, wide - width - 8));
    const y = bottom + 6 + height <= tall ? bottom + 6 : Math.max(8, top - 6 - height);
    element.style.transform = `translate(${x - by.x}px, ${y - by.y}px)`;
  };

  const hide = (key: number): void => {
    const element = elementOf(key);
    if (element?.style.visibility) element.style.visibility = '';
  };

  return {
    sizeOf,
    /** `open`: the key of the chip that explains itself. */
    putAll(shown: readonly Placed[], origin: Box, zoom: number, open: number | undefined): void {
      const aims = new Map<HTMLElement, Put>();
      for (const one of shown) {
        const element = elementOf(one.key);
        const wanted = aim(one, origin, zoom, one.key === open);
        if (element && wanted) aims.set(element, wanted);
        else hide(one.key);
      }
      const by = moveSheet(aims);
      for (const [element, { x, y, ...rest }] of aims) putOne(element, { x: x - by.x, y: y - by.y, ...rest });
      putTip(shown.find(({ key }) => key === open)?.at?.box, origin, zoom, by);
    },
    /** At once, before anything is painted. */
    hide,
    /** Of what is no longer drawn. */
    forget(): void {
      for (const key of sizes.keys()) if (!elementOf(key)) sizes.delete(key);
    },
  };
}

const isNear = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < hair && Math.abs(a.y - b.y) < hair;
