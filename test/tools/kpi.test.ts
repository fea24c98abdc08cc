import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kpi-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const run = promisify(execFile);
const tool = join(import.meta.dirname, 'kpi.ts');

type Metric = { id: string; value?: number; why?: string; known: number; of: number; numerator?: number; denominator?: number; target?: number; attainment?: number; formula: { ja: string } };
type Answer = { deals: number; currency: string; problems: number; ignored: string[]; metrics: Metric[]; scopes?: { scope: string; metrics: Metric[] }[] };

async function kpi(...options: string[]): Promise<Answer> {
  const { stdout } = await run(process.execPath, [tool, ...options, '--today', '2026-09-30', '--json']);
  return JSON.parse(stdout) as Answer;
}
async function refusal(...options: string[]): Promise<string> {
  const failed = await run(process.execPath, [tool, ...options]).then(() => expect.fail('it ran'), (error: { code: number; stderr: string }) => error);
  expect(failed.code).toBe(2);
  return failed.stderr;
}
const metric = ({ metrics }: { metrics: Metric[] }, id: string) => metrics.find((one) => one.id === id) ?? expect.fail(id);

const deals = file('deals.csv', `案件ID,担当者,チーム,取引先,金額,結果,作成日,完了日,原価
1,青木,東,株式会社A,"¥1,200,000",受注,2026/08/20,2026/09/10,"¥700,000"
2,青木,東,B商店,80万円,失注,2026/08/25,2026/09/12,
3,馬場,西,(株)A,US$1000,受注,2026/09/01,2026/09/15,
4,馬場,西,C工業,"¥2,000,000",商談中,2026/09/05,,
5,馬場,西,D社,いくらか,受注,2026/09/05,2026/09/20,
`);

describe('npm run kpi', () => {
  it('measures every metric of a month, with coverage, in major units', async () => {
    const answer = await kpi('--deals', deals, '--period', '2026-09', '--currency', 'JPY');
    expect(answer.deals).toBe(5);
    expect(answer.problems).toBe(1);
    expect(metric(answer, 'revenue')).toMatchObject({ value: 1_200_000, known: 1, of: 3 });
    expect(metric(answer, 'win-rate')).toMatchObject({ value: 0.75, numerator: 3, denominator: 4 });
    expect(metric(answer, 'gross-profit')).toMatchObject({ value: 500_000, known: 1, of: 3 });
    expect(metric(answer, 'open-pipeline').value).toBe(2_000_000);
    expect(metric(answer, 'calls')).toMatchObject({ why: 'no-rows' });
  });

  it('converts by dated rates, per scope, against targets', async () => {
    const rates = file('rates.csv', 'from,to,on,rate\nUSD,JPY,2026-09-01,150\n');
    const targets = file('targets.csv', '指標,対象,期間,目標\n売上高,全員,2026-09,2700000\n');
    const all = await kpi('--deals', deals, '--period', '2026年9月', '--currency', 'JPY', '--rates', rates, '--targets', targets);
    expect(metric(all, 'revenue')).toMatchObject({ value: 1_350_000, known: 2, target: 2_700_000, attainment: 0.5 });
    const west = await kpi('--deals', deals, '--period', '2026-09', '--currency', 'JPY', '--rates', rates, '--scope', 'team=西');
    expect(metric(west, 'revenue').value).toBe(150_000);
    const each = await kpi('--deals', deals, '--period', '2026-09', '--currency', 'JPY', '--scope', 'each');
    expect(each.scopes?.map(({ scope }) => scope)).toEqual(['rep=青木', 'rep=馬場']);
  });

  it('reads activities and says which switch it used', async () => {
    const activities = file('calls.csv', 'date,type,outcome\n2026-09-01,Call,Connected\n2026-09-02,Call,No answer\n2026-09-03,Call,Appointment set\n');
    const answer = await kpi('--activities', activities, '--period', '2026-09', '--appointment-per', 'connected');
    expect(metric(answer, 'appointment-rate')).toMatchObject({ value: 0.5, numerator: 1, denominator: 2, formula: { ja: 'アポ獲得数 ÷ 有効架電数' } });
  });

  it('a table without a currency keeps its decimals', async () => {
    const plain = file('plain.csv', 'id,won,closed,value\n1,1,2026-09-01,10.25\n2,1,2026-09-02,0.5\n');
    expect(metric(await kpi('--deals', plain), 'revenue').value).toBe(10.75);
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
  ])('%j is refused with a sentence', async (options, sentence) => {
    expect(await refusal(...options)).toContain(sentence);
  });
});
