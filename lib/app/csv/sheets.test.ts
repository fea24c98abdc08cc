import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DealFact } from '../../domain/deal.ts';
import { readActivities } from './activity-sheet.ts';

import { dealColumns } from './deal-column-names.ts';
import { columnsOf, unitOf } from './columns.ts';
import { readDeals } from './deal-sheet.ts';
import { textOfFile } from './file-text.ts';
import { readSheet, readSheetInSteps, writeSheet } from './sheet.ts';

const options = { zone: 'Asia/Tokyo', today: '2026-09-18' };

function deals(text: string, more: Partial<Parameters<typeof readDeals>[1]> = {}) {
  const sheet = readDeals(text, { ...options, ...more });
  return 'refused' in sheet ? expect.fail(`refused: ${sheet.refused}`) : sheet;
}
const first = (text: string): DealFact => deals(text).deals[0] ?? expect.fail('no row');

describe('a table', () => {
  it('keeps quoted marks and line ends, skips empty lines, counts lines as a person does', () => {
    expect(readSheet('\uFEFFa,b\n\n"x, ""y""",1\n,\n')).toEqual({
      headers: ['a', 'b'],
      rows: [{ line: 3, cells: ['x, "y"', '1'] }],
    });
  });
  it('pasted from a spreadsheet is separated by tabs', () => {
    expect(readSheet('指標\t2026-09\n売上高\t1,000')?.rows[0]?.cells).toEqual(['売上高', '1,000']);
  });
  it('of nothing is no table', () => {
    expect(readSheet('\n \n')).toBeUndefined();
  });
  it('written out can run no formula', () => {
    expect(writeSheet(['名前'], [['=1+1'], ['a,b']])).toBe('\uFEFF名前\r\n\'=1+1\r\n"a,b"\r\n');
  });
  it('saved by Japanese Excel is read', () => {
    expect(textOfFile(Uint8Array.from([0x8b, 0xe0, 0x8a, 0x7a]))).toBe('金額');
    expect(textOfFile(new TextEncoder().encode('金額'))).toBe('金額');
    expect(textOfFile(Uint8Array.from([0xff, 0xfe, 0xd1, 0x91]))).toBe('金');
  });
});

describe('columns', () => {
  it.each([
    [
      '案件ID,案件名,取引先,担当者,金額(千円),フェーズ,受注日,確度',
      { id: 0, name: 1, account: 2, owner: 3, amount: 4, stage: 5, wonDate: 6, probability: 7 },
    ],
    [
      'opportunity_id,sales_agent,account,deal_stage,engage_date,close_date,close_value',
      { id: 0, owner: 1, account: 2, stage: 3, createdDate: 4, closeDate: 5, amount: 6 },
    ],
    ['Close Date,Ｏｗｎｅｒ,AMOUNT', { closeDate: 0, owner: 1, amount: 2 }],
  ])('%s', (headers, at) => {
    expect(columnsOf(headers.split(','), dealColumns)).toEqual({ at, ignored: [] });
  });

  it('what nobody knows, and a second one of the same meaning, is ignored and told', () => {
    expect(columnsOf(['amount', 'value', 'colour'], dealColumns)).toEqual({
      at: { amount: 0 },
      ignored: ['value', 'colour'],
    });
  });

  it.each([
    ['金額(千円)', { currency: 'JPY', scale: 1000 }],
    ['金額（円）', { currency: 'JPY', scale: 1 }],
    ['Amount (USD)', { currency: 'USD' }],
    ['金額(税抜)', {}],
    ['金額', {}],
  ])('%s states its unit', (header, unit) => {
    expect(unitOf(header)).toEqual(unit);
  });
});

