import { n, plural } from './en.ts';

/** The English of what steers towards a target. */
export const steering = {
  steerTitle: 'Next move',
  'state_on-track': 'On track',
  'state_at-risk': 'At risk',
  'state_out-of-reach': 'Hard to reach',
  step_calls: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'call')}`,
  step_appointments: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'appointment')}`,
  step_meetings: ({ count }: { count: number }) => `${n(count)} ${plural(count, 'meeting')}`,
  stage_calls: 'calls',
  stage_appointments: 'appointments',
  stage_meetings: 'meetings',
  stage_qualified: 'qualified meetings',
  stage_created: 'new deals',
  stage_decided: 'decided deals',
  stage_won: 'wins',
  and: ({ first, last }: { first: string; last: string }) => `${first} and ${last}`,
  planShort: ({ steps }: { steps: string }) => `${steps} more today put you on course for the target.`,
  planAhead: ({ steps }: { steps: string }) => `${steps} more today keep you on course.`,
  planDone: 'Today’s share is done. At this pace the target is within reach.',
  planClosed: ({ days }: { days: number }) =>
    `With ${n(days)} business ${plural(days, 'day')} left, new activity usually becomes a win too late. Now the open deals decide.`,
  planGap: ({ gap }: { gap: string }) => `${gap} to the target.`,
  planNeeded: ({ count }: { count: number }) =>
    `${n(count)} ${plural(count, 'win')} on top of what is expected ${plural(count, 'gets', 'get')} you there.`,
  planCalm: 'Close the open deals as planned and you get there.',
  planReached: 'Target reached. There is time to build next period’s pipeline.',
  planFar: ({ replan, original }: { replan: string; original: string }) =>
    `A target of ${replan} fits what is in sight. If you re-plan, the first target of ${original} stays on record.`,
  planRate: 'A rate does not split into calls a day. Go through the deals that are due next, one by one.',
  planLastDay: 'Last day. Check which deals can still be decided today.',
  planOverHit: 'The period is over and the target was reached.',
  planOverMissed: ({ gap }: { gap: string }) =>
    `The period is over, ${gap} short. The breakdown helps to plan the next one.`,
  thin: 'tentative',
  thinPlan: 'Tentative: some of these rates stand on fewer than five cases.',
  replan: 'Re-plan',
  dealsTitle: 'Deals that decide it',
  dealsNote: 'chance to hit, won against lost',
  dealTitle: ({ won, lost }: { won: string; lost: string }) => `Chance to hit: ${won} if won, ${lost} if lost`,
  dealUnnamed: '(no name)',
  opensCrm: 'open in the CRM',
  whyTitle: 'Why, and on what grounds',
  gapCaption: 'What the difference between landing and target is made of',
  gapFactor: 'Factor',
  gapChange: 'Plan → landing',
  gapEffect: 'Effect',
  gapTotal: 'Landing − target',
  volume: ({ stage }: { stage: string }) => `Number of ${stage}`,
  rate: ({ from, to }: { from: string; to: string }) => `From ${from} to ${to}`,
  size: 'Deal size',
  sizeWhole: 'Revenue as a whole',
  change: ({ from, to }: { from: string; to: string }) => `${from} → ${to}`,
  pastMore: ({ periods, until, by }: { periods: number; until: string; by: string }) =>
    `${by} ahead of the mean of the last ${n(periods)} ${plural(periods, 'period')} at this point (up to ${until}).`,
  pastLess: ({ periods, until, by }: { periods: number; until: string; by: string }) =>
    `${by} below the mean of the last ${n(periods)} ${plural(periods, 'period')} at this point (up to ${until}).`,
  pastSame: ({ periods, until }: { periods: number; until: string }) =>
    `Level with the mean of the last ${n(periods)} ${plural(periods, 'period')} at this point (up to ${until}).`,
  pastMost: ({ factor, by }: { factor: string; by: string }) => `The largest part of it: ${factor} (${by}).`,
  since: ({ day, state }: { day: string; state: string }) => `“${state}” since ${day}.`,
  reason_won: ({ by }: { by: string }) => `What moved most since the day before: wins (${by}).`,
  reason_open: ({ by }: { by: string }) => `What moved most since the day before: what open deals promise (${by}).`,
  reason_new: ({ by }: { by: string }) => `What moved most since the day before: deals still to come (${by}).`,
  'reason_target-changed': ({ by }: { by: string }) => `The target was changed (${by}).`,
  turnsUp: ({ names, state }: { names: string; state: string }) =>
    `Any one of ${names}, once won, turns it to “${state}”.`,
  turnsUpOne: ({ names, state }: { names: string; state: string }) => `${names}, once won, turns it to “${state}”.`,
  turnsUpSum: ({ missing }: { missing: string }) => `${missing} more in sight make it an even chance.`,
  turnsDown: ({ share, state }: { share: string; state: string }) =>
    `It turns to “${state}” when the chance falls below ${share}.`,
  closed: ({ stages, lag, days }: { stages: string; lag: string; days: number }) =>
    `From ${stages} to a win it usually takes ${lag} business days or more; ${n(days)} ${plural(days, 'is', 'are')} left.`,
  openUntil: ({ stage, day }: { stage: string; day: string }) => `Up to ${day}, ${stage} still count in time.`,
  pullIn: ({ count, amount }: { count: number; amount: string }) =>
    `${n(count)} ${plural(count, 'deal')} planned for after the deadline: ${amount}. Each one brought forward narrows the gap.`,
  pullInNamed: ({ count, amount, name }: { count: number; amount: string; name: string }) =>
    `${n(count)} ${plural(count, 'deal')} planned for after the deadline: ${amount}, the largest ${name}. Each one brought forward narrows the gap.`,
  larger: ({ times }: { times: string }) => `Open deals closing at ${times} times their amount on average would do it.`,
  recover: ({ count, amount }: { count: number; amount: string }) =>
    `${n(count)} ${plural(count, 'deal')} lost in the last 90 days: ${amount}. Worth another offer.`,
  recordCalled: ({ share, periods, count }: { share: string; periods: number; count: number }) =>
    `Its own record: ${share} called right (${n(periods)} ${plural(periods, 'period')}, landings of ${n(count)} business ${plural(count, 'day')}).`,
  recordNone: 'How often it calls right is shown once a period is over and can be checked.',
  recordShort: ({ count }: { count: number }) =>
    `Its own record is too short to tell how often it calls right (landings of ${n(count)} business ${plural(count, 'day')} so far).`,
  quoted: ({ name }: { name: string }) => `“${name}”`,
};
