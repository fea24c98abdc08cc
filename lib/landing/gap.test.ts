import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapOf, wholeParts, type Funnel } from './gap.ts';

/** 200 calls, 20 % appointments, half of them meetings … 2,000万 a month, the funnel most plans are drawn from. */
const planned: Funnel = {
  counts: { calls: 200, appointments: 40, meetings: 36, qualified: 20, won: 8 },
  amount: 20_000_000,
};

const funnels = fc
  .record({
    calls: fc.nat(500),
    keep: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    size: fc.integer({ min: 0, max: 5_000_000 }),
  })
  .map(({ calls, keep, size }): Funnel => {
    const [appointments = 0, meetings = 0, qualified = 0, won = 0] = keep.reduce<number[]>(
      (counts, share) => [...counts, Math.floor((counts.at(-1) ?? calls) * share)],
      [],
    );
    return { counts: { calls, appointments, meetings, qualified, won }, amount: won * size };
  });

describe('the parts of a gap', () => {
  it('sum to the gap, whatever the two funnels', () => {
    fc.assert(
      fc.property(funnels, funnels, (reference, actual) => {
        const { difference, parts } = gapOf(reference, actual);
        expect(difference).toBe(actual.amount - reference.amount);
        const sum = parts.reduce((all, { effect }) => all + effect, 0);
        expect(Math.abs(sum - difference)).toBeLessThanOrEqual(
          1e-6 * Math.max(1, Math.abs(difference), reference.amount, actual.amount),
        );
        expect(parts.every(({ effect }) => Number.isFinite(effect))).toBe(true);
      }),
    );
  });

  it('in whole units sum to the gap exactly', () => {
    fc.assert(
      fc.property(funnels, funnels, (reference, actual) => {
        const { difference, parts } = gapOf(reference, actual);
        const whole = wholeParts(parts);
        expect(whole.every(({ effect }) => Number.isInteger(effect))).toBe(true);
        expect(whole.reduce((all, { effect }) => all + effect, 0)).toBe(difference);
        whole.forEach(({ effect }, index) =>
          expect(Math.abs(effect - (parts[index]?.effect ?? 0))).toBeLessThanOrEqual(1),
        );
      }),
    );
  });

  const only: [string, Funnel, string, number][] = [
    [
      'a quarter fewer calls and nothing else',
      { counts: { calls: 150, appointments: 30, meetings: 27, qualified: 15, won: 6 }, amount: 15_000_000 },
      'volume calls',
      -5_000_000,
    ],
    [
      'half the appointment rate and nothing else',
      { counts: { calls: 200, appointments: 20, meetings: 18, qualified: 10, won: 4 }, amount: 10_000_000 },
      'rate appointments',
      -10_000_000,
    ],
    ['smaller deals and nothing else', { counts: planned.counts, amount: 16_000_000 }, 'size amount', -4_000_000],
    ['no win at all', { counts: { ...planned.counts, won: 0 }, amount: 0 }, 'rate won', -20_000_000],
    [
      'not one call',
      { counts: { calls: 0, appointments: 0, meetings: 0, qualified: 0, won: 0 }, amount: 0 },
      'volume calls',
      -20_000_000,
    ],
  ];
  it.each(only)('%s is put down to that alone', (_, actual, name, effect) => {
    const parts = gapOf(planned, actual).parts.map(
      (part) => [`${part.kind} ${part.to}`, Math.round(part.effect)] as const,
    );
    expect(parts.filter(([, value]) => value !== 0)).toEqual([[name, effect]]);
  });

  it('uses only stages that both sides know', () => {
    const { parts } = gapOf(planned, { counts: { calls: 180, won: 6 }, amount: 15_000_000 });
    expect(parts.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['volume', undefined, 'calls'],
      ['rate', 'calls', 'won'],
      ['size', 'won', 'amount'],
    ]);
  });

  it('without any common stage is the amount itself', () => {
    expect(gapOf({ counts: {}, amount: 100 }, { counts: { won: 3 }, amount: 40 }).parts).toEqual([
      { kind: 'size', to: 'amount', reference: 100, actual: 40, effect: -60 },
    ]);
  });
});
