import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, context, deal, facts, yen } from '../../test/facts.ts';
import type { ActivityFact } from '../domain/activity.ts';
import type { DealFact } from '../domain/deal.ts';
import { createBoard } from './board.ts';
import { kpis } from './index.ts';

const owners = ['Aoki', 'Baba', 'Chiba'];
const someOwner = fc.option(fc.constantFrom(...owners), { nil: undefined });
const days = fc.constantFrom('2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01');
const owned = <Fact extends DealFact | ActivityFact>(fact: Fact, owner: string | undefined): Fact =>
  owner === undefined ? fact : { ...fact, owner };

const deals = fc
  .record({
    key: fc.integer({ min: 0, max: 9 }),
    owner: someOwner,
    status: fc.constantFrom('open', 'won', 'lost', 'unmapped'),
    account: fc.constantFrom('A', 'B'),
    closedOn: days,
    amount: fc.nat(1000),
  })
  .map(({ key, owner, amount, ...fact }) =>
    owned(deal({ ...fact, key: `d${key}`, seenAt: key, amount: yen(amount), mrr: yen(amount) }), owner),
  );
const activities = fc
  .record({
    key: fc.integer({ min: 0, max: 9 }),
    owner: someOwner,
    kind: fc.constantFrom('call', 'meeting', 'appointment', 'unmapped'),
    state: fc.constantFrom('done', 'planned'),
    on: days,
    deal: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ key, owner, deal: dealKey, ...fact }) =>
    owned(activity({ ...fact, key: `a${key}`, seenAt: key, dealKey: `d${dealKey}` }), owner),
  );
const unique = <Fact extends { key: string }>(list: Fact[]) => [
  ...new Map(list.map((fact) => [fact.key, fact])).values(),
];

describe('a board', () => {
  it('after any changes, one by one, says what measuring everything anew says', () => {
    const change = fc.oneof(
      deals.map((row) => ({ deal: row })),
      activities.map((row) => ({ activity: row })),
    );
    fc.assert(
      fc.property(
        fc.array(deals).map(unique),
        fc.array(activities).map(unique),
        fc.array(change, { maxLength: 8 }),
        (dealRows, activityRows, changes) => {
          const targets = { revenue: 5000, calls: 3 };
          const board = createBoard(facts({ deals: dealRows, activities: activityRows }), context({ targets }));
          let now = facts({ deals: dealRows, activities: activityRows });
          for (const row of changes) {
            for (const owner of owners) for (const kpi of kpis) board.measure(owner, kpi);
            board.put(row);
            now =
              'deal' in row
                ? { ...now, deals: unique([...now.deals, row.deal]) }
                : { ...now, activities: unique([...now.activities, row.activity]) };
          }
          for (const owner of owners) {
            const own = facts({
              deals: now.deals.filter((one) => one.owner === owner),
              activities: now.activities.filter((one) => one.owner === owner),
            });
            for (const kpi of kpis) {
              const plain = ({ rows, left, ...measure }: ReturnType<typeof kpi.measure>) => ({
                ...measure,
                rows: rows.toSorted(),
                left: left.toSorted(),
              });
              expect(plain(board.measure(owner, kpi)), `${owner} ${kpi.id}`).toEqual(
                plain(kpi.measure(own, context({ targets, everything: now }))),
              );
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lists owners in order and leaves the rows it was given alone', () => {
    const rows = facts({ deals: [deal({ owner: 'B' }), deal({ owner: 'A' }), deal()] });
    const before = structuredClone(rows);
    const board = createBoard(rows, context());
    board.put({ deal: deal({ owner: 'C' }) });
    expect(board.owners()).toEqual(['A', 'B', 'C']);
    expect(rows).toEqual(before);
  });
});
