import { describe, expect, it } from 'vitest';
import { kintone } from '../crms/kintone/recipe.ts';
import { canHold, proposeMap, readerOf, withOwnApps, type OwnApp, type OwnField } from './own-app.ts';
import type { Recipe } from './recipe.ts';
import { readResponse } from './response/read-response.ts';

const field = (code: string, type: string, label?: string): OwnField => ({ code, type, ...(label && { label }) });
const text = 'SINGLE_LINE_TEXT';

describe('what a company’s fields are proposed to be', () => {
  it.each<[string, OwnField[], object]>([
    [
      'by label or by code, in either language',
      [
        field('f1', text, '案件名'),
        field('Amount', 'NUMBER'),
        field('f3', text, '顧客名'),
        field('f4', 'DATE', '受注予定日'),
      ],
      { name: 'f1', amount: 'Amount', account: 'f3', closeDate: 'f4' },
    ],
    ['by a name with an add-on’s letters before it', [field('nok_顧客名', text)], { account: 'nok_顧客名' }],
    [
      'as the only one of a kind that says it',
      [
        field('a', 'NUMBER'),
        field('b', 'DATE'),
        field('c', 'USER_SELECT'),
        field('d', 'STATUS'),
        field('e', 'CREATED_TIME'),
      ],
      { amount: 'a', closeDate: 'b', owner: 'c', stage: 'd', createdDate: 'e' },
    ],
    [
      'as nothing where there are two of a kind and no name says which',
      [field('a', 'NUMBER'), field('b', 'NUMBER')],
      {},
    ],
    ['never of a kind that cannot hold it', [field('金額', text), field('案件名', 'DATE')], { closeDate: '案件名' }],
    [
      'one of them once, the likelier',
      [field('見積金額', 'NUMBER'), field('金額', 'NUMBER'), field('確度', 'NUMBER')],
      { amount: '金額', probability: '確度' },
    ],
    ['as nothing where there are none', [], {}],
  ])('%s', (_, fields, map) => {
    expect(proposeMap(fields)).toEqual(map);
  });

  it('only a field of a fitting kind can be chosen', () => {
    expect([canHold('amount', field('a', 'NUMBER')), canHold('amount', field('a', 'DATE'))]).toEqual([true, false]);
  });
});

describe('an app that was confirmed', () => {
  const app: OwnApp = {
    site: 'https://wakaba.cybozu.com',
    app: '34',
    fields: [
      field('x', text),
      field('y', 'NUMBER'),
      field('w', 'USER_SELECT'),
      field('m', 'CREATED_TIME'),
      field('r', 'DROP_DOWN'),
    ],
    map: { name: 'x', amount: 'y', owner: 'w', createdDate: 'm', probability: 'r' },
  };
  const records = [
    {
      $id: { type: '__ID__', value: '7' },
      x: { type: text, value: '若葉機工 倉庫自動化' },
      y: { type: 'NUMBER', value: '38750000' },
      w: { type: 'USER_SELECT', value: [{ code: 'takada', name: '高田 真理' }] },
      m: { type: 'CREATED_TIME', value: '2026-08-19T23:30:00Z' },
      r: { type: 'DROP_DOWN', value: 'A(80%)' },
    },
    { $id: { type: '__ID__', value: '8' }, x: { type: text, value: '' }, y: { type: 'NUMBER', value: null } },
  ];

  it('is read by field codes; the record’s id bears the app’s number, as it does in the page', () => {
    const reader = readerOf(app);
    if (!reader) throw new Error('no reader');
    const reading = readResponse(
      reader,
      { records },
      { locale: 'ja', today: '2026-11-26', zone: 'Asia/Tokyo' },
      'https://wakaba.cybozu.com',
    );
    let step = reading.next();
    while (!step.done) step = reading.next();
    expect(step.value).toEqual([
      {
        entity: 'deal',
        id: { strong: '34-7' },
        values: {
          name: { text: '若葉機工 倉庫自動化', value: '若葉機工 倉庫自動化' },
          amount: { text: '38750000', value: { minor: 3_875_000_000, currency: 'XXX' } },
          owner: { text: '高田 真理', value: '高田 真理' },
          createdDate: { text: '2026-08-19T23:30:00Z', value: '2026-08-20' },
          probability: { text: 'A(80%)', value: 0.8 },
        },
      },
    ]);
  });

  it('is another edition of the recipe; one that nobody confirmed changes nothing, nor does one of another CRM', () => {
    const recipe: Recipe = kintone;
    const { map: _, ...open } = app;
    expect(withOwnApps(recipe, [open])).toBe(recipe);
    const own = withOwnApps(recipe, [app]);
    expect([own.responses?.map(({ id }) => id), own.version, own.edition !== recipe.edition]).toEqual([
      ['app-34'],
      recipe.version,
      true,
    ]);
    const { api: __, ...other } = recipe;
    expect(withOwnApps(other, [app])).toBe(other);
  });
});
