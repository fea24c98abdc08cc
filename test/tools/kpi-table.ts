import { valueText } from '../../lib/app/format.ts';
import type { Overview } from '../../lib/app/progress.ts';
import { kpiById } from '../../lib/kpis/index.ts';

const columns = ['metric', 'actual', 'target', 'pace', 'landing'] as const;

/** The popup's figures as lines of text: one KPI a line, those without a value and a target left out. */
export const kpiTable = ({ progress, currency }: Overview): string => {
  const rows = progress
    .filter(({ measure, target }) => measure.value !== undefined || target)
    .map(({ kpi, measure, target, pace, landing }) => {
      const text = (value: number | undefined): string =>
        value === undefined ? '–' : valueText(value, measure.unit, currency, 'en');
      const actual = `${measure.approximate ? '≈' : ''}${text(measure.value)}${measure.known < measure.of ? ` (${measure.known} of ${measure.of} rows)` : ''}`;
      return [kpiById(kpi)?.label.en ?? kpi, actual, text(target?.value), text(pace), text(landing?.p50)];
    });
  const lines = [columns, ...rows];
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => line[place]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, place) => (place === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[place] ?? 0)))
        .join('  '),
    )
    .join('\n');
};
