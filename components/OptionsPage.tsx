import { chapters, type ChapterProps } from './chapters.tsx';
import { Icon, Mark } from './Icon.tsx';
import { alertIcon } from './icons.ts';
import { Toast } from './Toast.tsx';
import { t } from '../lib/words/options.ts';

export type OptionsPageProps = ChapterProps & {
  /** What was just done, with its way back. */
  said?: { text: string; isTrouble?: boolean; undo?: () => void } | undefined;
  onSaidEnd: () => void;
  /** Something that concerns all data, until it was read. */
  warning?: { text: string; onRead: () => void } | undefined;
  /** Parts of the company's settings that could not be read. */
  unread?: readonly string[];
};

/** One page of chapters, every change kept as it is made and taken back by one click. */
export function OptionsPage({ said, onSaidEnd, warning, unread = [], ...props }: OptionsPageProps) {
  const { lang } = props;
  return (
    <div class="options">
      <header class="options__head">
        <Mark size={24} />
        <h1>{t(lang, 'optionsTitle')}</h1>
      </header>
      <nav class="options__nav" aria-label={t(lang, 'optionsTitle')}>
        <ul>
          {chapters.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title(lang)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options__main">
        {warning && (
          <div class="options__warning" role="alert">
            <Icon path={alertIcon} />
            <p>{warning.text}</p>
            <button type="button" class="button button--small" onClick={warning.onRead}>
              {t(lang, 'understood')}
            </button>
          </div>
        )}
        {unread.length > 0 && (
          <div class="options__warning" role="status">
            <Icon path={alertIcon} />
            <p>{t(lang, 'policyUnread', { parts: unread.join(lang === 'ja' ? '、' : ', ') })}</p>
          </div>
        )}
        {chapters.map(({ id, title, body, isWide = false }) => (
          <section
            key={id}
            id={id}
            class={isWide ? 'options__section options__section--wide' : 'options__section'}
            aria-labelledby={`${id}-title`}
          >
            <h2 id={`${id}-title`}>{title(lang)}</h2>
            {body(props)}
          </section>
        ))}
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
