import { Blank, Card } from './Card.tsx';
import { CellGrid } from './CellGrid.tsx';
import type { ChaptersProps } from './Chapters.tsx';
import { PassageTable } from './PassageTable.tsx';
import { PictureButton } from './PictureButton.tsx';
import { RecordFigures } from './RecordFigures.tsx';
import { recordView } from '../../lib/app/dashboard/record-view.ts';
import { heatView, passageView, pipelineView } from '../../lib/app/dashboard/stock-view.ts';
import { t } from '../../lib/words/dashboard.ts';

/** How the period’s work turns into wins. */
export function Passage({ lang, shown: { passage }, onRows, onPicture }: ChaptersProps) {
  return (
    <Card
      id="funnel"
      class="card--half"
      title={t(lang, 'passageTitle')}
      note={passage && passage.length > 0 ? t(lang, 'passageNote') : undefined}
      tools={
        passage?.length ? (
          <PictureButton lang={lang} id="funnel" title={t(lang, 'passageTitle')} onSave={onPicture} />
        ) : undefined
      }
    >
      {!passage ? (
        <Blank rows={6} />
      ) : passage.length === 0 ? (
        <p class="card__empty">{t(lang, 'passageNone')}</p>
      ) : (
        <PassageTable lang={lang} lines={passageView(passage, lang)} onRows={onRows} />
      )}
    </Card>
  );
}

/** What is open now, by where it stands and how long it has been there. */
export function Open({ lang, shown: { pipeline }, overview, onRows, onPicture }: ChaptersProps) {
  const view = pipeline && pipelineView(pipeline, overview.currency, lang);
  return (
    <Card
      id="pipeline"
      class="card--half"
      title={t(lang, 'pipelineTitle')}
      note={view?.rows.length ? view.note : undefined}
      tools={
        view?.rows.length ? (
          <PictureButton lang={lang} id="pipeline" title={t(lang, 'pipelineTitle')} onSave={onPicture} />
        ) : undefined
      }
    >
      {!view ? (
        <Blank rows={6} />
      ) : view.rows.length === 0 ? (
        <p class="card__empty">{t(lang, 'pipelineNone')}</p>
      ) : (
        <CellGrid
          name={t(lang, 'pipelineTitle')}
          head={t(lang, 'field_stage')}
          view={view}
          class="cells--pipeline"
          onRows={onRows}
        />
      )}
    </Card>
  );
}

/** When work towards customers gets done. */
export function Hours({ lang, shown: { heat }, onRows, onPicture }: ChaptersProps) {
  return (
    <Card
      id="hours"
      class="card--wide"
      title={t(lang, 'heatTitle')}
      note={heat && heat.of > 0 ? heatView(heat, lang).note : undefined}
      tools={
        heat?.of ? <PictureButton lang={lang} id="hours" title={t(lang, 'heatTitle')} onSave={onPicture} /> : undefined
      }
    >
      {!heat ? (
        <Blank rows={5} />
      ) : heat.of === 0 ? (
        <p class="card__empty">{t(lang, 'heatNone')}</p>
      ) : (
        <CellGrid
          name={t(lang, 'heatTitle')}
          head={t(lang, 'columnWeekday')}
          view={heatView(heat, lang)}
          class="cells--hours"
          onRows={onRows}
        />
      )}
    </Card>
  );
}

/** How good the landings shown here have been. */
export const Record = ({ lang, overview, onRows }: ChaptersProps) => (
  <Card id="record" class="card--narrow" title={t(lang, 'recordTitle')}>
    <RecordFigures
      lang={lang}
      kpi={overview.steering?.kpi}
      view={recordView(overview.steering?.record, lang)}
      onRows={onRows}
    />
  </Card>
);
