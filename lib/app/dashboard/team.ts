import type { Period } from '../../domain/period.ts';
import type { KpiId } from '../../kpis/index.ts';
import type { Kpi } from '../../kpis/kpi.ts';
import { allKpis } from '../custom-kpis.ts';
import { progressOf, type Look } from '../progress-of.ts';
import type { Progress } from '../progress.ts';
import type { Need } from './need.ts';
import { signGround } from '../deal-signs.ts';
import { needsOf } from './needs.ts';
import { repsOf, type Rep } from './reps.ts';
import { withoutRows } from './without-rows.ts';

/** One person's line: a few KPIs, and why they may want support. */
export type RepLine = { name: string; progress: Progress[]; needs: Need[] };

/** By name. `metrics` are the KPIs of every line, in the registry's order. */
export type Team = { metrics: string[]; reps: RepLine[] };

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

/** One person's own look at the facts. */
export const lookOfRep = (look: Look, { name, facts }: Rep): Look => ({
  ...look,
  facts,
  scope: { kind: 'owner', name },
});

/** Everybody's lines, one person at a time, so that whoever asks can stop in between. */
export function* teamSteps(period: Period, look: Look, metrics: readonly Kpi[]): Generator<undefined, Team, void> {
  const ground = signGround(look.everything, look.now.slice(0, 10));
  const reps: RepLine[] = [];
  for (const rep of repsOf(look.everything)) {
    const own = lookOfRep(look, rep);
    const progress = metrics.map((kpi) => progressOf(kpi, period, own));
    reps.push({ name: rep.name, progress: progress.map(withoutRows), needs: needsOf(progress, period, own, ground) });
    yield undefined;
  }
  return { metrics: metrics.map(({ id }) => id), reps };
}
