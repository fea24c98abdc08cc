import type { Instant, Zone } from '../../domain/day.ts';
import type { Target } from '../../domain/target.ts';
import type { Period } from '../../domain/period.ts';
import { periodOf } from '../../domain/periods.ts';
import { datedByPlan } from '../coverage-of.ts';
import { allKpis } from '../custom-kpis.ts';
import { teamFinder, teamsToChoose, type NamedTeam } from '../teams.ts';
import { lookOf, overviewOf } from '../overview.ts';
import type { Look } from '../progress-of.ts';
import type { Overview } from '../progress.ts';
import type { State } from '../read-overview.ts';
import type { Standing } from '../standing.ts';
import type { DashboardChoice } from './choice.ts';
import { curveKpi, curveSteps, type Curve } from './curve.ts';
import { lookOfTeam, teamOfChoice } from './looks.ts';
import { heatOf, type Heat } from './heat.ts';
import { passageOf, type PassageStage } from './passage.ts';
import { pipelineOf, type Pipeline } from './pipeline.ts';
import { repsOf } from './reps.ts';
import { teamMetrics, teamSteps, type Team } from './team.ts';
import { turningOn } from './turning-on.ts';
import { teamTrendSteps, trendSteps, type Trend } from './trend.ts';
import { withoutRows } from './without-rows.ts';

/** Everything the dashboard paints. It comes in parts, the most wanted first; a part not there yet is drawn as a blank. */
export type Dashboard = {
  overview: Overview;
  /** Where several are named: the teams there are, and which of them is shown. */
  teams: { names: string[]; shown?: string };
  /** How many deals are counted on the day they were planned to close. */
  byPlan: number;
  /** Absent where there is nothing to add up. */
  curve: Curve;
  /** Only of the numbers of several people. */
  team: Team;
  /** How the KPIs of the table went over the periods before. */
  trends: Trend[];
  /** The funnel; empty where too few stages are recorded. */
  passage: PassageStage[];
  pipeline: Pipeline;
  heat: Heat;
};

export type DashboardPart = Partial<Dashboard>;

export type DashboardRequest = { choice: DashboardChoice; now: Instant; zone: Zone };

/** Everything the parts are made of. */
export type DashboardGround = State & { targets: readonly Target[]; standing: Standing | undefined };

/** The look and period that a choice means. */
export function lookOfChoice(
  { facts, settings, targets, standing }: DashboardGround,
  { choice, now, zone }: DashboardRequest,
): { look: Look; period: Period; team: NamedTeam | undefined } {
  const team = teamOfChoice(choice, settings);
  const { look } = lookOf(facts, settings, targets, { kind: readerOf(choice) }, { now, zone }, standing);
  const period = periodOf(choice.kind, choice.on ?? look.now.slice(0, 10), settings.fiscal);
  return { look: team ? lookOfTeam(look, team, period) : look, period, team };
}

/** Whose numbers they are where there is no team to look at. */
const readerOf = ({ who }: DashboardChoice): Overview['who'] => (who === 'me' ? 'me' : 'all');

/** The dashboard part by part. `undefined` is a place to rest, or to stop for a newer question. */
export function* dashboardParts(
  ground: DashboardGround,
  request: DashboardRequest,
): Generator<DashboardPart | undefined, void, void> {
  const { facts, health, settings, standing } = ground;
  const { choice, now, zone } = request;
  const { look, period, team: shown } = lookOfChoice(ground, request);
  const named = teamsToChoose(settings);
  const asked = { periodKind: choice.kind, period, who: readerOf(choice), scope: look.scope, now, zone };
  const overview = overviewOf(facts, health, settings, look.targets, asked, standing);
  yield {
    ...(named.length > 0 && { teams: { names: named.map(({ name }) => name), ...(shown && { shown: shown.name }) } }),
    byPlan: datedByPlan(overview),
    overview: { ...overview, progress: overview.progress.map(withoutRows), day: overview.day.map(withoutRows) },
  };
  const drawn = curveKpi(overview.progress, look);
  const curve = drawn && (yield* curveSteps(drawn, period, look));
  if (curve) yield { curve };
  if (choice.who !== 'me') {
    const lines = shown ? [] : named;
    const team = yield* teamSteps(period, look, teamMetrics(look, choice.kpi), lines);
    yield { team };
    const turning = allKpis(settings).find(({ id }) => id === turningOn(team, overview, choice.kpi));
    const teamOf = teamFinder(lines);
    const reps = repsOf(look.facts).filter(({ name }) => teamOf(name) === undefined);
    if (turning) yield { trends: yield* teamTrendSteps(turning, choice.kind, period, look, reps, lines) };
  } else yield { trends: yield* trendSteps(allKpis(settings), choice.kind, period, look) };
  yield { passage: passageOf(period, look) };
  yield { pipeline: pipelineOf(look), heat: heatOf(period, look) };
}
