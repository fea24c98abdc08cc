import type { ComponentChildren } from 'preact';
import type { AppFieldsProps } from './AppFields.tsx';
import type { DataCareProps } from './DataCare.tsx';
import type { DigestFormProps } from './DigestForm.tsx';
import type { ImportTableProps } from './ImportTable.tsx';
import type { MappingProps } from './MappingTable.tsx';
import type { RulesFormProps } from './RulesForm.tsx';
import type { SampleCareProps } from './SampleCare.tsx';
import type { ShortcutListProps } from './ShortcutList.tsx';
import type { SiteListProps } from './SiteList.tsx';
import type { TargetSheetProps } from './TargetSheet.tsx';
import type { TargetFormProps } from './TargetForm.tsx';
import type { WaysListProps } from './WaysList.tsx';
import type { Overview } from '../lib/app/progress.ts';
import type { Look } from '../lib/app/progress-of.ts';
import type { Lang } from '../lib/words/speak.ts';

/** What the chapters of the settings page are made of, each its own part. */
export type ChapterProps = {
  lang: Lang;
  targets: Omit<TargetFormProps, 'lang' | 'currency'>;
  owners: Overview['owners'];
  mapping: Omit<MappingProps, 'lang'>;
  rules: Omit<RulesFormProps, 'lang' | 'onChange'>;
  /** All rows as they stand, for what is tried out. */
  look: Look;
  sites: Omit<SiteListProps, 'lang'>;
  apps: Omit<AppFieldsProps, 'lang'>;
  digest: Pick<DigestFormProps, 'isAllowed' | 'onAllow'>;
  shortcuts: Omit<ShortcutListProps, 'lang'>;
  onSettings: RulesFormProps['onChange'];
  newId: () => string;
  /** Absent until their chapter was opened: what they work with is loaded with it. */
  sheet?: Omit<TargetSheetProps, 'lang'> | undefined;
  ways?: Omit<WaysListProps, 'lang'> | undefined;
  imports?: Omit<ImportTableProps, 'lang'> | undefined;
  data?: Omit<DataCareProps, 'lang'> | undefined;
  sample: Omit<SampleCareProps, 'lang'>;
};

export type Body = (props: ChapterProps) => ComponentChildren;

type Writing = {
  id: ChapterId;
  /** It holds a table that takes what width there is. */
  isWide?: boolean;
  /** Loaded when the chapter is opened: nobody reads all of them at once. */
  load: () => Promise<Body>;
};

export const chapterIds = [
  'targets',
  'sheet',
  'me',
  'mapping',
  'rules',
  'definitions',
  'metrics',
  'rates',
  'sites',
  'ways',
  'display',
  'digest',
  'shortcuts',
  'import',
  'data',
] as const;

export type ChapterId = (typeof chapterIds)[number];

