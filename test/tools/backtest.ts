// npm run backtest -- --deals deals.csv --cases cases.csv --out forecasts.csv [--dataset NAME] [--holidays none|jp] [--json]
// npm run backtest -- --deals deals.csv --from 2017-04 --to 2017-06 [--kind month|quarter] [--levels rep,team,all] [--out …] [--json]
// Both: [--metric revenue|deals-won] [--currency JPY] [--fiscal-start 1] [--closing-day 31]
import { writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { mondayToFriday } from '../../lib/domain/calendar.ts';
import type { Day } from '../../lib/domain/day.ts';
import { optionsOf, Refusal, runTool } from './arguments.ts';
import { casesOf, readCases, type Case, type Level } from './backtest/cases.ts';
import { forecastsOf, type Forecast } from './backtest/forecasts.ts';
import { scoresOf, tableOf } from './backtest/scores.ts';
import { readDealsFile, type DealsFile, type Metric } from './deals-file.ts';
import { fiscalOf, fiscalOptions, periodsBefore, periodsBetween } from './period-name.ts';
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
    currency: { type: 'string' },
    ...fiscalOptions,
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
  const fiscal = fiscalOf(options);
  const read = (firstDay: Day) =>
    readDealsFile(options.deals, metric, firstDay, { currency: options.currency, isPast: true });

  let file: DealsFile;
  let cases: Case[];
  if (options.cases !== undefined) {
    const given = readCases(options.cases, options.deals ?? '', { calendar, fiscal }, options.dataset);
    if (given.skipped > 0) say(`${given.skipped} cases of other data sets left out (choose with --dataset).`);
    if (given.cases.length === 0) throw new Refusal(`${options.cases} holds no case for these deals.`);
    cases = given.cases;
    file = read(cases.reduce((first, { asOf }) => (asOf < first ? asOf : first), '9999-12-31'));
  } else {
    if (options.from === undefined || options.to === undefined)
      throw new Refusal('Give --cases cases.csv, or --from 2017-04 --to 2017-06 for a rolling back-test.');
    const wanted = periodsBetween(kind, options.from, options.to, fiscal);
    const first = wanted[0]?.period.start;
    if (first === undefined) throw new Refusal(`No whole ${kind} lies between ${options.from} and ${options.to}.`);
    // Three periods more in front, for the targets only.
    const periods = [...periodsBefore(kind, first, 3, fiscal), ...wanted];
    file = read(first);
    cases = casesOf(file, { periods, fractions: [0.25, 0.5, 0.75], levels }, calendar).filter(
      ({ period }) => period.start >= first,
    );
    const last = wanted.at(-1)?.period.end ?? first;
    if (!file.deals.some(({ created, closed }) => (created ?? closed ?? last) < last))
      throw new Refusal(`No deal of ${options.deals} was there before ${last}; there is nothing to forecast from.`);
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
