import type { Asked } from './DataCare.tsx';
import type { KeepingNames, OldEnough } from '../lib/app/ageing-model.ts';
import type { Result } from '../lib/app/data-model.ts';
import { dayText } from '../lib/app/format.ts';
import { keepNamesYears, type KeepNamesYears } from '../lib/app/settings.ts';
import type { Day } from '../lib/domain/day.ts';
import { t } from '../lib/words/data.ts';
import type { Lang } from '../lib/words/speak.ts';

export type KeepingWays = {
  /** Absent until it was read. */
  keeping: KeepingNames | undefined;
  lookAt: (years: KeepNamesYears) => Promise<OldEnough>;
  choose: (years: KeepNamesYears) => Promise<Result>;
};

type NameKeepingProps = KeepingWays & {
  lang: Lang;
  today: Day;
  isBusy: boolean;
  onRun: (work: () => Promise<Result>) => void;
  onAsk: (asked: Asked) => void;
};

/** How long names and notes are kept. A shorter time is told beforehand; a longer one touches nothing. */
export function NameKeeping({ lang, today, keeping, isBusy, lookAt, choose, onRun, onAsk }: NameKeepingProps) {
  const years = keeping?.years ?? 0;
  const chosen = async (next: KeepNamesYears): Promise<void> => {
    const touched = await lookAt(next).catch(() => undefined);
    if (!touched) return onRun(() => Promise.resolve({ text: t(lang, 'lookTrouble'), isTrouble: true }));
    if (next === 0 || touched.deals + touched.activities === 0) return onRun(() => choose(next));
    onAsk({
      title: t(lang, 'ageAsk', { years: t(lang, `age_${next}`) }),
      body: t(lang, 'ageAskBody', touched),
      yes: t(lang, 'ageYes'),
      onYes: () => onRun(() => choose(next)),
    });
  };
  return (
    <>
      <div class="care">
        <label for="keep-names">{t(lang, 'ageLabel')}</label>
        <select
          id="keep-names"
          class="input names__years"
          value={String(years)}
          disabled={isBusy || !keeping || keeping.isLocked}
          onChange={(event) => {
            const next = keepNamesYears.find((one) => String(one) === event.currentTarget.value) ?? 0;
            // What is not confirmed is not chosen: the list shows what holds.
            event.currentTarget.value = String(years);
            void chosen(next);
          }}
        >
          {keepNamesYears.map((one) => (
            <option key={one} value={String(one)}>
              {t(lang, `age_${one}`)}
            </option>
          ))}
        </select>
      </div>
      <p class="field-note">
        {t(lang, 'ageHint')}
        {keeping?.isLocked && ` ${t(lang, 'ageLocked')}`}
      </p>
      {keeping?.next && (
        <p class="field-note">{t(lang, 'ageNext', { ...keeping.next, day: dayText(keeping.next.day, today, lang) })}</p>
      )}
    </>
  );
}
