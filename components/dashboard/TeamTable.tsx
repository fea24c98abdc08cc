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
  /** Opens one of the teams. */
  onTeam: (team: string) => void;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** Every rep, or every team and who is in none, × every metric: one in detail against pace and landing, the others beside it. */
export function TeamTable({ lang, view, sorting, onTeam, onRows }: TeamTableProps) {
  const others = view.metrics.filter(({ id }) => id !== view.kpi);
  const isCompany = view.teams.length > 0;
  return (
    <div class="figures__frame">
      <table class="figures figures--team" role="grid" {...roving}>
        <caption class="hidden-label">{t(lang, isCompany ? 'teamsTitle' : 'teamTitle')}</caption>
        <thead>
          <tr>
            <SortHead
              lang={lang}
              id="name"
              label={t(lang, isCompany ? 'columnTeam' : 'columnRep')}
              isText
              isFirst
              sorting={sorting}
            />
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
        {isCompany && (
          <tbody>
            {view.teams.map((row) => (
              <Row key={row.name} lang={lang} row={row} of={{ team: row.name }} onTeam={onTeam} onRows={onRows} />
            ))}
          </tbody>
        )}
        <tbody>
          {isCompany && view.rows.length > 0 && (
            <tr class="figures__group">
              <th scope="rowgroup">{t(lang, 'withoutTeam')}</th>
            </tr>
          )}
          {view.rows.map((row) => (
            <Row key={row.name} lang={lang} row={row} of={{ rep: row.name }} onRows={onRows} />
          ))}
        </tbody>
        {view.total && (
          <tfoot>
            <Row
              lang={lang}
              row={{ ...view.total, name: t(lang, isCompany ? 'wholeCompany' : 'wholeTeam') }}
              of={{}}
              onRows={onRows}
            />
          </tfoot>
        )}
      </table>
    </div>
  );
}

type RowProps = Pick<TeamTableProps, 'lang' | 'onRows'> & {
  row: TeamRow;
  /** Whose line it is; nobody's alone: of all of them. */
  of: { rep?: string; team?: string };
  onTeam?: TeamTableProps['onTeam'];
};

function Row({ lang, row: { name, main, others }, of, onTeam, onRows }: RowProps) {
  const open = (kpi: string, label: string) => onRows(`${name} · ${label}`, { of: 'kpi', kpi, ...of });
  return (
    <tr>
      <th scope="row" title={name}>
        {onTeam ? (
          <button
            type="button"
            class="figure figures__name"
            aria-label={t(lang, 'openTeam', { team: name })}
            tabIndex={-1}
            onClick={() => onTeam(name)}
          >
            {name}
          </button>
        ) : (
          <span class="figures__name">{name}</span>
        )}
      </th>
      <LineCells
        lang={lang}
        view={main}
        title={`${name} · ${main.label}`}
        label={t(lang, 'rowsOfRep', { kpi: main.label, name })}
        {...of}
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
              label={t(lang, 'rowsOfRep', { kpi: view.label, name })}
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
