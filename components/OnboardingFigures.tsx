import { useState } from 'preact/hooks';
import { pinIcon } from './icons.ts';
import { Icon } from './Icon.tsx';
import type { FirstFigure } from '../lib/app/onboarding/first-figure.ts';
import { t } from '../lib/words/onboarding.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ListStepProps = {
  lang: Lang;
  crmName: string | undefined;
  /** Where the CRM is; absent where no address was given. */
  address: string | undefined;
  figure: FirstFigure | undefined;
};

/** Waits for the first number, and shows it the moment it is there. */
export const ListStep = ({ lang, crmName, address, figure }: ListStepProps) => (
  <>
    <p class="lead">{t(lang, 'listBody', { crm: crmName ?? 'CRM' })}</p>
    {address !== undefined && (
      <a class="button" href={address} target="_blank" rel="noreferrer">
        {t(lang, 'openCrm')}
      </a>
    )}
    <div class="setup__first" role="status">
      {figure ? (
        <>
          <p>{t(lang, 'firstNumber')}</p>
          <p>
            {figure.label} <strong>{figure.value}</strong>
          </p>
          <p class="field-note">{t(lang, 'readFrom', figure)}</p>
        </>
      ) : (
        <>
          <p class="setup__waiting">{t(lang, 'waiting')}</p>
          <p class="field-note">{t(lang, 'waitingLong')}</p>
        </>
      )}
    </div>
  </>
);

export type TargetStepProps = {
  lang: Lang;
  currency: string;
  /** The target there is already. */
  held: string | undefined;
  isWrong: boolean;
  onAim: (typed: string) => void;
};

/** One target, with which landing and plan begin. */
export function TargetStep({ lang, currency, held, isWrong, onAim }: TargetStepProps) {
  const [typed, setTyped] = useState('');
  return (
    <>
      <p class="lead">{t(lang, 'targetBody')}</p>
      {held !== undefined && (
        <p class="setup__answer setup__answer--granted">{t(lang, 'targetIs', { target: held })}</p>
      )}
      <form
        class="setup__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAim(typed);
        }}
      >
        <label for="first-target">{t(lang, 'targetLabel')}</label>
        <input
          id="first-target"
          type="text"
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby="first-target-note"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <p id="first-target-note" class={isWrong ? 'field-note field-note--wrong' : 'field-note'}>
          {isWrong ? t(lang, 'targetWrong') : t(lang, 'targetHint', { currency })}
        </p>
        <button type="submit" class="button button--main">
          {t(lang, 'targetSave')}
        </button>
      </form>
    </>
  );
}

export type DoneStepProps = { lang: Lang; figure: FirstFigure | undefined; target: string | undefined };

/** What there is now, and how to keep it in sight. */
export const DoneStep = ({ lang, figure, target }: DoneStepProps) => (
  <>
    <p class="lead">
      {t(lang, 'doneBody')} {target !== undefined && t(lang, 'targetIs', { target })}
    </p>
    {figure && (
      <p class="setup__first">
        {figure.label} <strong>{figure.value}</strong>
      </p>
    )}
    <h3 class="setup__pin">
      <Icon path={pinIcon} size={15} />
      {t(lang, 'pinTitle')}
    </h3>
    <p>{t(lang, 'pinBody')}</p>
    <p class="setup__links">
      <a class="button button--main" href="/dashboard.html">
        {t(lang, 'toDashboard')}
      </a>
      <a class="button" href="/options.html">
        {t(lang, 'toSettings')}
      </a>
    </p>
  </>
);
