import { VerdictTag } from '../VerdictTag.tsx';
import { FigureButton } from './FigureButton.tsx';
import { LineCells } from './LineCells.tsx';
import { roving } from './roving.ts';
import { SortHead, type Sorting } from './SortHead.tsx';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import type { TeamRow, TeamView } from '../../lib/app/dashboard/team-view.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type TeamTableProps = {
  lang: Lang;
  view: TeamView;
  sorting: Sorting;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** Every rep × every metric: one in detail against pace and landing, the others beside it. */
export function TeamTable({ lang, view, sorting, onRows }: TeamTableProps) {
  const others = view.metrics.filter(({ id }) => id !== view.kpi);
  return (
    <div class="figures__frame">
      <table class="figures figures--team" role="grid" {...roving}>
        <caption class="hidden-label">{t(lang, 'teamTitle')}</caption>
        <thead>
          <tr>
            <SortHead lang={lang} id="name" label={t(lang, 'columnRep')} isText isFirst sorting={sorting} />
            <SortHead lang={lang} id="actual" label={t(lang, 'columnActual')} sorting={sorting} />
            <th scope="col" class="figures__bar">
              <span class="hidden-label">{t(lang, 'columnProgress')}</span>
            </th>
            <SortHead lang={lang} id="share" label={t(lang, 'columnShare')} sorting={sorting} />
            <SortHead lang={lang} id="pace" label={t(lang, 'columnPace')} sorting={sorting} />
            <SortHead
              lang={lang}
              id="landing"
              label={t(lang, 'columnLanding')}
              title={t(lang, 'landingTitle')}
              sorting={sorting}
            />
            <SortHead lang={lang} id="gap" label={t(lang, 'columnGap')} title={t(lang, 'gapTitle')} sorting={sorting} />
            <th scope="col" class="figures__plain" title={t(lang, 'trendTitle')}>
              {t(lang, 'columnTrend')}
            </th>
            {others.map(({ id, label, definition }) => (
              <SortHead key={id} lang={lang} id={id} label={label} title={definition} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.name} lang={lang} row={row} onRows={onRows} />
          ))}
        </tbody>
        {view.total && (
          <tfoot>
            <Row lang={lang} row={view.total} isTotal onRows={onRows} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

type RowProps = Pick<TeamTableProps, 'lang' | 'onRows'> & { row: TeamRow; isTotal?: boolean };

function Row({ lang, row: { name, main, others }, isTotal = false, onRows }: RowProps) {
  const shown = isTotal ? t(lang, 'wholeTeam') : name;
  const open = (kpi: string, label: string) =>
    onRows(`${shown} · ${label}`, isTotal ? { of: 'kpi', kpi } : { of: 'kpi', kpi, rep: name });
  return (
    <tr>
      <th scope="row" title={shown}>
        <span class="figures__name">{shown}</span>
      </th>
      <LineCells
        lang={lang}
        view={main}
        title={`${shown} · ${main.label}`}
        label={t(lang, 'rowsOfRep', { kpi: main.label, name: shown })}
        {...(!isTotal && { rep: name })}
        onRows={onRows}
      />
      {others.map((view) => (
        <td key={view.id}>
          {view.value === undefined ? (
            <span class="figures__why" title={view.why}>
              —<span class="hidden-label"> {view.why}</span>
            </span>
          ) : (
            <FigureButton
              label={t(lang, 'rowsOfRep', { kpi: view.label, name: shown })}
              title={view.thin?.why ?? view.full}
              onOpen={() => open(view.id, view.label)}
            >
              {view.value}
            </FigureButton>
          )}
          {view.share !== undefined && (
            <span class="figures__under">
              <VerdictTag verdict={view.verdict} word={view.verdictWord} text={view.share} />
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
