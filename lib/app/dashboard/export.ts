import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import type { DashboardChoice } from './choice.ts';
import type { DashboardPart } from './parts.ts';
import type { tableCsv } from './table-csv.ts';
import { teamView } from './team-view.ts';
import { addDays } from '../../domain/day.ts';

/** The table that is on the page, in the order it is in; `undefined` until its figures are there. */
export function exportOf(
  { overview, team }: DashboardPart,
  choice: DashboardChoice,
  lang: Lang,
  write: typeof tableCsv,
): { name: string; text: string } | undefined {
  if (!overview) return undefined;
  const { start, end } = overview.period;
  const name = `chakuchi-${choice.who === 'all' ? 'team' : 'me'}-${start}-${addDays(end, -1)}.csv`;
  if (choice.who === 'me') {
    const metrics = overview.progress.map(({ kpi }) => kpi);
    const line = { name: t(lang, 'who_me'), progress: overview.progress };
    return { name, text: write(t(lang, 'columnRep'), metrics, [line], overview, lang) };
  }
  if (!team) return undefined;
  const { rows } = teamView(team, overview, choice.kpi, choice, lang);
  const lines = [
    ...rows.flatMap((row) => team.reps.find((rep) => rep.name === row.name) ?? []),
    { name: t(lang, 'wholeTeam'), progress: overview.progress },
  ];
  return { name, text: write(t(lang, 'columnRep'), team.metrics, lines, overview, lang) };
}
