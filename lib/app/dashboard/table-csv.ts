import { decimalOf } from '../../domain/money.ts';
import { kpiById } from '../../kpis/index.ts';
import type { Unit } from '../../kpis/kpi.ts';
import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { writeSheet } from '../csv/sheet.ts';
import type { Overview, Progress } from '../progress.ts';

/** One line of the table that is shown: whose or which, and its figures. */
export type ExportLine = { name: string; progress: readonly Progress[] };

/**
 * The table shown as CSV for a spreadsheet, to the last digit: money in major units, rates in percent, a gap as landing −
 * target. What has no value is an empty cell. Names that a spreadsheet would run as a formula are kept from running.
 */
export function tableCsv(
  first: string,
  metrics: readonly string[],
  lines: readonly ExportLine[],
  overview: Overview,
  lang: Lang,
): string {
  const { currency } = overview;
  const columns = metrics.flatMap((id) => {
    const known = overview.progress.find(({ kpi }) => kpi === id);
    const label = (known?.custom ?? kpiById(id))?.label[lang] ?? id;
    const unit = known?.measure.unit ?? 'count';
    const mark = unit === 'money' ? ` (${currency})` : unit === 'rate' ? ' (%)' : '';
    return figures.map(({ word, of }) => ({
      head: `${label} ${t(lang, word)}${mark}`,
      cell: (progress: readonly Progress[]) => {
        const own = progress.find(({ kpi }) => kpi === id);
        return cellText(own && of(own), unit, currency);
      },
    }));
  });
  return writeSheet(
    [first, ...columns.map(({ head }) => head)],
    lines.map(({ name, progress }) => [name, ...columns.map(({ cell }) => cell(progress))]),
  );
}

const figures: {
  word: 'actual' | 'target' | 'columnPace' | 'columnLanding' | 'csvLow' | 'csvHigh' | 'columnGap';
  of: (progress: Progress) => number | undefined;
}[] = [
  { word: 'actual', of: ({ measure }) => measure.value },
  { word: 'target', of: ({ target }) => target?.value },
  { word: 'columnPace', of: ({ target, pace }) => target && pace },
  { word: 'columnLanding', of: ({ landing }) => landing?.p50 },
  { word: 'csvLow', of: ({ landing }) => landing?.p10 },
  { word: 'csvHigh', of: ({ landing }) => landing?.p90 },
  { word: 'columnGap', of: ({ landing, target }) => landing && target && landing.p50 - target.value },
];

function cellText(value: number | undefined, unit: Unit, currency: string): string {
  if (value === undefined) return '';
  if (unit === 'money') return decimalOf({ minor: Math.round(value), currency });
  const told = unit === 'rate' ? value * 100 : value;
  return String(Math.round(told * 1e4) / 1e4);
}
