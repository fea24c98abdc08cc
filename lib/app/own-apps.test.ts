import { beforeEach, describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import type { Store } from '../store/open.ts';
import { appSeenIn } from './app-seen.ts';
import { keepMap, noteApp } from './own-apps.ts';
import { forgetTaught, readTaught, taughtFrom } from './taught.ts';

const site = 'https://wakaba.cybozu.com';
const fields = [
  { code: '題', type: 'SINGLE_LINE_TEXT', sample: '若葉機工' },
  { code: '額', type: 'NUMBER' },
];
const seen = { site, app: '34', fields };

describe('the fields of an app in a letter', () => {
  const letter = (body: unknown, path = '/api-of-app/34') => ({ path, text: JSON.stringify(body), at: 0 });
  const records = [
    {
      $id: { type: '__ID__', value: '7' },
      題: { type: 'SINGLE_LINE_TEXT', value: '若葉機工' },
      誰: { type: 'USER_SELECT', value: [{ code: 'takada', name: '高田 真理' }] },
      額: { type: 'NUMBER', value: null },
    },
    { 額: { type: 'NUMBER', value: '4200000' } },
  ];

  it('are told with label and sample, where there are such', () => {
    expect(appSeenIn(letter({ records, labels: { 題: 'テーマ' } }))).toEqual({
      app: '34',
      fields: [
        { code: '題', type: 'SINGLE_LINE_TEXT', label: 'テーマ', sample: '若葉機工' },
        { code: '誰', type: 'USER_SELECT', sample: '高田 真理' },
        { code: '額', type: 'NUMBER', sample: '4200000' },
      ],
    });
  });

  it.each([
    ['another path', letter({ records }, '/api/v1/Opportunity')],
    ['no number of an app', letter({ records }, '/api-of-app/34/x')],
    ['no records', letter({ records: 'all' })],
    ['records that are none', letter({ records: [null, 7, []] })],
    [
      'fields that are none',
      letter({ records: [{ a: null, b: { type: 7 }, 'c/d': { type: 'NUMBER' }, constructor: { type: 'NUMBER' } }] }),
    ],
    ['no JSON', { path: '/api-of-app/34', text: '{', at: 0 }],
  ])('are none in %s', (_, one) => {
    expect(appSeenIn(one)).toBeUndefined();
  });

  it('are two hundred at most, and a sample is short', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`f${at}`, { type: 'NUMBER', value: 'x'.repeat(999) }]),
    );
    const told = appSeenIn(letter({ records: [many] }));
    expect([told?.fields.length, told?.fields[0]?.sample?.length]).toEqual([200, 60]);
  });
});

describe('what is known of an app', () => {
  let store: Store;
  beforeEach(async () => {
    store = await aStore();
  });
  const apps = async () => (await readTaught(store)).apps;

  it('is kept once; a field that went is gone, and one that was confirmed stays so', async () => {
    await noteApp(store, seen);
    await noteApp(store, seen);
    expect(await apps()).toEqual([seen]);
    expect(await keepMap(store, { site, app: '34', map: { amount: '額' } })).toBe(true);
    const more = [
      { code: '額', type: 'NUMBER', label: '見込み' },
      { code: '日', type: 'DATE' },
    ];
    await noteApp(store, { ...seen, fields: more });
    expect(await apps()).toEqual([{ ...seen, fields: more, map: { amount: '額' } }]);
  });

  it.each<[string, object]>([
    ['of another site', { site: 'https://other.cybozu.com', app: '34', map: { amount: '額' } }],
    ['of an app nobody saw', { site, app: '35', map: { amount: '額' } }],
    ['to a field it does not have', { site, app: '34', map: { amount: '量' } }],
    ['of a field that we do not have', { site, app: '34', map: { colour: '額' } }],
    ['to what is no code', { site, app: '34', map: { amount: '額/value/0' } }],
  ])('is not confirmed %s', async (_, map) => {
    await noteApp(store, seen);
    expect(await keepMap(store, map as Parameters<typeof keepMap>[1])).toBe(false);
    expect(await apps()).toEqual([seen]);
  });

  it('is read no longer once the person takes it back, and is forgotten with its site', async () => {
    await noteApp(store, seen);
    await keepMap(store, { site, app: '34', map: { amount: '額' } });
    await keepMap(store, { site, app: '34' });
    expect(await apps()).toEqual([seen]);
    await noteApp(store, { ...seen, site: 'https://other.cybozu.com' });
    await forgetTaught(store, { site });
    expect((await apps()).map((one) => one.site)).toEqual(['https://other.cybozu.com']);
  });

  it('that the person confirmed gives way to none that was merely seen', async () => {
    await noteApp(store, seen);
    await keepMap(store, { site, app: '34', map: { amount: '額' } });
    for (let app = 100; app < 151; app += 1) await noteApp(store, { ...seen, app: String(app) });
    const all = await apps();
    expect(all).toHaveLength(50);
    expect(all.filter(({ map }) => map).map(({ app }) => app)).toEqual(['34']);
  });

  it.each<[string, unknown]>([
    ['no app', { ...seen, app: 'deals' }],
    [
      'a field too many',
      { ...seen, fields: Array.from({ length: 201 }, (_, at) => ({ code: `f${at}`, type: 'NUMBER' })) },
    ],
    ['something unknown', { ...seen, more: 1 }],
    ['a code that all objects have', { ...seen, fields: [{ code: 'constructor', type: 'NUMBER' }] }],
  ])('with %s is not kept, nor restored', async (_, one) => {
    await noteApp(store, one);
    expect(await apps()).toEqual([]);
    expect(taughtFrom({ apps: [one, seen] }).apps).toEqual([seen]);
  });
});
