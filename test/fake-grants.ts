import { MatchPattern } from 'wxt/utils/match-patterns';
import { fakeBrowser } from 'wxt/testing/fake-browser';

type Script = { id: string; js?: string[]; matches?: string[] };
type Permissions = { origins?: string[]; permissions?: string[] };
type Tab = { id: number; url: string; discarded?: boolean; incognito?: boolean };

/** What a real browser does with permissions, registered scripts, open tabs, keys and menus, which the fake browser leaves out. */
export function fakeGrants(tabs: Tab[] = [], declared: string[] = []) {
  const granted = new Set<string>(declared);
  const named = new Set(['storage']);
  const scripts = new Map<string, Script>();
  const injected: { tabId: number; file: string; documentIds?: string[] }[] = [];
  const told: { tabId: number; notice: unknown }[] = [];
  const added: ((change: Permissions) => void)[] = [];
  const removed: ((change: Permissions) => void)[] = [];
  const covers = (pattern: string, url: string) => pattern === '<all_urls>' || new MatchPattern(pattern).includes(url);
  const sample = (pattern: string) => pattern.replaceAll('*.', 'any.').replace('/*', '/');
  const isReadable = (url: string) => [...granted].some((pattern) => covers(pattern, url));

  const menu: { id: string; title: string; contexts: string[]; documentUrlPatterns?: string[] }[] = [];
  type Front = { id: number; url?: string };
  type Pressed = (name: string, tab?: Front) => void;
  const commands: Pressed[] = [];
  const chosen: ((info: { menuItemId: string }, tab?: Front) => void)[] = [];

  Object.assign(fakeBrowser, {
    commands: { onCommand: { addListener: (listener: Pressed) => commands.push(listener) } },
    contextMenus: {
      removeAll: async () => void menu.splice(0),
      create: (entry: (typeof menu)[number]) => {
        if (menu.some(({ id }) => id === entry.id)) throw new Error(`Cannot create item with duplicate id ${entry.id}`);
        menu.push(entry);
      },
      onClicked: { addListener: (listener: (typeof chosen)[number]) => chosen.push(listener) },
    },
    permissions: {
      getAll: async () => ({ origins: [...granted], permissions: [...named] }),
      contains: async ({ origins = [], permissions = [] }: Permissions) =>
        origins.every((pattern) => isReadable(sample(pattern))) && permissions.every((name) => named.has(name)),
      request: async ({ origins = [], permissions = [] }: Permissions) => {
        for (const origin of origins) granted.add(origin);
        for (const name of permissions) named.add(name);
        for (const listener of added) listener({ origins, permissions });
        return true;
      },
      remove: async ({ origins = [], permissions = [] }: Permissions) => {
        if (origins.some((origin) => declared.includes(origin)))
          throw new Error('You cannot remove required permissions.');
        for (const origin of origins) granted.delete(origin);
        for (const name of permissions) named.delete(name);
        for (const listener of removed) listener({ origins, permissions });
        return true;
      },
      onAdded: { addListener: (listener: (typeof added)[number]) => added.push(listener) },
      onRemoved: { addListener: (listener: (typeof removed)[number]) => removed.push(listener) },
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
        structuredClone([...scripts.values()].filter(({ id }) => ids.includes(id))),
      registerContentScripts: async (list: Script[]) => {
        for (const script of list) {
          if (scripts.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          scripts.set(script.id, script);
        }
      },
      updateContentScripts: async (list: Script[]) => {
        for (const script of list) {
          if (!scripts.has(script.id)) throw new Error(`Script with ID '${script.id}' does not exist`);
          scripts.set(script.id, script);
        }
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) if (!scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
      },
      executeScript: async ({
        target,
        files,
      }: {
        target: { tabId: number; documentIds?: string[] };
        files: string[];
      }) => {
        const tab = tabs.find(({ id }) => id === target.tabId);
        if (!tab || !isReadable(tab.url)) throw new Error('Cannot access contents of the page.');
        injected.push({
          tabId: target.tabId,
          file: files[0] ?? '',
          ...(target.documentIds && { documentIds: target.documentIds }),
        });
        return [];
      },
    },
  });
  Object.assign(fakeBrowser.tabs, {
    query: async ({ url }: { url?: string[] }) =>
      url === undefined
        ? tabs.map(({ id }) => ({ id }))
        : tabs.filter((tab) => isReadable(tab.url) && url.some((pattern) => covers(pattern, tab.url))),
    sendMessage: async (tabId: number, notice: unknown) => {
      if (!injected.some((one) => one.tabId === tabId))
        throw new Error('Could not establish connection. Receiving end does not exist.');
      told.push({ tabId, notice });
    },
  });
  return {
    granted,
    scripts,
    injected,
    told,
    tabs,
    menu,
    /** A key of ours, pressed in a tab. */
    press: (name: string, tab?: Front) => commands.forEach((listener) => listener(name, tab)),
    /** An entry of our menu, chosen in a tab. */
    choose: (id: string, tab?: Front) => chosen.forEach((listener) => listener({ menuItemId: id }, tab)),
  };
}
