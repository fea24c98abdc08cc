import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../domain/day.ts';
import type { Fiscal } from '../../domain/period.ts';
import { periodOf } from '../../domain/periods.ts';
import type { Target } from '../../domain/target.ts';
import { kpis } from '../../kpis/index.ts';
import { applyDrafts } from '../apply-targets.ts';
import { readTargets, writeTargets } from './target-sheet.ts';

const fiscal: Fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const options = { kpis, fiscal, currency: 'JPY', zone: 'Asia/Tokyo', today: '2026-09-18' };
const september = { start: '2026-09-01', end: '2026-10-01' };

function read(text: string) {
  const table = readTargets(text, options);
  return 'refused' in table ? expect.fail(table.refused) : table;
}

describe('a table of targets', () => {
  it('one a row, in Japanese', () => {
    const { drafts, problems } = read(
      '指標,担当者,期間,目標(千円),期限,ストレッチ(千円)\n売上高,自分,2026年9月,"15,000",2026/09/25,18000\n売上高,山田 太郎,2026年9月,5000,,\n',
    );
    expect(problems).toEqual([]);
    expect(drafts).toEqual([
      {
        kpi: 'revenue',
        scope: { kind: 'me' },
        period: september,
        deadline: '2026-09-25',
        value: 15_000_000,
        tiers: { stretch: 18_000_000 },
      },
      {
        kpi: 'revenue',
        scope: { kind: 'owner', name: '山田 太郎' },
        period: september,
        deadline: '2026-09-30',
        value: 5_000_000,
      },
    ]);
  });

  it('a grid pasted from a spreadsheet: metrics down, periods across, blank cells set nothing', () => {
    const { drafts, problems } = read(
      '\t2026-09\t2026-10\n売上高\t1,200万円\t15000000\n架電数\t400件\t\n受注率(金額)\t30%\t0.35',
    );
    expect(problems).toEqual([]);
    expect(drafts.map(({ kpi, period, value }) => [kpi, period.start, value])).toEqual([
      ['revenue', '2026-09-01', 12_000_000],
      ['revenue', '2026-10-01', 15_000_000],
      ['calls', '2026-09-01', 400],
      ['win-rate-amount', '2026-09-01', 0.3],
      ['win-rate-amount', '2026-10-01', 0.35],
    ]);
  });

  it('a grid with an owner column is a team’s', () => {
    const { drafts } = read('metric,owner,2026Q2\nCalls,Aoki,900\nCalls,Baba;Chiba,700\nCalls,all,2000');
    expect(drafts.map(({ scope, period }) => [scope, period.start])).toEqual([
      [{ kind: 'owner', name: 'Aoki' }, '2026-07-01'],
      [{ kind: 'team', names: ['Baba', 'Chiba'] }, '2026-07-01'],
      [{ kind: 'all' }, '2026-07-01'],
    ]);
  });

  it.each([
    ['an unknown metric', 'kpi,period,target\nHappiness,2026-09,5', '2 kpi unknown-word'],
    ['an unknown period', 'kpi,period,target\nCalls,soon,5', '2 period unreadable'],
    ['a value that is none', 'kpi,period,target\nCalls,2026-09,many', '2 value unreadable'],
    ['a negative count', 'kpi,period,target\nCalls,2026-09,-5', '2 value unreadable'],
    ['another currency', 'kpi,period,target\nRevenue,2026-09,US$500', '2 value unreadable'],
  ])('%s is told and sets nothing', (_, text, problem) => {
    const { drafts, problems } = read(text);
    expect(drafts).toEqual([]);
    expect(problems.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([problem]);
  });

  it('a deadline outside its period is the period’s last day', () => {
    expect(read('kpi,period,target,deadline\nCalls,2026-09,5,2027-01-01').drafts[0]?.deadline).toBe('2026-09-30');
  });

  it.each([
    ['', 'empty'],
    ['a,b\n1,2', 'no-known-column'],
    ['kpi,target\nCalls,5', 'no-known-column'],
  ])('refuses %j: %s', (text, refused) => {
    expect(readTargets(text, options)).toMatchObject({ refused });
  });

  const scopes = fc.constantFrom<Target['scope']>(
    { kind: 'me' },
    { kind: 'all' },
    { kind: 'owner', name: '=HYPERLINK("x")' },
    { kind: 'team', names: ['A', '山田'] },
    { kind: 'crm', crm: 'odoo' },
  );
  const targets = fc
    .record({
      kpi: fc.constantFrom(...kpis),
      scope: scopes,
      day: fc.integer({ min: 0, max: 2000 }),
      kind: fc.constantFrom('day' as const, 'month' as const, 'quarter' as const),
      size: fc.nat(100_000),
      early: fc.nat(20),
    })
    .map(({ kpi, scope, day, kind, size, early }): Target => {
      const period = periodOf(kind, addDays('2024-01-01', day), fiscal);
      const last = addDays(period.end, -1);
      const wished = addDays(last, -early);
      const value = kpi.unit === 'rate' ? size / 100_000 : size;
      return {
        id: 'x',
        kpi: kpi.id,
        scope,
        period,
        deadline: wished >= period.start ? wished : last,
        value,
        original: value,
        changes: [],
        tiers: { stretch: value },
      };
    });

  it('written out and read back is the same', () => {
    fc.assert(
      fc.property(fc.array(targets, { minLength: 1, maxLength: 20 }), (list) => {
        const { drafts, problems } = read(writeTargets(list, options));
        expect(problems).toEqual([]);
        expect(drafts).toEqual(list.map(({ id: _, original: __, changes: ___, ...draft }) => draft));
      }),
    );
  });
});

describe('applyDrafts', () => {
  const how = { me: ['Taro'], reason: '10月の見直し', at: 5, idOf: () => 'new' };
  const draft = { kpi: 'calls', scope: { kind: 'me' as const }, period: september, deadline: '2026-09-30', value: 300 };
  const target: Target = { ...draft, id: 'old', value: 400, original: 400, changes: [] };

  it('adds what is new', () => {
    expect(applyDrafts([], [draft], how)).toEqual({
      targets: [{ ...draft, id: 'new', original: 300, changes: [] }],
      added: 1,
      changed: 0,
      kept: 0,
    });
  });
  it('revises what is there, by whichever of my names it was set', () => {
    const { targets: list, changed } = applyDrafts(
      [target],
      [{ ...draft, scope: { kind: 'owner', name: 'taro' } }],
      how,
    );
    expect(changed).toBe(1);
    expect(list).toEqual([
      { ...target, value: 300, original: 400, changes: [{ at: 5, from: 400, to: 300, reason: '10月の見直し' }] },
    ]);
  });
  it('the same again changes nothing', () => {
    expect(applyDrafts([target], [{ ...draft, value: 400 }], how)).toEqual({
      targets: [target],
      added: 0,
      changed: 0,
      kept: 0,
    });
  });
  it('a new deadline or tier is a change', () => {
    expect(
      applyDrafts([target], [{ ...draft, value: 400, deadline: '2026-09-25', tiers: { stretch: 500 } }], how),
    ).toMatchObject({ changed: 1, targets: [{ deadline: '2026-09-25', tiers: { stretch: 500 }, changes: [] }] });
  });
  it('leaves the company’s as they are', () => {
    expect(applyDrafts([{ ...target, by: 'company' }], [draft], how)).toMatchObject({
      kept: 1,
      targets: [{ value: 400 }],
    });
  });
});
