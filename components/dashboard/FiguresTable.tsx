import { useState } from 'preact/hooks';
import { LineCells } from './LineCells.tsx';
import { roving } from './roving.ts';
import { SortHead, type Sorting } from './SortHead.tsx';
import type { LineView } from '../../lib/app/dashboard/lines.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type FiguresTableProps = {
  lang: Lang;
  /** Those with a target first. */
  lines: readonly LineView[];
  sorting: Sorting;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** So many are shown unasked, and every one with a target. */
const few = 8;

/** Every metric of one person against its target. Only what is a share of the target can be compared across metrics. */
export function FiguresTable({ lang, lines, sorting, onRows }: FiguresTableProps) {
  const [isWhole, setWhole] = useState(false);
  const wanted = Math.max(few, lines.filter(({ target }) => target !== undefined).length);
  const shown = isWhole ? lines : lines.slice(0, wanted);
  const rest = lines.length - wanted;
  return (
    <>
      <div class="figures__frame">
        <table class="figures" role="grid" {...roving}>
          <caption class="hidden-label">{t(lang, 'figuresTitle')}</caption>
          <thead>
            <tr>
              <SortHead lang={lang} id="name" label={t(lang, 'columnMetric')} isText isFirst sorting={sorting} />
              <th scope="col">{t(lang, 'columnActual')}</th>
              <th scope="col" class="figures__bar">
                <span class="hidden-label">{t(lang, 'columnProgress')}</span>
              </th>
              <SortHead lang={lang} id="share" label={t(lang, 'columnShare')} sorting={sorting} />
              <th scope="col">{t(lang, 'columnPace')}</th>
              <th scope="col" title={t(lang, 'landingTitle')}>
                {t(lang, 'columnLanding')}
              </th>
              <th scope="col" title={t(lang, 'gapTitle')}>
                {t(lang, 'columnGap')}
              </th>
              <th scope="col" title={t(lang, 'trendTitle')}>
                {t(lang, 'columnTrend')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((view) => (
              <tr key={view.id}>
                <th
                  scope="row"
                  title={[view.definition, view.formula && `= ${view.formula}`].filter(Boolean).join('\n')}
                >
                  <span class="figures__name">{view.label}</span>
                  {view.bent !== undefined && <span class="figures__under">{view.bent}</span>}
                </th>
                <LineCells
                  lang={lang}
                  view={view}
                  title={view.label}
                  label={t(lang, 'rowsOf', { kpi: view.label })}
                  onRows={onRows}
                />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" class="text-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t(lang, 'fewFigures') : t(lang, 'allFigures', { count: rest })}
        </button>
      )}
    </>
  );
}
