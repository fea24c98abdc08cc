import type { Period } from '../../domain/period.ts';
import type { KpiId } from '../../kpis/index.ts';
import type { Kpi } from '../../kpis/kpi.ts';
import { allKpis } from '../custom-kpis.ts';
import { progressOf, type Look } from '../progress-of.ts';
import type { Progress } from '../progress.ts';
import { teamFinder, type NamedTeam } from '../teams.ts';
import { lookOfRep, lookOfTeam } from './looks.ts';
import type { Need } from './need.ts';
import { signGround } from '../deal-signs.ts';
import { needsOf } from './needs.ts';
import { repsOf } from './reps.ts';
import { withoutRows } from './without-rows.ts';

/** One person's line: a few KPIs, and why they may want support. */
export type RepLine = { name: string; progress: Progress[]; needs: Need[]; team?: string };

/** A team's line among those of the company. */
export type TeamLine = { name: string; progress: Progress[] };

/** By name. `metrics` are the KPIs of every line, in the registry's order; `teams` only of a company of several. */
export type Team = { metrics: string[]; reps: RepLine[]; teams?: TeamLine[] };

/** What every team wants to see, where no target says otherwise. */
const everyday: readonly KpiId[] = ['revenue', 'deals-won', 'win-rate', 'calls', 'meetings-held'];

/** Columns a person can still compare at a glance. */
const mostMetrics = 6;

/** The KPIs of the team's table: what somebody has a target for, filled up with the everyday ones, the one chosen among them. */
export function teamMetrics(look: Look, chosen?: string): Kpi[] {
  const all = allKpis(look.settings);
  const asked = new Set(look.targets.map(({ kpi }) => kpi));
  const rankOf = ({ id }: Kpi): number =>
    id === chosen ? 0 : asked.has(id) ? 1 : (everyday as readonly string[]).includes(id) ? 2 : 3;
  const picked = all
    .filter((kpi) => rankOf(kpi) < 3)
    .sort((a, b) => rankOf(a) - rankOf(b) || all.indexOf(a) - all.indexOf(b))
    .slice(0, mostMetrics);
  return all.filter((kpi) => picked.includes(kpi));
}

/** The lines of everybody in the look, one at a time, so that whoever asks can stop in between; and those of a company's teams. */
export function* teamSteps(
  period: Period,
  look: Look,
  metrics: readonly Kpi[],
  named: readonly NamedTeam[] = [],
): Generator<undefined, Team, void> {
  const teamOf = teamFinder(named);
  const ground = signGround(look.everything, look.now.slice(0, 10));
  const reps: RepLine[] = [];
  for (const rep of repsOf(look.facts)) {
    const own = lookOfRep(look, rep);
    const progress = metrics.map((kpi) => progressOf(kpi, period, own));
    const team = teamOf(rep.name);
    reps.push({
      name: rep.name,
      progress: progress.map(withoutRows),
      needs: needsOf(progress, period, own, ground),
      ...(team !== undefined && { team }),
    });
    yield undefined;
  }
  const teams: TeamLine[] = [];
  for (const team of named) {
    const own = lookOfTeam(look, team, period);
    teams.push({ name: team.name, progress: metrics.map((kpi) => withoutRows(progressOf(kpi, period, own))) });
    yield undefined;
  }
  return { metrics: metrics.map(({ id }) => id), reps, ...(teams.length > 0 && { teams }) };
}
