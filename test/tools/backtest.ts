// npm run backtest -- --deals deals.csv --cases cases.csv --out forecasts.csv [--dataset NAME] [--holidays none|jp] [--json]
// npm run backtest -- --deals deals.csv --from 2017-04 --to 2017-06 [--kind month|quarter] [--levels rep,team,all] [--out …] [--json]
import { writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { mondayToFriday } from '../../lib/domain/calendar.ts';
import { optionsOf, Refusal, runTool } from './arguments.ts';
import { casesOf, readCases, type Case, type Level } from './backtest/cases.ts';
import { forecastsOf, type Forecast } from './backtest/forecasts.ts';
import { scoresOf, tableOf } from './backtest/scores.ts';
import { readDealsFile, type Metric } from './deals-file.ts';
import { periodsBetween } from './period-name.ts';
import { say } from './say.ts';

const round = (value: number, digits: number) => Number(value.toFixed(digits));

function rowOf({ cells, p10, p50, p90, pHit, rung, method }: Forecast): Record<string, string | number> {
  return {
    ...cells,
    p10: round(p10, 2),
    p50: round(p50, 2),
    p90: round(p90, 2),
    p_target: pHit === undefined ? '' : round(pHit, 4),
    rung,
    method,
  };
}

const csvOf = (forecasts: readonly Forecast[]) => `${Papa.unparse(forecasts.map(rowOf), { newline: '\n' })}\n`;

await runTool(() => {
  const options = optionsOf({
    deals: { type: 'string' },
    cases: { type: 'string' },
    out: { type: 'string' },
    dataset: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    kind: { type: 'string' },
    levels: { type: 'string' },
    metric: { type: 'string' },
    holidays: { type: 'string' },
    json: { type: 'boolean' },
  });
  const holidays = options.holidays ?? 'none';
  if (holidays !== 'none' && holidays !== 'jp') throw new Refusal(`--holidays is none or jp, not "${holidays}".`);
  const metric: Metric | undefined = (['revenue', 'deals-won'] as const).find(
    (name) => name === (options.metric ?? 'revenue'),
  );
  if (!metric) throw new Refusal(`--metric is revenue or deals-won, not "${options.metric}".`);
  const kind = (['month', 'quarter'] as const).find((name) => name === (options.kind ?? 'month'));
  if (!kind) throw new Refusal(`--kind is month or quarter, not "${options.kind}".`);
  const levels = (options.levels ?? 'rep,team,all').split(',').map((level) => {
    if (level !== 'rep' && level !== 'team' && level !== 'all')
      throw new Refusal(`--levels are rep, team and all, not "${level}".`);
    return level satisfies Level;
  });
  const calendar = { ...mondayToFriday, holidays } as const;
  const file = readDealsFile(options.deals, metric, '9999-12-31');

  let cases: Case[];
  if (options.cases !== undefined) {
    const read = readCases(options.cases, options.deals ?? '', calendar, options.dataset);
    if (read.skipped > 0) say(`${read.skipped} cases of other data sets left out (choose with --dataset).`);
    cases = read.cases;
  } else {
    if (options.from === undefined || options.to === undefined)
      throw new Refusal('Give --cases cases.csv, or --from 2017-04 --to 2017-06 for a rolling back-test.');
    const wanted = periodsBetween(kind, options.from, options.to);
    if (wanted.length === 0) throw new Refusal(`No whole ${kind} lies between ${options.from} and ${options.to}.`);
    // Three periods more in front, for the targets only.
    const first = wanted[0]?.period.start ?? '';
    const earlier = periodsBetween(kind, `${Number(first.slice(0, 4)) - 1}${first.slice(4, 7)}`, first.slice(0, 7))
      .filter(({ period }) => period.end <= first)
      .slice(-3);
    const range = { from: options.from, periods: [...earlier, ...wanted], fractions: [0.25, 0.5, 0.75], levels };
    cases = casesOf(file.deals, file.teams, range, calendar, file.major).filter(({ period }) => period.start >= first);
  }

  const forecasts = forecastsOf(cases, file, calendar);
  if (options.out !== undefined) writeFileSync(options.out, csvOf(forecasts));
  const scores = scoresOf(forecasts, file, calendar);
  if (options.json) {
    console.log(
      JSON.stringify(
        {
          forecasts: options.cases !== undefined || options.out !== undefined ? forecasts.length : forecasts.map(rowOf),
          scores,
        },
        null,
        1,
      ),
    );
  } else {
    console.log(scores.length > 0 ? tableOf(scores) : `${forecasts.length} forecasts; no actuals to judge them by.`);
  }
});
