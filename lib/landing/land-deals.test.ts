import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { addDays, dayFromSerial, serialOf } from '../domain/day.ts';
import type { LandingDeal } from './book.ts';
import { landDeals } from './land-deals.ts';
import { study } from './study.ts';

const august = { start: '2026-08-01', end: '2026-09-01' };
const firstDay = serialOf('2026-02-01');
const lastDay = serialOf('2026-08-31');

/** A small company's deals over seven months, August being the period under way. */
const worlds = fc
  .array(
    fc.record({
      owner: fc.constantFrom('佐藤', '鈴木', '高橋'),
      created: fc.integer({ min: firstDay, max: lastDay }),
      age: fc.integer({ min: 0, max: 90 }),
      outcome: fc.constantFrom('won', 'lost', 'lost', 'open'),
      amount: fc.integer({ min: 1, max: 50 }),
    }),
    { minLength: 0, maxLength: 160, size: 'max' },
  )
  .map((rows) =>
    rows.map(({ owner, created, age, outcome, amount }, index): LandingDeal => {
      const closed = created + age;
      const isOpen = outcome === 'open' || closed > lastDay;
      return {
        key: `d${index}`,
        owner,
        status: isOpen ? 'open' : outcome,
        created: dayFromSerial(created),
        expected: amount * 10_000,
        ...(!isOpen && { closed: dayFromSerial(closed) }),
        ...(!isOpen && outcome === 'won' && { value: amount * 10_000 }),
      };
    }),
  );
const days = fc.integer({ min: serialOf(august.start), max: serialOf(august.end) - 2 }).map(dayFromSerial);
const runs = { numRuns: 60 };
const land = (deals: LandingDeal[], asOf: string, target = 1_000_000, owners: 'all' | string[] = 'all') =>
  landDeals(study(deals, august, asOf, mondayToFriday), owners, target);

describe('a landing of deals on the last day', () => {
  const on = (deals: LandingDeal[], dayLeft: number) =>
    landDeals(study(deals, august, '2026-08-31', mondayToFriday, { dayLeft }), 'all', 1_000_000);
  /** Every third day a deal is closed, five to 24 days old, two of three won; three deals are open on the last morning. */
  const steady: LandingDeal[] = [
    ...Array.from({ length: 60 }, (_, index): LandingDeal => {
      const closed = serialOf('2026-02-16') + index * 3;
      const day = dayFromSerial(closed);
      const created = dayFromSerial(closed - 5 - ((index * 7) % 20));
      return index % 3 === 0
        ? { key: `l${index}`, owner: '佐藤', status: 'lost', created, closed: day, expected: 50_000 }
        : { key: `w${index}`, owner: '佐藤', status: 'won', created, closed: day, expected: 50_000, value: 50_000 };
    }),
    ...[1, 2, 3].map((index): LandingDeal => {
      return { key: `o${index}`, owner: '佐藤', status: 'open', created: '2026-08-21', expected: 50_000 };
    }),
  ];

  it('the hours that are left count: what is open may still be won, less and less until the evening', () => {
    const [morning, noon, late, evening] = [1, 0.5, 0.0625, 0].map((dayLeft) => on(steady, dayLeft));
    const ahead = (landing = evening) => (landing?.fromOpen ?? 0) + (landing?.fromNew ?? 0);
    expect(morning?.method).not.toBe('complete');
    expect(ahead(morning)).toBeGreaterThan(ahead(noon));
    expect(ahead(noon)).toBeGreaterThan(ahead(late));
    expect(ahead(late)).toBeGreaterThan(0);
    expect([ahead(evening), evening?.method, evening?.rung]).toEqual([0, 'complete', 'over']);
    expect(morning?.deals.every(({ criticality = 0, chance }) => chance > 0 && criticality >= 0)).toBe(true);
  });

  it('the last morning expects about what the evening before did', () => {
    const before = landDeals(study(steady, august, '2026-08-30', mondayToFriday), 'all', 1_000_000);
    const morning = on(steady, 1);
    expect(morning.fromOpen + morning.fromNew).toBeGreaterThan(0.7 * (before.fromOpen + before.fromNew));
    expect(morning.fromOpen + morning.fromNew).toBeLessThan(1.4 * (before.fromOpen + before.fromNew));
  });

  it('deals with a stated chance are counted on from the first week on, also then', () => {
    const young = steady.slice(-3).map((deal): LandingDeal => ({ ...deal, stated: 0.8, planned: '2026-08-31' }));
    expect(on(young, 0.5).fromOpen).toBeGreaterThan(0);
    expect(on(young, 0).fromOpen).toBe(0);
  });

  it('never lands below what is won, and a win at noon never lowers it', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(1, 0.5, 0.0625), fc.nat(), (deals, dayLeft, pick) => {
        const landing = on(deals, dayLeft);
        expect(landing.p10).toBeGreaterThanOrEqual(landing.won);
        const open = deals.filter(({ status }) => status === 'open');
        const chosen = open[pick % Math.max(1, open.length)];
        if (!chosen) return;
        const won: LandingDeal = { ...chosen, status: 'won', closed: '2026-08-31', value: chosen.expected ?? 0 };
        const after = on(
          deals.map((deal) => (deal === chosen ? won : deal)),
          dayLeft,
        );
        expect(after.p50).toBeGreaterThanOrEqual(landing.p50 - 1e-6);
      }),
      runs,
    );
  });
});

