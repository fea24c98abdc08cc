import { describe, expect, it } from 'vitest';
import { recipes } from '../../crms/index.ts';
import type { Row } from '../../domain/reading.ts';
import { readSheet } from '../csv/sheet.ts';
import { stageWord } from '../csv/words.ts';
import { draw, type Drawn, type DrawOrder } from './draw.ts';
import { propose } from './propose.ts';
import { idFormOf, noSource } from './source.ts';

function drawn(text: string, more: Partial<DrawOrder> = {}): Drawn {
  const sheet = readSheet(text) ?? expect.fail('no table');
  const steps = draw(sheet, {
    ...propose(sheet),
    source: noSource,
    idForm: {},
    rule: 'written',
    currency: 'JPY',
    zone: 'Asia/Tokyo',
    today: '2026-11-25',
    meaning: stageWord,
    mark: 'import test',
    ...more,
  });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
const rowOf = (text: string, more?: Partial<DrawOrder>): Row => drawn(text, more).rows[0]?.row ?? expect.fail('no row');
const plain = ({ values }: Row) =>
  Object.fromEntries(Object.entries(values).map(([field, read]) => [field, read.value]));

describe('columns are found by heading, in the words of each CRM', () => {
  it.each([
    [
      'Salesforce',
      'Opportunity ID,Opportunity Name,Account Name,Amount,Close Date,Stage,Opportunity Owner,Created Date,Probability (%)',
    ],
    ['Salesforceの日本語', '商談 ID,商談名,取引先名,金額,完了予定日,フェーズ,商談 所有者,作成日,確度(%)'],
    [
      'HubSpot',
      'Record ID,Deal Name,Associated Company,Amount,Close Date,Deal Stage,Deal owner,Create Date,Deal probability',
    ],
    ['HubSpotの日本語', 'レコードID,取引名,関連する会社,金額,クローズ日,取引ステージ,取引担当者,作成日,取引の確度'],
    [
      'Pipedrive',
      'Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Expected close date,Deal - Stage,Deal - Owner,Deal - Deal created,Deal - Probability',
    ],
    ['Zoho', 'Record Id,Deal Name,Account Name,Amount,Closing Date,Stage,Deal Owner,Created Time,Probability'],
    [
      'Dynamics',
      'Opportunity ID,Topic,Potential Customer,Est. Revenue,Est. Close Date,Sales Stage,Owner,Created On,Probability',
    ],
    ['Odoo', 'ID,Opportunity,Customer,Expected Revenue,Expected Closing,Stage,Salesperson,Created on,Probability'],
    ['kintone', 'レコード番号,案件名,会社名,見込金額,受注予定日,進捗,営業担当,案件発生日,確度'],
  ])('%s', (_, headers) => {
    const { at } = propose({ headers: headers.split(','), rows: [] });
    const order = [
      at.id,
      at.name,
      at.account,
      at.amount,
      at.closeDate ?? at.closedDate,
      at.stage,
      at.owner,
      at.createdDate,
      at.probability,
    ];
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('and where headings say nothing by what stands below them', () => {
    const proposal = propose(
      readSheet('A,B,C,D\n甲社の更新,"¥1,000",提案,2026/12/01\n乙社の新規,"¥2,000",受注,2026/11/02\n') ?? expect.fail(),
      'deals',
    );
    expect(proposal.at).toEqual({ name: 0, amount: 1, stage: 2, closeDate: 3 });
    expect([...proposal.byShape].toSorted()).toEqual(['amount', 'closeDate', 'name', 'stage']);
  });
});

describe('a deal of a table', () => {
  it.each<[what: string, head: string, cells: string, values: object]>([
    ['yen by the thousand', '案件名,金額(千円)', '更新,"1,200"', { amount: { minor: 1_200_000, currency: 'JPY' } }],
    ['a currency column', 'Name,Amount,Currency', 'A,1234.50,USD', { amount: { minor: 123_450, currency: 'USD' } }],
    ['a loss in brackets', 'Name,Amount', 'A,"(¥1,000)"', { amount: { minor: -1000, currency: 'JPY' } }],
    ['a Japanese year', '案件名,受注日', '更新,令和8年9月10日', { wonDate: '2026-09-10' }],
    ['an offset', 'Name,Created Date', 'A,2026-09-10T20:00:00Z', { createdDate: '2026-09-11' }],
    ['a share in per cent', 'Name,Probability (%)', 'A,30', { probability: 0.3 }],
    ['a quoted line end', 'Name,Amount', '"A\nB",1', { name: 'A\nB' }],
    ['a name of 300 letters', 'Name,Amount', `${'あ'.repeat(300)},1`, { name: 'あ'.repeat(300) }],
    ['a hostile name', 'Name,Amount', '"<img src=x onerror=alert(1)>",1', { name: '<img src=x onerror=alert(1)>' }],
    ['a guarded formula', 'Name,Amount', "'=1+1,1", { name: '=1+1' }],
  ])('%s', (_, head, cells, values) => {
    expect(plain(rowOf(`${head}\n${cells}\n`))).toMatchObject(values);
  });

  it.each<[what: string, head: string, cells: string, values: object]>([
    ['an outcome goes before an open stage', 'Stage,Status', 'Negotiation,Won', { stage: 'Won' }],
    ['a stage that says it keeps its own word', 'Stage,Status', 'Closed Won,Won', { stage: 'Closed Won' }],
    ['no "won" is no loss while a stage says more', 'Stage,Won', 'Negotiation,false', { stage: 'Negotiation' }],
    ['"won" alone', 'Amount,Won', '1,true', { stage: 'Won' }],
    ['neither won nor closed', 'Won,Closed Date', 'false,', { stage: 'Open' }],
    ['not won and closed', 'Won,Closed Date', 'false,2026-09-01', { stage: 'Lost', closeDate: '2026-09-01' }],
    [
      'the day it was won',
      'Status,Close Date,Closed Date',
      'Won,2026-12-01,2026-09-01',
      { closeDate: '2026-12-01', wonDate: '2026-09-01' },
    ],
    [
      'the day it was lost',
      'Status,Expected Close,Closed Date',
      'Lost,2026-12-01,2026-09-01',
      { closeDate: '2026-09-01' },
    ],
  ])('%s', (_, head, cells, values) => {
    expect(plain(rowOf(`Name,${head}\nA,${cells}\n`))).toMatchObject(values);
  });

  it.each([
    ['salesforce', '0065g00000ABCde', '0065g00000ABCdeAAC'],
    ['zoho', 'zcrm_4876876000000333001', '4876876000000333001'],
  ])('of %s is known by the id its pages show', (crm, id, strong) => {
    const row = rowOf(`ID,Name,Amount\n${id},A,1\n`, {
      source: { crm, site: 'https://a.example' },
      idForm: idFormOf(crm, recipes),
    });
    expect(row.id.strong?.slice(0, 15)).toBe(strong.slice(0, 15));
    expect(row.id.strong).toHaveLength(strong.length);
  });
});

describe('what cannot be taken is told', () => {
  it.each([
    ['nothing to tell it by', 'Name,Amount\n,5\n', { line: 2, reason: 'no-identity', row: true }],
    [
      'an id that a spreadsheet shortened',
      'ID,Name,Amount\n4.87688E+18,A,5\n',
      { line: 2, reason: 'shortened-id', row: true },
    ],
    ['an id that stands twice', 'ID,Name,Amount\n1,A,5\n1,B,6\n', { line: 2, reason: 'duplicate', row: true }],
    ['an amount that is none', 'Name,Amount\nA,much\nB,5\n', { line: 2, column: 'amount', reason: 'unreadable' }],
    ['a day that may be two', 'Name,Close Date\nA,11/12/2026\n', { line: 2, column: 'closeDate', reason: 'ambiguous' }],
  ])('%s', (_, text, problem) => {
    expect(drawn(text).problems).toMatchObject([problem]);
  });

  it('an order of day and month that somebody knows is used', () => {
    expect(plain(rowOf('Name,Close Date\nA,11/12/2026\n', { dateOrder: 'dmy' }))).toMatchObject({
      closeDate: '2026-12-11',
    });
  });

  it('two of one name in a table of no CRM are two', () => {
    const { rows } = drawn('Name,Account,Amount\nA,B,1\nA,B,2\n');
    expect(rows.map(({ row }) => row.id.strong)).toEqual(['a | b', 'a | b #2']);
  });
});

describe('an activity of a table', () => {
  it('without a state is done, unless it lies ahead', () => {
    const { rows } = drawn('種別,日時,件名\n架電,2026/11/20 10:30,A\n商談,2026/12/01,B\n');
    expect(rows.map(({ row }) => plain(row))).toEqual([
      { type: '架電', when: '2026-11-20T10:30', subject: 'A', state: 'done' },
      { type: '商談', when: '2026-12-01', subject: 'B', state: 'planned' },
    ]);
  });
  it('is told by time and owner where it has no id', () => {
    const { rows } = drawn('Type,When,Owner\nCall,2026-11-20T10:30,A\nCall,2026-11-20T10:30,B\n');
    expect(new Set(rows.map(({ row }) => row.id.strong)).size).toBe(2);
  });
});
