import { dayOf, type Instant, type Zone } from '../../domain/day.ts';
import { contains } from '../../domain/period.ts';
import { light } from '../overview-model.ts';
import { searchOf, type DashboardChoice } from './choice.ts';
import type { DashboardPart } from './parts.ts';

/** What is kept between openings, as text; both may throw: a browser can forbid them. */
export type LastSeen = { load: () => string | null; save: (text: string) => void };

type Kept = { version: 1; search: string; shown: DashboardPart };

/** What makes the figures; in which order they stand does not. */
const questionOf = ({ who, team, kind, on, kpi }: DashboardChoice): string =>
  searchOf({
    who,
    kind,
    ...(team !== undefined && { team }),
    ...(on !== undefined && { on }),
    ...(kpi !== undefined && { kpi }),
  });

/** The figures as they were last seen for a choice; none of a period that is not the running one any more. */
export function recallDashboard(
  { load }: LastSeen,
  choice: DashboardChoice,
  now: Instant,
  zone: Zone,
): DashboardPart | undefined {
  try {
    const kept = JSON.parse(load() ?? 'null') as Partial<Kept> | null;
    const overview = kept?.shown?.overview;
    if (kept?.version !== 1 || kept.search !== questionOf(choice) || !overview?.progress || !overview.counts)
      return undefined;
    if (choice.on === undefined && !contains(overview.period, dayOf(now, zone))) return undefined;
    return kept.shown;
  } catch {
    return undefined;
  }
}

/**
 * Keeps the figures of the last choice, and figures only: no deal and no customer stands beside the database, so that
 * erasing it erases them all. Reasons and funnel stages are reckoned anew each time.
 */
export function keepDashboard({ save }: LastSeen, choice: DashboardChoice, shown: DashboardPart): void {
  const { overview, teams, team, trends, curve, heat } = shown;
  if (!overview) return;
  const kept: Kept = {
    version: 1,
    search: questionOf(choice),
    shown: {
      overview: light(overview),
      ...(teams && { teams }),
      ...(curve && { curve }),
      ...(heat && { heat }),
      ...(trends && { trends }),
      ...(team && { team: { ...team, reps: team.reps.map((rep) => ({ ...rep, needs: [] })) } }),
    },
  };
  try {
    save(JSON.stringify(kept));
  } catch {
    // Full or forbidden: the next opening paints a moment later, nothing else is lost.
  }
}
