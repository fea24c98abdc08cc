/** `currententrychange` fires after the address changed, for every way of changing it; the other two where it is missing. */
export const routeSigns = (view: Window): [EventTarget, string][] => {
  const { navigation } = view as { navigation?: EventTarget };
  return navigation
    ? [[navigation, 'currententrychange']]
    : [
        [view, 'popstate'],
        [view, 'hashchange'],
      ];
};

/** Where an event really began and what really has the focus: inside open shadow roots too. */
export const origin = (event: Event): EventTarget | null => event.composedPath()[0] ?? event.target;

export const focused = ({ activeElement }: DocumentOrShadowRoot): Element | null =>
  activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;

/** An entry that is typed into letter by letter, so that its value is unfinished until it is left. Not a search box: it filters the page as one types. */
export const isTextEntry = (target: EventTarget | null): boolean => {
  const element = target as HTMLElement | null;
  if (element?.isContentEditable) return true;
  if (!element?.matches?.('input, textarea')) return false;
  return !element.matches(
    '[type=checkbox], [type=radio], [type=range], [type=search], [role=searchbox], [role=search] *',
  );
};

/** Runs when the page has nothing else to do, at the latest after so many milliseconds. */
export const whenIdle = (run: () => void, patience: number): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(run, { timeout: patience });
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(run, 0);
  return () => clearTimeout(asked);
};
