import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { reportOf, type Result } from './kpi-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'kpi-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const tool = join(import.meta.dirname, 'kpi.ts');

function kpi(...options: string[]) {
  const { results, ...shared } = reportOf([...options, '--today', '2026-09-30']);
  return { ...shared, ...(results[0] ?? expect.fail('no result')), results };
}
const metric = ({ metrics }: Result, id: string) => metrics.find((one) => one.id === id) ?? expect.fail(id);

const deals = file(
  'deals.csv',
  `案件ID,担当者,チーム,取引先,金額,結果,作成日,完了日,原価
1,青木,東,株式会社A,"¥1,200,000",受注,2026/08/20,2026/09/10,"¥700,000"
2,青木,東,B商店,80万円,失注,2026/08/25,2026/09/12,
3,馬場,西,(株)A,US$1000,受注,2026/09/01,2026/09/15,
4,馬場,西,C工業,"¥2,000,000",商談中,2026/09/05,,
5,馬場,西,D社,いくらか,受注,2026/09/05,2026/09/20,
`,
);

describe('npm run kpi', () => {
  it('measures every metric of a month, with coverage, in major units', () => {
    const answer = kpi('--deals', deals, '--period', '2026-09', '--currency', 'JPY');
    expect(answer.deals).toBe(5);
    expect(answer.problems).toBe(1);
    expect(metric(answer, 'revenue')).toMatchObject({ value: 1_200_000, known: 1, of: 3 });
    expect(metric(answer, 'win-rate')).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
    expect(metric(answer, 'gross-profit')).toMatchObject({ value: 500_000, known: 1, of: 3 });
    expect(metric(answer, 'open-pipeline').value).toBe(2_000_000);
    expect(metric(answer, 'calls')).toMatchObject({ why: 'no-rows' });
  });

  it('converts by dated rates, per scope, against targets', () => {
    const rates = file('rates.csv', 'from,to,on,rate\nUSD,JPY,2026-09-01,150\n');
    const targets = file('targets.csv', '指標,対象,期間,目標\n売上高,全員,2026-09,2700000\n');
    const all = kpi(
      '--deals',
      deals,
      '--period',
      '2026年9月',
      '--currency',
      'JPY',
      '--rates',
      rates,
      '--targets',
      targets,
    );
    expect(metric(all, 'revenue')).toMatchObject({ value: 1_350_000, known: 2, target: 2_700_000, attainment: 0.5 });
    const west = kpi(
      '--deals',
      deals,
      '--period',
      '2026-09',
      '--currency',
      'JPY',
      '--rates',
      rates,
      '--scope',
      'team=西',
    );
    expect(metric(west, 'revenue').value).toBe(150_000);
    const each = kpi('--deals', deals, '--period', '2026-09', '--currency', 'JPY', '--scope', 'each');
    expect(each.results.map(({ scope }) => scope)).toEqual(['rep=青木', 'rep=馬場']);
  });

  it('reads activities and says which switch it used', () => {
    const activities = file(
      'calls.csv',
      'date,type,outcome\n2026-09-01,Call,Connected\n2026-09-02,Call,No answer\n2026-09-03,Call,Appointment set\n',
    );
    const answer = kpi('--activities', activities, '--period', '2026-09', '--appointment-per', 'connected');
    expect(metric(answer, 'appointment-rate')).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
      formula: { ja: 'アポ獲得数 ÷ 有効架電数' },
    });
  });

  it('a table without a currency keeps its decimals', () => {
    const plain = file('plain.csv', 'id,won,closed,value\n1,1,2026-09-01,10.25\n2,1,2026-09-02,0.5\n');
    expect(metric(kpi('--deals', plain), 'revenue').value).toBe(10.75);
  });

  it.each<[string[], string]>([
    [[], 'Which rows?'],
    [['--deals', join(folder, 'gone.csv')], 'There is no file'],
    [['--deals', file('empty.csv', '')], 'is empty'],
    [['--deals', file('other.csv', 'colour,size\n1,2\n')], 'has none of the columns'],
    [['--deals', deals, '--period', 'soon'], '"soon" is no period'],
    [['--deals', deals, '--scope', 'rep=誰か'], 'Owners: 青木, 馬場'],
    [['--deals', deals, '--margin', 'x'], '--margin is a share'],
    [['--deals', deals, '--map', 'Limbo'], '--map is a stage and what it means'],
    [['--deals', file('undated.csv', 'id,won,value\n1,1,5\n')], 'No row has a date'],
    [['--colour', 'red'], 'Known options'],
  ])('%j is refused with a sentence', (options, sentence) => {
    expect(() => reportOf(options)).toThrow(sentence);
  });

  it('from the command line: JSON, or a sentence and exit code 2', { timeout: 60_000 }, async () => {
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [tool, '--deals', deals, '--period', '2026-09', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ deals: 5, period: '2026-09' });
    await expect(run(process.execPath, [tool])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Which rows?'),
    });
  });
});
