import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalities } from './criticality.ts';
import { chanceToReach, distribute, quantile } from './distribution.ts';
import type { Outlook } from './outlook.ts';
import { chanceUnder, shockNodes } from './shock.ts';

const outlook = (deals: [amount: number, chance: number][], more: Partial<Outlook> = {}): Outlook => ({
  won: 0,
  wins: 0,
  shock: 0,
  fresh: { wins: 0, sizes: [] },
  deals: deals.map(([amount, chance], index) => ({ key: `d${index}`, amount, chance })),
  ...more,
});

/** Every outcome of the open deals, one by one: what the convolution must equal. */
function enumerated({ deals }: Outlook, factor: number): { sum: number; chance: number }[] {
  return deals.reduce(
    (all, { amount, chance }) =>
      all.flatMap((one) => [
        { ...one, chance: one.chance * (1 - chanceUnder(chance, factor)) },
        { sum: one.sum + amount, chance: one.chance * chanceUnder(chance, factor) },
      ]),
    [{ sum: 0, chance: 1 }],
  );
}

const chances = fc.double({ min: 0.01, max: 0.97, noNaN: true });
const few = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 400 }).map((amount) => amount * 10_000),
    chances,
  ),
  { minLength: 1, maxLength: 9 },
);
/** Amounts with a common unit, on which the grid is exact. */
const round = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 40 }).map((amount) => amount * 50_000),
    chances,
  ),
  { minLength: 1, maxLength: 9 },
);
const needs = fc.integer({ min: 1, max: 1500 }).map((need) => need * 10_000);

describe('a distribution', () => {
  it('equals counting every outcome', () => {
    fc.assert(
      fc.property(few, needs, fc.constantFrom(0, 0.3, 0.7), (deals, needed, shock) => {
        const one = outlook(deals, { shock });
        const distribution = distribute(one, needed);
        const nodes = distribution.layers;
        const chance = nodes.reduce(
          (sum, { factor, weight }) =>
            sum +
            weight *
              enumerated(one, factor).reduce((all, { sum: value, chance: p }) => all + (value >= needed ? p : 0), 0),
          0,
        );
        expect(chanceToReach(distribution, needed)).toBeCloseTo(chance, 9);
      }),
    );
  });

  it('of a Poisson number of equal deals is the Poisson distribution', () => {
    const distribution = distribute(outlook([], { fresh: { wins: 3, sizes: [{ value: 1, share: 1 }] } }), 0);
    const poisson = [0, 1, 2, 3, 4].map((k) => (Math.exp(-3) * 3 ** k) / [1, 1, 2, 6, 24][k]!);
    expect(1 - chanceToReach(distribution, 5)).toBeCloseTo(
      poisson.reduce((sum, p) => sum + p, 0),
      9,
    );
    expect([0.1, 0.5, 0.9].map((share) => quantile(distribution, share))).toEqual([1, 3, 5]);
  });

  it('holds a large expectation without underflow', () => {
    const distribution = distribute(outlook([], { fresh: { wins: 1500, sizes: [{ value: 1, share: 1 }] } }), 0);
    expect(quantile(distribution, 0.5)).toBeCloseTo(1500, -1);
    expect(chanceToReach(distribution, 1500)).toBeCloseTo(0.5, 1);
  });

  it.each([8, 60, 400])(
    'agrees with 40,000 drawn outcomes for %i deals of odd amounts',
    (count) => {
      const random = mulberry(count);
      const one = outlook(
        Array.from({ length: count }, () => [
          Math.round(Math.exp(12 + random())) + random(),
          0.02 + 0.5 * random() ** 2,
        ]),
        {
          shock: 0.35,
          fresh: {
            wins: 4,
            sizes: [
              { value: 123_456.7, share: 0.5 },
              { value: 987_654.3, share: 0.5 },
            ],
          },
        },
      );
      const distribution = distribute(one, 0);
      const draws = Array.from({ length: 40_000 }, () => drawn(one, random)).sort((a, b) => a - b);
      const median = draws[20_000] ?? 0;
      expect(chanceToReach(distribution, median)).toBeCloseTo(0.5, 1);
      for (const share of [0.1, 0.5, 0.9]) {
        const rank = draws.findIndex((value) => value > quantile(distribution, share)) / draws.length;
        expect(Math.abs(rank - share)).toBeLessThan(count === 8 ? 0.03 : 0.015);
      }
    },
    30_000,
  );

  it('gives the same digits every time', () => {
    const one = outlook(
      [
        [123_457, 0.3],
        [999_983, 0.6],
      ],
      { shock: 0.4, fresh: { wins: 2.5, sizes: [{ value: 300_007, share: 1 }] } },
    );
    expect(distribute(one, 1_000_000)).toEqual(distribute(one, 1_000_000));
  });

  it('a million-fold amount leaves the rest as fine as it was', () => {
    const sane: [number, number][] = [
      [300_000, 0.5],
      [200_000, 0.4],
      [500_000, 0.3],
    ];
    const distribution = distribute(outlook([...sane, [1e12, 0.02]]), 600_000);
    const without = distribute(outlook(sane), 600_000);
    expect(quantile(distribution, 0.5)).toBe(quantile(without, 0.5));
    expect(chanceToReach(distribution, 600_000)).toBeCloseTo(1 - 0.98 * (1 - chanceToReach(without, 600_000)), 10);
    expect(quantile(distribution, 0.99)).toBeGreaterThan(1e12 - 1);
  });
});

