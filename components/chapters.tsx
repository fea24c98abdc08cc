import type { ComponentChildren } from 'preact';
import { DataCare, type DataCareProps } from './DataCare.tsx';
import { DefinitionsForm } from './DefinitionsForm.tsx';
import { DisplayForm } from './DisplayForm.tsx';
import { ImportTable, type ImportTableProps } from './ImportTable.tsx';
import { StageMapping, TypeMapping, type MappingProps } from './MappingTable.tsx';
import { MetricsForm } from './MetricsForm.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { RatesForm } from './RatesForm.tsx';
import { RulesForm, type RulesFormProps } from './RulesForm.tsx';
import { SiteList, type SiteListProps } from './SiteList.tsx';
import { TargetSheet, type TargetSheetProps } from './TargetSheet.tsx';
import { TargetForm, type TargetFormProps } from './TargetForm.tsx';
import { WaysList, type WaysListProps } from './WaysList.tsx';
import type { Overview } from '../lib/app/progress.ts';
import { t } from '../lib/words/options.ts';
import { t as say } from '../lib/words/rules.ts';
import { t as tell } from '../lib/words/taught.ts';
import type { Lang } from '../lib/words/speak.ts';

/** What the chapters of the settings page are made of, each its own part. */
export type ChapterProps = {
  lang: Lang;
  targets: Omit<TargetFormProps, 'lang' | 'currency'>;
  sheet: Omit<TargetSheetProps, 'lang'>;
  owners: Overview['owners'];
  mapping: Omit<MappingProps, 'lang'>;
  rules: Omit<RulesFormProps, 'lang' | 'onChange'>;
  sites: Omit<SiteListProps, 'lang'>;
  ways: Omit<WaysListProps, 'lang'>;
  imports: Omit<ImportTableProps, 'lang'>;
  data: Omit<DataCareProps, 'lang'>;
  onSettings: RulesFormProps['onChange'];
  newId: () => string;
};

type Writing = {
  id: string;
  title: (lang: Lang) => string;
  /** It holds a table that takes what width there is. */
  isWide?: boolean;
  body: (props: ChapterProps) => ComponentChildren;
};

/** The settings page in its order. A further chapter is one entry here. */
export const chapters: readonly Writing[] = [
  {
    id: 'targets',
    title: (lang) => t(lang, 'section_targets'),
    body: ({ lang, targets, rules }) => <TargetForm lang={lang} currency={rules.settings.currency} {...targets} />,
  },
  {
    id: 'sheet',
    title: (lang) => t(lang, 'section_sheet'),
    isWide: true,
    body: ({ lang, sheet }) => <TargetSheet lang={lang} {...sheet} />,
  },
  {
    id: 'me',
    title: (lang) => t(lang, 'section_me'),
    body: ({ lang, owners, rules, onSettings }) => (
      <OwnerChoice lang={lang} owners={owners} me={rules.settings.me} onChange={(me) => onSettings({ me })} />
    ),
  },
  {
    id: 'mapping',
    title: (lang) => t(lang, 'section_mapping'),
    body: ({ lang, mapping }) => (
      <>
        <StageMapping lang={lang} {...mapping} />
        <TypeMapping lang={lang} {...mapping} />
      </>
    ),
  },
  {
    id: 'rules',
    title: (lang) => t(lang, 'section_rules'),
    body: ({ lang, rules, onSettings }) => <RulesForm lang={lang} {...rules} onChange={onSettings} />,
  },
  {
    id: 'definitions',
    title: (lang) => say(lang, 'section_definitions'),
    body: ({ lang, sheet, rules, mapping, onSettings }) => (
      <DefinitionsForm
        lang={lang}
        look={sheet.ground.look}
        stages={[...new Set(mapping.stages.map(({ text }) => text))]}
        locked={rules.locked}
        onChange={onSettings}
      />
    ),
  },
  {
    id: 'metrics',
    title: (lang) => say(lang, 'section_metrics'),
    body: ({ lang, sheet, rules, newId, onSettings }) => (
      <MetricsForm
        lang={lang}
        look={sheet.ground.look}
        isLocked={rules.locked.includes('customMetrics')}
        newId={newId}
        onChange={(customMetrics) => onSettings({ customMetrics })}
      />
    ),
  },
  {
    id: 'rates',
    title: (lang) => say(lang, 'section_rates'),
    body: ({ lang, sheet, rules, onSettings }) => (
      <RatesForm
        lang={lang}
        look={sheet.ground.look}
        isLocked={rules.locked.includes('rates')}
        onChange={(rates) => onSettings({ rates })}
      />
    ),
  },
  {
    id: 'sites',
    title: (lang) => t(lang, 'section_sites'),
    body: ({ lang, sites }) => <SiteList lang={lang} {...sites} />,
  },
  {
    id: 'ways',
    title: (lang) => tell(lang, 'section_taught'),
    body: ({ lang, ways }) => <WaysList lang={lang} {...ways} />,
  },
  {
    id: 'display',
    title: (lang) => t(lang, 'section_display'),
    body: ({ lang, rules, onSettings }) => (
      <DisplayForm lang={lang} settings={rules.settings} locked={rules.locked} onChange={onSettings} />
    ),
  },
  {
    id: 'import',
    title: (lang) => t(lang, 'section_import'),
    isWide: true,
    body: ({ lang, imports }) => <ImportTable lang={lang} {...imports} />,
  },
  {
    id: 'data',
    title: (lang) => t(lang, 'section_data'),
    body: ({ lang, data }) => <DataCare lang={lang} {...data} />,
  },
];
