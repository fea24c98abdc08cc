import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulletPlaces, TARGET_AT } from './bullet-geometry.ts';

describe('places on the bar', () => {
  it.each([
    [
      'half way',
      { actual: 50, pace: 60, landing: 90, target: 100 },
      { actual: 40, pace: 48, landing: 72, target: 80, cut: false },
    ],
    ['a quarter above the target still fits', { actual: 125, target: 100 }, { actual: 100, target: 80, cut: false }],
    [
      'four times the target is cut',
      { actual: 400, landing: 400, target: 100 },
      { actual: 100, landing: 100, target: 80, cut: true },
    ],
    ['nothing done', { actual: 0, pace: 10, target: 100 }, { actual: 0, pace: 8, target: 80, cut: false }],
    ['no value', { target: 100 }, { actual: 0, target: 80, cut: false }],
    ['no target: the landing takes its place', { actual: 50, landing: 100 }, { actual: 40, landing: 80, cut: false }],
    ['nothing at all', {}, { actual: 0, cut: false }],
    ['a target of zero', { actual: 3, target: 0 }, { actual: 80, target: 80, cut: false }],
    ['below zero', { actual: -5, target: 10 }, { actual: 0, target: 80, cut: false }],
    [
      'a rate: its pace is its target and is not drawn twice',
      { actual: 0.31, pace: 0.3, target: 0.3 },
      { actual: 82.67, target: 80, cut: false },
    ],
    [
      'the band',
      { actual: 50, landing: 90, low: 80, high: 110, target: 100 },
      { actual: 40, landing: 72, band: { from: 64, to: 88 }, target: 80, cut: false },
    ],
  ])('%s', (_, bullet, places) => expect(bulletPlaces(bullet)).toEqual(places));

  it('never leave the bar', () => {
    const figure = fc.option(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({ actual: figure, pace: figure, landing: figure, low: figure, high: figure, target: figure }),
        (bullet) => {
          const given = Object.fromEntries(Object.entries(bullet).filter(([, value]) => value !== undefined));
          const { band, cut, ...places } = bulletPlaces(given);
          for (const place of [...Object.values(places), band?.from ?? 0, band?.to ?? 0]) {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(100);
          }
          if (given['target'] !== undefined) expect(places.target).toBe(TARGET_AT);
        },
      ),
    );
  });
});
