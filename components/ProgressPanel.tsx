import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { BigNumber } from './BigNumber.tsx';
import { CoverageNote } from './CoverageNote.tsx';
import { useFittingRows } from './fitting-rows.ts';
import { Icon, Mark } from './Icon.tsx';
import { alertIcon, gearIcon, sidePanelIcon } from './icons.ts';
import { KpiTable } from './KpiRow.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { PeriodPicker, WhoPicker } from './PeriodPicker.tsx';
import { SampleBar } from './SampleBar.tsx';
import { QuickLog, type QuickLogProps } from './QuickLog.tsx';
import { hasNothing, NoFiguresNote } from './NoFiguresNote.tsx';
import { StateNote } from './StateNote.tsx';
import { SteeringCard } from './SteeringCard.tsx';
import { VerdictTag } from './VerdictTag.tsx';
import { coverageOf } from '../lib/app/coverage-of.ts';
import { kpiView, mainView, rowViews } from '../lib/app/kpi-view.ts';
import { mainOf } from '../lib/app/main-of.ts';
import type { Notice } from '../lib/app/notices.ts';
import type { OverviewChoice, Phase } from '../lib/app/overview-model.ts';
import type { Overview } from '../lib/app/progress.ts';
import { ageText } from '../lib/app/format.ts';
import { steerView } from '../lib/app/steer-view.ts';
import type { Instant, Zone } from '../lib/domain/day.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ProgressPanelProps = Pick<QuickLogProps, 'onLog' | 'onUndo'> & {
  lang: Lang;
  overview: Overview | undefined;
  phase: Phase;
  choice: OverviewChoice;
  notices: readonly Notice[];
  /** The sentence that answers the last thing the person did. */
  said?: string | undefined;
  now: Instant;
  zone: Zone;
  /** Where the dashboard shows the same period of the same reader. */
  dashboard?: string | undefined;
  onChoose: (part: Partial<OverviewChoice>) => void;
  onNotice: (id: Notice['id'], event: MouseEvent) => void;
  onSettings: (section?: 'targets' | 'me') => void;
  onRetry: () => void;
  /** The invented team is to go. */
  onRemoveSample: () => void;
  /** A field of the page in front is wrong; absent where no such page is in front. */
  onCorrect?: () => void;
  /** Opens the same beside the page; absent where the browser has no side panel, and in it. */
  onSidePanel?: () => void;
  /** What moved the main figure; for a surface with room for it. */
  history?: ComponentChildren;
  /** As high as the window, not as the popup may be. */
  isTall?: boolean;
};

