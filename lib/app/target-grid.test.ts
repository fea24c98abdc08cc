import { describe, expect, it } from 'vitest';
import { columnName, gridCell, gridColumns } from './target-grid.ts';
import { targetDetail } from './target-detail.ts';
import { addDays } from '../domain/day.ts';
import { kpiById } from '../kpis/index.ts';
import type { Kpi } from '../kpis/kpi.ts';
import { aTarget } from '../../test/sample-overview.ts';
import { sampleFacts, sampleGround } from '../../test/sample-ground.ts';
import type { Target } from '../domain/target.ts';

const fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const kpiCalled = (id: string): Kpi => kpiById(id) ?? expect.fail(id);
const columnOf = (kind: string, start: string, rules = fiscal) =>
  gridColumns(2026, rules).find((one) => one.kind === kind && one.period.start === start) ?? expect.fail(start);
const of = (start: string, end: string, value: number, more: Partial<Target> = {}): Target => ({
  ...aTarget('calls', value),
  period: { start, end },
  deadline: addDays(end, -1),
  ...more,
});
const cell = (targets: Target[], kind: string, start: string, kpi = 'calls') =>
  gridCell(
    { kpi: kpiCalled(kpi), scope: { kind: 'me' } },
    columnOf(kind, start),
    sampleGround(targets, { deals: [], activities: [] }).look,
  );

describe('the columns of a fiscal year', () => {
  it('are its twelve months, then quarters, halves and the year', () => {
    const names = gridColumns(2026, fiscal).map((column) => columnName(column, fiscal, 'ja'));
    expect(names.join(' ')).toBe('4月 5月 6月 7月 8月 9月 10月 11月 12月 1月 2月 3月 Q1 Q2 Q3 Q4 上期 下期 年度');
    expect(gridColumns(2026, fiscal).at(-1)?.period).toEqual({ start: '2026-04-01', end: '2027-04-01' });
  });

  it.each([
    [1, 31, '2026-01-01', 'Jan'],
    [4, 20, '2026-03-21', 'Apr'],
    [12, 31, '2026-12-01', 'Dec'],
  ])('a year from month %i with closing day %i begins on %s', (startMonth, closingDay, start, name) => {
    const rules = { startMonth, closingDay, weekStart: 1 };
    const [first] = gridColumns(2026, rules);
    expect([first?.period.start, first && columnName(first, rules, 'en')]).toEqual([start, name]);
  });
});

describe('a cell', () => {
  const october = of('2026-10-01', '2026-11-01', 100);
  const november = of('2026-11-01', '2026-12-01', 200);
  const december = of('2026-12-01', '2027-01-01', 300);

  it.each<[string, Target[], string, string, object]>([
    ['is set', [november], 'month', '2026-11-01', { value: 200, from: 'set', given: false }],
    ['is nothing', [november], 'month', '2026-12-01', { given: false }],
    [
      'follows a repeating target',
      [of('2026-04-01', '2026-05-01', 50, { repeats: 'month' })],
      'month',
      '2027-03-01',
      { value: 50, from: 'every' },
    ],
    ['sums its months', [october, november, december], 'quarter', '2026-10-01', { value: 600, from: 'summed' }],
    ['sums nothing that is not whole', [october, december], 'quarter', '2026-10-01', { given: false }],
    [
      'takes its share of a quarter',
      [of('2027-01-01', '2027-04-01', 590)],
      'month',
      '2027-01-01',
      { from: 'split', value: expect.any(Number) },
    ],
    [
      'says so where its months come to something else',
      [october, november, december, of('2026-10-01', '2027-01-01', 700)],
      'quarter',
      '2026-10-01',
      { value: 700, from: 'set', parts: 600 },
    ],
    ['is the company’s', [{ ...november, by: 'company' }], 'month', '2026-11-01', { given: true }],
  ])('%s', (_, targets, kind, start, expected) => {
    expect(cell(targets, kind, start)).toMatchObject(expected);
  });

  it('a rate is not summed', () => {
    const rates = [october, november, december].map((target) => ({ ...target, kpi: 'win-rate', value: 0.3 }));
    expect(cell(rates, 'quarter', '2026-10-01', 'win-rate').value).toBeUndefined();
  });

  it('months split off a quarter sum to it', () => {
    const quarter = [of('2027-01-01', '2027-04-01', 1001)];
    const months = ['2027-01-01', '2027-02-01', '2027-03-01'].map((start) => cell(quarter, 'month', start).value ?? 0);
    expect(months.reduce((a, b) => a + b)).toBe(1001);
  });
});

describe('all about a cell', () => {
  const detail = (targets: Target[], kind: string, start: string, kpi = 'calls') =>
    targetDetail(
      { kpi: kpiCalled(kpi), scope: { kind: 'me' } },
      columnOf(kind, start),
      sampleGround(targets, sampleFacts()).look,
    );

  it('a month falls into weeks cut at its ends, which sum to it', () => {
    const { parts, today, businessDays } = detail([of('2027-03-01', '2027-04-01', 500)], 'month', '2027-03-01');
    expect(parts.map(({ period }) => period.start)).toEqual([
      '2027-03-01',
      '2027-03-08',
      '2027-03-15',
      '2027-03-22',
      '2027-03-29',
    ]);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(500);
    expect(parts.reduce((sum, part) => sum + part.businessDays, 0)).toBe(businessDays);
    expect(today).toBeUndefined();
  });

  it('today’s share is told while today is in it, what was missed spread over the days left', () => {
    const { today, parts } = detail([of('2026-11-01', '2026-12-01', 400)], 'month', '2026-11-01');
    expect(parts.filter(({ isNow }) => isNow)).toHaveLength(1);
    expect(today).toBeGreaterThan(400 / 19);
  });

  it('a suggestion and its feasibility stand on the months before', () => {
    const { suggestion, feasibility } = detail([of('2026-11-01', '2026-12-01', 400)], 'month', '2026-11-01');
    expect(suggestion?.periods).toBe(3);
    expect(feasibility?.en).toMatch(/^\d+\.\d × your best month$/);
  });

  it('a rate falls into no parts', () => {
    expect(
      detail([{ ...of('2026-11-01', '2026-12-01', 0.3), kpi: 'win-rate' }], 'month', '2026-11-01', 'win-rate').parts,
    ).toEqual([]);
  });
});
