// node test/tools/bench-steering.ts [--json]
// What steering (watch, gap in parts, plan, decisive deals) adds to the overview it stands in: 10,000 deals, 100,000 activities.
import { addDays, type Day } from '../../lib/domain/day.ts';
import type { Facts } from '../../lib/domain/facts.ts';
import type { Target } from '../../lib/domain/target.ts';
import { kpis } from '../../lib/kpis/index.ts';
import { lookOf, overviewOf } from '../../lib/app/overview.ts';
import { progressOf } from '../../lib/app/progress-of.ts';
import { defaultSettings } from '../../lib/app/settings.ts';
import { optionsOf, runTool } from './arguments.ts';
import { rowsOf, timed } from './bench-rows.ts';

const month = { start: '2026-09-01', end: '2026-10-01' };
// The rows end on the day before; nothing in them is still to come.
const moment = { now: Date.parse('2026-09-28T10:00:00+09:00'), zone: 'Asia/Tokyo' };
const settings = { ...defaultSettings, currency: 'JPY', holidays: 'none' as const };

const aTarget = (kpi: string, value: number, deadline: Day): Target => ({
  id: kpi,
  kpi,
  scope: { kind: 'all' },
  period: month,
  deadline,
  value,
  original: value,
  changes: [],
});

/** New arrays, so that nothing remembered of the last run's is used. */
const anew = ({ deals, activities }: Facts): Facts => ({ deals: [...deals], activities: [...activities] });

await runTool(() => {
  const options = optionsOf({ json: { type: 'boolean' } });
  const facts = rowsOf(10_000, 100_000, 50);
  const won = kpis.find(({ id }) => id === 'revenue');
  const { look } = lookOf(facts, settings, [], { kind: 'all' }, moment);
  const landing = won && progressOf(won, month, look).landing?.p50;
  if (landing === undefined) throw new Error('The generated rows have no landing.');
  // A little more than is in sight: every part of steering has something to say.
  const targets = [aTarget('revenue', Math.round(landing * 1.05), addDays(month.end, -1))];
  const overview = (wanted: readonly Target[]) =>
    overviewOf(anew(facts), { unmapped: [], misses: [], conflicts: [], partialPages: 0 }, settings, wanted, {
      periodKind: 'month',
      who: 'all',
      ...moment,
    });
  const { steering } = overview(targets);
  if (!steering?.plan || !steering.watch || steering.gaps.length < 2)
    throw new Error('Some part of steering had nothing to say, so its cost was not measured.');
  const plain = timed(() => overview([]), 3);
  const steered = timed(() => overview(targets), 3);
  const added = (steered - plain) / plain;
  const result = { milliseconds: { without: plain, steered }, ratios: { added } };
  console.log(
    options.json
      ? JSON.stringify(result, null, 1)
      : `An overview of ${kpis.length} KPIs with their landings, without a target: ${plain.toFixed(0)} ms; with one and what steers towards it ${steered.toFixed(0)} ms: ${added.toFixed(2)} × on top.`,
  );
});
