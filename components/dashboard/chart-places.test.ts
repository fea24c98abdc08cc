import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, chartPlaces } from './chart-places.ts';
import type { Curve } from '../../lib/app/dashboard/curve.ts';

const curve: Curve = {
  kpi: 'revenue',
  days: 4,
  points: [
    { day: '2026-11-01', at: 1, actual: 10, pace: 20 },
    { day: '2026-11-02', at: 1.5, actual: 30, pace: 40 },
    { day: '2026-11-03', at: 3, pace: 60 },
    { day: '2026-11-04', at: 4, pace: 80 },
  ],
};
const landing = { asOf: '2026-11-02', method: 'run-rate', p50: 70, historyDays: 2 } as const;

/** The numbers of a path, two by two. */
const corners = (path = '') => [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));

describe('where everything of the chart stands', () => {
  it('the axis reaches over target, landing and what is there, and stands on zero', () => {
    const { ticks, target } = chartPlaces(curve, { ...landing, p10: 50, p90: 95 }, 80);
    expect([ticks[0], ticks.at(-1)]).toEqual([
      { value: 0, y: 100 },
      { value: 100, y: 0 },
    ]);
    expect(target).toBeCloseTo(20);
  });

  it('the line begins at nothing, steps up and ends now; the fan goes from there to the end of the period', () => {
    const places = chartPlaces(curve, { ...landing, p10: 50, p90: 95 }, 80);
    expect(places.now).toEqual({ x: 37.5, y: 70 });
    expect(corners(places.actual).slice(0, 2)).toEqual([0, 100]);
    expect(corners(places.actual).slice(-2)).toEqual([37.5, 70]);
    expect(corners(places.middle)).toEqual([37.5, 70, 100, 30]);
    expect(corners(places.fan).slice(0, 6)).toEqual([37.5, 70, 100, 5, 100, 50]);
  });

  it('a period that is over has no fan, one without a target no pace, one without a landing neither', () => {
    const over = chartPlaces(curve, { ...landing, method: 'complete', p50: 30 }, 80);
    expect([over.fan, over.middle]).toEqual([undefined, undefined]);
    const bare = chartPlaces(
      { ...curve, points: curve.points.map(({ pace: _, ...point }) => point) },
      undefined,
      undefined,
    );
    expect([bare.pace, bare.fan, bare.target, bare.landing]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('stands on paper with nothing sold and no target', () => {
    const nothing = chartPlaces(
      { kpi: 'calls', days: 1, points: [{ day: '2026-11-01', at: 1, actual: 0 }] },
      undefined,
      0,
    );
    expect(JSON.stringify(nothing)).not.toMatch(/NaN|null|Infinity/);
  });
});

describe('labels', () => {
  it('keep their distance and their order, and stay where they do not meet', () => {
    expect(apart([10, 90], 12)).toEqual([10, 90]);
    expect(apart([50, 50], 12).map((place) => Math.round(place * 10) / 10)).toEqual([44, 56]);
    fc.assert(
      fc.property(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), (wanted) => {
        const [one = 0, other = 0] = apart(wanted, 12);
        expect(Math.abs(one - other)).toBeGreaterThan(11.9);
        expect(Math.min(one, other)).toBeGreaterThanOrEqual(0);
        expect(Math.max(one, other)).toBeLessThanOrEqual(100);
        if (wanted[0] < wanted[1]) expect(one).toBeLessThan(other);
      }),
    );
  });
});
