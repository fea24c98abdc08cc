import { CoverageNote } from '../CoverageNote.tsx';
import { Icon, Mark } from '../Icon.tsx';
import { alertIcon, downloadIcon, gearIcon, infoIcon } from '../icons.ts';
import { SampleBar } from '../SampleBar.tsx';
import { NoticeBar } from '../NoticeBar.tsx';
import { hasNothing, NoFiguresNote } from '../NoFiguresNote.tsx';
import { StateNote } from '../StateNote.tsx';
import { Chapters } from './Chapters.tsx';
import { Blank, Card } from './Card.tsx';
import { Filters } from './Filters.tsx';
import { printIcon } from './icons.ts';
import { RowsDrawer, type RowsDrawerProps } from './RowsDrawer.tsx';
import type { ChoicePart, DashboardChoice } from '../../lib/app/dashboard/choice.ts';
import type { DashboardPhase } from '../../lib/app/dashboard/dashboard-model.ts';
import type { DashboardPart } from '../../lib/app/dashboard/parts.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { coverageOf } from '../../lib/app/coverage-of.ts';
import { ageText } from '../../lib/app/format.ts';
import { kpiView } from '../../lib/app/kpi-view.ts';
import { mainOf } from '../../lib/app/main-of.ts';
import type { Notice } from '../../lib/app/notices.ts';
import type { Overview } from '../../lib/app/progress.ts';
import type { StoreTrouble } from '../../lib/app/page-store.ts';
import { t } from '../../lib/words/dashboard.ts';

export type DashboardProps = Pick<RowsDrawerProps, 'lang' | 'now' | 'zone' | 'crmName'> & {
  choice: DashboardChoice;
  shown: DashboardPart;
  phase: DashboardPhase;
  reason?: StoreTrouble['reason'] | undefined;
  notices: readonly Notice[];
  drawer: RowsDrawerProps['state'];
  /** The sentence that answers the last thing the person did. */
  said?: string | undefined;
  onChoose: (part: ChoicePart) => void;
  onNotice: (id: Notice['id']) => void;
  onRows: (title: string, wanted: RowsWanted) => void;
  onCloseRows: () => void;
  onSettings: (section?: 'targets' | 'me') => void;
  onRetry: () => void;
  onPrint: () => void;
  onExport: () => void;
  /** Saves a chapter, by its id on the page, as a picture. */
  onPicture: (id: string) => void;
  /** The invented team is to go. */
  onRemoveSample: () => void;
};

/** The whole page: choice, then chapter by chapter as the figures come. */
export function Dashboard(props: DashboardProps) {
  const { lang, choice, shown, phase, notices, now, zone, said } = props;
  const { overview } = shown;
  return (
    <main class="dash">
      <header class="dash__head">
        <h1 class="dash__title">
          <Mark size={20} />
          <span class="hidden-label">{t(lang, 'appName')} </span>
          {t(lang, 'dashboard')}
        </h1>
        <Filters
          lang={lang}
          choice={choice}
          teams={shown.teams}
          period={overview?.period}
          today={overview?.today}
          onChoose={props.onChoose}
        />
        <div class="dash__tools">
          <button
            type="button"
            class="button button--small"
            title={t(lang, 'exportTitle')}
            disabled={!overview}
            onClick={props.onExport}
          >
            <Icon path={downloadIcon} size={13} />
            {t(lang, 'exportCsv')}
          </button>
          <button type="button" class="button button--small" disabled={!overview} onClick={props.onPrint}>
            <Icon path={printIcon} size={13} />
            {t(lang, 'print')}
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={t(lang, 'settings')}
            title={t(lang, 'settings')}
            onClick={() => props.onSettings()}
          >
            <Icon path={gearIcon} />
          </button>
        </div>
      </header>
      <div class="dash__under">
        {overview ? <Coverage {...props} overview={overview} /> : <p class="coverage">{t(lang, 'reading')}</p>}
        <p class="hidden-label" role="status">
          {said ?? (phase === 'live' ? t(lang, 'read') : '')}
        </p>
      </div>
      {overview?.sample && <SampleBar lang={lang} hasOwn={overview.sample.hasOwn} onRemove={props.onRemoveSample} />}
      {notices.length > 0 && <NoticeBar lang={lang} notices={notices} onAct={props.onNotice} />}
      <Body {...props} />
      <RowsDrawer
        lang={lang}
        state={props.drawer}
        today={overview?.today ?? ''}
        now={now}
        zone={zone}
        crmName={props.crmName}
        onClose={props.onCloseRows}
      />
    </main>
  );
}

function Body(props: DashboardProps) {
  const { lang, choice, shown, phase, reason, now, zone, onChoose, onSettings, onRetry } = props;
  const { overview } = shown;
  if (phase === 'trouble')
    return (
      <>
        <StateNote
          icon={alertIcon}
          tone="trouble"
          title={t(lang, 'troubleTitle')}
          body={[
            reason && t(lang, `refused_${reason}`),
            overview && t(lang, 'lastKnown', { age: ageText(overview.at, now, zone, lang) }),
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <button type="button" class="button" onClick={onRetry}>
            {t(lang, 'retry')}
          </button>
        </StateNote>
        {overview && <Chapters {...props} overview={overview} />}
      </>
    );
  if (!overview) return <Waiting {...props} />;
  if (hasNothing(overview) && shown.teams?.shown !== undefined && overview.owners.length > 0)
    return (
      <StateNote
        icon={infoIcon}
        title={t(lang, 'noneOfTeamTitle', { team: shown.teams.shown })}
        body={t(lang, 'noneOfTeamBody')}
      >
        <button type="button" class="button" onClick={() => onChoose({ who: 'all', team: undefined })}>
          {t(lang, 'showCompany')}
        </button>
      </StateNote>
    );
  if (hasNothing(overview))
    return (
      <NoFiguresNote
        lang={lang}
        overview={overview}
        who={choice.who === 'me' ? 'me' : 'all'}
        onSettings={onSettings}
        onAll={() => onChoose({ who: 'all' })}
      />
    );
  return <Chapters {...props} overview={overview} />;
}

/** The frame before the first figures: every chapter in its place. */
const Waiting = ({ lang, choice }: DashboardProps) => (
  <div class="dash__chapters" aria-busy="true">
    <Card id="landing" class="card--wide" title={t(lang, 'landing')}>
      <Blank rows={9} />
    </Card>
    <Card id="gap" class="card--narrow" title={t(lang, 'fallName')}>
      <Blank rows={9} />
    </Card>
    {choice.who !== 'me' && (
      <Card id="needs" title={t(lang, 'needsTitle')}>
        <Blank rows={4} />
      </Card>
    )}
    <Card id="table" title={t(lang, choice.who === 'me' ? 'figuresTitle' : 'teamTitle')}>
      <Blank rows={7} />
    </Card>
  </div>
);

/** Coverage of the main figure, freshness of everything. */
function Coverage({ lang, overview, shown, now, zone }: DashboardProps & { overview: Overview }) {
  const main = mainOf(overview);
  return (
    <div class="dash__coverage">
      {main && <span class="coverage">{kpiView(main, overview.currency, lang).label}</span>}
      <CoverageNote lang={lang} {...coverageOf(overview, shown.byPlan)} now={now} zone={zone} />
    </div>
  );
}
