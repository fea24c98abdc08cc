import { browser } from 'wxt/browser';

/** The tab in which a key was pressed or a menu opened, and its window; its address only where the browser lends it. */
export type Tab = { id: number; windowId: number; url?: string };

const tabFrom = (
  tab: { id?: number | undefined; windowId: number; url?: string | undefined } | undefined,
): Tab | undefined =>
  tab?.id === undefined
    ? undefined
    : { id: tab.id, windowId: tab.windowId, ...(tab.url !== undefined && { url: tab.url }) };

/** Calls with the name of each command of ours. To be called synchronously when the worker starts. */
export function onCommand(listener: (name: string, tab: Tab | undefined) => void): void {
  browser.commands.onCommand.addListener((name, tab) => listener(name, tabFrom(tab)));
}

/** Calls with the id of each chosen entry of our menu. To be called synchronously when the worker starts. */
export function onMenu(listener: (id: string, tab: Tab | undefined) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => listener(String(menuItemId), tabFrom(tab)));
}

/** An entry of the toolbar button's menu; with `pages`, of that of pages whose address is among the patterns. */
export type MenuEntry = { id: string; title: string; pages?: string[] };

const printKey = 'menu';

/** Makes the menu these entries and no others. The browser keeps a menu, so it is told only what it does not know yet. */
export async function setMenu(entries: readonly MenuEntry[]): Promise<void> {
  await navigator.locks.request('chakuchi-menu', async () => {
    const print = JSON.stringify(entries);
    if ((await browser.storage.session.get(printKey))[printKey] === print) return;
    await browser.contextMenus.removeAll();
    for (const { id, title, pages } of entries)
      browser.contextMenus.create({
        id,
        title,
        contexts: [pages ? 'page' : 'action'],
        ...(pages && { documentUrlPatterns: pages }),
      });
    await browser.storage.session.set({ [printKey]: print });
  });
}

/** Asks what runs in a tab to do something. False where nothing there can. */
export const askTab = (tabId: number, wish: { notice: string }): Promise<boolean> =>
  browser.tabs.sendMessage(tabId, wish).then(
    (answer) => answer === true,
    () => false,
  );

/** A command as the browser has it bound; `keys` is empty where it is not. */
export type Binding = { name: string; keys: string };

export const bindings = async (): Promise<Binding[]> =>
  (await browser.commands.getAll()).flatMap(({ name, shortcut }) =>
    name === undefined ? [] : [{ name, keys: shortcut ?? '' }],
  );

/** The browser's own page of shortcuts: Firefox has a call for it, Chrome and Edge an address. */
export async function openShortcuts(): Promise<void> {
  const commands = browser.commands as typeof browser.commands & { openShortcutSettings?: () => Promise<void> };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
