// npm run kpi -- --deals deals.csv [--activities activities.csv] [--targets targets.csv] [--rates rates.csv] [--period 2017-03]
//   [--scope all|each|rep=NAME|team=NAME] [--currency JPY] [--map Limbo=lost] [--revenue-date closed|booked|paid]
//   [--appointment-per call|connected] [--repeat-per ever|period] [--margin 0.3] [--fiscal-start 1] [--closing-day 31]
//   [--holidays none|jp] [--locale ja-JP] [--zone Asia/Tokyo] [--today 2017-03-31] [--json]
import type { Unit } from '../../lib/kpis/kpi.ts';
import { unitLabels } from '../../lib/kpis/units.ts';
import { runTool } from './arguments.ts';
import { reportOf, type Report, type Result } from './kpi-report.ts';

/** A sum of money or a count needs no word after it. */
const bare: readonly Unit[] = ['money', 'count'];

await runTool(() => {
  const { json, isEach, results, ...shared } = reportOf(process.argv.slice(2));
  if (json)
    console.log(JSON.stringify(isEach ? { ...shared, scopes: results } : { ...shared, ...results[0] }, null, 1));
  else for (const result of results) print(result, { isEach, results, ...shared });
});

function print({ scope, metrics }: Result, { period, currency, ignored, problems, firstProblems }: Report): void {
  console.log(`${scope} · ${period}${currency === 'XXX' ? '' : ` · ${currency}`}`);
  for (const { id, unit, value, why, known, of, target, attainment, lacking } of metrics) {
    const number = (figure: number) =>
      unit === 'rate'
        ? `${(figure * 100).toFixed(1)} %`
        : `${figure.toLocaleString('en', { maximumFractionDigits: 2 })}${bare.includes(unit) ? '' : ` ${unitLabels[unit].en}`}`;
    const more = [
      of > known && `${known} of ${of} rows`,
      lacking && `${lacking} more to judge`,
      target !== undefined && `target ${number(target)}`,
      attainment !== undefined && `${(attainment * 100).toFixed(0)} %`,
    ];
    console.log(
      `  ${id.padEnd(22)} ${(value === undefined ? `— (${why})` : number(value)).padStart(18)}   ${more.filter(Boolean).join(' · ')}`,
    );
  }
  if (ignored.length > 0) console.log(`  Columns not used: ${ignored.join(', ')}`);
  for (const { file, line, column, text, reason } of firstProblems.slice(0, 5))
    console.log(`  ${file} line ${line}, ${column}: "${text}" is ${reason} and was left out`);
  if (problems > 5) console.log(`  … and ${problems - 5} more cells`);
}
