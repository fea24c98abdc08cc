import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { alertIcon, checkIcon } from './icons.ts';
import type { SampleAnswer } from '../lib/app/sample/sample-model.ts';
import { t } from '../lib/words/sample-care.ts';
import type { Lang } from '../lib/words/speak.ts';

export type SampleCareProps = {
  lang: Lang;
  /** Absent until it was read. */
  isShown: boolean | undefined;
  /** Both answer with the sentence that says how it went. */
  onShow: () => Promise<SampleAnswer>;
  onRemove: () => Promise<SampleAnswer>;
};

/** Offers the invented team, or takes it away. */
export function SampleCare({ lang, isShown, onShow, onRemove }: SampleCareProps) {
  const [answer, setAnswer] = useState<SampleAnswer>();
  const [isBusy, setBusy] = useState(false);
  const run = async (work: () => Promise<SampleAnswer>) => {
    setBusy(true);
    setAnswer(undefined);
    setAnswer(await work());
    setBusy(false);
  };
  return (
    <section class="data__part" aria-labelledby="sample-care" aria-busy={isBusy}>
      <h3 id="sample-care">{t(lang, 'sampleTitle')}</h3>
      <div class="care">
        <button
          type="button"
          class="button"
          disabled={isBusy || isShown === undefined}
          onClick={() => void run(isShown ? onRemove : onShow)}
        >
          {isBusy ? t(lang, 'sampleMaking') : t(lang, isShown ? 'sampleRemoveLabel' : 'sampleShow')}
        </button>
        <p class="field-note">{t(lang, 'sampleBody')}</p>
        <p role="status" class={answer?.isTrouble ? 'care__said care__said--trouble' : 'care__said'}>
          {answer && (
            <>
              <Icon path={answer.isTrouble ? alertIcon : checkIcon} size={14} />
              {answer.text}
            </>
          )}
        </p>
      </div>
    </section>
  );
}