describe('the first win of the first day, without any history', () => {
  it('lands at no more than a win per business day, whatever the hour, and the hours do not throw it about', () => {
    const first: LandingDeal[] = [
      { key: 'w', owner: '佐藤', status: 'won', created: '2026-08-03', closed: '2026-08-03', expected: 50, value: 50 },
      { key: 'o', owner: '佐藤', status: 'open', created: '2026-08-03', expected: 50 },
    ];
    const middles = [15, 12, 8, 4, 1, 0].map(
      (left) => landDeals(study(first, august, '2026-08-03', mondayToFriday, { dayLeft: left / 16 }), 'all', 1_000).p50,
    );
    for (const middle of middles) expect(middle).toBeLessThanOrEqual(50 * 22);
    expect(Math.max(...middles)).toBeLessThan(2 * Math.min(...middles));
  });
});

describe('a landing of deals', () => {
  it('at the deadline is what was won', () => {
    fc.assert(
      fc.property(worlds, (deals) => {
        const actual = deals.reduce(
          (sum, { status, closed = '', value = 0 }) =>
            status === 'won' && closed >= august.start && closed < august.end ? sum + value : sum,
          0,
        );
        const landing = land(deals, '2026-08-31');
        expect([landing.p10, landing.p50, landing.p90]).toEqual([actual, actual, actual]);
        expect(landing.pHit).toBe(actual >= 1_000_000 ? 1 : 0);
        expect(landing.method).toBe('complete');
      }),
      runs,
    );
  });

  it('does not know what came after its day: without the later rows not one digit changes', () => {
    fc.assert(
      fc.property(worlds, days, (deals, asOf) => {
        const known = deals
          .filter(({ created = '' }) => created <= asOf)
          .map(({ key, owner = '', status, created = '', closed, value, expected = 0 }): LandingDeal =>
            closed !== undefined && closed <= asOf
              ? { key, owner, status, created, closed, expected, ...(value !== undefined && { value }) }
              : { key, owner, status: 'open', created, expected },
          );
        expect(land(known, asOf)).toEqual(land(deals, asOf));
      }),
      runs,
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(worlds, days, (deals, asOf) => {
        expect(land([...deals].reverse(), asOf, 500_000, ['佐藤'])).toEqual(land(deals, asOf, 500_000, ['佐藤']));
      }),
      runs,
    );
  });

  it('is ordered, never below what is won, and never NaN', () => {
    fc.assert(
      fc.property(worlds, days, fc.constantFrom('all' as const, ['佐藤']), (deals, asOf, owners) => {
        const {
          p10 = Number.NaN,
          p50,
          p90 = Number.NaN,
          pHit = Number.NaN,
          won,
          fromOpen,
          fromNew,
          deals: open,
        } = land(deals, asOf, 700_000, owners);
        expect(won).toBeLessThanOrEqual(p10);
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
        for (const value of [
          p10,
          p50,
          p90,
          pHit,
          fromOpen,
          fromNew,
          ...open.flatMap(({ amount, chance, criticality = Number.NaN }) => [amount, chance, criticality]),
        ])
          expect(Number.isFinite(value)).toBe(true);
        expect(pHit).toBeGreaterThanOrEqual(0);
        expect(pHit).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });

  it.each(['an open one', 'a new one'])('is never lower with one more deal won: %s', (which) => {
    fc.assert(
      fc.property(
        worlds,
        days,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom('all' as const, ['佐藤']),
        (deals, asOf, amount, owners) => {
          const before = deals.filter(({ closed = august.start }) => closed < august.start);
          fc.pre(before.length >= 30 && before.filter(({ status }) => status === 'won').length >= 5);
          const open: LandingDeal = {
            key: 'one more',
            owner: '佐藤',
            status: 'open',
            created: which === 'a new one' ? asOf : addDays(asOf, -20),
            expected: amount * 10_000,
          };
          const won: LandingDeal = { ...open, status: 'won', closed: asOf, value: amount * 10_000 };
          const without = land(which === 'a new one' ? deals : [...deals, open], asOf, 700_000, owners);
          const withIt = land([...deals, won], asOf, 700_000, owners);
          const cell = Math.max(without.p90 ?? 0, withIt.p90 ?? 0) / 2048;
          for (const name of ['p10', 'p50', 'p90'] as const)
            expect(withIt[name] ?? 0, name).toBeGreaterThanOrEqual((without[name] ?? 0) - 3 * cell);
          expect(withIt.pHit ?? 0).toBeGreaterThanOrEqual((without.pHit ?? 0) - 2e-3);
        },
      ),
      { numRuns: 300 },
    );
  });
});
