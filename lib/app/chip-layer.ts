import { chipBrush } from './chip-brush.ts';
import { chipPointer, isAt } from './chip-pointer.ts';
import type { RowRoom } from './chip-rows.ts';
import { createStage, type Placed, type StageWays } from './chip-stage.ts';
import { restAmong } from './chip-stirs.ts';
import { chipTimes } from './chip-times.ts';
import type { PageRows } from './page-rows.ts';

/** How far beyond what is seen chips are drawn, in px: a list that scrolls is drawn now and then, not row by row. */
const ahead = '240px';
/** A mark is narrow: the pointer need not hit it by the pixel. */
const reach = 6;

/** What says nothing of whose row it is; it may show or hide what stands in it. */
const cosmetic = /^(?:class|style|tabindex|hidden|role|draggable|aria-.*|data-state)$/;

export type LayerWays = {
  view: Window & typeof globalThis;
  room: RowRoom;
  chipOf: StageWays['chipOf'];
  /** Covers the window, takes no click, and holds what is drawn. */
  ground: HTMLElement;
  /** Draws these chips and the explanation of one of them. They stay hidden until they are placed. */
  draw: (shown: readonly Placed[], open: Placed | undefined) => void;
  elementOf: (key: number) => HTMLElement | undefined;
  /** What all chips and the explanation stand on. */
  sheet: () => HTMLElement | undefined;
  tip: () => HTMLElement | undefined;
  signal: AbortSignal;
};

export type Layer = {
  follow: (rows: PageRows | undefined) => void;
  /** A chip was reached by the keyboard, or left. */
  focus: (key: number | undefined) => void;
  redraw: () => void;
};

/**
 * Keeps chips on their rows: draws those in view, moves them with their rows in one go per frame, and hides a chip in the very
 * moment its row changes. Without a chip it listens to nothing.
 */
export function chipLayer({ view, room, chipOf, ground, draw, elementOf, sheet, tip, signal }: LayerWays): Layer {
  const { document } = view;
  const stage = createStage({ room, chipOf, now: () => view.performance.now() });
  const brush = chipBrush(elementOf, sheet, tip);
  let listening: AbortController | undefined;
  let open: { key: number; by: 'pointer' | 'focus' } | undefined;
  const redraw = (): void => {
    const shown = stage.shown();
    if (open && !shown.some(({ key }) => key === open?.key)) open = undefined;
    draw(
      shown,
      shown.find(({ key }) => key === open?.key),
    );
    brush.forget();
    times.soon();
  };

  const setOpen = (next: typeof open): void => {
    if (next?.key === open?.key && next?.by === open?.by) return;
    open = next;
    redraw();
  };

  const place = (isGliding: boolean): void => {
    if (document.visibilityState === 'hidden') return;
    if (stage.settle()) redraw();
    const origin = room.boxOf(ground);
    const hasMoved = stage.place(origin, brush.sizeOf, isGliding);
    brush.putAll(stage.shown(), origin, ground.currentCSSZoom || 1, open?.key);
    if (hasMoved) times.soon();
  };
  const times = chipTimes({
    view,
    place,
    redraw,
    isOn: () => listening !== undefined,
    isShown: () => stage.shown().some(({ isDirty }) => !isDirty),
  });

  const restless = (): boolean => {
    const { some, others } = restAmong(stage.placed(), view.performance.now());
    if (some) times.soon();
    return others;
  };

  const rowAt = (node: Node | null): Placed | undefined => {
    for (let at = node; at; at = room.above(at)) {
      const found = stage.of(at as Element);
      if (found) return found;
    }
    return undefined;
  };

  const pointer = chipPointer({
    rowAt,
    chipAt: (x, y) => stage.shown().find(({ at }) => at && isAt(at.box, x, y, at.isMark ? reach : 0))?.key,
    // Whoever reads an explanation may point at it.
    isHeld: (x, y) => open?.by === 'pointer' && isAt(tip()?.getBoundingClientRect(), x, y, 8),
    explain(key) {
      if (key !== undefined) setOpen({ key, by: 'pointer' });
      else if (open?.by === 'pointer') setOpen(undefined);
    },
    rowChanged(rows) {
      // What a row shows only under the pointer is in the way as well.
      for (const one of rows) one.taken = undefined;
      times.calmly();
    },
  });

  const changed = new view.MutationObserver((records) => {
    let isToPlace = false;
    for (const { target, type, attributeName } of records) {
      const one = rowAt(target);
      if (!one) continue;
      if (type === 'attributes' && cosmetic.test(attributeName ?? '')) {
        one.taken = undefined;
        continue;
      }
      if (stage.stir(one)) isToPlace = true;
      else times.leftAlone(restless);
      brush.hide(one.key);
    }
    if (isToPlace) times.soon();
    else times.calmly();
  });
  /** Rows whose size is about to be told for the first time, which is no news. */
  const unsized = new WeakSet<Element>();
  const resized = new view.ResizeObserver((entries) => {
    if (entries.filter(({ target }) => !unsized.delete(target)).length > 0) times.calmly();
  });
  const inView = new view.IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const one = stage.of(target);
        if (one) one.isInView = isIntersecting;
        if (isIntersecting) {
          unsized.add(target);
          resized.observe(target);
        } else {
          unsized.delete(target);
          resized.unobserve(target);
        }
      }
      times.drawn();
    },
    // Within a list that scrolls by itself as well, where the browser knows that.
    { rootMargin: ahead, scrollMargin: ahead },
  );

  const start = (rows: PageRows): void => {
    const isFirst = listening === undefined;
    listening ??= new AbortController();
    const quietly = { signal: AbortSignal.any([signal, listening.signal]), passive: true, capture: true };
    // Neither a change nor a scroll inside a shadow root is heard outside. What listens already is not added twice.
    for (const root of new Set([document, ...rows.rows.map(({ element }) => room.rootOf(element))])) {
      changed.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      root.addEventListener('scroll', times.scrolled, quietly);
    }
    if (!isFirst) return;
    for (const type of ['transitionrun', 'transitionend', 'animationend', 'load'])
      document.addEventListener(type, times.calmly, quietly);
    view.addEventListener(
      'resize',
      () => {
        stage.reflow();
        times.soon();
      },
      quietly,
    );
    document.addEventListener('visibilitychange', times.soon, quietly);
    document.addEventListener('pointermove', pointer.move, quietly);
    document.documentElement.addEventListener('pointerleave', pointer.leave, quietly);
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.isTrusted && event.key === 'Escape' && open?.by === 'pointer') setOpen(undefined);
      },
      quietly,
    );
  };

  const stop = (): void => {
    listening?.abort();
    listening = undefined;
    for (const observer of [changed, resized, inView]) observer.disconnect();
    times.stop();
    pointer.stop();
    open = undefined;
  };
  signal.addEventListener('abort', stop, { once: true });

  return {
    redraw,
    follow(rows) {
      if (signal.aborted) return;
      const { came, gone } = stage.follow(rows);
      for (const element of gone) {
        inView.unobserve(element);
        resized.unobserve(element);
      }
      const isEmpty = !rows || [...stage.placed()].length === 0;
      if (isEmpty) stop();
      else start(rows);
      for (const element of came) inView.observe(element);
      redraw();
    },
    focus(key) {
      if (key !== undefined) setOpen({ key, by: 'focus' });
      else if (open?.by === 'focus') setOpen(undefined);
    },
  };
}
