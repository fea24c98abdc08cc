import { effect } from '@preact/signals';
import { render } from 'preact';
import { MatchPattern } from 'wxt/utils/match-patterns';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { dashboardAddress } from '../../lib/app/dashboard/choice.ts';
import { noticesOf, type Notice } from '../../lib/app/notices.ts';
import { createOverviewModel } from '../../lib/app/overview-model.ts';
import { createPopupModel } from '../../lib/app/popup-model.ts';
import { isGranted, requestSite } from '../../lib/browser/permissions.ts';
import { browserLanguage, frontTab, openOptions, selectorsIn } from '../../lib/browser/tab.ts';
import { openTeaching } from '../../lib/browser/scripts.ts';
import { onTrouble, readTrouble } from '../../lib/browser/trouble.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';

/** What reads the database and reckons comes after the first paint. */
const live = () => import('./live.ts');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const memory = (key: string) => ({
  load: () => localStorage.getItem(key),
  save: (text: string) => localStorage.setItem(key, text),
});
const onChange = (listener: () => void) => {
  const listening = new AbortController();
  onMoved(listener, listening.signal);
  return () => listening.abort();
};

const overviews = createOverviewModel({
  read: async (choice, now) => (await live()).liveOverview(choice, now),
  onChange,
  now: Date.now,
  memory: memory('overview'),
});
const popup = createPopupModel({
  send,
  settings: async () => (await live()).liveSettings(),
  onChange,
  memory: memory('popup'),
  language: browserLanguage(),
  tab: frontTab,
  isGranted,
  requestSite,
  isVendor: (url) => (pattern) => new MatchPattern(pattern).includes(url),
  selectorsIn,
  recipes: async () => (await import('../../lib/crms/index.ts')).recipes,
  taught: async () => (await live()).liveTaught(),
  teach: async (tabId) => {
    const isBegun = await openTeaching(tabId);
    if (isBegun) window.close();
    return isBegun;
  },
  trouble: readTrouble,
  onTrouble: (listener) => onTrouble(listener, new AbortController().signal),
  leave: (section) => void openOptions(section).then(() => window.close()),
});

const act = (id: Notice['id']) => (id === 'unowned' ? overviews.choose({ who: 'all' }) : popup.act(id));

const root = document.getElementById('root');
effect(() => {
  const lang = popup.language.value;
  const overview = overviews.overview.value;
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
      onRetry={() => void overviews.refresh()}
      onRemoveSample={() => void popup.removeSample()}
      onLog={popup.log}
      onUndo={popup.undo}
    />,
    root,
  );
});
