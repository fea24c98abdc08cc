import { describe, expect, it } from 'vitest';
import type { DealLanding } from './landing.ts';
import { watch, type Watch } from './watch-state.ts';

const landing = (pHit: number, change: Partial<DealLanding> = {}): DealLanding => ({
  asOf: '2026-09-15',
  method: 'blend',
  historyDays: 90,
  p50: 90,
  p10: 70,
  p90: 120,
  pHit,
  won: 50,
  fromOpen: 30,
  fromNew: 10,
  deals: [],
  left: [],
  ...change,
});
const after = (...chances: number[]) =>
  chances.reduce<Watch | undefined>((before, pHit) => watch(landing(pHit), 100, before), undefined);

describe('watching whether a target can be reached', () => {
  it.each([
    ['an even chance at first sight', [0.5], 'on-track'],
    ['a thin one', [0.3], 'at-risk'],
    ['next to none', [0.05], 'out-of-reach'],
    ['a dip that is none yet', [0.7, 0.47], 'on-track'],
    ['a real fall', [0.7, 0.4], 'at-risk'],
    ['a rise that is none yet', [0.4, 0.55], 'at-risk'],
    ['a real rise', [0.4, 0.62], 'on-track'],
    ['lost from view', [0.4, 0.05], 'out-of-reach'],
    ['a flicker beyond reach', [0.05, 0.15], 'out-of-reach'],
    ['back within reach', [0.05, 0.25], 'at-risk'],
    ['all the way back', [0.05, 0.9], 'on-track'],
  ] as const)('%s', (_, chances, state) => expect(after(...chances)?.state).toBe(state));

  it('does not flicker when the chance swings around a bound', () => {
    let seen: Watch | undefined;
    const states = [0.7, 0.44, 0.52, 0.48, 0.58, 0.5, 0.46].map(
      (pHit) => (seen = watch(landing(pHit), 100, seen))?.state,
    );
    expect(states).toEqual(['on-track', ...Array.from({ length: 6 }, () => 'at-risk')]);
  });

  it('remembers since when', () => {
    const first = watch(landing(0.3), 100);
    const second = watch(landing(0.35, { asOf: '2026-09-16' }), 100, first);
    const third = watch(landing(0.8, { asOf: '2026-09-17' }), 100, second);
    expect([first?.since, second?.since, third?.since]).toEqual(['2026-09-15', '2026-09-15', '2026-09-17']);
  });

  it('names what moved most', () => {
    const first = watch(landing(0.6), 100);
    expect(first?.reason).toEqual({ kind: 'first-look' });
    expect(watch(landing(0.4, { fromOpen: 12, won: 55 }), 100, first)?.reason).toEqual({ kind: 'open', by: -18 });
    expect(watch(landing(0.4), 130, first)?.reason).toEqual({ kind: 'target-changed', by: 30 });
  });

  it('says what would change it: deals whose win lifts the state, most decisive first', () => {
    const deals = [
      { key: 'small', amount: 5, chance: 0.4, criticality: 0.05 },
      { key: 'large', amount: 40, chance: 0.2, criticality: 0.7 },
      { key: 'middle', amount: 30, chance: 0.3, criticality: 0.55 },
    ];
    const seen = watch(landing(0.25, { deals }), 100);
    expect(seen?.turning.map(({ key }) => key)).toEqual(['large', 'middle']);
    expect(seen?.turning[0]?.pHit).toBeCloseTo(0.25 + 0.8 * 0.7, 12);
    expect(seen?.missing).toBe(10);
  });

  it('proposes a new target only out of reach, and calls an ended period by what was won', () => {
    expect(watch(landing(0.3), 100)?.replan).toBeUndefined();
    expect(watch(landing(0.02), 100)?.replan).toBe(90);
    const over = watch(landing(0, { method: 'complete', won: 80, p50: 80 }), 100);
    expect(over).toMatchObject({ state: 'out-of-reach', reason: { kind: 'period-over', hit: false } });
    expect(over?.replan).toBeUndefined();
  });

  it('has nothing to say without a chance', () => {
    const { pHit: _, ...without } = landing(0.5);
    expect(watch(without, 100)).toBeUndefined();
  });
});
