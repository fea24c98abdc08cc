import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { context, deal, facts, without, yen } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Definitions } from './kpi.ts';
import { revenue } from './revenue.ts';

const won = (fact: Partial<DealFact> = {}) => deal({ status: 'won', ...fact });
const measure = (deals: DealFact[], definitions: Partial<Definitions> = {}) =>
  revenue.measure(
    facts({ deals }),
    context({ definitions: { revenueDate: 'closed', appointmentPer: 'call', ...definitions } }),
  );

describe('revenue', () => {
  it('names the deals that count on the day they were planned to close', () => {
    const planned = won({ key: 'p', closedByPlan: true });
    const rows = [
      won(),
      planned,
      without(won({ closedByPlan: true }), 'amount'),
      won({ closedByPlan: true, closedOn: '2026-08-31' }),
    ];
    expect(measure(rows)).toMatchObject({ value: 2_000_000, byPlan: ['p'] });
    expect(measure([{ ...planned, bookedOn: '2026-09-11' }], { revenueDate: 'booked' })).not.toHaveProperty('byPlan');
    expect(measure([won()])).not.toHaveProperty('byPlan');
  });

  it.each<[string, DealFact[], number | undefined, number, number]>([
    ['adds what was won', [won(), won({ amount: yen(500_000) })], 1_500_000, 2, 2],
    ['the first day counts', [won({ closedOn: '2026-09-01' })], 1_000_000, 1, 1],
    ['the day after the last does not', [won({ closedOn: '2026-10-01' })], 0, 0, 0],
    ['open and lost deals are not revenue', [deal(), deal({ status: 'lost' })], 0, 0, 0],
    ['a deal at cost price still is', [won({ cost: yen(1_000_000) })], 1_000_000, 1, 1],
    ['a won deal of zero is known to be zero', [won({ amount: yen(0) })], 0, 1, 1],
    ['a credit note lowers it', [won(), won({ amount: yen(-200_000) })], 800_000, 2, 2],
    ['an unknown amount is not zero: coverage says so', [won(), without(won(), 'amount')], 1_000_000, 1, 2],
    ['nothing but unknown amounts is no number', [without(won(), 'amount')], undefined, 0, 1],
    ['another currency is not added', [won(), won({ amount: { minor: 999, currency: 'USD' } })], 1_000_000, 1, 2],
    ['a won deal without a date may belong', [won(), without(won(), 'closedOn')], 1_000_000, 1, 2],
    [
      'an unmapped stage closing in the period may be won',
      [won(), deal({ status: 'unmapped', closeOn: '2026-09-20' })],
      1_000_000,
      1,
      2,
    ],
    [
      'an unmapped stage of another month cannot',
      [won(), deal({ status: 'unmapped', closeOn: '2026-11-20' })],
      1_000_000,
      1,
      1,
    ],
    [
      'a million-fold outlier is added as it is',
      [won(), won({ amount: yen(1_000_000_000_000) })],
      1_000_001_000_000,
      2,
      2,
    ],
  ])('%s', (_, deals, value, known, of) => {
    const { value: got, known: gotKnown, of: gotOf } = measure(deals);
    expect([got, gotKnown, gotOf]).toEqual([value, known, of]);
  });

  it('before any deal was read there is no number, not a zero', () => {
    expect(measure([])).toMatchObject({ why: 'no-rows', known: 0, of: 0 });
    expect(measure([])).not.toHaveProperty('value');
  });

  it.each([
    ['closed', 1_000_000],
    ['booked', 2_000_000],
    ['paid', 4_000_000],
  ] as const)('by %s date', (revenueDate, value) => {
    const other = '2026-08-31';
    const deals = [
      won({ bookedOn: other, paidOn: other }),
      won({ closedOn: other, bookedOn: '2026-09-30', paidOn: other, amount: yen(2_000_000) }),
      won({ closedOn: other, bookedOn: other, paidOn: '2026-09-15', amount: yen(4_000_000) }),
    ];
    expect(measure(deals, { revenueDate })).toMatchObject({ value, known: 1, of: 1 });
  });

  it('opens the rows behind it, oldest sight first known, and flags a rounded amount', () => {
    const rows = [
      won({ key: 'a', seenAt: 20 }),
      won({ key: 'b', seenAt: 10, approximate: true }),
      without(won({ key: 'c', seenAt: 30 }), 'amount'),
    ];
    expect(measure(rows)).toMatchObject({ rows: ['a', 'b'], left: ['c'], oldest: 10, approximate: true, sample: 2 });
  });

  const anyDeal = fc
    .record({
      status: fc.constantFrom('open', 'won', 'lost', 'unmapped'),
      amount: fc.nat(1e9),
      closedOn: fc.constantFrom('2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01'),
    })
    .map(({ amount, ...fact }) => deal({ ...fact, amount: yen(amount) }));

  it('never falls when a won deal is added, and does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.array(anyDeal), fc.nat(1e9), (deals, amount) => {
        const before = measure(deals);
        const after = measure([...deals, won({ amount: yen(amount) })]);
        expect(after.value).toBeGreaterThanOrEqual(before.value ?? 0);
        const turned = measure(deals.toReversed());
        expect({ ...turned, rows: turned.rows.toSorted(), left: turned.left.toSorted() }).toEqual({
          ...before,
          rows: before.rows.toSorted(),
          left: before.left.toSorted(),
        });
      }),
    );
  });
});
