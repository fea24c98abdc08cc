import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, Mark } from './Icon.tsx';
import { checkIcon } from './icons.ts';
import { AddressStep, OtherWays, type AddressStepProps } from './OnboardingAccess.tsx';
import { CrmStep, type CrmStepProps } from './OnboardingCrm.tsx';
import {
  DoneStep,
  ListStep,
  TargetStep,
  type DoneStepProps,
  type ListStepProps,
  type TargetStepProps,
} from './OnboardingFigures.tsx';
import { SampleBar } from './SampleBar.tsx';
import { Segments } from './Segments.tsx';
import { stepIds, type StepId } from '../lib/app/onboarding/place.ts';
import { t } from '../lib/words/onboarding.ts';
import { t as ofSample } from '../lib/words/sample-care.ts';
import type { Lang } from '../lib/words/speak.ts';

export type OnboardingProps = {
  lang: Lang;
  step: StepId;
  crm: Omit<CrmStepProps, 'lang'>;
  /** The name of the CRM that was chosen; absent before, and for another one. */
  crmName: string | undefined;
  access: Omit<AddressStepProps, 'lang' | 'crmName'>;
  list: Omit<ListStepProps, 'lang' | 'crmName'>;
  target: Omit<TargetStepProps, 'lang'>;
  done: Omit<DoneStepProps, 'lang'>;
  sample: { isShown: boolean; isBusy: boolean; onShow: () => void; onRemove: () => void };
  said: string | undefined;
  onLanguage: (lang: Lang) => void;
  onStep: (step: StepId) => void;
  onBack: () => void;
  onNext: () => void;
};

/** From a fresh installation to the first number, a step at a time. Every step may be skipped. */
export function Onboarding(props: OnboardingProps) {
  const { lang, step, sample, said } = props;
  const at = stepIds.indexOf(step);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(step);
  // Who comes to a step reads on from its heading; who opens the page reads from the top.
  useEffect(() => {
    if (step === first.current) return;
    first.current = step;
    heading.current?.focus();
  }, [step]);
  return (
    <main class="setup">
      <header class="setup__head">
        <Mark size={24} />
        <h1>{t(lang, 'setUpTitle')}</h1>
      </header>
      <nav aria-label={t(lang, 'setUpSteps')}>
        <ol class="setup__steps">
          {stepIds.map((id, index) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === step ? 'step' : undefined}
                class={index < at ? 'setup__step setup__step--past' : 'setup__step'}
                onClick={() => props.onStep(id)}
              >
                <span class="setup__dot">{index < at ? <Icon path={checkIcon} size={11} /> : index + 1}</span>
                {t(lang, `step_${id}`)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {sample.isShown && <SampleBar lang={lang} text={ofSample(lang, 'sampleBarOptions')} onRemove={sample.onRemove} />}
      <section class="setup__card" aria-labelledby="setup-title">
        <p class="setup__count">{t(lang, 'stepOf', { at: at + 1, of: stepIds.length })}</p>
        <h2 id="setup-title" ref={heading} tabIndex={-1}>
          {titleOf(props)}
        </h2>
        <Step {...props} />
        <p class="setup__said" role="status">
          {said}
        </p>
        <footer class="setup__foot">
          {at > 0 && (
            <button type="button" class="button" onClick={props.onBack}>
              {t(lang, 'back')}
            </button>
          )}
          {step !== 'done' && <Onward {...props} />}
        </footer>
      </section>
      <aside class="setup__sample" aria-label={ofSample(lang, 'sampleTitle')}>
        <p>{sample.isShown ? ofSample(lang, 'sampleShownNow') : t(lang, 'sampleOffer')}</p>
        {sample.isShown ? (
          <a class="button button--small" href="/dashboard.html" target="_blank">
            {t(lang, 'toDashboard')}
          </a>
        ) : (
          <button type="button" class="button button--small" disabled={sample.isBusy} onClick={sample.onShow}>
            {ofSample(lang, sample.isBusy ? 'sampleMaking' : 'sampleShow')}
          </button>
        )}
      </aside>
    </main>
  );
}

/** On where the step is done, past it where it is not. */
function Onward({ lang, step, crm, crmName, access, list, target, onNext }: OnboardingProps) {
  const isDone = {
    language: true,
    crm: crm.chosen !== undefined,
    permission: crmName === undefined || access.permission === 'granted',
    list: list.figure !== undefined,
    target: target.held !== undefined,
    done: true,
  }[step];
  return (
    <button type="button" class={`button setup__onward ${isDone ? 'button--main' : 'button--quiet'}`} onClick={onNext}>
      {t(lang, isDone ? 'next' : 'skip')}
    </button>
  );
}

function titleOf({ lang, step, crmName }: OnboardingProps): string {
  if (step === 'permission')
    return crmName === undefined ? t(lang, 'otherTitle') : t(lang, 'permissionTitle', { crm: crmName });
  return t(lang, `${step}Title`);
}

function Step(props: OnboardingProps): ComponentChildren {
  const { lang, step, crmName } = props;
  if (step === 'crm') return <CrmStep lang={lang} {...props.crm} />;
  if (step === 'permission')
    return crmName === undefined ? (
      <OtherWays lang={lang} />
    ) : (
      <AddressStep lang={lang} crmName={crmName} {...props.access} />
    );
  if (step === 'list') return <ListStep lang={lang} crmName={crmName} {...props.list} />;
  if (step === 'target') return <TargetStep lang={lang} {...props.target} />;
  if (step === 'done') return <DoneStep lang={lang} {...props.done} />;
  return (
    <>
      <p class="lead">{t(lang, 'languageBody')}</p>
      <Segments
        legend={t(lang, 'step_language')}
        value={lang}
        onChange={props.onLanguage}
        options={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
      />
    </>
  );
}
