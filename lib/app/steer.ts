import type { DealFact } from '../domain/deal.ts';
import type { Period } from '../domain/period.ts';
import { kpiById } from '../kpis/index.ts';
import type { OpenDeal } from '../landing/landing.ts';
import { dayPlan } from './day-plan.ts';
import type { Course } from './funnel-look.ts';
import { gapSplits } from './gap-splits.ts';
import { dealQuestionOf } from './landing-of.ts';
import { mainOf } from './main-of.ts';
import { mostDecisive, named } from './most-decisive.ts';
import type { Look } from './progress-of.ts';
import type { Progress } from './progress.ts';
import { questionKey, seriesKey } from './standing.ts';
import type { Decisive, Steering } from './steering.ts';
import { watchOf } from './watch-for.ts';

/** For the main target: whether it can be reached, what decides it, why there is a gap, and what to do today. */
export function steer(progress: readonly Progress[], period: Period, look: Look): Steering | undefined {
  const main = mainOf({ progress });
  const kpi = main && kpiById(main.kpi);
  if (!kpi || !main.target || !main.landing || main.measure.value === undefined || kpi.better === 'lower')
    return undefined;
  const { target, landing, measure } = main;
  const course: Course = { kpi, period, look, measure, landing, target: target.value };
  const kept = look.standing?.now[questionKey(kpi.id, look.scope, period)];
  const record = look.standing?.records[seriesKey(kpi.id, look.scope)];
  const watch = watchOf(course, { watch: kept?.watch, earlier: kept?.earlier });
  const open = dealQuestionOf(course)?.landing.deals ?? [];
  const dealOf = new Map(look.facts.deals.map((deal) => [deal.key, deal]));
  const decisiveOf = naming(dealOf);
  const nameOf = ({ key }: { key: string }) => {
    const { name } = dealOf.get(key) ?? {};
    return name === undefined ? {} : { name };
  };
  const isOver = landing.method === 'complete';
  const plan = isOver ? undefined : dayPlan(course, open, target.deadline, decisiveOf);
  return {
    kpi: kpi.id,
    ...(watch && {
      watch: { ...watch, turning: watch.turning.slice(0, named).map((one) => ({ ...one, ...nameOf(one) })) },
    }),
    decisive: isOver ? [] : mostDecisive(open).map(decisiveOf),
    gaps: gapSplits(course),
    ...(plan && { plan }),
    ...(record && { record }),
  };
}

/** An open deal by the name a person knows it by. */
const naming =
  (byKey: ReadonlyMap<string, DealFact>) =>
  ({ key, amount, chance, criticality = 0 }: OpenDeal): Decisive => {
    const { name, account, url } = byKey.get(key) ?? {};
    return {
      key,
      amount,
      criticality,
      lift: (1 - chance) * criticality,
      ...(name !== undefined && { name }),
      ...(account !== undefined && { account }),
      ...(url !== undefined && { url }),
    };
  };
