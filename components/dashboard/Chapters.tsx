import { Icon } from '../Icon.tsx';
import { flagIcon, infoIcon } from '../icons.ts';
import { DecisiveDeals } from '../SteeringCard.tsx';
import { Segments } from '../Segments.tsx';
import { StateNote } from '../StateNote.tsx';
import { Blank, Card } from './Card.tsx';
import type { DashboardProps } from './Dashboard.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { GapFall } from './GapFall.tsx';
import { LandingChart } from './LandingChart.tsx';
import { PictureButton } from './PictureButton.tsx';
import { NeedsList } from './NeedsList.tsx';
import type { Sorting } from './SortHead.tsx';
import { Hours, Open, Passage, Record } from './stock-chapters.tsx';
import { TeamTable } from './TeamTable.tsx';
import { fallView } from '../../lib/app/dashboard/gap-view.ts';
import { landingView } from '../../lib/app/dashboard/landing-view.ts';
import { figureLines } from '../../lib/app/dashboard/lines.ts';
import { needsView } from '../../lib/app/dashboard/needs-view.ts';
import { teamView } from '../../lib/app/dashboard/team-view.ts';
import { steerView } from '../../lib/app/steer-view.ts';
import { mainOf } from '../../lib/app/main-of.ts';
import type { Overview } from '../../lib/app/progress.ts';
import { contains } from '../../lib/domain/period.ts';
import { t } from '../../lib/words/dashboard.ts';

export type ChaptersProps = DashboardProps & { overview: Overview };

/** Everything there is to see of one period. A chapter whose figures are still to come is drawn as a blank. */
export const Chapters = (props: ChaptersProps) => (
  <div class="dash__chapters" aria-busy={props.phase === 'partly' || props.phase === 'remembered'}>
    <Landing {...props} />
    <Gap {...props} />
    {props.choice.who !== 'me' ? (
      <>
        <Needs {...props} />
        <Team {...props} />
      </>
    ) : (
      <Figures {...props} />
    )}
    <Passage {...props} />
    <Open {...props} />
    <Hours {...props} />
    <Record {...props} />
  </div>
);

function Landing({ lang, shown: { curve }, phase, overview, onRows, onPicture }: ChaptersProps) {
  const progress = curve && overview.progress.find(({ kpi }) => kpi === curve.kpi);
  const view = progress && landingView(curve, progress, overview, lang);
  return (
    <Card
      id="landing"
      class="card--wide"
      title={view?.title ?? t(lang, 'landing')}
      note={view && <b>{view.sentence}</b>}
      tools={view && <PictureButton lang={lang} id="landing" title={view.title} onSave={onPicture} />}
    >
      {view ? (
        <LandingChart
          lang={lang}
          curve={curve}
          progress={progress}
          view={view}
          start={overview.period.start}
          onRows={onRows}
        />
      ) : phase === 'live' ? (
        <p class="card__empty">{t(lang, 'chartNone')}</p>
      ) : (
        <Blank rows={9} />
      )}
    </Card>
  );
}

function Gap({ lang, overview, phase, onRows, onSettings, onPicture }: ChaptersProps) {
  const view = fallView(overview, lang);
  return (
    <Card
      id="gap"
      class="card--narrow"
      title={view?.title ?? t(lang, 'fallName')}
      note={view && t(lang, 'fallNote')}
      tools={view && <PictureButton lang={lang} id="gap" title={view.title} onSave={onPicture} />}
    >
      {view ? (
        <>
          <GapFall lang={lang} view={view} onRows={onRows} />
          <DecisiveDeals lang={lang} deals={(phase !== 'remembered' && steerView(overview, lang)?.deals) || []} />
        </>
      ) : phase === 'remembered' ? (
        <Blank rows={9} />
      ) : (
        <>
          <p class="card__empty">{t(lang, 'fallNone')}</p>
          {!mainOf(overview)?.target && (
            <button type="button" class="button button--small" onClick={() => onSettings('targets')}>
              {t(lang, 'setTarget')}
            </button>
          )}
        </>
      )}
    </Card>
  );
}

const sortingOf = ({ choice, onChoose }: ChaptersProps): Sorting => ({
  by: choice.sort ?? 'name',
  isDown: choice.isDown ?? false,
  onSort: (sort, isDown) =>
    onChoose({ sort: sort === 'name' && !isDown ? undefined : sort, isDown: isDown ? true : undefined }),
});

function Needs({ lang, shown: { team }, phase, overview, onRows }: ChaptersProps) {
  const isRunning = contains(overview.period, overview.today);
  // The table below says what to do about it.
  if (team?.reps.length === 0) return null;
  return (
    <Card id="needs" title={t(lang, 'needsTitle')} note={isRunning ? t(lang, 'needsNote') : undefined}>
      {!isRunning ? (
        <p class="needs__calm">{t(lang, 'needsUnjudged')}</p>
      ) : !team || phase === 'remembered' ? (
        <Blank rows={4} />
      ) : (
        <NeedsList lang={lang} view={needsView(team.reps, overview.currency, lang)} onRows={onRows} />
      )}
    </Card>
  );
}

function Team(props: ChaptersProps) {
  const { lang, choice, shown, overview, onChoose, onRows, onSettings } = props;
  const { team, teams } = shown;
  if (!team)
    return (
      <Card id="table" title={t(lang, 'teamTitle')}>
        <Blank rows={7} />
      </Card>
    );
  if (team.reps.length === 0)
    return (
      <Card id="table" title={t(lang, 'teamTitle')}>
        <StateNote icon={infoIcon} title={t(lang, 'noRepsTitle')} body={t(lang, 'noRepsBody')} />
      </Card>
    );
  const view = teamView(team, overview, choice.kpi, choice, lang, shown.trends);
  return (
    <Card
      id="table"
      title={
        teams?.shown !== undefined
          ? t(lang, 'repsOfTeam', { team: teams.shown })
          : t(lang, team.teams ? 'teamsTitle' : 'teamTitle')
      }
      note={
        team.teams
          ? t(lang, 'teamsNote', { teams: team.teams.length, people: team.reps.length })
          : t(lang, 'teamNote', { count: team.reps.length })
      }
      tools={
        <Segments
          legend={t(lang, 'teamMetric')}
          value={view.kpi}
          onChange={(kpi) => onChoose({ kpi, sort: undefined, isDown: undefined })}
          options={view.metrics.map(({ id, label }) => ({ value: id, label }))}
        />
      }
    >
      <TeamTable
        lang={lang}
        view={view}
        sorting={sortingOf(props)}
        onTeam={(name) => onChoose({ who: 'team', team: name, sort: undefined, isDown: undefined })}
        onRows={onRows}
      />
      {view.isWithoutTargets && (
        <p class="card__hint">
          <Icon path={flagIcon} size={13} />
          {t(lang, 'noRepTargets')}{' '}
          <button type="button" class="text-button" onClick={() => onSettings('targets')}>
            {t(lang, 'setRepTargets')}
          </button>
        </p>
      )}
    </Card>
  );
}

function Figures(props: ChaptersProps) {
  const { lang, choice, overview, shown, onRows } = props;
  return (
    <Card id="table" title={t(lang, 'figuresTitle')}>
      <FiguresTable
        lang={lang}
        lines={figureLines(overview, choice, lang, shown.trends)}
        sorting={sortingOf(props)}
        onRows={onRows}
      />
    </Card>
  );
}
