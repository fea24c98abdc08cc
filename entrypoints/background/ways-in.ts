import { isAllowed } from '../../lib/app/policy.ts';
import { readPolicy, readSettings } from '../../lib/app/settings-document.ts';
import { freshSite, type SettingsChange } from '../../lib/app/settings.ts';
import { granted, isGranted, readable } from '../../lib/browser/permissions.ts';
import { openTeaching } from '../../lib/browser/scripts.ts';
import { openSidePanel } from '../../lib/browser/side-panel.ts';
import { openDashboard, openPopup } from '../../lib/browser/tab.ts';
import { askTab, setMenu, type Tab } from '../../lib/browser/ways-in.ts';
import type { Wish } from '../../lib/messages/protocol.ts';
import { t } from '../../lib/words/menu.ts';
import type { Keeper } from './keeper.ts';
import { languageOf } from './person.ts';

/** What can be done without opening anything of ours first, by key or by menu. */
const deeds = ['open-dashboard', 'open-side-panel', 'log-call', 'toggle-panel', 'teach-page', 'pause-site'] as const;
type Deed = (typeof deeds)[number];

const inMenu = deeds.filter((deed) => deed !== 'toggle-panel');

/** Follows language and grants: on pages the menu stands only where we read. */
export const followMenu = ({ use, note }: Keeper): Promise<void> =>
  use(async (store) => {
    const lang = languageOf(await readSettings(store));
    const pages = readable(await granted(), []);
    const entry = (deed: Deed) => ({ id: deed, title: t(lang, `do_${deed}`) });
    await setMenu([
      ...inMenu.map(entry),
      // An empty list of patterns would mean every page there is.
      ...(pages.length === 0 ? [] : inMenu.map((deed) => ({ ...entry(deed), id: `page ${deed}`, pages }))),
    ]);
  }).catch(note);

export type WaysIn = {
  keeper: Keeper;
  /** As the settings page saves it, with all that follows from it. */
  save: (changes: SettingsChange) => Promise<unknown>;
};

/**
 * Does what a key or the menu asks, in the tab it was asked in. What cannot be done there (no deal, a site that is not
 * granted) opens the popup, which says why and offers what can.
 */
export async function doAsked(id: string, tab: Tab | undefined, { keeper, save }: WaysIn): Promise<void> {
  const deed = deeds.find((one) => id === one || id === `page ${one}`);
  if (!deed) return;
  if (deed === 'open-dashboard') return openDashboard();
  const isDone = tab !== undefined && (await doIn(tab, deed, keeper, save));
  if (!isDone) await openPopup();
}

async function doIn(
  { id, windowId, url }: Tab,
  deed: Exclude<Deed, 'open-dashboard'>,
  { use }: Keeper,
  save: WaysIn['save'],
): Promise<boolean> {
  // Nothing may be awaited before: the browser opens it within the event of the key or click only.
  if (deed === 'open-side-panel') return openSidePanel(windowId);
  if (deed === 'log-call' || deed === 'toggle-panel') return askTab(id, { notice: deed } satisfies Wish);
  if (url === undefined || !(await isGranted(url))) return false;
  const { sites } = await use(readSettings);
  const policy = await use(readPolicy);
  const { origin } = new URL(url);
  const { paused } = sites[origin] ?? freshSite;
  if (deed === 'teach-page') return !paused && isAllowed(policy, origin) && openTeaching(id);
  await save({ sites: { [origin]: { paused: !paused } } });
  return true;
}
