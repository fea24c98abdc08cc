/** Whether the page is dark, by the ground it paints; by the system's wish where it paints none. */
export function isDarkPage(view: Window): boolean {
  const { document } = view;
  for (const element of [document.body, document.documentElement]) {
    const light = element && lightnessOf(view.getComputedStyle(element).backgroundColor);
    if (light !== undefined && light !== null) return light < 0.4;
  }
  const scheme = view.getComputedStyle(document.documentElement).colorScheme;
  return scheme === 'dark' || (scheme.includes('dark') && view.matchMedia('(prefers-color-scheme: dark)').matches);
}

/** 0…1 of an `rgb()` or `rgba()` as computed styles write them; `undefined` for one that lets the ground through. */
export function lightnessOf(color: string): number | undefined {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5 || !color.startsWith('rgb'))
    return undefined;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** Calls with the page's theme now and at every change of it. Ends with the signal. */
export function watchPageTheme(view: Window, listener: (isDark: boolean) => void, signal: AbortSignal): void {
  let last: boolean | undefined;
  const look = () => {
    const isDark = isDarkPage(view);
    if (isDark !== last) listener((last = isDark));
  };
  const observer = new MutationObserver(look);
  for (const element of [view.document.documentElement, view.document.body])
    if (element)
      observer.observe(element, {
        attributes: true,
        attributeFilter: ['class', 'style', 'data-theme', 'data-mode', 'data-bs-theme', 'data-color-mode'],
      });
  view.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  look();
}
