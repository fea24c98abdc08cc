import type { Shot } from './Gallery.tsx';
import { MetricEditor } from '../../components/MetricEditor.tsx';
import { NamesFound } from '../../components/NameErase.tsx';
import { OptionsPage } from '../../components/OptionsPage.tsx';
import { freshDraft } from '../../lib/app/metric-draft.ts';
import { sampleGround } from '../../test/sample-ground.ts';

const nothing = () => {};

/** What the settings page comes to by pressing: a metric in the making, and everything it can say about itself. */
export const optionsStates: readonly Shot[] = [
  {
    name: 'metric-in-making',
    show: (lang) => (
      <OptionsPage lang={lang} chapter="metrics">
        <MetricEditor
          lang={lang}
          look={sampleGround().look}
          start={{
            ...freshDraft('custom-1'),
            label: lang === 'ja' ? '大口受注率' : 'Share of large wins',
            isRatio: true,
          }}
          onKeep={nothing}
          onCancel={nothing}
        />
      </OptionsPage>
    ),
  },
  {
    name: 'names-found',
    show: (lang) => (
      <OptionsPage lang={lang} chapter="data">
        <NamesFound
          lang={lang}
          found={[
            { name: '株式会社東都物流ロジスティクスホールディングス', kind: 'customer', deals: 12, activities: 1_340 },
            { name: '東都 花子', kind: 'colleague', deals: 1, activities: 0 },
            { name: '東都', kind: 'other', deals: 0, activities: 0 },
          ]}
          isBusy={false}
          onErase={nothing}
        />
      </OptionsPage>
    ),
  },
  {
    name: 'said',
    show: (lang) => (
      <OptionsPage
        lang={lang}
        chapter="display"
        said={{ text: lang === 'ja' ? '目標を保存しました' : 'Target saved', undo: nothing }}
        warning={{ text: lang === 'ja' ? '昨日から読み直しています。' : 'Read anew since yesterday.', onRead: nothing }}
        unread={['allowedOrigins', 'fiscalStart']}
        isBroken
      />
    ),
  },
];