describe('deals', () => {
  it('reads a Japanese export', () => {
    const text =
      '案件ID,案件名,取引先,担当者,金額(千円),結果,作成日,受注日,確度\n1,更新,株式会社A,山田,"1,200",受注,2026年8月1日,2026/09/10,80%\n';
    expect(first(text)).toMatchObject({
      key: '1',
      name: '更新',
      account: '株式会社A',
      owner: '山田',
      status: 'won',
      amount: { minor: 1_200_000, currency: 'JPY' },
      createdOn: '2026-08-01',
      closedOn: '2026-09-10',
      probability: 0.8,
    });
  });

  it.each<[string, string, Partial<DealFact>]>([
    ['1.0 is won', 'won,value\n1.0,500.25', { status: 'won', amount: { minor: 50_025, currency: 'XXX' } }],
    ['0 is lost', 'won,value\n0,', { status: 'lost' }],
    ['blank without a closing day is open', 'id,won,closed\na,,', { status: 'open' }],
    ['blank with one is not known', 'won,closed\n,2026-09-01', { status: 'unmapped' }],
    ['a stage says it where there is no outcome', 'amount,stage\n5,Closed Won', { status: 'won', stage: 'Closed Won' }],
    ['an unknown stage is unmapped', 'amount,stage\n5,Limbo', { status: 'unmapped' }],
    ['a named currency', 'amount,stage\n"$1,234.50",Won', { amount: { minor: 123_450, currency: 'USD' } }],
    ['a currency column', 'amount,currency,stage\n10.5,EUR,Won', { amount: { minor: 1050, currency: 'EUR' } }],
    ['a won deal closed on its close date', 'stage,close date\nWon,2026-09-03', { closedOn: '2026-09-03' }],
    ['an open deal only plans to', 'stage,close date\nProposal,2026-09-03', { status: 'open', closeOn: '2026-09-03' }],
  ])('%s', (_, text, expected) => {
    const sheet = deals(text.replace('$1', 'US$1'));
    expect(sheet.deals[0]).toMatchObject(expected);
    if (expected.status === 'open') expect(sheet.deals[0]).not.toHaveProperty('closedOn');
  });

  it('takes the open amount while a deal is open and the value once it is won, and keeps both', () => {
    const sheet = deals('id,won,value,amount_open\na,1,90,100\nb,,0,200\nc,0,0,300');
    expect(sheet.deals.map(({ amount }) => amount?.minor)).toEqual([9_000, 20_000, 30_000]);
    expect([...sheet.openAmounts.values()].map(({ minor }) => minor)).toEqual([10_000, 20_000, 30_000]);
  });

  it('a word of the company’s own can be given its meaning', () => {
    expect(deals('amount,stage\n5,Limbo', { meanings: { limbo: 'lost' } }).deals[0]?.status).toBe('lost');
  });

  it('a cell nobody can read is told and left out, never guessed', () => {
    const { deals: rows, problems } = deals('amount,stage,close date\nlots,Won,11/12/2026\n1.234,Won,2026-09-01');
    expect(rows[0]).not.toHaveProperty('amount');
    expect(rows[0]).not.toHaveProperty('closeOn');
    expect(problems.map(({ line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
      '2 closeDate ambiguous',
      '2 amount unreadable',
      '3 amount ambiguous',
    ]);
  });

  it('machine-written decimals prove the point for their column', () => {
    expect(deals('amount,stage\n1.234,Won\n5.5,Won').deals.map(({ amount }) => amount?.minor)).toEqual([123, 550]);
  });

  it('two rows of one id are one deal, the later, and it is told', () => {
    const { deals: rows, problems } = deals('id,amount,stage\na,1,Won\na,2,Won');
    expect(rows.map(({ amount }) => amount?.minor)).toEqual([200]);
    expect(problems).toEqual([{ line: 3, column: 'id', text: 'a', reason: 'duplicate' }]);
  });

  it.each([
    ['', 'empty'],
    ['colour,size\n1,2', 'no-known-column'],
  ])('refuses %j: %s', (text, refused) => {
    expect(readDeals(text, options)).toMatchObject({ refused });
  });
});

describe('activities', () => {
  const read = (text: string) => {
    const sheet = readActivities(text, options);
    return 'refused' in sheet ? expect.fail(sheet.refused) : sheet;
  };

  it('reads calls and meetings of a Japanese table', () => {
    const { activities, problems } = read(
      '日時,種別,担当者,結果,状態\n2026/09/10 10:30,架電,山田,不在,完了\n2026-09-11,商談,山田,,予定\n',
    );
    expect(problems).toEqual([]);
    expect(activities).toMatchObject([
      { kind: 'call', on: '2026-09-10', time: '10:30', owner: '山田', outcome: 'no-answer', state: 'done' },
      { kind: 'meeting', on: '2026-09-11', state: 'planned' },
    ]);
    expect(activities[1]).not.toHaveProperty('time');
  });

  it('a table without a state column is a record of what was done', () => {
    expect(read('date,type\n2026-09-10,Call').activities[0]?.state).toBe('done');
  });

  it('with one, a blank state is not known', () => {
    expect(read('date,type,status\n2026-09-10,Call,').activities[0]).not.toHaveProperty('state');
  });

  it('an unknown type is unmapped and told', () => {
    const { activities, problems } = read('date,type\n2026-09-10,Séance');
    expect([activities[0]?.kind, problems[0]?.reason]).toEqual(['unmapped', 'unknown-word']);
  });
});

describe('a long table', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'あ', '"', ',', '\n', '\r\n', ' ', "'="), maxLength: 6 });
  it('read in portions is the table read at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (rows, portion) => {
          const text = writeSheet(['Alpha', 'Beta', 'Gamma'], rows);
          expect(await readSheetInSteps(text, () => Promise.resolve(), portion)).toEqual(readSheet(text));
        },
      ),
    );
  });
});
