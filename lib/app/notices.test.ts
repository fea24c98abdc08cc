import { describe, expect, it } from 'vitest';
import { noticesOf } from './notices.ts';
import { anOverview } from '../../test/sample-overview.ts';

const calm = { site: undefined, hasMe: true, crmName: (id: string) => id.toUpperCase() };
const one = (entity: 'deal' | 'activity', text: string, rows: number) => ({ crm: 'a', entity, text, rows });

describe('what needs the person', () => {
  it('is nothing on a good day', () => {
    expect(noticesOf(anOverview(), calm, 'ja')).toEqual([]);
    expect(noticesOf(undefined, calm, 'ja')).toEqual([]);
  });

  it('comes in the order of what it costs: reading, then counting, then knowing', () => {
    const overview = anOverview({
      unmapped: [one('activity', 'Visit', 2), one('deal', 'Parked', 1)],
      misses: [{ crm: 'a', page: 'list', field: 'amount', rows: 3, at: 0 }],
      counts: { deals: 1, activities: 1, partialPages: 0, unowned: 2 },
    });
    const site = { name: 'crm.example.com', state: 'ungranted' as const };
    expect(noticesOf(overview, { ...calm, site, hasMe: false }, 'en').map(({ id }) => id)).toEqual([
      'use-here',
      'who',
      'stages',
      'types',
      'misses',
      'unowned',
    ]);
  });

  it('asks who I am only where it matters', () => {
    expect(noticesOf(anOverview({ who: 'all' }), { ...calm, hasMe: false }, 'en')).toEqual([]);
    expect(noticesOf(anOverview({ owners: [] }), { ...calm, hasMe: false }, 'en')).toEqual([]);
  });

  it('says that everybody is counted while nobody has said who I am', () => {
    const texts = (lang: 'en' | 'ja') =>
      noticesOf(anOverview({ who: 'all', isStandIn: true }), { ...calm, hasMe: false }, lang).map(({ text }) => text);
    expect(texts('en')).toEqual(['Which owner is you? Until you say, these are everybody’s numbers.']);
    expect(texts('ja')).toEqual(['担当者名のどれがあなたですか。決まるまで全員の数字を表示します。']);
  });

  it.each([
    ['ja', [one('deal', '稟議中', 4)], '「稟議中」は受注？失注？ 決まるまで4件が集計外です。'],
    [
      'ja',
      [one('deal', '稟議中', 4), one('deal', '保留', 3)],
      '「稟議中」ほか1つは受注？失注？ 決まるまで7件が集計外です。',
    ],
    [
      'en',
      [one('deal', 'Verbal yes, waiting for the board', 1)],
      '“Verbal yes, wai…”: won or lost? 1 deal is not counted until you say.',
    ],
    ['en', [one('activity', 'Visit', 2)], '“Visit”: call or meeting? 2 activities are not counted until you say.'],
  ] as const)('in %s says which words are unsorted and how many rows wait', (lang, unmapped, text) => {
    expect(noticesOf(anOverview({ unmapped: [...unmapped] }), calm, lang)[0]?.text).toBe(text);
  });

  it('names the CRM and the fields that could not be read, and that the rest is right', () => {
    const misses = [
      { crm: 'b', page: 'list', field: 'closeDate', rows: 1, at: 0 },
      { crm: 'a', page: 'list', field: 'amount', rows: 3, at: 0 },
      { crm: 'a', page: 'board', field: 'odd-field', rows: 2, at: 0 },
    ];
    expect(noticesOf(anOverview({ misses }), calm, 'ja')[0]?.text).toBe(
      'Aで金額・odd-fieldを読めない行が3件あります。その行は除いており、ほかの数字は正しいままです。',
    );
  });

  it('says where the page and its data contradict each other, which of them counts, and what to do', () => {
    const conflicts = [{ crm: 'a', page: 'list', field: 'amount', rows: 1, at: 0 }];
    expect(noticesOf(anOverview({ conflicts }), calm, 'ja')).toMatchObject([
      {
        id: 'conflicts',
        text: 'Aの1件で、金額の表示が画面の取得データと違います。集計には表示の値を使っています。再読み込みしても変わらなければ、記録を確かめてください。',
      },
    ]);
    expect(noticesOf(anOverview({ conflicts }), calm, 'en')[0]?.text).toBe(
      'A: Amount on the page differs from the data it fetched, in 1 row. What the page shows is counted. Reload it; if that changes nothing, check the record.',
    );
  });

  it('offers to resume where it is paused', () => {
    expect(noticesOf(undefined, { ...calm, site: { name: 'crm.example.com', state: 'paused' } }, 'en')).toMatchObject([
      { id: 'paused', action: 'Resume' },
    ]);
  });
});