/** The whole popup: choice, main target, figures, what needs the person, log and coverage. */
export function ProgressPanel(props: ProgressPanelProps) {
  const { lang, overview, choice, notices, said } = props;
  return (
    <main class={props.isTall ? 'progress progress--tall' : 'progress'}>
      <h1 class="hidden-label">{t(lang, 'appName')}</h1>
      <header class="progress__head">
        <span class="progress__mark">
          <Mark />
        </span>
        <PeriodPicker lang={lang} value={choice.periodKind} onChange={(periodKind) => props.onChoose({ periodKind })} />
        <WhoPicker
          lang={lang}
          value={overview?.isStandIn ? 'all' : choice.who}
          onChange={(who) => props.onChoose({ who })}
        />
        {props.onSidePanel && (
          <button
            type="button"
            class="icon-button"
            aria-label={t(lang, 'openSidePanel')}
            title={t(lang, 'openSidePanel')}
            onClick={props.onSidePanel}
          >
            <Icon path={sidePanelIcon} />
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label={t(lang, 'settings')}
          title={t(lang, 'settings')}
          onClick={() => props.onSettings()}
        >
          <Icon path={gearIcon} />
        </button>
      </header>
      {overview?.sample && <SampleBar lang={lang} hasOwn={overview.sample.hasOwn} onRemove={props.onRemoveSample} />}
      <Body {...props} />
      <div class="progress__notices">
        {said !== undefined && (
          <p class="progress__said" role="status">
            {said}
          </p>
        )}
        <NoticeBar lang={lang} notices={notices} onAct={props.onNotice} />
      </div>
      <footer class="progress__foot">
        <QuickLog lang={lang} onLog={props.onLog} onUndo={props.onUndo} />
        {overview && <Today lang={lang} overview={overview} />}
        {props.onCorrect && (
          <button type="button" class="text-button progress__correct" onClick={props.onCorrect}>
            {t(lang, 'fieldWrong')}
          </button>
        )}
      </footer>
    </main>
  );
}

function Body({
  lang,
  overview,
  phase,
  choice,
  notices,
  said,
  now,
  zone,
  dashboard,
  history,
  onChoose,
  onSettings,
  onRetry,
}: ProgressPanelProps) {
  if (phase === 'trouble') {
    return (
      <>
        <StateNote
          icon={alertIcon}
          tone="trouble"
          title={t(lang, 'troubleTitle')}
          {...(overview && { body: t(lang, 'lastKnown', { age: ageText(overview.at, now, zone, lang) }) })}
        >
          <button type="button" class="button" onClick={onRetry}>
            {t(lang, 'retry')}
          </button>
        </StateNote>
        {overview && <Figures {...{ lang, overview, notices, said, now, zone, dashboard }} />}
      </>
    );
  }
  if (!overview) return <p class="progress__loading">{t(lang, 'loading')}</p>;
  if (hasNothing(overview))
    return (
      <NoFiguresNote
        lang={lang}
        overview={overview}
        who={choice.who}
        onSettings={onSettings}
        onAll={() => onChoose({ who: 'all' })}
      />
    );
  const main = mainOf(overview);
  const steer = steerView(overview, lang);
  return (
    <div class={phase === 'remembered' ? 'progress__body progress__body--remembered' : 'progress__body'}>
      {main && (
        <BigNumber lang={lang} view={mainView(main, overview, lang)} onSetTarget={() => onSettings('targets')} />
      )}
      {steer && <SteeringCard lang={lang} view={steer} onReplan={() => onSettings('targets')} />}
      {history}
      <Figures {...{ lang, overview, notices, said, now, zone, dashboard }} />
    </div>
  );
}

/** Rows of the first screen where there is room for them. */
const MOST_ROWS = 7;

type FiguresProps = Pick<ProgressPanelProps, 'lang' | 'now' | 'zone' | 'notices' | 'said' | 'dashboard'> & {
  overview: Overview;
};

/** The rows of the first screen, the others on demand, and under them how far they can be trusted. */
function Figures({ lang, overview, notices, said, now, zone, dashboard }: FiguresProps) {
  const [isWhole, setWhole] = useState(false);
  const views = rowViews(overview, lang);
  const around = [
    lang,
    overview.at,
    overview.periodKind,
    overview.who,
    overview.sample?.hasOwn,
    said,
    ...notices.map(({ text }) => text),
  ];
  const { box, rows } = useFittingRows(MOST_ROWS, around.join('\n'));
  const shown = isWhole ? views : views.slice(0, rows);
  const rest = views.length - shown.length;
  return (
    <div ref={box}>
      {shown.length > 0 && <KpiTable lang={lang} views={shown} />}
      <div class="progress__under">
        <CoverageNote lang={lang} {...coverageOf(overview)} now={now} zone={zone} />
        <span class="progress__more">
          {(rest > 0 || isWhole) && (
            <button type="button" class="text-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? t(lang, 'fewFigures') : t(lang, 'allFigures', { count: rest })}
            </button>
          )}
          {dashboard !== undefined && (
            <a class="progress__dashboard" href={dashboard} target="_blank" title={t(lang, 'openDashboard')}>
              {t(lang, 'dashboardLink')}
            </a>
          )}
        </span>
      </div>
    </div>
  );
}

/** The day's own count beside the buttons that move it. */
function Today({ lang, overview }: { lang: Lang; overview: Overview }) {
  const calls = overview.day.find(({ kpi }) => kpi === 'calls');
  if (!calls || calls.measure.value === undefined) return null;
  const view = kpiView(calls, overview.currency, lang);
  return (
    <p class="progress__today">
      <span>{t(lang, 'today', { kpi: view.label })}</span>
      <span>
        <b>{view.value}</b>
        {view.target !== undefined && ` / ${view.target}`}{' '}
        <VerdictTag verdict={view.verdict} word={view.verdictWord} text="" />
      </span>
    </p>
  );
}
