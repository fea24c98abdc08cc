import { describe, expect, it } from 'vitest';
import { activity, deal, facts, without, yen } from '../../../test/facts.ts';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import type { Facts } from '../../domain/facts.ts';
import { lookOf } from '../overview.ts';
import type { Look } from '../progress-of.ts';
import { defaultSettings } from '../settings.ts';
import { heatOf } from './heat.ts';
import { lookOfChoice } from './parts.ts';
import { passageOf } from './passage.ts';
import { pipelineOf } from './pipeline.ts';
import { rowsFor, type RowsWanted } from './rows.ts';

const november = { start: '2026-11-01', end: '2026-12-01' };
const looking = (rows: Partial<Facts>): Look =>
  lookOf(facts(rows), defaultSettings, [], { kind: 'all' }, { now: sampleNow, zone: sampleZone }).look;

const ground = sampleDashboardGround();
const real = lookOfChoice(ground, { choice: { who: 'all', kind: 'month' }, now: sampleNow, zone: sampleZone });
const shown = sampleDashboard({}, ground);
const rowsOf = (wanted: RowsWanted) => rowsFor(wanted, real.period, real.look).of;

describe('the pipeline by stage and age', () => {
  it.each([
    ['created today', '2026-11-25', 0],
    ['30 days old', '2026-10-26', 0],
    ['31 days old', '2026-10-25', 1],
    ['180 days old', '2026-05-29', 3],
    ['older', '2026-05-28', 4],
    ['created tomorrow, as some CRMs have it', '2026-11-26', 0],
  ])('a deal %s', (_, createdOn, age) => {
    const { stages } = pipelineOf(looking({ deals: [deal({ stage: '提案', createdOn })] }));
    expect(stages[0]?.cells.map((one) => one.age)).toEqual([age]);
  });

  it('a deal without a day of creation or without an amount is counted and said to be so', () => {
    const deals = [deal({ stage: 'A' }), without(deal({ stage: 'A', createdOn: '2026-11-01' }), 'amount')];
    expect(pipelineOf(looking({ deals })).stages[0]).toEqual({
      crm: 'test',
      stage: 'A',
      cells: [
        { age: 'unknown', cell: { count: 1, amount: 1_000_000, unknown: 0 } },
        { age: 0, cell: { count: 1, amount: 0, unknown: 1 } },
      ],
      total: { count: 2, amount: 1_000_000, unknown: 1 },
    });
  });

  it('holds open deals only, the largest stage first, and equal names of two CRMs apart', () => {
    const deals = [
      deal({ stage: 'A', amount: yen(5) }),
      deal({ stage: 'A', crm: 'other', amount: yen(7) }),
      deal({ stage: 'A', status: 'won' }),
    ];
    const { stages, total } = pipelineOf(looking({ deals }));
    expect(stages.map(({ crm }) => crm)).toEqual(['other', 'test']);
    expect(total).toEqual({ count: 2, amount: 12, unknown: 0 });
  });

  it('every cell opens as many rows as it counts, and together they are the open pipeline', () => {
    const { stages, total } = shown.pipeline!;
    for (const { crm, stage, cells } of stages) {
      for (const { age, cell } of cells) expect(rowsOf({ of: 'pipeline', crm, stage, age })).toBe(cell.count);
    }
    expect(rowsOf({ of: 'pipeline' })).toBe(total.count);
    expect(total.amount).toBe(shown.overview?.progress.find(({ kpi }) => kpi === 'open-pipeline')?.measure.value);
  });
});

describe('what is done when', () => {
  it('counts what was done towards customers, by weekday and hour; without a time by weekday alone', () => {
    const activities = [
      activity({ on: '2026-11-02', time: '09:59' }),
      activity({ on: '2026-11-09', time: '09:00', kind: 'meeting' }),
      activity({ on: '2026-11-03' }),
      activity({ on: '2026-11-02', time: '09:00', state: 'planned' }),
      activity({ on: '2026-11-02', time: '09:00', kind: 'note' }),
      activity({ on: '2026-12-01', time: '09:00' }),
    ];
    expect(heatOf(november, looking({ activities }))).toEqual({
      of: 3,
      cells: [
        { weekday: 1, hour: 9, count: 2 },
        { weekday: 2, count: 1 },
      ],
    });
  });

  it('every cell opens as many rows as it counts, and together they are everything', () => {
    const { cells, of } = shown.heat!;
    for (const { count, ...place } of cells) expect(rowsOf({ of: 'heat', ...place })).toBe(count);
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(of);
  });
});

describe('the funnel', () => {
  it('counts what its KPIs count, and opens as many rows', () => {
    const counts = shown.passage!.map(({ stage, count }) => [stage, count]);
    const kpi = (id: string) => shown.overview?.progress.find((one) => one.kpi === id)?.measure.value;
    expect(Object.fromEntries(counts)).toMatchObject({ calls: kpi('calls'), won: kpi('deals-won') });
    for (const { stage, count } of shown.passage!)
      expect([stage, rowsOf({ of: 'stage', stage })]).toEqual([stage, count]);
  });

  it('tells how many got on within a year, and in how many business days', () => {
    const pairs = [0, 1, 2, 3].map((index) => ({ key: `d${index}`, createdOn: '2026-11-02' }));
    const deals = [
      ...pairs.slice(0, 2).map((pair) => deal({ ...pair, status: 'won', closedOn: '2026-11-06' })),
      ...pairs.slice(2).map((pair) => deal(pair)),
    ];
    // The 3rd is a holiday.
    expect(passageOf(november, looking({ deals }))).toEqual([
      { stage: 'created', count: 4 },
      { stage: 'won', count: 2, from: { successes: 2, trials: 4, followed: 2, lag: 3 } },
    ]);
  });

  it('a single stage is none: of wins whose beginning nobody saw', () => {
    expect(passageOf(november, looking({ deals: [deal({ status: 'won', closedOn: '2026-11-06' })] }))).toEqual([]);
  });
});
