import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { chapterIds, chapters, type ChapterId } from './chapters.tsx';
import { Icon, Mark } from './Icon.tsx';
import { alertIcon } from './icons.ts';
import { SampleBar } from './SampleBar.tsx';
import { Toast } from './Toast.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { t as say } from '../lib/words/failures.ts';
import { t } from '../lib/words/frame.ts';
import { t as ofSample } from '../lib/words/sample-care.ts';
import type { Lang } from '../lib/words/speak.ts';

export type OptionsPageProps = {
  lang: Lang;
  /** The chapter that is open. */
  chapter: ChapterId;
  /** What was just done, with its way back. */
  said?: { text: string; isTrouble?: boolean; undo?: () => void } | undefined;
  onSaidEnd?: (() => void) | undefined;
  /** Something that concerns all data, until it was read. */
  warning?: { text: string; onRead: () => void } | undefined;
  /** Parts of the company's settings that could not be read. */
  unread?: readonly string[] | undefined;
  /** Present while popup and dashboard show the invented team. */
  onRemoveSample?: (() => void) | undefined;
  /** The data cannot be opened just now. */
  isBroken?: boolean | undefined;
  /** The chapter itself; absent until it was loaded. */
  children?: ComponentChildren;
};

const nothing = () => {};

/** One chapter at a time beside their list; every change is kept as it is made and taken back by one click. */
export function OptionsPage(props: OptionsPageProps) {
  const {
    lang,
    chapter,
    said,
    onSaidEnd = nothing,
    warning,
    unread = [],
    isBroken = false,
    onRemoveSample,
    children,
  } = props;
  const page = useRef<HTMLDivElement>(null);
  useKeptFocus(page);
  const title = useRef<HTMLHeadingElement>(null);
  const first = useRef(chapter);
  // Who goes to a chapter reads on from its heading; who opens the page reads from the top.
  useEffect(() => {
    if (chapter === first.current) return;
    first.current = chapter;
    title.current?.focus();
  }, [chapter]);
  const isWide = chapters.find(({ id }) => id === chapter)?.isWide ?? false;
  return (
    <div ref={page} class="options">
      <header class="options__head">
        <Mark size={24} />
        <h1>{t(lang, 'optionsTitle')}</h1>
      </header>
      <nav class="options__nav" aria-label={t(lang, 'optionsTitle')}>
        <ul>
          {chapterIds.map((id) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === chapter ? 'page' : undefined}>
                {t(lang, `section_${id}`)}
              </a>
            </li>
          ))}
          <li class="options__setup">
            <a href="/onboarding.html">{t(lang, 'setUpGuide')}</a>
          </li>
        </ul>
      </nav>
      <main class="options__main">
        {warning && (
          <div class="options__warning" role="alert">
            <Icon path={alertIcon} />
            <p>{warning.text}</p>
            <button type="button" class="button button--small" onClick={warning.onRead}>
              {say(lang, 'understood')}
            </button>
          </div>
        )}
        {onRemoveSample && (
          <SampleBar lang={lang} text={ofSample(lang, 'sampleBarOptions')} onRemove={onRemoveSample} />
        )}
        {isBroken && (
          <p class="options__warning" role="alert">
            <Icon path={alertIcon} />
            {t(lang, 'optionsTrouble')}
          </p>
        )}
        {unread.length > 0 && (
          <div class="options__warning" role="status">
            <Icon path={alertIcon} />
            <p>{t(lang, 'policyUnread', { parts: unread.join(lang === 'ja' ? '、' : ', ') })}</p>
          </div>
        )}
        <section
          key={chapter}
          id={chapter}
          class={isWide ? 'options__section options__section--wide' : 'options__section'}
          aria-labelledby={`${chapter}-title`}
          aria-busy={children === undefined}
        >
          <h2 id={`${chapter}-title`} ref={title} tabIndex={-1}>
            {t(lang, `section_${chapter}`)}
          </h2>
          {children ?? (!isBroken && <p class="field-note">{t(lang, 'chapterOpening')}</p>)}
        </section>
      </main>
      <div class="options__said" role="status">
        {said && (
          <Toast
            key={said.text}
            lang={lang}
            text={said.text}
            isTrouble={said.isTrouble ?? false}
            onUndo={said.undo}
            onEnd={onSaidEnd}
          />
        )}
      </div>
    </div>
  );
}
