import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landRate, shrunkRate } from './land-rate.ts';

const so = { successes: 6, trials: 20, toCome: 20, asOf: '2026-09-15', historyDays: 40 };

describe('a rate of few trials', () => {
  it.each([
    ['2 of 3 with a team at 25 %', 2, 3, { rate: 0.25, weight: 10 }, 0.346154],
    ['nothing of nothing takes the team’s rate', 0, 0, { rate: 0.25, weight: 10 }, 0.25],
    ['many trials are hardly moved', 500, 1000, { rate: 0.25, weight: 10 }, 0.497525],
    ['without a prior it is what it is', 2, 3, undefined, 0.666667],
  ])('%s', (_, successes, trials, prior, expected) =>
    expect(shrunkRate(successes, trials, prior)).toBeCloseTo(expected, 6),
  );

  it('is unknown when neither trials nor a prior are', () => expect(shrunkRate(0, 0, undefined)).toBeUndefined());
});

describe('the landing of a rate', () => {
  it('with nothing to come is the rate itself', () => {
    expect(landRate({ ...so, toCome: 0 }, 0.3)).toMatchObject({
      p10: 0.3,
      p50: 0.3,
      p90: 0.3,
      pHit: 1,
      method: 'complete',
    });
    expect(landRate({ ...so, toCome: 0 }, 0.31)?.pHit).toBe(0);
  });

  it('lies between what stands and what may come, in order', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(60),
        fc.nat(300),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (successes, failures, toCome, rate) => {
          const trials = successes + failures;
          const landing = landRate({ ...so, successes, trials, toCome, prior: { rate, weight: 10 } }, 0.5);
          if (trials + toCome === 0) return expect(landing).toBeUndefined();
          const { p10 = Number.NaN, p50 = Number.NaN, p90 = Number.NaN, pHit = Number.NaN } = landing ?? {};
          expect(successes / (trials + toCome)).toBeLessThanOrEqual(p10 + 1e-12);
          expect(p10).toBeLessThanOrEqual(p50);
          expect(p50).toBeLessThanOrEqual(p90);
          expect(p90).toBeLessThanOrEqual((successes + toCome) / (trials + toCome) + 1e-12);
          expect(pHit).toBeGreaterThanOrEqual(0);
          expect(pHit).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('turns round for a rate that should be low', () => {
    const high = landRate(so, 0.3)?.pHit ?? Number.NaN;
    const low = landRate(so, 0.299999, 'lower')?.pHit ?? Number.NaN;
    expect(high + low).toBeCloseTo(1, 6);
  });

  it('holds tens of thousands of trials without underflow', () => {
    expect(landRate({ ...so, successes: 900, trials: 30_000, toCome: 40_000 })?.p50).toBeCloseTo(0.03, 3);
  });

  it.each([
    ['no trial made and none to come', { successes: 0, trials: 0, toCome: 0 }],
    ['trials to come, but no rate known for them', { successes: 0, trials: 0, toCome: 12 }],
    ['more successes than trials', { successes: 5, trials: 3, toCome: 10 }],
  ])('is not made up from %s', (_, change) => expect(landRate({ ...so, ...change })).toBeUndefined());
});
