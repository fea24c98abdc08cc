// node test/tools/bench-kpis.ts [--json]
// All KPIs of all reps over one month, 10,000 deals and 100,000 activities, beside the plainest loops over the same arrays.
import type { Facts } from '../../lib/domain/facts.ts';
import { createBoard } from '../../lib/kpis/board.ts';
import { kpis } from '../../lib/kpis/index.ts';
import type { MeasureContext } from '../../lib/kpis/kpi.ts';
import { optionsOf, runTool } from './arguments.ts';
import { rowsOf, timed } from './bench-rows.ts';

const context: MeasureContext = {
  period: { start: '2026-09-01', end: '2026-10-01' },
  today: '2026-09-18',
  currency: 'JPY',
  definitions: { revenueDate: 'closed', appointmentPer: 'call' },
  targets: { revenue: 1e9, calls: 5000, appointments: 500, 'meetings-held': 300 },
};

type Sums = {
  revenue: number;
  won: number;
  lost: number;
  cost: number;
  open: number;
  openAmount: number;
  calls: number;
  connected: number;
  appointments: number;
  meetings: number;
};

/** One pass, ten bare sums per rep: no coverage, no row ids, no definitions. What a spreadsheet would do. */
function onePass({ deals, activities }: Facts): Map<string, Sums> {
  const { start, end } = context.period;
  const byOwner = new Map<string, Sums>();
  const sumsOf = (owner = ''): Sums => {
    let sums = byOwner.get(owner);
    if (!sums)
      byOwner.set(
        owner,
        (sums = {
          revenue: 0,
          won: 0,
          lost: 0,
          cost: 0,
          open: 0,
          openAmount: 0,
          calls: 0,
          connected: 0,
          appointments: 0,
          meetings: 0,
        }),
      );
    return sums;
  };
  for (const { owner, status, amount, cost, closedOn = '' } of deals) {
    const sums = sumsOf(owner);
    if (status === 'open') {
      sums.open += 1;
      sums.openAmount += amount?.minor ?? 0;
    } else if (start <= closedOn && closedOn < end) {
      if (status === 'lost') sums.lost += 1;
      if (status !== 'won') continue;
      sums.won += 1;
      sums.revenue += amount?.minor ?? 0;
      sums.cost += cost?.minor ?? 0;
    }
  }
  for (const { owner, kind, state, on = '', outcome } of activities) {
    if (state !== 'done' || on < start || on >= end) continue;
    const sums = sumsOf(owner);
    if (kind === 'call') {
      sums.calls += 1;
      if (outcome !== 'no-answer') sums.connected += 1;
    } else if (kind === 'appointment') sums.appointments += 1;
    else if (kind === 'meeting') sums.meetings += 1;
  }
  return byOwner;
}

/** The obvious way: for every rep and every KPI, filter all rows by owner and measure. */
function filterEach(facts: Facts, owners: readonly string[]): number {
  let answers = 0;
  for (const owner of owners) {
    for (const kpi of kpis) {
      const own = {
        deals: facts.deals.filter((deal) => deal.owner === owner),
        activities: facts.activities.filter((activity) => activity.owner === owner),
      };
      if (kpi.measure(own, { ...context, everything: facts }).unit === kpi.unit) answers += 1;
    }
  }
  return answers;
}

function measureAll(facts: Facts): ReturnType<typeof createBoard> {
  const board = createBoard(facts, context);
  for (const owner of board.owners()) for (const kpi of kpis) board.measure(owner, kpi);
  return board;
}

await runTool(() => {
  const options = optionsOf({ json: { type: 'boolean' } });
  const facts = rowsOf(10_000, 100_000, 50);
  const board = measureAll(facts);
  const owners = board.owners();
  const sums = onePass(facts);
  const revenue = kpis.find(({ id }) => id === 'revenue');
  for (const owner of owners) {
    if (revenue && board.measure(owner, revenue).value !== sums.get(owner)?.revenue)
      throw new Error(`The loop and the KPI disagree on ${owner}.`);
  }
  let turn = 0;
  const changeOne = () => {
    turn += 1;
    const activity = facts.activities[turn];
    if (!activity) throw new Error('out of rows');
    board.put({ activity: { ...activity, state: turn % 2 ? 'done' : 'planned' } });
    for (const kpi of kpis) board.measure(activity.owner ?? '', kpi);
  };
  const plain = timed(() => onePass(facts), 40);
  const all = timed(() => measureAll({ deals: [...facts.deals], activities: [...facts.activities] }), 10);
  const each = timed(() => filterEach(facts, owners), 1);
  const one = timed(changeOne, 100);
  const result = {
    rows: facts.deals.length + facts.activities.length,
    reps: owners.length,
    kpis: kpis.length,
    milliseconds: { onePass: plain, allKpisAllReps: all, filterEach: each, oneChangedRow: one },
    ratios: {
      allToOnePass: all / plain,
      perKpiToOnePass: all / plain / kpis.length,
      filterEachToAll: each / all,
      allToOneChangedRow: all / one,
      onePassToOneChangedRow: plain / one,
    },
  };
  if (options.json) console.log(JSON.stringify(result, null, 1));
  else
    console.log(
      `${kpis.length} KPIs × ${owners.length} reps over ${result.rows.toLocaleString('en')} rows: ${all.toFixed(0)} ms, ${result.ratios.allToOnePass.toFixed(1)} × one bare pass (${plain.toFixed(1)} ms); filtering for each takes ${result.ratios.filterEachToAll.toFixed(0)} × as long; one changed row ${one.toFixed(2)} ms.`,
    );
});
