import { contains } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { decidedDeals } from '../../kpis/measuring/deals.ts';
import { countOf, kpiOfStage, recordedStages, stepsOf } from '../../landing/funnel.ts';
import type { Stage } from '../../landing/gap.ts';
import { longContext } from '../funnel-look.ts';
import { contextOf, type Look } from '../progress-of.ts';

/** One stage of the funnel: how many reached it in the period, and how it was reached over the past year. */
export type PassageStage = {
  stage: Stage;
  count: number;
  /** From the stage before: how many of how many got here within a year, everybody's rate beside it, business days it took. */
  from?: { successes: number; trials: number; usual?: number; lag?: number; followed: number };
};

/** From the first effort that is recorded to the win. Fewer than two stages are no funnel. */
export function passageOf(period: Period, look: Look): PassageStage[] {
  const long = longContext(look);
  const stages = recordedStages(look.facts, long, 'won', 'created');
  if (stages.length < 2) return [];
  const steps = stepsOf({
    own: look.facts,
    everybody: look.everything,
    context: long,
    calendar: look.calendar,
    stages,
  });
  return stages.map((stage) => {
    const step = steps.find(({ to }) => to === stage);
    const lag = step && median(step.lags);
    return {
      stage,
      count: countOf(stage, look.facts, contextOf(period, look)),
      ...(step && {
        from: {
          successes: step.successes,
          trials: step.trials,
          followed: step.lags.length,
          ...(step.usual !== undefined && { usual: step.usual }),
          ...(lag !== undefined && { lag }),
        },
      }),
    };
  });
}

/** The rows a rate of the funnel is made of, over the past year: those that reached the stage, and those of the stage before. */
export function rateRows(stage: Stage, look: Look): { reached: string[]; before: string[] } {
  const long = longContext(look);
  const stages = recordedStages(look.facts, long, 'won', 'created');
  const before = stages[stages.indexOf(stage) - 1];
  if (before === undefined) return { reached: [], before: [] };
  return { reached: passageRows(stage, long.period, look), before: passageRows(before, long.period, look) };
}

/** Keys of the rows that reached a stage in the period. */
export function passageRows(stage: Stage, period: Period, look: Look): string[] {
  const context = contextOf(period, look);
  if (stage === 'created')
    return look.facts.deals.filter(({ createdOn }) => contains(period, createdOn)).map(({ key }) => key);
  if (stage === 'decided') return decidedDeals(look.facts, context).counted.map(({ key }) => key);
  return kpiOfStage[stage]?.measure(look.facts, context).rows ?? [];
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
