import { daysBetween } from '../../domain/day.ts';
import type { DealFact } from '../../domain/deal.ts';
import { amountOf, openDealsOf } from '../../kpis/measuring/deals.ts';
import type { MeasureContext } from '../../kpis/kpi.ts';
import { contextOf, type Look } from '../progress-of.ts';
import { ageBands, type Age } from './ages.ts';

/** Open deals of one stage and age: how many, and what the known amounts come to in minor units of the settings' currency. */
export type PipelineCell = {
  count: number;
  amount: number;
  /** Without an amount that can be counted. */ unknown: number;
};

export type PipelineStage = {
  crm: string;
  stage: string;
  cells: { age: Age; cell: PipelineCell }[];
  total: PipelineCell;
};

/** The largest stage first: in which order a CRM has them, no page says. */
export type Pipeline = { stages: PipelineStage[]; total: PipelineCell };

const none: PipelineCell = { count: 0, amount: 0, unknown: 0 };

/** As it stands now, whatever period is looked at. */
export function pipelineOf(look: Look): Pipeline {
  const today = look.now.slice(0, 10);
  const context = contextOf({ start: today, end: today }, look);
  const open = openDealsOf(look.facts).counted;
  const stages = [...Map.groupBy(open, placeOf)].map(([place, deals]): PipelineStage => {
    const [crm = '', stage = ''] = JSON.parse(place) as string[];
    const cells = [...Map.groupBy(deals, (deal) => ageOf(deal, today))].map(([age, few]) => ({
      age,
      cell: cellOf(few, context),
    }));
    return { crm, stage, cells, total: cellOf(deals, context) };
  });
  return {
    stages: stages.sort(
      (a, b) => b.total.amount - a.total.amount || b.total.count - a.total.count || (a.stage < b.stage ? -1 : 1),
    ),
    total: cellOf(open, context),
  };
}

/** Keys of the open deals of a stage, of one age where one is given. */
export function pipelineRows(wanted: { crm?: string; stage?: string; age?: Age }, look: Look): string[] {
  const today = look.now.slice(0, 10);
  return openDealsOf(look.facts)
    .counted.filter(
      (deal) =>
        (wanted.crm === undefined || deal.crm === wanted.crm) &&
        (wanted.stage === undefined || (deal.stage ?? '') === wanted.stage) &&
        (wanted.age === undefined || ageOf(deal, today) === wanted.age),
    )
    .map(({ key }) => key);
}

const placeOf = ({ crm, stage = '' }: DealFact): string => JSON.stringify([crm, stage]);

/** Place in `ageBands`. A deal created later than today is as old as today's. */
function ageOf({ createdOn }: DealFact, today: string): Age {
  if (createdOn === undefined) return 'unknown';
  const days = daysBetween(createdOn, today);
  return ageBands.findIndex(({ to }) => to === undefined || days <= to);
}

function cellOf(deals: readonly DealFact[], context: MeasureContext): PipelineCell {
  return deals.reduce((sum, deal) => {
    const amount = amountOf(deal, context);
    return {
      count: sum.count + 1,
      amount: sum.amount + (amount ?? 0),
      unknown: sum.unknown + (amount === undefined ? 1 : 0),
    };
  }, none);
}
