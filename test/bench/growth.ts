import { createBoard } from '../../lib/kpis/board.ts';
import { kpis } from '../../lib/kpis/index.ts';
import { chanceToReach, distribute, quantile } from '../../lib/landing/distribution.ts';
import { rowsOf } from '../tools/bench-rows.ts';
import { lineOf, type BenchLine, type BenchPart, type Size } from './bench-line.ts';
import { outlookOf, randomFrom } from './outlooks.ts';
import { interleaved } from './rounds.ts';

/** The steepness of a line through the points in logarithms: 1 is linear, 0 does not grow, 2 is every row with every other. */
export function exponentOf(points: readonly (readonly [rows: number, ms: number])[]): number {
  const logs = points.map(([rows, ms]) => [Math.log(rows), Math.log(ms)] as const);
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const across = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return across / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

const ten = { quick: [500, 1_000, 2_000], full: [1_000, 10_000, 100_000], long: [1_000, 10_000, 100_000, 1_000_000] };

/** Numbers of activities (and a tenth as many deals) at which everything that grows is measured. */
export const sizesOf = (size: Size): readonly number[] => ten[size];

/** An exponent as a line of a part: beside linear growth, whatever the milliseconds; they stand in the sentence. */
export function growthLine(
  id: `${string}/${string}`,
  what: string,
  points: readonly (readonly [number, number])[],
): BenchLine {
  const told = points.map(([rows, ms]) => `${rows.toLocaleString('en')}: ${ms.toPrecision(3)} ms`).join('; ');
  // A cost that does not grow at all is told as nearly none, never as a gain.
  const exponent = Math.max(exponentOf(points), 0.001);
  return lineOf({
    id,
    what: `${what}, exponent (${told})`,
    ours: exponent,
    peer: 1,
    peerName: 'linear growth',
    goal: 1.15,
  });
}

const context = {
  period: { start: '2026-09-01', end: '2026-10-01' },
  today: '2026-09-18',
  currency: 'JPY',
  definitions: { revenueDate: 'closed', appointmentPer: 'call' },
  targets: {},
} as const;

/** How the pure parts grow with the rows. How what reads a database does, that part tells. */
export const growth: BenchPart = {
  id: 'growth',
  needs: 'node',
  async measure(size) {
    const rounds = size === 'quick' ? 2 : 5;
    const took = { all: [] as [number, number][], one: [] as [number, number][], landing: [] as [number, number][] };
    for (const rows of sizesOf(size)) {
      const facts = rowsOf(rows / 10, rows, 50);
      const board = createBoard(facts, context);
      const outlook = outlookOf(rows / 100, randomFrom(11));
      const target = Math.round(quantile(distribute(outlook, 0), 0.6));
      let turn = 0;
      const { all, one, landing } = await interleaved(
        {
          all: () => {
            const anew = createBoard({ deals: [...facts.deals], activities: [...facts.activities] }, context);
            return anew.owners().map((owner) => kpis.map((kpi) => anew.measure(owner, kpi)));
          },
          one: () => {
            const activity = facts.activities[(turn += 1) % rows];
            if (!activity) throw new Error('There is no row to change.');
            board.put({ activity: { ...activity, state: turn % 2 ? 'planned' : 'done' } });
            return kpis.map((kpi) => board.measure(activity.owner ?? '', kpi));
          },
          landing: () => chanceToReach(distribute(outlook, target), target),
        },
        rounds,
      );
      took.all.push([rows, all]);
      took.one.push([rows, one]);
      took.landing.push([rows / 100, landing]);
    }
    return [
      growthLine('growth/kpis', '26 KPIs of 50 reps from scratch, by activities', took.all),
      growthLine('growth/change', '26 KPIs of one rep after one changed activity, by activities', took.one),
      growthLine('growth/landing', 'the exact landing, by open deals', took.landing),
    ];
  },
};
