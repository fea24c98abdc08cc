import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays } from '../../lib/domain/day.ts';

const folder = mkdtempSync(join(tmpdir(), 'landing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = join(import.meta.dirname, '../..');
const run = (tool: string, ...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'test/tools', `${tool}.ts`), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const refused = (tool: string, ...args: string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'test/tools', `${tool}.ts`), ...args], {
    encoding: 'utf8',
  });
  return { status, stderr };
};
const write = (name: string, lines: string[]) => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

/** An invented company: five people, a deal on most days, a third won, one in nine never decided. */
const rows = Array.from({ length: 400 }, (_, index) => {
  const created = addDays('2025-01-06', index);
  const age = 3 + ((index * 37) % 55);
  const closed = addDays(created, age);
  const owner = ['佐藤', '鈴木', '高橋', '田中', '伊藤'][(index * 7) % 5] ?? '';
  const amount = 200_000 + ((index * 7919) % 900) * 1000;
  const outcome = index % 9 === 4 ? '' : index % 3 === 0 ? '受注' : '失注';
  return {
    id: `A-${index}`,
    owner,
    team: index % 5 < 3 ? '一課' : '二課',
    created,
    closed: outcome ? closed : '',
    outcome,
    amount: outcome === '受注' ? amount : 0,
    shown: amount,
  };
});
const headers = '案件番号,担当者,チーム,作成日,決着日,結果,金額,見込額';
const line = (row: (typeof rows)[number]) =>
  [row.id, row.owner, row.team, row.created, row.closed, row.outcome, row.amount || '', row.shown].join(',');
const deals = write('deals.csv', [headers, ...rows.map(line)]);

