import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { chapterIds, chapters, type Body, type ChapterId } from '../../components/chapters.tsx';
import { OptionsPage, type OptionsPageProps } from '../../components/OptionsPage.tsx';
import type { Models } from './models.ts';
import { browserLanguage } from '../../lib/browser/tab.ts';
import { onTrouble, readTrouble, type Trouble } from '../../lib/browser/trouble.ts';
import { send } from '../../lib/messages/send.ts';
import { t } from '../../lib/words/failures.ts';
import { t as say } from '../../lib/words/frame.ts';
import type { Lang } from '../../lib/words/speak.ts';

/** The frame is drawn at once; what reads the database, and the chapter that is open, come after it. */
const models = signal<Models | undefined>(undefined);
const trouble = signal<Trouble | undefined>(undefined);
const body = signal<{ id: ChapterId; show: Body } | undefined>(undefined);

const chapterIn = (hash: string): ChapterId => chapterIds.find((id) => hash === `#${id}`) ?? 'targets';
const chapter = signal(chapterIn(location.hash));
const focus = location.hash === '#targets' ? 'revenue' : undefined;

async function openChapter(): Promise<void> {
  const id = chapterIn(location.hash);
  chapter.value = id;
  const [show] = await Promise.all([chapters.find((one) => one.id === id)?.load(), models.value?.open(id)]);
  if (show && chapter.value === id) body.value = { id, show };
}
addEventListener('hashchange', () => void openChapter());
void openChapter();
void import('./models.ts').then(({ openModels }) => {
  models.value = openModels();
  return models.value.open(chapter.value);
});

onTrouble((now) => (trouble.value = now), new AbortController().signal);
void readTrouble().then((now) => (trouble.value = now));

const languageKey = 'language';
const remembered = localStorage.getItem(languageKey);
/** Until the settings were read, the language this page was in the last time. */
const languageBefore: Lang = remembered === 'ja' || remembered === 'en' ? remembered : browserLanguage();

function warningIn(lang: Lang): OptionsPageProps['warning'] {
  if (!trouble.value) return undefined;
  const { reason } = trouble.value;
  return {
    text: reason === 'data-lost' ? t(lang, 'storageLost') : t(lang, `refused_${reason}`),
    onRead: () => void send('trouble-seen', {}),
  };
}

const root = document.getElementById('root');
effect(() => {
  const model = models.value?.model;
  const state = model?.state.value;
  const lang = model && state ? model.language.value : languageBefore;
  if (!root) return;
  document.documentElement.lang = lang;
  document.title = say(lang, 'optionsTitle');
  root.lang = lang;
  if (state) localStorage.setItem(languageKey, lang);
  const view = models.value?.view(focus);
  const shown = body.value?.id === chapter.value ? body.value : undefined;
  render(
    <OptionsPage
      lang={lang}
      chapter={chapter.value}
      said={model?.said.value}
      onSaidEnd={model?.hush}
      warning={warningIn(lang)}
      unread={state?.policy.unread}
      isBroken={model?.isBroken.value && !state}
      onRemoveSample={models.value?.onRemoveSample()}
    >
      {view && shown?.show(view)}
    </OptionsPage>,
    root,
  );
});
