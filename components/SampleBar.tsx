import { Icon } from './Icon.tsx';
import { infoIcon } from './icons.ts';
import { t } from '../lib/words/sample.ts';
import type { Lang } from '../lib/words/speak.ts';

export type SampleBarProps = {
  lang: Lang;
  /** Figures of the person's own wait behind it. */
  hasOwn?: boolean;
  /** Instead of the usual sentence, on a page that itself shows none of it. */
  text?: string;
  onRemove: () => void;
};

/** Stands on every surface that shows the invented team, and takes it away with one click. */
export function SampleBar({ lang, hasOwn = false, text, onRemove }: SampleBarProps) {
  return (
    <div class="sample-bar" role="note" aria-label={t(lang, 'sampleMark')}>
      <Icon path={infoIcon} size={15} />
      <p>
        <b>{t(lang, 'sampleMark')}</b> {text ?? t(lang, hasOwn ? 'sampleBarOwn' : 'sampleBar')}
      </p>
      <button
        type="button"
        class={`button button--small${hasOwn ? ' button--main' : ''}`}
        aria-label={t(lang, 'sampleRemoveLabel')}
        onClick={onRemove}
      >
        {t(lang, hasOwn ? 'sampleToOwn' : 'sampleRemove')}
      </button>
    </div>
  );
}
