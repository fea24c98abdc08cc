/**
 * What happens in the panel is not the page's: keys are no shortcuts of it, a click is no click beside its open menu, and
 * focus in the panel is no focus that its dialog has to win back (MUI's does).
 */
const ours = [
  'keydown',
  'keyup',
  'keypress',
  'focusin',
  'focusout',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'touchstart',
  'touchend',
  'input',
  'change',
] as const;

export type ShadowBox = { host: HTMLElement; container: HTMLElement };

/**
 * An element whose inside the page can neither style nor reach. WXT's `createShadowRootUi` does the same with room for
 * anchors, iframes and late mounting, none of which is needed here, for a fifth of this script's budget. The style
 * element works under a page's `style-src 'none'`, since it is made in the extension's own world.
 */
export function shadowBox(name: string, css: string, mode: ShadowRootMode): ShadowBox {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode });
  const style = document.createElement('style');
  style.textContent = `:host{all:initial!important}${css}`;
  const container = document.createElement('div');
  for (const type of ours) container.addEventListener(type, (event) => event.stopPropagation());
  root.append(style, container);
  return { host, container };
}

/** A page that throws us out again and again does not want us. */
const mostReturns = 3;

/** Puts the host back when a page that clears itself took it along, a few times. Ends with the signal. */
export function stayWhile(host: Element, isWanted: () => boolean, signal: AbortSignal): void {
  let returns = 0;
  const thrownOut = new MutationObserver(() => {
    if (isWanted() && !host.isConnected && (returns += 1) <= mostReturns) document.documentElement.append(host);
  });
  thrownOut.observe(document.documentElement, { childList: true });
  signal.addEventListener('abort', () => thrownOut.disconnect(), { once: true });
}
