import { writeAmounts } from '../../lib/app/format.ts';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { Dashboard } from '../../components/dashboard/Dashboard.tsx';
import { exportOf } from '../../lib/app/dashboard/export.ts';
import { createDashboardModel } from '../../lib/app/dashboard/dashboard-model.ts';
import type { Question, Reply } from '../../lib/app/dashboard/reckoner.ts';
import { noticesOf, type Notice } from '../../lib/app/notices.ts';
import { browserLanguage, openOptions } from '../../lib/browser/tab.ts';
import { onTrouble, readTrouble, type Trouble } from '../../lib/browser/trouble.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';
import { t } from '../../lib/words/dashboard.ts';
import { t as ofSample } from '../../lib/words/sample.ts';
import { failureText } from '../../lib/app/failure-text.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

let hear: (reply: Reply | undefined) => void = () => {};
let thread: Worker | undefined;

/** A thread that died is told of, and the next question begins another. */
function begin(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<Reply>) => hear(data));
  made.addEventListener('error', () => {
    made.terminate();
    thread = undefined;
    hear(undefined);
  });
  return made;
}

const memory = (key: string) => ({
  load: () => localStorage.getItem(key),
  save: (text: string) => localStorage.setItem(key, text),
});

const model = createDashboardModel({
  ask: (question: Question) => (thread ??= begin()).postMessage(question),
  onReply: (listener) => (hear = listener),
  onChange: (listener) => onMoved(listener, new AbortController().signal),
  isSeen: () => document.visibilityState === 'visible',
  onSeen: (listener) =>
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && listener()),
  address: {
    search: () => location.search,
    push: (search) => history.pushState(null, '', `${location.pathname}${search}`),
    onBack: (listener) => addEventListener('popstate', listener),
  },
  now: Date.now,
  zone,
  language: browserLanguage(),
  memory: memory('popup'),
  lastSeen: memory('dashboard'),
});

const trouble = signal<Trouble | undefined>(undefined);
onTrouble((now) => (trouble.value = now), new AbortController().signal);
void readTrouble().then((now) => (trouble.value = now));

/** The recipes are loaded only once a CRM has to be called by its name. */
const names = signal<ReadonlyMap<string, string> | undefined>(undefined);
const crmName = (id: string): string => names.value?.get(id) ?? id;
effect(() => {
  if (!model.drawer.value || names.peek()) return;
  names.value = new Map();
  void import('../../lib/crms/index.ts').then(
    ({ recipes }) => (names.value = new Map(recipes.map((recipe) => [recipe.id, recipe.name]))),
  );
});

const said = signal<string | undefined>(undefined);
const sections: Partial<Record<Notice['id'], string>> = {
  who: 'me',
  stages: 'mapping',
  types: 'mapping',
  misses: 'data',
};

function act(id: Notice['id']): void {
  if (id === 'trouble') void send('trouble-seen', {});
  else if (id === 'unowned') model.choose({ who: 'all' });
  else void openOptions(sections[id]);
}

async function removeSample(): Promise<void> {
  const lang = model.language.value;
  const answer = await send('sample', { shown: false });
  said.value = 'saved' in answer ? ofSample(lang, 'sampleRemoved') : failureText(answer, lang);
}

/** Puts a file before the person, to be kept where they like. */
function offer(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Saves a chapter as it stands. What draws it is loaded only then. */
async function savePicture(id: string): Promise<void> {
  const lang = model.language.value;
  const chapter = document.getElementById(id);
  if (!chapter) return;
  try {
    const { pictureOf } = await import('../../lib/browser/picture.ts');
    const { start = '' } = model.shown.value.overview?.period ?? {};
    offer(await pictureOf(chapter), `chakuchi-${id}-${start}.png`);
    said.value = t(lang, 'pictureDone');
  } catch (error) {
    said.value = t(lang, 'pictureFailed');
    console.warn('Chakuchi: a chapter could not be drawn as a picture.', error);
  }
}

/** Offers the table shown as a file to keep. What writes CSV is loaded only then. */
async function exportTable(): Promise<void> {
  const lang = model.language.value;
  const { tableCsv } = await import('../../lib/app/dashboard/table-csv.ts');
  const file = exportOf(model.shown.value, model.choice.value, lang, tableCsv);
  if (!file) return;
  offer(new Blob([file.text], { type: 'text/csv' }), file.name);
  said.value = t(lang, 'csvDone');
}

const root = document.getElementById('root');
effect(() => {
  const lang = model.language.value;
  const { overview } = model.shown.value;
  writeAmounts(overview?.amounts);
  const circumstances = { site: undefined, hasMe: model.hasMe.value, crmName, trouble: trouble.value };
  if (!root) return;
  document.documentElement.lang = lang;
  document.title = t(lang, 'dashboardTitle');
  root.lang = lang;
  render(
    <Dashboard
      lang={lang}
      choice={model.choice.value}
      shown={model.shown.value}
      phase={model.phase.value}
      reason={model.reason.value}
      notices={noticesOf(overview, circumstances, lang)}
      drawer={model.drawer.value}
      said={said.value}
      now={Date.now()}
      zone={zone}
      crmName={crmName}
      onChoose={model.choose}
      onNotice={act}
      onRows={model.openRows}
      onCloseRows={model.closeRows}
      onSettings={(section) => void openOptions(section)}
      onRetry={model.refresh}
      onPrint={() => print()}
      onExport={() => void exportTable()}
      onPicture={(id) => void savePicture(id)}
      onRemoveSample={() => void removeSample()}
    />,
    root,
  );
});
