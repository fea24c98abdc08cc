import { mainOf } from '../main-of.ts';
import type { Overview } from '../progress.ts';
import type { Team } from './team.ts';

/** The KPI a team's table turns on: the one chosen, else the main target's, else the first. */
export const turningOn = ({ metrics, reps }: Team, overview: Overview, chosen?: string): string => {
  if (chosen !== undefined && metrics.includes(chosen)) return chosen;
  const main = mainOf(overview);
  if (main?.target && metrics.includes(main.kpi)) return main.kpi;
  const ofSomebody = metrics.find((id) =>
    reps.some(({ progress }) => progress.some((one) => one.kpi === id && one.target)),
  );
  return ofSomebody ?? metrics[0] ?? '';
};
