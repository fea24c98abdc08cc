import type { Calendar } from '../../../lib/domain/calendar.ts';
import { recordOf, type TrackRecord } from '../../../lib/landing/record.ts';
import type { DealsFile } from '../deals-file.ts';
import { baselines, baselinesOf, type Baseline, type Forecast } from './forecasts.ts';

export type Score = TrackRecord & {
  level: string;
  fraction: number;
  /** Mean width of the 80 % band ÷ mean actual. */
  width: number;
  /** The baselines' WAPE, and ours ÷ the business-day run-rate's. */
  baselines: Partial<Record<Baseline, number>>;
  ratio: number;
};

/** How forecasts did, by level and share of business days elapsed, beside the baselines. Cases without an actual do not count. */
export function scoresOf(forecasts: readonly Forecast[], file: DealsFile, calendar: Calendar): Score[] {
  const judged = forecasts.flatMap((forecast) =>
    forecast.actual === undefined
      ? []
      : [{ ...forecast, actual: forecast.actual, others: baselinesOf(forecast, file, calendar) }],
  );
  const groups = Map.groupBy(judged, ({ cells, level, fraction }) => `${cells['kind'] ?? ''} ${level} ${fraction}`);
  return [...groups.values()].map((rows) => {
    const total = rows.reduce((sum, { actual }) => sum + Math.abs(actual), 0);
    const others: Partial<Record<Baseline, number>> = {};
    for (const name of baselines) {
      const able = rows.flatMap(({ actual, others: values }) =>
        values[name] === undefined ? [] : [{ p50: values[name], actual }],
      );
      const { wape } = recordOf(able);
      if (wape !== undefined && able.length === rows.length) others[name] = wape;
    }
    const record = recordOf(rows);
    return {
      ...record,
      level: [rows[0]?.cells['kind'], rows[0]?.level].filter(Boolean).join(' '),
      fraction: rows[0]?.fraction ?? Number.NaN,
      width: rows.reduce((sum, { p10, p90 }) => sum + p90 - p10, 0) / total,
      baselines: others,
      ratio: (record.wape ?? Number.NaN) / (others['business-day-run-rate'] ?? Number.NaN),
    };
  });
}

/** The scores as a table for a person. */
export function tableOf(scores: readonly Score[]): string {
  const number = (value: number | undefined, digits = 3) =>
    value === undefined || !Number.isFinite(value) ? '-' : value.toFixed(digits);
  const head = [
    'level',
    'elapsed',
    'n',
    'WAPE',
    'bias',
    'in 80 %',
    'width',
    'called',
    'Brier',
    'calendar',
    'bus. days',
    'stage-w.',
    'last',
    'ratio',
  ];
  const rows = scores.map(
    ({ level, fraction, count, wape, bias, coverage, width, called, brier, baselines: others, ratio }) => [
      level,
      String(fraction),
      String(count),
      number(wape),
      number(bias),
      number(coverage, 2),
      number(width, 2),
      number(called, 2),
      number(brier),
      number(others['calendar-run-rate']),
      number(others['business-day-run-rate']),
      number(others['stage-weighted']),
      number(others['last-period']),
      number(ratio, 2),
    ],
  );
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}
