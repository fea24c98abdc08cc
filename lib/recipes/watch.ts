import { focused, isTextEntry, origin, routeSigns, whenIdle } from './page-signs.ts';

/** Milliseconds. `quiet` + `probe` is how long a page must hold still before it is read; `longest` bounds the wait. */
export const pace = { quiet: 200, probe: 100, longest: 1000, calmest: 2000, idle: 300, pulse: 3000, hidden: 60_000 };

/** Reading may take at most this part of the page's time. */
const share = 0.1;

export type Looked = { fresh: boolean; cost: number };

export type Watching = {
  document: Document;
  /** Ends everything: no listener, timer or observer of ours outlives it. */
  signal: AbortSignal;
  /**
   * One look at the page. Answers whether there was anything new; while there is not, looks come more slowly. A look that
   * gives the page its turn answers later, and what it cost of the page's time. `isLast`: the page is being left, and
   * what is not read at once will not be read.
   */
  look: (isLast: boolean) => boolean | Promise<Looked>;
  /** True while the page may change without a sign: values its own script writes into inputs, open shadow roots. */
  silent?: () => boolean;
  /** The address changed; called at once, before the page can follow. */
  routed?: () => void;
  /** The page came back out of the back-forward cache. */
  returned?: () => void;
};

/**
 * Calls `look` after the page was built, changed, routed or edited: once per burst of changes, when it holds still,
 * at the latest a second after the burst began. Looks at nothing that is prerendered or long hidden, nor while
 * somebody is typing. Reads no more than the page's state and writes nothing.
 *
 * The observer is off while a burst runs and on only for short probes: a burst of ten thousand changes costs a few
 * callbacks, not ten thousand.
 */
export function watch({ document, signal, look, silent, routed, returned }: Watching): { again: () => void } {
  const view = document.defaultView;
  if (!view || signal.aborted) return { again: () => undefined };

  let awake = false;
  let began: number | undefined;
  let calm = pace.quiet;
  let edited: EventTarget | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let pulsing: ReturnType<typeof setTimeout> | undefined;
  let cancelIdle = (): void => undefined;
  /** The look under way, and whether the page changed since it began. */
  let looking = 0;
  let isLooking = false;
  let isStirred = false;

  const observer = new MutationObserver(() => stir());
  const observe = (): void =>
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

  const settle = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    cancelIdle();
  };

  function stir(): void {
    if (!awake) return;
    settle();
    if (isLooking) {
      isStirred = true;
      return;
    }
    const now = performance.now();
    began ??= now;
    const latest = began + Math.max(pace.longest, calm);
    timer = setTimeout(probe, Math.max(0, Math.min(calm, latest - now)));
  }

  function probe(): void {
    const left = (began ?? 0) + Math.max(pace.longest, calm) - performance.now();
    if (left <= 0) return due();
    observe();
    timer = setTimeout(due, Math.min(pace.probe, left));
  }

  function due(): void {
    settle();
    cancelIdle = whenIdle(() => run(), pace.idle);
  }

  function run(isLast = false): void {
    settle();
    began = undefined;
    isLooking = false;
    looking += 1;
    if (isEditing()) return observe();
    const mine = looking;
    const start = performance.now();
    let told: boolean | Promise<Looked> = false;
    try {
      told = look(isLast);
    } finally {
      if (typeof told === 'boolean') rest({ fresh: told, cost: performance.now() - start });
    }
    if (typeof told === 'boolean') return;
    isLooking = true;
    isStirred = false;
    observe();
    const end = (looked?: Looked): void => {
      if (mine !== looking) return;
      isLooking = false;
      observer.disconnect();
      rest(looked ?? { fresh: false, cost: 0 });
      if (isStirred) stir();
    };
    told.then(end, (error: unknown) => {
      end();
      throw error;
    });
  }

  /** How long the page may then hold still before the next look, and the waiting for its next change. */
  const rest = ({ fresh, cost }: Looked): void => {
    if (!awake) return;
    calm = Math.max(fresh ? pace.quiet : Math.min(calm * 2, pace.calmest), cost / share);
    observe();
  };

  const isEditing = (): boolean => edited !== null && edited === focused(document);

  /** Something that is surely new: a route, a finished edit, a page seen again. */
  const again = (): void => {
    calm = pace.quiet;
    stir();
  };

  /** What is pending is read now, for later may be too late. */
  const hurry = (): void => {
    if (awake && (began !== undefined || isLooking)) run(true);
  };

  const pulse = (): void => {
    pulsing = setTimeout(pulse, pace.pulse);
    if (awake && began === undefined && !isLooking && !document.hidden && silent?.()) due();
  };

  const sleep = (): void => {
    awake = false;
    began = undefined;
    isLooking = false;
    looking += 1;
    settle();
    clearTimeout(pulsing);
  };

  const wake = (): void => {
    clearTimeout(hiding);
    if (awake || signal.aborted) return;
    awake = true;
    pulsing = setTimeout(pulse, pace.pulse);
    again();
  };

  const hide = (): void => {
    hurry();
    clearTimeout(hiding);
    hiding = setTimeout(sleep, pace.hidden);
  };

  const start = (): void => {
    wake();
    if (document.hidden) hide();
    const quietly = { signal, passive: true, capture: true };
    document.addEventListener('visibilitychange', () => (document.hidden ? hide() : wake()), { signal });
    view.addEventListener('pagehide', hurry, { signal });
    view.addEventListener(
      'pageshow',
      ({ persisted }) => {
        if (!persisted) return;
        returned?.();
        wake();
        again();
      },
      { signal },
    );
    for (const [target, type] of routeSigns(view)) {
      target.addEventListener(
        type,
        () => {
          if (awake) routed?.();
          again();
        },
        { signal },
      );
    }
    document.addEventListener(
      'input',
      (event) => {
        const target = origin(event);
        if (isTextEntry(target)) edited = target;
      },
      quietly,
    );
    // What a person typed is no mutation of the DOM: these two are its only signs.
    for (const type of ['change', 'focusout']) {
      document.addEventListener(
        type,
        (event) => {
          if (type === 'focusout' && origin(event) !== edited) return;
          edited = null;
          again();
        },
        quietly,
      );
    }
  };

  signal.addEventListener(
    'abort',
    () => {
      sleep();
      clearTimeout(hiding);
    },
    { once: true },
  );

  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', start, { once: true, signal });
  else start();

  return { again };
}
