import { describe, expect, it } from 'vitest';
import { sampleDashboard } from '../../../test/sample-dashboard.ts';
import { aProgress, anOverview } from '../../../test/sample-overview.ts';
import { readSheet } from '../csv/sheet.ts';
import { exportOf } from './export.ts';
import { tableCsv } from './table-csv.ts';
import { teamView } from './team-view.ts';

const shown = sampleDashboard();
const team = { who: 'all', kind: 'month' } as const;

describe('the table as a CSV file', () => {
  it('has one line a person in the order shown, the whole team last, and one column a figure', () => {
    const choice = { ...team, sort: 'landing', isDown: true as const };
    const file = exportOf(shown, choice, 'ja', tableCsv);
    expect(file?.name).toBe('chakuchi-team-2026-11-01-2026-11-30.csv');
    const sheet = readSheet(file?.text ?? '');
    const { rows, metrics } = teamView(shown.team!, shown.overview!, undefined, choice, 'ja');
    expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual([...rows.map(({ name }) => name), 'チーム全体']);
    expect(sheet?.headers).toHaveLength(1 + metrics.length * 7);
    expect(sheet?.headers.slice(0, 3)).toEqual(['担当者', '売上高 実績 (JPY)', '売上高 目標 (JPY)']);
    const revenue = shown.overview!.progress[0]!;
    const total = sheet?.rows.at(-1)?.cells ?? [];
    expect(total.slice(1, 3)).toEqual([String(revenue.measure.value), String(revenue.target?.value)]);
    expect(Number(total[7])).toBe(Math.round(revenue.landing!.p50 - revenue.target!.value));
  });

  it('of mine has one line and every metric', () => {
    const mine = { overview: anOverview() };
    const sheet = readSheet(exportOf(mine, { who: 'me', kind: 'month' }, 'en', tableCsv)?.text ?? '');
    expect(sheet?.rows).toHaveLength(1);
    expect(sheet?.headers).toHaveLength(1 + mine.overview.progress.length * 7);
  });

  it('a name that a spreadsheet would run is kept from running; a minus before a number stays a number', () => {
    const lines = [
      {
        name: '=HYPERLINK("https://evil.example")',
        progress: [aProgress('calls', { value: 1, target: 9, landing: 4 })],
      },
    ];
    const text = tableCsv('Rep', ['calls'], lines, anOverview(), 'en');
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text.trimEnd().split(',').at(-1)).toBe('-5');
  });

  it('what has no figure is an empty cell, and a rate is in per cent', () => {
    const lines = [
      { name: 'Ann', progress: [aProgress('win-rate', { value: 0.3125 })] },
      { name: 'Bo', progress: [] },
    ];
    const sheet = readSheet(tableCsv('Rep', ['win-rate'], lines, anOverview(), 'en'));
    expect(sheet?.rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ['Ann', '31.25', '', ''],
      ['Bo', '', '', ''],
    ]);
  });

  it('there is none before there are figures', () => {
    expect(exportOf({}, team, 'en', tableCsv)).toBeUndefined();
    expect(exportOf({ overview: shown.overview! }, team, 'en', tableCsv)).toBeUndefined();
  });
});
