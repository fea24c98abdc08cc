import { browser } from 'wxt/browser';

/** Firefox calls its own the sidebar; the types at hand are Chrome's. */
type Sidebar = { open: () => Promise<void> };

/**
 * What a click opens the side panel with, then `done`; `undefined` where the browser has none. It is asked for in advance: the
 * browser opens it only within the click itself, in which nothing may be awaited.
 */
export async function sidePanelOpener(done: () => void): Promise<(() => void) | undefined> {
  const sidebar = (browser as unknown as { sidebarAction?: Sidebar }).sidebarAction;
  if (sidebar) return () => void sidebar.open().then(done);
  if (!browser.sidePanel?.open) return undefined;
  const { id } = await browser.windows.getCurrent();
  if (id === undefined) return undefined;
  return () => void browser.sidePanel.open({ windowId: id }).then(done);
}

/**
 * Opens the side panel of a window, for a key or an entry of the menu. To be called within that very event: after an `await` the
 * browser takes it for nobody's wish. False where there is no side panel, or where the browser will not.
 */
export function openSidePanel(windowId: number): Promise<boolean> {
  const sidebar = (browser as unknown as { sidebarAction?: Sidebar }).sidebarAction;
  const opening = sidebar ? sidebar.open() : browser.sidePanel?.open({ windowId });
  return opening === undefined
    ? Promise.resolve(false)
    : opening.then(
        () => true,
        () => false,
      );
}

/** Calls when another tab comes to the front of this window, or the one in front shows another page. */
export function onFrontTab(listener: () => void): void {
  browser.tabs.onActivated.addListener(() => listener());
  browser.tabs.onUpdated.addListener((_, { status }, { active }) => {
    if (active && status === 'complete') listener();
  });
}
