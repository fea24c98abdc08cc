import type { TeachModel } from '../../lib/app/teach-model.ts';

type Pointing = {
  model: TeachModel;
  host: Element;
  /** Where the frames around what the pointer is over are drawn: in our own shadow root, never in the page. */
  outlines: Element;
  signal: AbortSignal;
  leave: () => void;
};

const mostFrames = 60;

/** While a click is waited for, it is ours and not the page's. Escape leaves; Enter points at what has the focus. */
export function pointing({ model, host, outlines, signal, leave }: Pointing): void {
  const isWaiting = () => model.view().phase === 'aim' || model.view().phase === 'pick';
  const targetOf = (event: Event): Element | undefined => {
    const [first] = event.composedPath();
    return event.composedPath().includes(host) || !(first instanceof Element) ? undefined : first;
  };
  let over: Element | undefined;
  let frame: number | undefined;

  const draw = (): void => {
    frame = undefined;
    const framed = over?.isConnected && isWaiting() ? model.outline(over).slice(0, mostFrames) : [];
    // All are measured before any is drawn: a place that is asked for after a change makes the browser lay out the whole page
    // anew, and that of five thousand rows for every frame.
    const places = framed
      .map((element) => element.getBoundingClientRect())
      .filter(({ top, width, height }) => width > 0 && top <= innerHeight && top + height >= 0);
    outlines.replaceChildren(
      ...places.map(({ left, top, width, height }) => {
        const made = document.createElement('div');
        made.className = 'teach-outline';
        made.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
        return made;
      }),
    );
  };
  const soon = (): void => {
    frame ??= requestAnimationFrame(draw);
  };

  addEventListener(
    'pointermove',
    (event) => {
      const target = targetOf(event);
      if (target === over) return;
      over = target;
      soon();
    },
    { signal, capture: true, passive: true },
  );
  for (const type of ['scroll', 'resize'] as const)
    addEventListener(type, soon, { signal, capture: true, passive: true });

  for (const type of [
    'pointerdown',
    'mousedown',
    'pointerup',
    'mouseup',
    'touchstart',
    'touchend',
    'dblclick',
    'auxclick',
    'click',
  ] as const)
    addEventListener(
      type,
      (event) => {
        const target = targetOf(event);
        if (!target || !isWaiting()) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type !== 'click' || !event.isTrusted) return;
        model.point(target);
        soon();
      },
      { signal, capture: true, passive: false },
    );

  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopImmediatePropagation();
        return leave();
      }
      const focused = document.activeElement;
      if (event.key !== 'Enter' || !isWaiting() || !focused || focused === document.body || focused === host) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      model.point(focused);
    },
    { signal, capture: true },
  );
}
