import type { Lang } from '../../words/speak.ts';
import { byNameOrder } from './reps.ts';
import { lineView, sortedBy, type LineView } from './lines.ts';
import type { RepLine, Team } from './team.ts';
import type { Trend } from './trend.ts';
import { turningOn } from './turning-on.ts';
import type { Overview, Progress } from '../progress.ts';

/** A person's line: the KPI the table turns on, and the others beside it. */
export type TeamRow = { name: string; main: LineView; others: LineView[] };

export type TeamView = {
  /** The KPI the table turns on. */
  kpi: string;
  metrics: { id: string; label: string; definition: string }[];
  rows: TeamRow[];
  /** Of a company of several teams; its rows are then those of people in none. */
  teams: TeamRow[];
  /** Everybody together; its figures are the team's own, not the sum of the lines: some rows have no owner. */
  total?: TeamRow;
  /** Nobody has a target of their own for it. */
  isWithoutTargets: boolean;
};

export type TeamOrder = { sort?: string | undefined; isDown?: boolean | undefined };

export function teamView(
  team: Team,
  overview: Overview,
  chosen: string | undefined,
  { sort, isDown = false }: TeamOrder,
  lang: Lang,
  trends: readonly Trend[] = [],
): TeamView {
  const kpi = turningOn(team, overview, chosen);
  const { currency } = overview;
  const customOf = (id: string) => overview.progress.find((one) => one.kpi === id)?.custom;
  const named = (progress: Progress): Progress => {
    const custom = customOf(progress.kpi);
    return custom ? { ...progress, custom } : progress;
  };
  const rowOf = (name: string, progress: readonly Progress[], isOf: (trend: Trend) => boolean): TeamRow | undefined => {
    const main = progress.find((one) => one.kpi === kpi);
    if (!main) return undefined;
    const others = team.metrics
      .filter((id) => id !== kpi)
      .flatMap((id) => progress.find((one) => one.kpi === id) ?? []);
    return {
      name,
      main: lineView(named(main), currency, lang, trends.find((trend) => trend.kpi === kpi && isOf(trend))?.points),
      others: others.map((one) => lineView(named(one), currency, lang)),
    };
  };
  const people = team.teams ? team.reps.filter((rep) => rep.team === undefined) : team.reps;
  const rows = people.flatMap(({ name, progress }: RepLine) => rowOf(name, progress, ({ rep }) => rep === name) ?? []);
  const teams = (team.teams ?? []).flatMap(
    ({ name, progress }) => rowOf(name, progress, (trend) => trend.team === name) ?? [],
  );
  const total = rowOf('', overview.progress, (trend) => trend.rep === undefined && trend.team === undefined);
  return {
    kpi,
    metrics: (total ? [total.main, ...total.others] : [])
      .map(({ id, label, definition }) => ({ id, label, definition }))
      .sort((a, b) => team.metrics.indexOf(a.id) - team.metrics.indexOf(b.id)),
    rows: inOrder(rows, sort, isDown),
    teams: inOrder(teams, sort, isDown),
    ...(total && { total }),
    isWithoutTargets: [...rows, ...teams].every(({ main }) => main.target === undefined),
  };
}

const columns = ['actual', 'share', 'pace', 'landing', 'gap'] as const;

function inOrder(rows: TeamRow[], sort: string | undefined, isDown: boolean): TeamRow[] {
  const byName = rows.toSorted((a, b) => byNameOrder(a.name, b.name));
  if (sort === undefined || sort === 'name') return isDown && sort === 'name' ? byName.reverse() : byName;
  const column = columns.find((one) => one === sort);
  return sortedBy(
    byName,
    ({ main, others }) => (column ? main.sorts[column] : others.find(({ id }) => id === sort)?.sorts.actual),
    isDown,
  );
}
