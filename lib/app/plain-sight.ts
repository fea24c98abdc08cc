/** For how long a control has to stand in plain view, at one place, before a click on it is the person's own, in ms. */
const SEEN_MS = 500;
/** How often it is noted where controls stand, in ms. */
const BEAT_MS = 200;
/** A part of a pixel is no move. */
const MOVED_PX = 2;
/** What a page puts as high as this may lie over us, in the unit of `z-index`. */
const OUR_LAYER = 2_147_483_000;

export type PlainSight = {
  /** Watches a control from now on, until it leaves the document. */
  watch: (control: Element | null) => void;
  /** Whether the person could see the control, where it stands, for half a second now. */
  isPlain: (control: Element) => boolean;
};

type Noted = { seenSince: number | undefined; stillSince: number; x: number; y: number };

/**
 * A page can lure a click: it covers a control of ours with what lets clicks through, fades the whole document, or moves the
 * control under the pointer in the last moment. A click is the person's own where the control was seen, and stood still, for a
 * while before it. Chromium tells what is seen (IntersectionObserver v2); elsewhere it is computed at the click.
 */
export function watchPlainSight(view: Window & typeof globalThis, host: Element, signal: AbortSignal): PlainSight {
  const noted = new Map<Element, Noted>();
  let beat: ReturnType<typeof setInterval> | undefined;
  const isTold = 'isVisible' in view.IntersectionObserverEntry.prototype;
  const observer =
    isTold &&
    new view.IntersectionObserver(
      (entries) => {
        for (const { target, isVisible, time } of entries as (IntersectionObserverEntry & { isVisible: boolean })[]) {
          const one = noted.get(target);
          if (one) one.seenSince = isVisible ? (one.seenSince ?? time) : undefined;
        }
      },
      // What browsers that know it ask of it: a delay of a tenth of a second at least.
      { threshold: 0.9, trackVisibility: true, delay: 100 } as IntersectionObserverInit,
    );

  const noteWhereAll = () => {
    const now = view.performance.now();
    for (const [control, one] of noted) {
      const { x, y } = control.getBoundingClientRect();
      if (Math.abs(x - one.x) > MOVED_PX || Math.abs(y - one.y) > MOVED_PX)
        Object.assign(one, { x, y, stillSince: now });
      if (control.isConnected) continue;
      noted.delete(control);
      if (observer) observer.unobserve(control);
    }
    if (noted.size > 0) return;
    clearInterval(beat);
    beat = undefined;
  };
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(beat);
      if (observer) observer.disconnect();
    },
    { once: true },
  );

  const watch = (control: Element | null): void => {
    if (!control || noted.has(control) || signal.aborted) return;
    const { x, y } = control.getBoundingClientRect();
    const now = view.performance.now();
    noted.set(control, { seenSince: observer ? undefined : now, stillSince: now, x, y });
    if (observer) observer.observe(control);
    beat ??= setInterval(noteWhereAll, BEAT_MS);
  };

  return {
    watch,
    isPlain(control) {
      noteWhereAll();
      // A page that took the panel out and put it back made us forget its controls: refused now, not for ever.
      watch(control);
      const { seenSince = Infinity, stillSince = Infinity } = noted.get(control) ?? {};
      const isLong = view.performance.now() - Math.max(seenSince, stillSince) >= SEEN_MS;
      return isLong && (isTold || isUncovered(view, host, control));
    },
  };
}

/**
 * Whether nothing fades, cuts or covers a control at this moment, as far as a script can find out: not what a page draws by
 * pseudo-elements or inside closed roots of its own, and not what it took away in the moment of the click.
 */
function isUncovered(view: Window & typeof globalThis, host: Element, control: Element): boolean {
  let root = host;
  for (let around: Element | null = host; around; around = around.parentElement) {
    root = around;
    const { opacity, visibility, filter, clipPath, transform, mixBlendMode } = view.getComputedStyle(around);
    const isPlain = Number(opacity) === 1 && visibility === 'visible' && mixBlendMode === 'normal';
    if (!isPlain || [filter, clipPath, transform].some((one) => one !== 'none')) return false;
  }
  const { left, right, top, bottom } = control.getBoundingClientRect();
  for (const x of [left + 2, (left + right) / 2, right - 2])
    for (const y of [top + 2, (top + bottom) / 2, bottom - 2])
      // The prototype's own: a page can give an element the name of what a document answers to.
      if (view.Document.prototype.elementFromPoint.call(host.ownerDocument, x, y) !== host) return false;
  const lies = (element: Element) => {
    const box = element.getBoundingClientRect();
    const isOver = box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    return isOver && view.getComputedStyle(element).visibility === 'visible';
  };
  // What is drawn not at all, as the closed window of a chat, covers nothing.
  const isHigh = (element: Element) => {
    const { zIndex, position, opacity } = view.getComputedStyle(element);
    const isAbove = Number(zIndex) >= OUR_LAYER && position !== 'static';
    return opacity !== '0' && (isAbove || element.matches(':modal, :popover-open, :fullscreen'));
  };
  return ![...root.querySelectorAll('*')].some(
    (element) => element !== host && isHigh(element) && [element, ...element.querySelectorAll('*')].some(lies),
  );
}
