import { n, plural } from './en.ts';

/** The English of the morning plan and the evening summary. */
export const digest = {
  morningTitle: 'Today’s plan',
  eveningTitle: 'Your day',
  reached: 'Target reached. There is time to build the next period’s pipeline.',
  lastDay: 'Last day. Check which deals can still be decided today.',
  planShort: ({ steps }: { steps: string }) => `${steps} today put you on course for the target.`,
  planAhead: ({ steps }: { steps: string }) => `${steps} today keep you on course.`,
  and: ({ first, last }: { first: string; last: string }) => `${first} and ${last}`,
  landsAt: ({
    kpi,
    landing,
    target,
    chance,
  }: {
    kpi: string;
    landing: string;
    target: string;
    chance?: string | undefined;
  }) => `${kpi} lands at ${landing} of ${target}${chance === undefined ? '' : ` (${chance} chance to hit)`}.`,
  stands: ({ kpi, value, target }: { kpi: string; value: string; target: string }) =>
    `${kpi}: ${value} of ${target} so far.`,
  moved: ({ kpi, landing, day, by }: { kpi: string; landing: string; day: string; by: string }) =>
    `${kpi} lands at ${landing}, ${by} since ${day}.`,
  unmoved: ({ kpi, landing, day }: { kpi: string; landing: string; day: string }) =>
    `${kpi} lands at ${landing}, as on ${day}.`,
  landsSoFar: ({ kpi, landing }: { kpi: string; landing: string }) => `${kpi} lands at ${landing}.`,
  tentative: 'Tentative: there is little history yet.',
  done: ({ steps }: { steps: string }) => `Done today: ${steps}.`,
  nothingDone: 'Nothing was captured today. Open your activities in the CRM and they count.',
  decisive: ({ points }: { points: string }) =>
    `Next step: the deal that decides most (${points} on the chance to hit, if won).`,
  decisiveNamed: ({ name, points }: { name: string; points: string }) =>
    `Next step: ${name} (${points} on the chance to hit, if won).`,
  nextDay: ({ steps }: { steps: string }) => `Next step: ${steps} on the next business day keep you on course.`,
  nothingYet: ({ kpi, target }: { kpi: string; target: string }) =>
    `${kpi}: nothing to count yet. The target is ${target}.`,
  noTarget: 'Set a target, and the plan of the day stands here every morning.',
  noTargetYet: 'Set a target, and where you land stands here every evening.',
  calls: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'call')}`,
  appointments: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'appointment')}`,
  meetings: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'meeting')}`,
};