describe('npm run landing', () => {
  const asked = ['--deals', deals, '--as-of', '2025-09-12', '--period', '2025-09', '--target', '6000000', '--json'];
  const landing = JSON.parse(run('landing', ...asked)) as Record<string, unknown> & {
    p10: number;
    p50: number;
    p90: number;
    pHit: number;
    won: number;
    deals: { key: string; chance: number; criticality: number }[];
  };

  it('gives point, band, chance, method and every open deal’s criticality, most decisive first', () => {
    expect(landing).toMatchObject({
      asOf: '2025-09-12',
      period: '2025-09',
      method: 'blend',
      rung: 'quarter',
      tentative: false,
      scope: 'all',
    });
    expect(landing['point']).toBe(landing.p50);
    expect(landing.won).toBeLessThanOrEqual(landing.p10);
    expect(landing.p10).toBeLessThan(landing.p50);
    expect(landing.p50).toBeLessThan(landing.p90);
    expect(landing.pHit).toBeGreaterThan(0);
    expect(landing.pHit).toBeLessThan(1);
    const open = rows.filter(
      ({ created, closed }) => created <= '2025-09-12' && (closed === '' || closed > '2025-09-12'),
    );
    expect(landing.deals.map(({ key }) => key).sort()).toEqual(open.map(({ id }) => id).sort());
    const critical = landing.deals.map(({ criticality }) => criticality);
    expect(critical).toEqual([...critical].sort((a, b) => b - a));
    expect(critical[0]).toBeGreaterThan(0);
  });

  it('won to date is what the file says', () => {
    expect(landing.won).toBe(
      rows
        .filter(({ outcome, closed }) => outcome === '受注' && closed >= '2025-09-01' && closed <= '2025-09-12')
        .reduce((sum, { amount }) => sum + amount, 0),
    );
  });

  it('says the same twice, and the same in words', () => {
    expect(JSON.parse(run('landing', ...asked))).toEqual(landing);
    expect(run('landing', ...asked.slice(0, -1))).toContain(`P(hit) ${(landing.pHit * 100).toFixed(1)} %`);
  });

  it('knows people and teams', () => {
    const of = (scope: string) => JSON.parse(run('landing', ...asked, '--scope', scope)) as { won: number };
    const wonBy = (isMine: (row: (typeof rows)[number]) => boolean) =>
      rows
        .filter(
          (row) => isMine(row) && row.outcome === '受注' && row.closed >= '2025-09-01' && row.closed <= '2025-09-12',
        )
        .reduce((sum, { amount }) => sum + amount, 0);
    expect(of('rep=佐藤').won).toBe(wonBy(({ owner }) => owner === '佐藤'));
    expect(of('team=二課').won).toBe(wonBy(({ team }) => team === '二課'));
  });

  it('counts deals on request', () => {
    const counted = JSON.parse(run('landing', ...asked.slice(0, -3), '--metric', 'deals-won', '--json')) as {
      won: number;
      p50: number;
    };
    expect(counted.won).toBe(
      rows.filter(({ outcome, closed }) => outcome === '受注' && closed >= '2025-09-01' && closed <= '2025-09-12')
        .length,
    );
    expect(Number.isInteger(counted.p50)).toBe(true);
  });

  it.each([
    ['a day that does not exist', ['--deals', deals, '--as-of', '2025-02-29', '--period', '2025-02'], '2025-02-29'],
    [
      'no file',
      ['--deals', join(folder, 'none.csv'), '--as-of', '2025-09-12', '--period', '2025-09'],
      'There is no file',
    ],
    ['an empty file', ['--deals', write('empty.csv', []), '--as-of', '2025-09-12', '--period', '2025-09'], 'empty'],
    [
      'a file about something else',
      ['--deals', write('other.csv', ['colour,shape', 'red,round']), '--as-of', '2025-09-12', '--period', '2025-09'],
      'colour, shape',
    ],
    ['a period nobody can read', ['--deals', deals, '--as-of', '2025-09-12', '--period', 'soon'], 'soon'],
    [
      'a target that is no number',
      ['--deals', deals, '--as-of', '2025-09-12', '--period', '2025-09', '--target', 'much'],
      'much',
    ],
    [
      'a team nobody is in',
      ['--deals', deals, '--as-of', '2025-09-12', '--period', '2025-09', '--scope', 'team=九課'],
      '一課',
    ],
    [
      'a person no deal belongs to',
      ['--deals', deals, '--as-of', '2025-09-12', '--period', '2025-09', '--scope', 'rep=誰か'],
      '佐藤',
    ],
    ['an option that is none', ['--nonsense', '1'], '--deals'],
  ])('refuses %s with a sentence', (_, args, words) => {
    const { status, stderr } = refused('landing', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('npm run backtest', () => {
  const caseLines = [
    'kind,period,level,entity,fraction,as_of,target_mean3',
    'M,2025-09,rep,rep:佐藤,0.5,2025-09-12,900000',
    'M,2025-09,team,team:一課,0.5,2025-09-12,',
    'M,2025-09,all,all,0.5,2025-09-12,5000000',
    'Q,2025Q3,all,all,0.75,2025-09-08,9000000',
  ];
  const cases = write('cases.csv', caseLines);
  const forecast = (from: string, name: string) => {
    run('backtest', '--deals', from, '--cases', cases, '--out', join(folder, name));
    return readFileSync(join(folder, name), 'utf8');
  };
  const forecasts = forecast(deals, 'forecasts.csv');

  it('gives one forecast per case, in order, under the case’s own names', () => {
    const [head = '', ...lines] = forecasts.trim().split('\n');
    expect(head).toBe('kind,period,level,entity,fraction,as_of,p10,p50,p90,p_target,rung,method');
    expect(lines.map((text) => text.split(',').slice(0, 6).join(','))).toEqual(
      caseLines.slice(1).map((text) => text.split(',').slice(0, 6).join(',')),
    );
    expect(lines.map((text) => text.split(',')[9] === '')).toEqual([false, true, false, false]);
  });

  it('does not look ahead: without the later rows not one digit changes', () => {
    const known = rows
      .filter(({ created }) => created <= '2025-09-12')
      .map((row) => (row.closed > '2025-09-12' ? { ...row, closed: '', outcome: '', amount: 0 } : row));
    expect(forecast(write('known.csv', [headers, ...known.map(line)]), 'known-forecasts.csv')).toBe(forecasts);
  });

  it('does not look ahead where the export itself does: stated chance, planned close, team, currency, one amount column', () => {
    const heads = 'id,owner,team,created,closed,won,amount,currency,probability,close date';
    const text = (row: (typeof rows)[number], isKnown: boolean) => {
      const isOver = isKnown && row.outcome !== '';
      const isWon = row.outcome === '受注';
      // After the day asked about most amounts are in dollars, people have moved, and what was won says 100 %.
      const isLate = row.created > '2025-09-12';
      return [
        row.id,
        row.owner,
        isLate ? '九課' : row.team,
        row.created,
        isOver ? row.closed : '',
        isOver ? (isWon ? 1 : 0) : '',
        isOver || row.outcome === '' ? row.shown : '',
        isLate ? 'USD' : 'JPY',
        isOver ? (isWon ? 100 : 0) : '',
        isOver ? row.closed : '',
      ].join(',');
    };
    const known = rows.filter(({ created }) => created <= '2025-09-12');
    const cut = known.map((row) => text(row, row.closed <= '2025-09-12'));
    const full = [...known, ...Array.from({ length: 3 }, () => rows.slice(-120)).flat()].map((row) => text(row, true));
    expect(forecast(write('export.csv', [heads, ...full]), 'export-forecasts.csv')).toBe(
      forecast(write('export-cut.csv', [heads, ...cut]), 'export-cut-forecasts.csv'),
    );
  });

  it('counts Japanese holidays on request: the day after a quarter of the business days is a later one', () => {
    const asked = ['--deals', deals, '--from', '2025-09', '--to', '2025-09', '--levels', 'all'];
    const asOf = (holidays: string) =>
      (
        JSON.parse(run('backtest', ...asked, '--holidays', holidays, '--json')) as { forecasts: { as_of: string }[] }
      ).forecasts.map(({ as_of }) => as_of);
    expect(asOf('none')).toEqual(['2025-09-08', '2025-09-15', '2025-09-23']);
    // 15 and 23 September are holidays: 20 business days instead of 22.
    expect(asOf('jp')).toEqual(['2025-09-05', '2025-09-12', '2025-09-22']);
  });

  it.each(['2025Q3', '2025-Q3', '2025年度第3四半期'])('a quarter is understood as the product does: %s', (name) => {
    const of = (period: string) =>
      run('landing', '--deals', deals, '--as-of', '2025-08-15', '--period', period, '--json');
    expect(JSON.parse(of(name))).toMatchObject({ start: '2025-07-01', end: '2025-10-01' });
  });

  it('rolls through a span beside the baselines, which are what anybody would compute', () => {
    const { scores } = JSON.parse(
      run('backtest', '--deals', deals, '--from', '2025-07', '--to', '2025-10', '--levels', 'rep,team,all', '--json'),
    ) as {
      scores: {
        level: string;
        fraction: number;
        count: number;
        wape: number;
        coverage: number;
        ratio: number;
        baselines: Record<string, number>;
      }[];
    };
    expect(scores.map(({ level, fraction }) => `${level} ${fraction}`).sort()).toEqual([
      'all 0.25',
      'all 0.5',
      'all 0.75',
      'rep 0.25',
      'rep 0.5',
      'rep 0.75',
      'team 0.25',
      'team 0.5',
      'team 0.75',
    ]);
    const half = scores.find(({ level, fraction }) => level === 'all' && fraction === 0.5);
    // By hand: business days elapsed are 12, 11, 11, 12 of 23, 21, 22, 23.
    const months = [
      ['2025-07', '2025-07-16', 12, 23],
      ['2025-08', '2025-08-15', 11, 21],
      ['2025-09', '2025-09-15', 11, 22],
      ['2025-10', '2025-10-16', 12, 23],
    ] as const;
    let off = 0;
    let total = 0;
    for (const [month, asOf, elapsed, all] of months) {
      const won = rows.filter(({ outcome, closed }) => outcome === '受注' && closed.startsWith(month));
      const actual = won.reduce((sum, { amount }) => sum + amount, 0);
      const sofar = won.filter(({ closed }) => closed <= asOf).reduce((sum, { amount }) => sum + amount, 0);
      off += Math.abs((sofar / elapsed) * all - actual);
      total += actual;
    }
    expect(half?.baselines['business-day-run-rate']).toBeCloseTo(off / total, 6);
    expect(Object.keys(half?.baselines ?? {}).sort()).toEqual([
      'business-day-run-rate',
      'calendar-run-rate',
      'last-period',
      'stage-weighted',
    ]);
    for (const { wape, coverage, count } of scores)
      expect(wape >= 0 && coverage >= 0 && coverage <= 1 && count > 0).toBe(true);
  });

  it.each([
    ['neither cases nor a span', ['--deals', deals], '--cases'],
    [
      'a case of nobody',
      ['--deals', deals, '--cases', write('odd.csv', ['period,entity,as_of', '2025-09,somebody,2025-09-12'])],
      'somebody',
    ],
    [
      'a case without a day',
      ['--deals', deals, '--cases', write('dayless.csv', ['period,entity', '2025-09,all'])],
      'as_of',
    ],
    [
      'a case of a period nobody can read',
      ['--deals', deals, '--cases', write('periodless.csv', ['period,entity,as_of', 'soon,all,2025-09-12'])],
      'line 2',
    ],
    [
      'cases without a column for whom',
      ['--deals', deals, '--cases', write('whomless.csv', ['period,as_of', '2025-09,2025-09-12'])],
      'entity',
    ],
    ['cases of none of these deals', ['--deals', deals, '--cases', cases, '--dataset', 'other'], 'no case'],
    ['a file of cases that is not there', ['--deals', deals, '--cases', join(folder, 'nowhere.csv')], 'no file'],
    ['a span that is none', ['--deals', deals, '--from', 'soon', '--to', '2025-09'], '--from'],
    ['a span before the first deal', ['--deals', deals, '--from', '2019-01', '--to', '2019-02'], 'No deal'],
    ['an unknown calendar', ['--deals', deals, '--from', '2025-09', '--to', '2025-09', '--holidays', 'us'], 'jp'],
    ['a fiscal year of 13 months', ['--deals', deals, '--cases', cases, '--fiscal-start', '13'], '1 to 12'],
    [
      'a span without a whole month',
      ['--deals', deals, '--from', '2025-09-10', '--to', '2025-09-20'],
      'No whole month',
    ],
  ])('refuses %s with a sentence', (_, args, words) => {
    const { status, stderr } = refused('backtest', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
});
