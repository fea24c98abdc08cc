import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { planFor, turnsOf, type FunnelStep, type PlanRequest } from './plan.ts';

const september = { ...mondayToFriday, holidays: 'jp' } as const;
const steps: FunnelStep[] = [
  { from: 'calls', to: 'appointments', successes: 20, trials: 190, usual: 0.1, lags: [1, 2, 3], usualLag: 2 },
  { from: 'appointments', to: 'meetings', successes: 18, trials: 20, usual: 0.8, lags: [4, 5, 6], usualLag: 5 },
  { from: 'meetings', to: 'won', successes: 4, trials: 15, usual: 0.3, lags: [3, 4, 5], usualLag: 4 },
];
/** Tuesday 2026-09-01 with the month's 18 business days ahead. */
const request: PlanRequest = {
  gap: 3_000_000,
  size: 1_000_000,
  steps,
  asOf: '2026-09-01',
  deadline: '2026-09-30',
  calendar: september,
};
const lever = (plan: ReturnType<typeof planFor>, stage: string) => plan?.levers.find((one) => one.stage === stage);

describe('a plan from the gap', () => {
  it('asks of each stage what its shrunk rates make of the wins needed', () => {
    const plan = planFor(request);
    expect(plan?.winsNeeded).toBe(3);
    expect(plan?.daysLeft).toBe(18);
    // Meetings: (4 + 10 × 0.3) ÷ 25 = 28 %; appointments: × (18 + 8) ÷ 30; calls: × (20 + 1) ÷ 200.
    expect(lever(plan, 'meetings')?.needed).toBeCloseTo(3 / 0.28, 6);
    expect(lever(plan, 'appointments')?.needed).toBeCloseTo(3 / (0.28 * (26 / 30)), 6);
    expect(lever(plan, 'calls')?.needed).toBeCloseTo(3 / (0.28 * (26 / 30) * 0.105), 6);
  });

  it('spreads it over the days on which it can still land: days left less the lag', () => {
    const plan = planFor(request);
    expect(plan?.levers.map(({ stage, lag, daysOpen }) => [stage, lag, daysOpen])).toEqual([
      ['calls', 11, 7],
      ['appointments', 9, 9],
      ['meetings', 4, 14],
    ]);
    expect(lever(plan, 'calls')?.perDay).toBeCloseTo((lever(plan, 'calls')?.needed ?? 0) / 7, 9);
    expect(lever(plan, 'calls')?.lastDay).toBe('2026-09-10');
    expect(plan?.turn).toBe('none');
  });

  it('does not call closed what nobody can tell: no stage recorded, or none whose way to the win is known', () => {
    const asked = {
      gap: 3_000_000,
      size: 1_000_000,
      asOf: '2026-09-01',
      deadline: '2026-09-30',
      calendar: mondayToFriday,
    };
    expect(planFor({ ...asked, steps: [] })?.turn).toBe('none');
    const untold: FunnelStep = { from: 'meetings', to: 'won', successes: 0, trials: 0, lags: [] };
    expect(planFor({ ...asked, steps: [untold] })?.turn).toBe('none');
  });

  it('closes a lever that can no longer land, and keeps those that can', () => {
    const plan = planFor({ ...request, asOf: '2026-09-18' });
    expect(plan?.daysLeft).toBe(5);
    expect(plan?.levers.map(({ stage, isOpen }) => [stage, isOpen])).toEqual([
      ['calls', false],
      ['appointments', false],
      ['meetings', true],
    ]);
    expect(lever(plan, 'calls')?.perDay).toBeUndefined();
    expect(plan?.turn).toBe('none');
  });

  it('turns to pull-in and size when no lever is open any more', () => {
    expect(planFor({ ...request, asOf: '2026-09-29' })?.turn).toBe('pull-in-and-size');
  });

  const odd: [string, Partial<PlanRequest>, (plan: ReturnType<typeof planFor>) => void][] = [
    [
      'a deadline in the past has no days and no open lever',
      { asOf: '2026-10-05' },
      (plan) => expect([plan?.daysLeft, plan?.levers.some(({ isOpen }) => isOpen)]).toEqual([0, false]),
    ],
    [
      'nothing missing asks for nothing',
      { gap: -5 },
      (plan) => expect([plan?.winsNeeded, plan?.turn, lever(plan, 'calls')?.needed]).toEqual([0, 'none', 0]),
    ],
    ['an unknown size gives no plan', { size: 0 }, (plan) => expect(plan).toBeUndefined()],
    [
      'a rate nobody knows closes what lies before it',
      { steps: [{ from: 'calls', to: 'appointments', successes: 0, trials: 0, lags: [] }, ...steps.slice(1)] },
      (plan) =>
        expect([lever(plan, 'calls')?.needed, lever(plan, 'calls')?.isOpen, lever(plan, 'meetings')?.isOpen]).toEqual([
          undefined,
          false,
          true,
        ]),
    ],
    [
      'a rate of nothing so far is drawn up by the usual one',
      { steps: [{ from: 'meetings', to: 'won', successes: 0, trials: 5, usual: 0.3, lags: [], usualLag: 4 }] },
      (plan) => expect(lever(plan, 'meetings')?.yield).toBeCloseTo(0.2, 12),
    ],
    [
      'an unknown lag leaves the number but no promise of time',
      { steps: [{ from: 'meetings', to: 'won', successes: 3, trials: 10, lags: [] }] },
      (plan) => expect([lever(plan, 'meetings')?.needed, lever(plan, 'meetings')?.isOpen]).toEqual([10, false]),
    ],
  ];
  it.each(odd)('%s', (_, change, check) => check(planFor({ ...request, ...change })));
});

describe('where a plan turns to', () => {
  const open = [
    { key: 'a', amount: 300, planned: '2026-10-05' },
    { key: 'b', amount: 900, planned: '2026-11-01' },
    { key: 'c', amount: 500, planned: '2026-09-20' },
    { key: 'd', amount: 700 },
  ];
  it('offers deals planned for after the deadline, largest first, and how much larger wins would have to be', () => {
    expect(turnsOf(open, '2026-09-30', 200, 800)).toEqual({ pullIn: [open[1], open[0]], sizeFactor: 1.25 });
  });
  it('names no factor where nothing is expected or nothing is missing', () => {
    expect(turnsOf(open, '2026-09-30', 200, 0).sizeFactor).toBeUndefined();
    expect(turnsOf(open, '2026-09-30', 0, 800).sizeFactor).toBeUndefined();
  });
});
