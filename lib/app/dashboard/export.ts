import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import type { DashboardChoice } from './choice.ts';
import type { DashboardPart } from './parts.ts';
import type { tableCsv } from './table-csv.ts';
import { teamView } from './team-view.ts';
import { addDays } from '../../domain/day.ts';

/** The table that is on the page, in the order it is in; `undefined` until its figures are there. */
export function exportOf(
  { overview, teams, team }: DashboardPart,
  choice: DashboardChoice,
  lang: Lang,
  write: typeof tableCsv,
): { name: string; text: string } | undefined {
  if (!overview) return undefined;
  const { start, end } = overview.period;
  const isCompany = choice.who !== 'me' && teams !== undefined && teams.shown === undefined;
  const whose = choice.who === 'me' ? 'me' : isCompany ? 'company' : 'team';
  const name = `chakuchi-${whose}-${start}-${addDays(end, -1)}.csv`;
  if (choice.who === 'me') {
    const metrics = overview.progress.map(({ kpi }) => kpi);
    const line = { name: t(lang, 'who_me'), progress: overview.progress };
    return { name, text: write(t(lang, 'columnRep'), metrics, [line], overview, lang) };
  }
  if (!team) return undefined;
  const { rows, teams: lines } = teamView(team, overview, choice.kpi, choice, lang);
  const all = [
    ...lines.flatMap((row) => team.teams?.find(({ name: one }) => one === row.name) ?? []),
    ...rows.flatMap((row) => team.reps.find((rep) => rep.name === row.name) ?? []),
    { name: t(lang, isCompany ? 'wholeCompany' : 'wholeTeam'), progress: overview.progress },
  ];
  return { name, text: write(t(lang, isCompany ? 'columnTeam' : 'columnRep'), team.metrics, all, overview, lang) };
}
