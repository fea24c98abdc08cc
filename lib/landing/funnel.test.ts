import { describe, expect, it } from 'vitest';
import { activity, context, deal, facts } from '../../test/facts.ts';
import type { Facts } from '../domain/facts.ts';
import { countOf, kpiOfStage, recordedStages, stepsOf } from './funnel.ts';
import type { Stage } from './gap.ts';

const calendar = { workdays: [1, 2, 3, 4, 5], holidays: 'none' as const, daysOff: [], partDays: {} };
const year = context({ period: { start: '2025-09-19', end: '2026-09-19' } });
const times = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

const calls = (count: number) => times(count, () => activity({ kind: 'call' }));
const appointments = (count: number) => times(count, () => activity({ kind: 'appointment' }));
const meetings = (count: number) => times(count, () => activity({ kind: 'meeting' }));
const won = (count: number) => times(count, () => deal({ status: 'won' }));
const lost = (count: number) => times(count, () => deal({ status: 'lost' }));

describe('a stage of the funnel', () => {
  it('counts what its KPI counts, switches included', () => {
    const own = facts({ activities: [activity({ outcome: 'connected' }), activity({ outcome: 'no-answer' })] });
    const connected = { ...year, definitions: { ...year.definitions, callCounts: 'connected' as const } };
    expect([countOf('calls', own, year), countOf('calls', own, connected)]).toEqual([2, 1]);
    for (const [stage, kpi] of Object.entries(kpiOfStage))
      expect(countOf(stage as Stage, own, year)).toBe(kpi.measure(own, year).value ?? 0);
  });

  it('of deals alone is how many were created, and how many were decided', () => {
    const deals = [
      deal({ createdOn: '2026-09-01' }),
      deal({ createdOn: '2024-01-01', status: 'lost' }),
      deal({ status: 'won' }),
    ];
    expect([countOf('created', facts({ deals }), year), countOf('decided', facts({ deals }), year)]).toEqual([1, 2]);
  });
});

describe('which stages are recorded', () => {
  it.each<[string, Partial<Facts>, Stage, Stage[]]>([
    ['nothing at all', {}, 'won', ['won']],
    ['deals alone', { deals: [...won(2), ...lost(3)] }, 'won', ['decided', 'won']],
    [
      'activities and deals',
      { deals: won(2), activities: [...calls(40), ...appointments(8), ...meetings(5)] },
      'won',
      ['calls', 'appointments', 'meetings', 'won'],
    ],
    [
      'fewer calls than appointments: the calls were not logged',
      { deals: won(1), activities: [...calls(3), ...appointments(8), ...meetings(5)] },
      'won',
      ['appointments', 'meetings', 'won'],
    ],
    [
      'fewer meetings than wins',
      { deals: won(6), activities: [...calls(40), ...meetings(5)] },
      'won',
      ['calls', 'won'],
    ],
    [
      'activities alone, for a target of meetings',
      { activities: [...calls(40), ...meetings(5)] },
      'meetings',
      ['calls', 'meetings'],
    ],
    ['calls are their own first stage', { activities: calls(4) }, 'calls', ['calls']],
    [
      'a win a year ago and nothing since',
      { deals: [deal({ status: 'won', closedOn: '2024-01-01' })] },
      'won',
      ['won'],
    ],
  ])('%s', (_, rows, goal, expected) => {
    expect(recordedStages(facts(rows), year, goal, 'decided')).toEqual(expected);
  });
});

describe('the steps between them', () => {
  const ask = (own: Partial<Facts>, everybody = own, stages: Stage[] = ['calls', 'appointments', 'meetings', 'won']) =>
    stepsOf({ own: facts(own), everybody: facts(everybody), context: year, calendar, stages });

  /** Called on Monday the 3rd, agreed on Wednesday, met a week after the call, won three weeks after the call. */
  const followed = (key: string) => ({
    deals: [deal({ key, status: 'won', createdOn: '2026-08-03', closedOn: '2026-08-24' })],
    activities: [
      activity({ kind: 'call', on: '2026-08-03', dealKey: key }),
      activity({ kind: 'appointment', on: '2026-08-05', dealKey: key }),
      activity({ kind: 'meeting', on: '2026-08-10', dealKey: key }),
    ],
  });

  it('have the rate of the long period and the business days each took', () => {
    const one = followed('a');
    const steps = ask({ ...one, activities: [...one.activities, ...calls(9)] });
    expect(steps).toEqual([
      { from: 'calls', to: 'appointments', successes: 1, trials: 10, lags: [2], usualLag: 0 },
      { from: 'appointments', to: 'meetings', successes: 1, trials: 1, lags: [3] },
      { from: 'meetings', to: 'won', successes: 1, trials: 1, lags: [10], usualLag: 15 },
    ]);
  });

  it.each<[string, Partial<Facts>, number[], number | undefined]>([
    [
      'no activity names its deal: the time from creating to winning a deal stands in',
      { deals: [deal({ status: 'won', createdOn: '2026-08-03', closedOn: '2026-08-24' })], activities: meetings(3) },
      [],
      15,
    ],
    ['nothing tells: unknown, and not guessed', { deals: won(1), activities: meetings(3) }, [], undefined],
    [
      'a meeting after the win brought nothing',
      {
        deals: [deal({ key: 'k', status: 'won', closedOn: '2026-08-24' })],
        activities: [activity({ kind: 'meeting', on: '2026-08-25', dealKey: 'k' })],
      },
      [],
      undefined,
    ],
    [
      'of several meetings the first counts',
      {
        deals: [deal({ key: 'k', status: 'won', closedOn: '2026-08-24' })],
        activities: [
          activity({ kind: 'meeting', on: '2026-08-10', dealKey: 'k' }),
          activity({ kind: 'meeting', on: '2026-08-20', dealKey: 'k' }),
        ],
      },
      [10],
      undefined,
    ],
  ])('%s', (_, rows, lags, usualLag) => {
    const [step] = ask(rows, rows, ['meetings', 'won']);
    expect([step?.lags, step?.usualLag]).toEqual([lags, usualLag]);
  });

  it('stand beside everybody’s, where there are others', () => {
    const own = { activities: [...calls(4), ...appointments(2)] };
    const all = { activities: [...own.activities, ...calls(96), ...appointments(8)] };
    expect(ask(own, all, ['calls', 'appointments'])[0]).toMatchObject({ successes: 2, trials: 4, usual: 0.1 });
    expect(ask(own, own, ['calls', 'appointments'])[0]).not.toHaveProperty('usual');
  });

  it('never succeed more often than they were tried', () => {
    const [step] = ask({ activities: [...calls(2), ...appointments(3)] }, undefined, ['calls', 'appointments']);
    expect(step).toMatchObject({ successes: 2, trials: 2 });
  });
});
