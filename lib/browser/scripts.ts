import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { inTime, patience } from '../app/in-time.ts';

// WXT knows the built files only after a build; a missing one is found by the end-to-end tests.
const reader = '/content-scripts/crm.js' as string as ScriptPublicPath;
const panel = '/content-scripts/panel.js' as string as ScriptPublicPath;
const chips = '/content-scripts/chips.js' as string as ScriptPublicPath;
const teaching = '/content-scripts/teach.js' as string as ScriptPublicPath;
const observer = '/observer.js' as string as ScriptPublicPath;
const kintone = '/kintone.js' as string as ScriptPublicPath;
const relay = '/relay.js' as string as ScriptPublicPath;
const id = 'crm';

/**
 * One change of the registration at a time, also across a worker that is woken twice. What is wanted is asked for within
 * the turn: an answer from before it would undo what came in between.
 */
const inTurn = <T>(change: () => Promise<T>): Promise<T> =>
  navigator.locks.request('chakuchi-scripts', change) as Promise<T>;

/**
 * Makes the browser run the reader on these sites from now on, and on no other. Doing it twice is doing it once.
 * Answers the patterns, and those of them that were not registered before.
 */
export const registerReader = (wanted: () => Promise<string[]>): Promise<{ matches: string[]; fresh: string[] }> =>
  inTurn(async () => {
    const matches = await wanted();
    const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
    if (matches.length === 0) {
      if (before) await browser.scripting.unregisterContentScripts({ ids: [id] });
      return { matches, fresh: [] };
    }
    const script = {
      id,
      js: [reader],
      matches,
      runAt: 'document_idle' as const,
      allFrames: false,
      persistAcrossSessions: true,
    };
    if (before) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([script]);
    return { matches, fresh: matches.filter((pattern) => !before?.matches?.includes(pattern)) };
  });

/** Where what pages fetch is heard, where a builder's own API is, and where neither is wanted. */
export type Listening = { fetched: string[]; api: string[]; off: string[] };

/**
 * Makes the browser run what listens in a page's own world, and the mailbox it tells, on these sites. Only pages that load
 * from now on have them: they start before the page does, or not at all.
 */
export const registerListeners = (wantedNow: () => Promise<Listening>): Promise<void> =>
  inTurn(async () => {
    const { fetched, api, off } = await wantedNow();
    const early = {
      ...(off.length > 0 && { excludeMatches: off }),
      runAt: 'document_start' as const,
      allFrames: false,
      persistAcrossSessions: true,
    };
    const wanted = [
      { id: 'observer', js: [observer], world: 'MAIN' as const, matches: fetched, ...early },
      { id: 'kintone', js: [kintone], world: 'MAIN' as const, matches: api, ...early },
      { id: 'relay', js: [relay], matches: [...new Set([...fetched, ...api])].sort(), ...early },
    ].filter(({ matches }) => matches.length > 0);
    const before = await browser.scripting.getRegisteredContentScripts({ ids: ['observer', 'kintone', 'relay'] });
    const told = (scripts: readonly Pick<(typeof before)[number], 'id' | 'matches' | 'excludeMatches'>[]): string =>
      JSON.stringify(
        scripts
          .map(({ id: name, matches, excludeMatches }) => `${name} ${matches?.join()} ${excludeMatches?.join() ?? ''}`)
          .sort((a, b) => (a < b ? -1 : 1)),
      );
    if (told(before) === told(wanted)) return;
    if (before.length > 0) await browser.scripting.unregisterContentScripts({ ids: before.map((script) => script.id) });
    if (wanted.length > 0) await browser.scripting.registerContentScripts(wanted);
  });

/**
 * Runs the reader in tabs that are open already: registration only reaches pages that load later. Answers in how many it ran
 * by then; a tab that does not come to rest gets it when it does.
 */
export async function readOpenTabs(matches: string[]): Promise<number> {
  if (matches.length === 0) return 0;
  const tabs = await browser.tabs.query({ url: matches });
  let read = 0;
  await inTime(
    Promise.all(
      tabs
        .filter((tab) => !tab.discarded && !tab.incognito)
        .map(
          async ({ id: tabId }) =>
            tabId !== undefined &&
            browser.scripting.executeScript({ target: { tabId }, files: [reader] }).then(
              () => (read += 1),
              () => undefined,
            ),
        ),
    ),
    patience,
  );
  return read;
}

/** Sets a script into the very document that asked. False when that document is gone. */
const inject =
  (file: ScriptPublicPath) =>
  async (tabId: number, documentId: string | undefined): Promise<boolean> => {
    const target = documentId === undefined ? { tabId } : { tabId, documentIds: [documentId] };
    return browser.scripting.executeScript({ target, files: [file] }).then(
      () => true,
      () => false,
    );
  };

export const injectPanel = inject(panel);
export const injectChips = inject(chips);

/** Begins teaching in a tab. False where the browser does not let us in. */
export const openTeaching = (tabId: number): Promise<boolean> =>
  browser.scripting.executeScript({ target: { tabId }, files: [teaching] }).then(
    () => true,
    () => false,
  );

/** Tells every open page something. Pages without our script do not answer, which is no error; a busy one hears it when it is free. */
export async function tellPages(notice: { notice: string }): Promise<void> {
  const tabs = await browser.tabs.query({});
  await inTime(
    Promise.all(
      tabs.map(
        async ({ id: tabId }) => tabId !== undefined && browser.tabs.sendMessage(tabId, notice).catch(() => undefined),
      ),
    ),
    patience,
  );
}
