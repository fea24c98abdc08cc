import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, context, deal, facts, without, yen } from '../../test/facts.ts';
import type { Facts } from '../domain/facts.ts';
import { kpiById, kpis } from './index.ts';
import type { Kpi } from './kpi.ts';

it('ids are unique and found again', () => {
  expect(new Set(kpis.map(({ id }) => id)).size).toBe(kpis.length);
  for (const kpi of kpis) expect(kpiById(kpi.id)).toBe(kpi);
  expect(kpiById('no-such')).toBeUndefined();
});

it('every KPI is named, defined and explained in both languages', () => {
  for (const { id, label, definition, formula, needs } of kpis) {
    for (const text of [label, definition, formula]) expect(text.ja && text.en, id).toBeTruthy();
    expect(definition.ja.endsWith('。') && definition.en.endsWith('.'), id).toBe(true);
    expect(needs.length, id).toBeGreaterThan(0);
  }
});

describe('the order of rows', () => {
  const day = fc.constantFrom('2026-07-01', '2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01');
  const deals = fc
    .record({
      status: fc.constantFrom('open', 'won', 'lost', 'unmapped'),
      account: fc.constantFrom('A', 'B', 'C'),
      createdOn: day,
      closedOn: day,
      closeOn: day,
      amount: fc.nat(1000),
      currency: fc.constantFrom('JPY', 'USD'),
    })
    .map(({ amount, currency, ...fact }) =>
      deal({ ...fact, amount: { minor: amount, currency }, cost: yen(amount >> 1), mrr: yen(amount >> 2) }),
    );
  const activities = fc
    .record({
      kind: fc.constantFrom('call', 'meeting', 'appointment', 'unmapped'),
      state: fc.constantFrom('done', 'planned'),
      on: day,
      outcome: fc.constantFrom('connected', 'no-answer', 'appointment'),
      account: fc.constantFrom('A', 'B'),
    })
    .map((fact) => activity(fact));

  it('moves no KPI', () => {
    fc.assert(
      fc.property(fc.array(deals), fc.array(activities), (some, others) => {
        const sorted = (measure: ReturnType<Kpi['measure']>) => ({
          ...measure,
          rows: measure.rows.toSorted(),
          left: measure.left.toSorted(),
        });
        const asked = context({ targets: { revenue: 5000, calls: 3, appointments: 2, 'meetings-held': 1 } });
        for (const kpi of kpis) {
          const there = sorted(kpi.measure(facts({ deals: some, activities: others }), asked));
          const back = sorted(kpi.measure(facts({ deals: some.toReversed(), activities: others.toReversed() }), asked));
          // Calls told twice as appointments are paired by whichever comes first, so of equals either may be named.
          expect(back.value, kpi.id).toBe(there.value);
          expect([back.known, back.of, back.why], kpi.id).toEqual([there.known, there.of, there.why]);
        }
      }),
    );
  });

  it('a won deal more never lowers what is won', () => {
    fc.assert(
      fc.property(fc.array(deals), fc.nat(1000), (some, amount) => {
        for (const id of ['revenue', 'deals-won', 'gross-profit'] as const) {
          const won = deal({ status: 'won', amount: yen(amount), cost: yen(amount >> 1) });
          const value = (rows: typeof some) => kpiById(id)?.measure(facts({ deals: rows }), context()).value ?? 0;
          expect(value([...some, won])).toBeGreaterThanOrEqual(value(some));
        }
      }),
    );
  });
});

/** Data as bad as pages give it. Every KPI answers with a finite number or a reason. */
const bad: Record<string, Facts> = {
  'nothing at all': facts({}),
  'one open deal': facts({ deals: [deal()] }),
  'one call': facts({ activities: [activity()] }),
  'all lost': facts({ deals: [deal({ status: 'lost' }), deal({ status: 'lost' })] }),
  'no amounts': facts({ deals: [without(deal({ status: 'won' }), 'amount'), without(deal(), 'amount')] }),
  'closed before created': facts({ deals: [deal({ status: 'won', createdOn: '2026-09-20', closedOn: '2026-09-10' })] }),
  'won on the day it was made': facts({ deals: [deal({ status: 'won', createdOn: '2026-09-10' })] }),
  'a million-fold outlier': facts({ deals: [deal({ status: 'won' }), deal({ status: 'won', amount: yen(1e12) })] }),
  'mixed currencies': facts({
    deals: [deal({ status: 'won' }), deal({ status: 'won', amount: { minor: 5, currency: 'USD' } })],
  }),
  'amounts of zero': facts({
    deals: [deal({ status: 'won', amount: yen(0) }), deal({ status: 'lost', amount: yen(0) })],
  }),
  'nothing mapped': facts({ deals: [deal({ status: 'unmapped' })], activities: [activity({ kind: 'unmapped' })] }),
  '29 February': facts({
    deals: [deal({ status: 'won', createdOn: '2028-02-29', closedOn: '2028-02-29' })],
    activities: [activity({ on: '2028-02-29' })],
  }),
};

describe.each(Object.entries(bad))('of %s', (_, rows) => {
  it.each(kpis.map((kpi) => [kpi.id, kpi] as const))('%s is a finite number or a reason', (_id, kpi) => {
    for (const period of [context().period, { start: '2028-02-01', end: '2028-03-01' }]) {
      const measure = kpi.measure(rows, context({ period }));
      expect(measure.unit).toBe(kpi.unit);
      if (measure.value === undefined) expect(measure.why).toBeDefined();
      else expect(Number.isFinite(measure.value)).toBe(true);
      expect([measure.rows.length, measure.left.length]).toEqual([measure.known, measure.of - measure.known]);
    }
  });
});