/** The settings page in its order. A further chapter is one entry here, and its name in `chapterIds` and the words. */
export const chapters: readonly Writing[] = [
  {
    id: 'targets',
    async load() {
      const { TargetForm } = await import('./TargetForm.tsx');
      return ({ lang, targets, rules }) => <TargetForm lang={lang} currency={rules.settings.currency} {...targets} />;
    },
  },
  {
    id: 'sheet',
    isWide: true,
    async load() {
      const { TargetSheet } = await import('./TargetSheet.tsx');
      return ({ lang, sheet }) => sheet && <TargetSheet lang={lang} {...sheet} />;
    },
  },
  {
    id: 'me',
    async load() {
      const [{ OwnerChoice }, { TeamNames }] = await Promise.all([
        import('./OwnerChoice.tsx'),
        import('./TeamNames.tsx'),
      ]);
      return ({ lang, owners, rules, onSettings }) => (
        <>
          <OwnerChoice lang={lang} owners={owners} me={rules.settings.me} onChange={(me) => onSettings({ me })} />
          <TeamNames
            lang={lang}
            owners={owners}
            teams={rules.settings.teams}
            onChange={(teams) => onSettings({ teams })}
          />
        </>
      );
    },
  },
  {
    id: 'mapping',
    async load() {
      const { StageMapping, TypeMapping } = await import('./MappingTable.tsx');
      return ({ lang, mapping }) => (
        <>
          <StageMapping lang={lang} {...mapping} />
          <TypeMapping lang={lang} {...mapping} />
        </>
      );
    },
  },
  {
    id: 'rules',
    async load() {
      const { RulesForm } = await import('./RulesForm.tsx');
      return ({ lang, rules, onSettings }) => <RulesForm lang={lang} {...rules} onChange={onSettings} />;
    },
  },
  {
    id: 'definitions',
    async load() {
      const { DefinitionsForm } = await import('./DefinitionsForm.tsx');
      return ({ lang, look, rules, mapping, onSettings }) => (
        <DefinitionsForm
          lang={lang}
          look={look}
          stages={[...new Set(mapping.stages.map(({ text }) => text))]}
          locked={rules.locked}
          onChange={onSettings}
        />
      );
    },
  },
  {
    id: 'metrics',
    async load() {
      const { MetricsForm } = await import('./MetricsForm.tsx');
      return ({ lang, look, rules, newId, onSettings }) => (
        <MetricsForm
          lang={lang}
          look={look}
          isLocked={rules.locked.includes('customMetrics')}
          newId={newId}
          onChange={(customMetrics) => onSettings({ customMetrics })}
        />
      );
    },
  },
  {
    id: 'rates',
    async load() {
      const { RatesForm } = await import('./RatesForm.tsx');
      return ({ lang, look, rules, onSettings }) => (
        <RatesForm
          lang={lang}
          look={look}
          isLocked={rules.locked.includes('rates')}
          onChange={(rates) => onSettings({ rates })}
        />
      );
    },
  },
  {
    id: 'sites',
    async load() {
      const [{ SiteList }, { AppFields }] = await Promise.all([import('./SiteList.tsx'), import('./AppFields.tsx')]);
      return ({ lang, sites, apps }) => (
        <>
          <SiteList lang={lang} {...sites} />
          <AppFields lang={lang} {...apps} />
        </>
      );
    },
  },
  {
    id: 'ways',
    async load() {
      const { WaysList } = await import('./WaysList.tsx');
      return ({ lang, ways }) => ways && <WaysList lang={lang} {...ways} />;
    },
  },
  {
    id: 'display',
    async load() {
      const { DisplayForm } = await import('./DisplayForm.tsx');
      return ({ lang, rules, onSettings }) => (
        <DisplayForm lang={lang} settings={rules.settings} locked={rules.locked} onChange={onSettings} />
      );
    },
  },
  {
    id: 'digest',
    async load() {
      const { DigestForm } = await import('./DigestForm.tsx');
      return ({ lang, rules, digest, onSettings }) => (
        <DigestForm
          lang={lang}
          digest={rules.settings.digest}
          locked={rules.locked}
          {...digest}
          onChange={(changed) => onSettings({ digest: changed })}
        />
      );
    },
  },
  {
    id: 'shortcuts',
    async load() {
      const { ShortcutList } = await import('./ShortcutList.tsx');
      return ({ lang, shortcuts }) => <ShortcutList lang={lang} {...shortcuts} />;
    },
  },
  {
    id: 'import',
    isWide: true,
    async load() {
      const { ImportTable } = await import('./ImportTable.tsx');
      return ({ lang, imports }) => imports && <ImportTable lang={lang} {...imports} />;
    },
  },
  {
    id: 'data',
    async load() {
      const [{ DataCare }, { SampleCare }] = await Promise.all([import('./DataCare.tsx'), import('./SampleCare.tsx')]);
      return ({ lang, data, sample }) =>
        data && (
          <>
            <DataCare lang={lang} {...data} />
            <SampleCare lang={lang} {...sample} />
          </>
        );
    },
  },
];
