import { effect, signal } from '@preact/signals';
import { render, type ComponentChildren } from 'preact';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { dashboardAddress } from '../../lib/app/dashboard/choice.ts';
import { writeAmounts } from '../../lib/app/format.ts';
import { noticesOf, type Notice } from '../../lib/app/notices.ts';
import { createOverviewModel, type OverviewModel, type OverviewPorts } from '../../lib/app/overview-model.ts';
import { createPopupModel } from '../../lib/app/popup-model.ts';
import { readBackups } from '../../lib/browser/downloads.ts';
import { isGranted, requestSite } from '../../lib/browser/permissions.ts';
import { openTeaching } from '../../lib/browser/scripts.ts';
import { browserLanguage, frontTab, openOptions, selectorsIn } from '../../lib/browser/tab.ts';
import { onTrouble, readTrouble } from '../../lib/browser/trouble.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';
import type { Lang } from '../../lib/words/speak.ts';

/** What reads the database and reckons comes after the first paint. */
const live = () => import('./live.ts');
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const memory = (key: string) => ({
  load: () => localStorage.getItem(key),
  save: (text: string) => localStorage.setItem(key, text),
});
const onChange: OverviewPorts['onChange'] = (listener) => {
  const listening = new AbortController();
  onMoved(listener, listening.signal);
  return () => listening.abort();
};

/** What sets one surface of the progress apart from the other. */
type ProgressPage = {
  /** Steps aside for the page that was opened instead. */
  leave: () => void;
  /** Opens the same beside the page, where the browser can. */
  sidePanel?: () => Promise<(() => void) | undefined>;
  /** What stands under the main figures besides; asked anew whenever a signal it reads moves. */
  history?: (lang: Lang) => ComponentChildren;
  /** Calls when another tab comes to the front, for a surface that outlives the tab it was opened on. */
  onFront?: (listener: () => void) => void;
  /** Fills the window's height instead of the popup's. */
  isTall?: true;
};

export const progressModel = (read: OverviewPorts['read']): OverviewModel =>
  createOverviewModel({ read, onChange, now: Date.now, memory: memory('overview') });

/** The progress of the popup and the side panel: paints the last known state at once, then what is live. */
export function openProgress(
  overviews: OverviewModel,
  { leave, sidePanel, history, onFront, isTall }: ProgressPage,
): void {
  const popup = createPopupModel({
    send,
    settings: async () => (await live()).liveSettings(),
    onChange,
    memory: memory('popup'),
    language: browserLanguage(),
    tab: frontTab,
    ...(onFront && { onFront }),
    isGranted,
    requestSite,
    isVendor: (url) => (pattern) => new MatchPattern(pattern).includes(url),
    selectorsIn,
    recipes: async () => (await import('../../lib/crms/index.ts')).recipes,
    taught: async () => (await live()).liveTaught(),
    teach: async (tabId) => {
      const isBegun = await openTeaching(tabId);
      if (isBegun) leave();
      return isBegun;
    },
    trouble: readTrouble,
    onTrouble: (listener) => onTrouble(listener, new AbortController().signal),
    backups: readBackups,
    isFixed: async (field) => (await live()).liveIsFixed(field),
    now: Date.now,
    leave: (section) => void openOptions(section).then(leave),
  });
  const openPanel = signal<(() => void) | undefined>(undefined);
  // A function in a signal is its value, not what makes it.
  void sidePanel?.().then((open) => (openPanel.value = open));

  const act = (id: Notice['id']) => (id === 'unowned' ? overviews.choose({ who: 'all' }) : popup.act(id));
  const root = document.getElementById('root');
  effect(() => {
    const lang = popup.language.value;
    const overview = overviews.overview.value;
    writeAmounts(overview?.amounts);
    if (!root) return;
    document.documentElement.lang = lang;
    root.lang = lang;
    render(
      <ProgressPanel
        lang={lang}
        overview={overview}
        phase={overviews.phase.value}
        choice={overviews.choice.value}
        notices={noticesOf(overview, popup.circumstances.value, lang)}
        said={popup.said.value}
        now={Date.now()}
        zone={zone}
        dashboard={dashboardAddress(overviews.choice.value)}
        onChoose={overviews.choose}
        onNotice={act}
        onSettings={popup.openSettings}
        {...(popup.isRead.value && { onCorrect: popup.correct })}
        {...(openPanel.value && { onSidePanel: openPanel.value })}
        {...(history && { history: history(lang) })}
        {...(isTall && { isTall })}
        onRetry={() => void overviews.refresh()}
        onLog={popup.log}
        onUndo={popup.undo}
        onRemoveSample={() => void popup.removeSample()}
      />,
      root,
    );
  });
}
