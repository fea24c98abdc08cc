/** Keys typed into the panel are no shortcuts of the page. */
const keys = ['keydown', 'keyup', 'keypress'] as const;

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
  for (const key of keys) container.addEventListener(key, (event) => event.stopPropagation());
  root.append(style, container);
  return { host, container };
}
