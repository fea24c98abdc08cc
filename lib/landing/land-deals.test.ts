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
