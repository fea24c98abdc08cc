import type { Box, Size } from './chip-spot.ts';
import type { Placed } from './chip-stage.ts';

/**
 * Puts what was drawn to its place in the window. Moves by `transform` alone, which shifts no layout, not even in the eyes of
 * the page's own observers.
 */
export function chipBrush(elementOf: (key: number) => HTMLElement | undefined, tip: () => HTMLElement | undefined) {
  const sizes = new Map<number, { label: string; size: Size }>();

  /** The size of a chip as it was drawn; of a mark, what it would be as a chip. */
  const sizeOf = (one: Placed): Size | undefined => {
    const element = elementOf(one.key);
    const label = one.chip?.label ?? '';
    const known = sizes.get(one.key);
    if (!element || known?.label === label) return element && known?.size;
    element.dataset['mark'] = 'false';
    element.style.height = '';
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    sizes.set(one.key, { label, size });
    return size;
  };

  const put = ({ key, at }: Placed, origin: Box, zoom: number, isOpen: boolean): void => {
    const element = elementOf(key);
    if (!element) return;
    if (!at) {
      element.style.visibility = '';
      return;
    }
    const { box, cut, isMark } = at;
    const size = sizes.get(key)?.size;
    const isWide = isMark && isOpen && size !== undefined;
    const top = isWide ? (box.top + box.bottom - size.height) / 2 : box.top;
    const { style } = element;
    element.dataset['mark'] = String(isMark && !isWide);
    style.height = isMark && !isWide ? `${box.bottom - box.top}px` : '';
    style.transform = `translate(calc(${(box.right - origin.left) / zoom}px - 100%), ${(top - origin.top) / zoom}px)`;
    style.clipPath =
      isWide || Math.max(cut.left, cut.top, cut.right, cut.bottom) <= 0
        ? ''
        : `inset(${cut.top / zoom}px ${cut.right / zoom}px ${cut.bottom / zoom}px ${cut.left / zoom}px)`;
    style.visibility = 'visible';
  };

  /** Below its chip where there is room, else above, and always within the window. */
  const putTip = (box: Box | undefined, origin: Box, zoom: number): void => {
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
    element.style.transform = `translate(${x}px, ${y}px)`;
  };

  return {
    sizeOf,
    put,
    putTip,
    /** At once, before anything is painted. */
    hide(key: number): void {
      const element = elementOf(key);
      if (element) element.style.visibility = '';
    },
    /** Of what is no longer drawn. */
    forget(): void {
      for (const key of sizes.keys()) if (!elementOf(key)) sizes.delete(key);
    },
  };
}
