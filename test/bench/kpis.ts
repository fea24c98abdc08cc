import type { ActivityFact } from '../../lib/domain/activity.ts';
import type { Facts } from '../../lib/domain/facts.ts';
import { createBoard, type Board } from '../../lib/kpis/board.ts';
import { kpiById, kpis as allKpis } from '../../lib/kpis/index.ts';
import type { Kpi, MeasureContext } from '../../lib/kpis/kpi.ts';
import { rowsOf } from '../tools/bench-rows.ts';
import { lineOf, type BenchPart } from './bench-line.ts';
import { arqueroOf, columnsOf, crossfilterOf, duckdbOf, typedLoop, type Sums } from './peers/tables.mjs';
import { interleaved } from './rounds.ts';

const context: MeasureContext = {
  period: { start: '2026-09-01', end: '2026-10-01' },
  today: '2026-09-18',
  currency: 'JPY',
  definitions: { revenueDate: 'closed', appointmentPer: 'call' },
  targets: { revenue: 1e9, calls: 5000, appointments: 500, 'meetings-held': 300 },
};

const seven = ['revenue', 'deals-won', 'open-deals', 'open-pipeline', 'calls', 'connected-calls', 'meetings-held'].map(
  (id): Kpi => {
    const kpi = kpiById(id);
    if (!kpi) throw new Error(`No KPI is called ${id}.`);
    return kpi;
  },
);

const measured = (board: Board, chosen: readonly Kpi[]): Sums =>
  new Map(board.owners().map((owner) => [owner, chosen.map((kpi) => board.measure(owner, kpi).value ?? 0)]));

/** Arrays of its own: nothing that was remembered of others helps it. */
const anew = ({ deals, activities }: Facts): Facts => ({ deals: [...deals], activities: [...activities] });

function agree(name: string, ours: Sums, theirs: Sums): void {
  for (const [owner, sums] of ours)
    if (String(sums) !== String(theirs.get(owner)))
      throw new Error(`${name} tells ${String(theirs.get(owner))} of ${owner}; we tell ${String(sums)}.`);
}

/** Seven figures of fifty reps, from scratch and after one changed activity, beside what else there is for tables in JavaScript. */
export const kpis: BenchPart = {
  id: 'kpis',
  needs: 'node',
  async measure(size) {
    const activities = size === 'quick' ? 5_000 : size === 'full' ? 100_000 : 1_000_000;
    const facts = rowsOf(activities / 10, activities, 50);
    const columns = columnsOf(facts);
    const [filter, arquero, duckdb] = [crossfilterOf(facts), arqueroOf(facts), await duckdbOf(facts)];
    const ours = measured(createBoard(anew(facts), context), seven);
    agree('The typed loop', ours, typedLoop(columns));
    agree('crossfilter2', ours, filter.told());
    agree('Arquero', ours, arquero());
    agree('DuckDB-WASM', ours, duckdb.told());
    const rounds = size === 'quick' ? 1 : 9;

    const scratch = await interleaved(
      {
        ours: () => measured(createBoard(anew(facts), context), seven),
        all: () => measured(createBoard(anew(facts), context), allKpis),
        loop: () => typedLoop(columns),
        built: () => typedLoop(columnsOf(facts)),
        crossfilter: () => crossfilterOf(facts).told(),
        arquero,
        duckdb: duckdb.told,
      },
      rounds,
    );
    const board = createBoard(facts, context);
    measured(board, allKpis);
    let turn = 0;
    const changed = (): ActivityFact => {
      turn += 1;
      const activity = facts.activities[turn % facts.activities.length];
      if (!activity) throw new Error('There is no row to change.');
      return { ...activity, state: turn % 2 ? 'planned' : 'done' };
    };
    const afterwards = await interleaved(
      {
        ours: () => {
          const activity = changed();
          board.put({ activity });
          return allKpis.map((kpi) => board.measure(activity.owner ?? '', kpi));
        },
        loop: () => typedLoop(columns),
        crossfilter: () => filter.change(changed()),
        duckdb: () => duckdb.change(changed()),
      },
      rounds,
    );
    duckdb.close();
    const rows = activities.toLocaleString('en');
    const fresh = {
      id: '',
      what: `7 KPIs of 50 reps from ${rows} activities, with coverage and the rows behind each, ms`,
      ours: scratch.ours,
    };
    const one = {
      id: '',
      what: `26 KPIs of its owner after one of ${rows} activities changed, ms`,
      ours: afterwards.ours,
    };
    return [
      lineOf({
        ...fresh,
        id: 'kpis/scratch-loop',
        peer: scratch.loop,
        peerName: 'one loop over typed columns at hand',
        goal: 2,
      }),
      lineOf({
        ...fresh,
        id: 'kpis/scratch-built',
        peer: scratch.built,
        peerName: 'typed columns made of the same rows, and the loop',
        goal: 2,
      }),
      lineOf({
        ...fresh,
        id: 'kpis/scratch-crossfilter',
        peer: scratch.crossfilter,
        peerName: 'crossfilter2',
        goal: 0.5,
      }),
      lineOf({
        ...fresh,
        id: 'kpis/scratch-arquero',
        peer: scratch.arquero,
        peerName: 'Arquero, table at hand',
        goal: 0.5,
      }),
      lineOf({
        ...fresh,
        id: 'kpis/scratch-duckdb',
        peer: scratch.duckdb,
        peerName: 'DuckDB-WASM, query alone',
        goal: 1,
      }),
      lineOf({
        id: 'kpis/each',
        what: `26 KPIs of 50 reps from ${rows} activities, per KPI, ms`,
        ours: scratch.all / allKpis.length,
        peer: scratch.built / seven.length,
        peerName: 'typed columns and the loop, per figure',
        goal: 2,
      }),
      lineOf({
        ...one,
        id: 'kpis/change-scratch',
        peer: scratch.all,
        peerName: 'our own full recomputation of all',
        goal: 0.02,
      }),
      lineOf({
        ...one,
        id: 'kpis/change-loop',
        peer: afterwards.loop,
        peerName: 'the loop over typed columns again, 7 figures',
        goal: 1,
      }),
      lineOf({
        ...one,
        id: 'kpis/change-crossfilter',
        peer: afterwards.crossfilter,
        peerName: 'crossfilter2, 7 figures',
        goal: 0.2,
      }),
      lineOf({
        ...one,
        id: 'kpis/change-duckdb',
        peer: afterwards.duckdb,
        peerName: 'DuckDB-WASM, 7 figures',
        goal: 0.1,
      }),
    ];
  },
};
