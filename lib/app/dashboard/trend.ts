import type { Period, PeriodKind } from '../../domain/period.ts';
import { previousPeriod } from '../../domain/periods.ts';
import type { Kpi } from '../../kpis/kpi.ts';
import { firstDayOf } from '../past-periods.ts';
import { contextOf, type Look } from '../progress-of.ts';
import type { NamedTeam } from '../teams.ts';
import { lookOfRep, lookOfTeam } from './looks.ts';
import type { Rep } from './reps.ts';

/** What a KPI came to, period by period, oldest first, in its own unit; the last is the period that is looked at, so far. */
export type Trend = { kpi: string; rep?: string; team?: string; points: TrendPoint[] };

/** `value` is absent where there is none, such as a rate of nothing. */
export type TrendPoint = { period: Period; value?: number };

/** Earlier periods beside the one that is looked at: half a year of months. */
const earlier = 6;

/**
 * `undefined` without an earlier period, and for a level, of whose past only today's state is known. Periods that began before
 * anything was captured are left out: they would show a rise that only was the beginning.
 */
export function trendOf(kpi: Kpi, kind: PeriodKind, period: Period, look: Look): TrendPoint[] | undefined {
  const first = firstDayOf(look.everything);
  if (first === undefined || kpi.nature === 'level') return undefined;
  const periods = [period];
  for (let past = period; periods.length <= earlier;) {
    past = previousPeriod(kind, past, look.settings.fiscal);
    if (past.start < first) break;
    periods.unshift(past);
  }
  if (periods.length < 2) return undefined;
  const measured = periods.map((one) => ({ one, measure: kpi.measure(look.facts, contextOf(one, look)) }));
  // Whether nothing was done before the first row there is, or nothing captured, nobody can tell: no zero stands for it.
  const begun = measured.findIndex(({ measure }) => measure.rows.length > 0);
  const told = begun < 0 ? [] : measured.slice(begun);
  if (told.length < 2) return undefined;
  return told.map(({ one, measure: { value } }) => ({ period: one, ...(value !== undefined && { value }) }));
}

/** Of the look's own scope, every KPI; one KPI a step, so that whoever asks can stop in between. */
export function* trendSteps(
  kpis: readonly Kpi[],
  kind: PeriodKind,
  period: Period,
  look: Look,
): Generator<undefined, Trend[], void> {
  const trends: Trend[] = [];
  for (const kpi of kpis) {
    const points = trendOf(kpi, kind, period, look);
    if (points) trends.push({ kpi: kpi.id, points });
    yield undefined;
  }
  return trends;
}

/** One KPI of each person and each team, and of all together. */
export function* teamTrendSteps(
  kpi: Kpi,
  kind: PeriodKind,
  period: Period,
  look: Look,
  reps: readonly Rep[],
  teams: readonly NamedTeam[] = [],
): Generator<undefined, Trend[], void> {
  const trends = yield* trendSteps([kpi], kind, period, look);
  for (const rep of reps) {
    const points = trendOf(kpi, kind, period, lookOfRep(look, rep));
    if (points) trends.push({ kpi: kpi.id, rep: rep.name, points });
    yield undefined;
  }
  for (const team of teams) {
    const points = trendOf(kpi, kind, period, lookOfTeam(look, team, period));
    if (points) trends.push({ kpi: kpi.id, team: team.name, points });
    yield undefined;
  }
  return trends;
}