describe('criticality', () => {
  it('is P(hit | won) − P(hit | lost), as computing both anew gives it', () => {
    fc.assert(
      fc.property(round, needs, fc.constantFrom(0, 0.5), fc.constantFrom(0, 1.7), (deals, needed, shock, wins) => {
        const one = outlook(deals, {
          shock,
          fresh: {
            wins,
            sizes: [
              { value: 450_000, share: 0.7 },
              { value: 1_200_000, share: 0.3 },
            ],
          },
        });
        const all = criticalities(distribute(one, needed), needed);
        const nodes = distribute(one, needed).layers;
        one.deals.forEach(({ amount }, index) => {
          const others = { ...one, deals: one.deals.filter((_, other) => other !== index) };
          // The same nodes, so that only the deal differs.
          const hit = (more: number) =>
            nodes.reduce((sum, { factor, weight }) => {
              const layer = distribute(
                {
                  ...others,
                  shock: 0,
                  deals: others.deals.map((deal) => ({ ...deal, chance: chanceUnder(deal.chance, factor) })),
                  fresh: { ...one.fresh, wins: wins * factor },
                },
                needed,
              );
              return sum + weight * chanceToReach(layer, needed - more);
            }, 0);
          expect(all[index]).toBeCloseTo(hit(amount) - hit(0), 6);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('of a deal that alone decides is everything, and of one too small to matter nothing', () => {
    expect([...criticalities(distribute(outlook([[100, 0.3]]), 100), 100)]).toEqual([1]);
    expect([...criticalities(distribute(outlook([[40, 0.3]]), 100), 100)]).toEqual([0]);
  });

  it('is nothing once the target is reached', () => {
    expect([
      ...criticalities(
        distribute(
          outlook([
            [100, 0.3],
            [50, 0.8],
          ]),
          0,
        ),
        0,
      ),
    ]).toEqual([0, 0]);
  });
});

describe('the common shock', () => {
  it('has weights that sum to 1 and a median of 1', () => {
    for (const deviation of [0, 0.2, 0.8]) {
      const nodes = shockNodes(deviation, 15);
      expect(nodes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(nodes[(nodes.length - 1) / 2]?.factor).toBeCloseTo(1, 12);
    }
  });

  it('widens the band and leaves the middle', () => {
    const deals = Array.from({ length: 60 }, (): [number, number] => [10_000, 0.2]);
    const [calm, moved] = [0, 0.4].map((shock) => distribute(outlook(deals, { shock }), 0));
    if (!calm || !moved) throw new Error('two distributions were asked for');
    expect(quantile(moved, 0.9) - quantile(moved, 0.1)).toBeGreaterThan(
      1.5 * (quantile(calm, 0.9) - quantile(calm, 0.1)),
    );
    expect(Math.abs(quantile(moved, 0.5) - quantile(calm, 0.5))).toBeLessThanOrEqual(10_000);
  });
});

/** A small generator with a seed: the draws of a check, not of the product. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawn({ deals, fresh, shock }: Outlook, random: () => number): number {
  const factor = Math.exp(shock * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
  let sum = 0;
  for (const { amount, chance } of deals) if (random() < chanceUnder(chance, factor)) sum += amount;
  for (let product = random(); product > Math.exp(-fresh.wins * factor); product *= random()) {
    let pick = random();
    sum += fresh.sizes.find(({ share }) => (pick -= share) < 0)?.value ?? fresh.sizes.at(-1)?.value ?? 0;
  }
  return sum;
}
