/** Milliseconds between two placings for what only may have moved rows: a page that changes without end is not followed faster. */
const calm = 100;
/** Milliseconds after the last scrolling in which a page is taken to scroll and to do nothing else. */
const rest = 150;
/** Milliseconds between two looks at whether rows that were left alone have come to rest. */
const patience = 200;

export type Times = {
  /** In the next frame. */
  soon: () => void;
  /** Something on the page may be elsewhere or covered by now. */
  calmly: () => void;
  /** The page scrolls: in the next frame, and once more when it is at rest. */
  scrolled: () => void;
  /** What came into view, or left it. */
  drawn: () => void;
  /** A row is left alone: `isAgain` is called in a while, and again as long as it says so. */
  leftAlone: (isAgain: () => boolean) => void;
  stop: () => void;
};

export type TimesWays = {
  view: Window;
  /** `isGliding`: since it was last called the page did nothing but scroll. */
  place: (isGliding: boolean) => void;
  redraw: () => void;
  isOn: () => boolean;
  /** Whether any chip stands where it is seen. */
  isShown: () => boolean;
};

type Wait = 'change' | 'rest' | 'draw' | 'alone';

/** When chips are drawn and placed: at most once a frame, and less than that for what is not seen to be wrong at once. */
export function chipTimes({ view, place, redraw, isOn, isShown }: TimesWays): Times {
  let frame = 0;
  let placedAt = 0;
  let scrolledAt = -Infinity;
  let isUnsure = true;
  const waits = new Map<Wait, ReturnType<typeof setTimeout>>();

  const now = (): number => view.performance.now();
  const isScrolling = (): boolean => now() - scrolledAt < rest;
  const after = (what: Wait, wait: number, work: () => void): void => {
    if (waits.has(what)) return;
    const run = (): void => {
      waits.delete(what);
      work();
    };
    waits.set(what, setTimeout(run, Math.max(0, wait)));
  };
  const run = (): void => {
    frame = 0;
    placedAt = now();
    const isGliding = isScrolling() && !isUnsure;
    isUnsure = false;
    place(isGliding);
  };
  const soon = (): void => {
    if (frame === 0 && isOn()) frame = view.requestAnimationFrame(run);
  };
  const surely = (): void => {
    isUnsure = true;
    soon();
  };
  const leftAlone = (isAgain: () => boolean): void =>
    after('alone', patience, () => {
      if (isAgain()) leftAlone(isAgain);
    });
  const whenAtRest = (): void =>
    after('rest', rest + scrolledAt - now(), () => (isScrolling() ? whenAtRest() : surely()));

  return {
    soon,
    leftAlone,
    calmly() {
      // A frame that is to come looks at everything, unless the page scrolls.
      if (frame === 0 || isScrolling())
        after('change', calm + placedAt - now(), () => {
          if (isShown()) surely();
        });
    },
    scrolled() {
      scrolledAt = now();
      soon();
      whenAtRest();
    },
    drawn() {
      if (isScrolling()) after('draw', calm, redraw);
      else redraw();
    },
    stop() {
      view.cancelAnimationFrame(frame);
      frame = 0;
      for (const wait of waits.values()) clearTimeout(wait);
      waits.clear();
    },
  };
}
