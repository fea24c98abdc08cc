import type { ComponentChildren } from 'preact';
import { DataCare, type DataCareProps } from './DataCare.tsx';
import { DisplayForm } from './DisplayForm.tsx';
import { Icon, Mark } from './Icon.tsx';
import { alertIcon } from './icons.ts';
import { StageMapping, TypeMapping, type MappingProps } from './MappingTable.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { RulesForm, type RulesFormProps } from './RulesForm.tsx';
import { SiteList, type SiteListProps } from './SiteList.tsx';
import { TargetForm, type TargetFormProps } from './TargetForm.tsx';
import { Toast } from './Toast.tsx';
import type { Overview } from '../lib/app/progress.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type OptionsPageProps = {
  lang: Lang;
  targets: Omit<TargetFormProps, 'lang' | 'currency'>;
  owners: Overview['owners'];
  mapping: Omit<MappingProps, 'lang'>;
  rules: Omit<RulesFormProps, 'lang' | 'onChange'>;
  sites: Omit<SiteListProps, 'lang'>;
  data: Omit<DataCareProps, 'lang'>;
  onSettings: RulesFormProps['onChange'];
  /** What was just done, with its way back. */
  said?: { text: string; isTrouble?: boolean; undo?: () => void } | undefined;
  onSaidEnd: () => void;
  /** Something that concerns all data, until it was read. */
  warning?: { text: string; onRead: () => void } | undefined;
};

export const sections = ['targets', 'me', 'mapping', 'rules', 'sites', 'display', 'data'] as const;

/** One page, seven sections, every change kept as it is made and taken back by one click. */
export function OptionsPage({
  lang,
  targets,
  owners,
  mapping,
  rules,
  sites,
  data,
  onSettings,
  said,
  onSaidEnd,
  warning,
}: OptionsPageProps) {
  const { settings } = rules;
  const bodies: Record<(typeof sections)[number], ComponentChildren> = {
    targets: <TargetForm lang={lang} currency={settings.currency} {...targets} />,
    me: <OwnerChoice lang={lang} owners={owners} me={settings.me} onChange={(me) => onSettings({ me })} />,
    mapping: (
      <>
        <StageMapping lang={lang} {...mapping} />
        <TypeMapping lang={lang} {...mapping} />
      </>
    ),
    rules: <RulesForm lang={lang} {...rules} onChange={onSettings} />,
    sites: <SiteList lang={lang} {...sites} />,
    display: <DisplayForm lang={lang} settings={settings} onChange={onSettings} />,
    data: <DataCare lang={lang} {...data} />,
  };
  return (
    <div class="options">
      <header class="options__head">
        <Mark size={24} />
        <h1>{t(lang, 'optionsTitle')}</h1>
      </header>
      <nav class="options__nav" aria-label={t(lang, 'optionsTitle')}>
        <ul>
          {sections.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{t(lang, `section_${id}`)}</a>
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
        {sections.map((id) => (
          <section key={id} id={id} class="options__section" aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{t(lang, `section_${id}`)}</h2>
            {bodies[id]}
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
