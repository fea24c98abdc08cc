import { describe, expect, it } from 'vitest';
import { freeSpot } from './free-spot.ts';

type Box = { left: number; top: number; width: number; height: number; isControl?: boolean; bar?: number };

const HTMLElementStandIn = class {};
Object.assign(globalThis, { HTMLElement: HTMLElementStandIn });

/** A window of 1000 × 800 in which boxes lie where they are said to; later ones on top. */
function page(boxes: Box[]) {
  const own = new HTMLElementStandIn() as unknown as Element;
  const elements = boxes.map(({ left, top, width, height, isControl = false, bar = 0 }) =>
    Object.assign(new HTMLElementStandIn(), {
      closest: () => (isControl ? {} : null),
      parentElement: null,
      offsetWidth: width,
      clientWidth: width - bar,
      clientHeight: height,
      scrollHeight: bar > 0 ? height * 3 : height,
      getBoundingClientRect: () => ({ left, right: left + width, top, bottom: top + height }),
      box: { left, top, width, height },
    }),
  );
  const hits = (x: number, y: number) =>
    elements
      .filter(({ box }) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height)
      .reverse();
  const view = {
    innerWidth: 1000,
    innerHeight: 800,
    document: { documentElement: {}, body: {}, elementsFromPoint: (x: number, y: number) => [own, ...hits(x, y)] },
  };
  return { view: view as unknown as Window, own };
}

const size = { width: 36, height: 56 };
const spot = (boxes: Box[], side: 'left' | 'right' = 'right') => {
  const { view, own } = page(boxes);
  return freeSpot(view, side, size, own);
};

describe('a free spot at the edge', () => {
  it('is where the eye expects it on an empty page', () => {
    expect(spot([])).toEqual({ top: 240, inset: 0 });
  });

  it('is not over a button, but below it', () => {
    const { top } = spot([{ left: 900, top: 230, width: 100, height: 40, isControl: true }]);
    expect(top).toBe(304);
  });

  it('is above, when everything below is taken', () => {
    const { top } = spot([{ left: 900, top: 220, width: 100, height: 580, isControl: true }]);
    expect(top + size.height).toBeLessThanOrEqual(220);
  });

  it('does not mind what stands at the other side', () => {
    const sidebar: Box = { left: 0, top: 0, width: 80, height: 800, isControl: true };
    expect(spot([sidebar]).top).toBe(240);
    expect(spot([{ ...sidebar, left: 920 }], 'left').top).toBe(240);
  });

  it('does not mind text and pictures', () => {
    expect(spot([{ left: 0, top: 0, width: 1000, height: 800 }]).top).toBe(240);
  });

  it('where all is taken it covers the least', () => {
    const column: Box = { left: 900, top: 0, width: 100, height: 800, isControl: true };
    expect(spot([column])).toEqual({ top: 240, inset: 0 });
  });

  it('stands beside the bar of a list that scrolls at the edge', () => {
    expect(spot([{ left: 200, top: 60, width: 800, height: 740, bar: 15 }])).toEqual({ top: 240, inset: 15 });
  });

  it('takes no list in the middle of the page for one at the edge', () => {
    expect(spot([{ left: 200, top: 60, width: 600, height: 740, bar: 15 }]).inset).toBe(0);
  });
});
