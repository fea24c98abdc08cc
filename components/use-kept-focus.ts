import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const controls = 'a[href], button, input, select, textarea, summary, [tabindex]';
const away = '[hidden], dialog:not([open]), details:not([open]) > :not(summary)';

/** What the Tab key stops at, in its order. */
const stopsIn = (page: Element): HTMLElement[] =>
  [...page.querySelectorAll<HTMLElement>(controls)].filter((one) => one.tabIndex >= 0 && takesFocus(one));

const takesFocus = (one: Element): boolean => one.isConnected && !one.matches(':disabled') && !one.closest(away);

/** What had the focus, the part of the page it was in, and what stood there before it, the nearest first. */
type Held = { element: HTMLElement; part: Element; before: HTMLElement[] };

/** What now stands where it stood: what came in its place, else what followed it, else what went before, else the heading. */
function inPlaceOf({ element, part, before }: Held): HTMLElement | null | undefined {
  const now = stopsIn(part);
  if (element.isConnected) {
    // It is there and takes no key any more: its neighbours belong to the same thing.
    const follows = (one: Element) => (element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    const beside = now.filter((one) => one.parentElement === element.parentElement);
    const nearest = beside.findLast((one) => !follows(one)) ?? beside.find(follows);
    if (nearest) return nearest;
  }
  const last = before.find(takesFocus);
  return now[last ? now.indexOf(last) + 1 : 0] ?? last ?? part.querySelector<HTMLElement>('[tabindex="-1"]');
}

/**
 * Who works by keys is not thrown back to the beginning of the page when what had the focus goes: a row is deleted, a button
 * did the only thing it was for, a form takes the place of the button that opened it. What was told and is gone gives the focus
 * back to where the person was; what is only busy gets it back.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = root.current;
    if (!page) return undefined;
    let held: Held | undefined;
    let work: HTMLElement | undefined;
    /** What the focus was given to, until a key is let go. */
    let handed: HTMLElement | undefined;

    const hold = (element: HTMLElement): void => {
      const precedes = (one: Element) => (element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
      const part = element.closest('main') ?? page;
      held = { element, part, before: stopsIn(part).filter(precedes).reverse() };
      if (!element.closest('[role="status"], [role="alert"]')) work = element;
    };
    const isNowhere = (): boolean => {
      const at = document.activeElement;
      return at === null || at === document.body || at === held?.element || !at.isConnected;
    };
    const look = (): void => {
      if (!held || !isNowhere()) return;
      const { element } = held;
      if (takesFocus(element)) {
        if (document.activeElement === element) hold(element);
        // It was only busy: the person may have read on meanwhile.
        else element.focus({ preventScroll: true });
        return;
      }
      if (element.isConnected && element.closest('[aria-busy="true"]')) return;
      const isTold = element !== work;
      handed = (isTold && work && takesFocus(work) ? work : inPlaceOf(held)) ?? undefined;
      handed?.focus();
    };
    const come = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) hold(target);
    };
    // What a click beside it took the focus from is not to have it back.
    const leave = ({ target }: FocusEvent): void =>
      queueMicrotask(() => {
        if (held?.element === target && takesFocus(held.element) && document.activeElement !== target) held = undefined;
      });

    // Who points elsewhere while something is busy has gone on.
    const point = ({ target }: PointerEvent): void => {
      if (held && isNowhere() && !takesFocus(held.element) && !held.element.contains(target as Node | null))
        held = work = undefined;
    };
    // Whoever keeps Enter pressed on a button that deletes a row does not mean the next row's.
    const press = (event: KeyboardEvent): void => {
      if (event.repeat && event.key === 'Enter' && event.target === handed) event.preventDefault();
    };
    const release = (): void => void (handed = undefined);

    // A dialog that closes gives the focus back by itself, in the midst of which it is nowhere.
    let soon: ReturnType<typeof setTimeout> | undefined;
    const watch = new MutationObserver(() => {
      clearTimeout(soon);
      soon = setTimeout(look);
    });
    watch.observe(page, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden', 'open', 'aria-busy'],
    });
    page.addEventListener('focusin', come);
    page.addEventListener('focusout', leave);
    page.addEventListener('keydown', press);
    page.addEventListener('keyup', release);
    document.addEventListener('pointerdown', point);
    return () => {
      watch.disconnect();
      clearTimeout(soon);
      page.removeEventListener('focusin', come);
      page.removeEventListener('focusout', leave);
      page.removeEventListener('keydown', press);
      page.removeEventListener('keyup', release);
      document.removeEventListener('pointerdown', point);
    };
  }, []);
}
