import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { aReading, crmSite, dealRow } from '../../test/readings.ts';
import type { ReadValue, Row } from '../domain/reading.ts';
import { recipes } from '../crms/index.ts';
import { defineRecipe, type Recipe } from '../recipes/recipe.ts';
import { readCounters, readDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { storeNames } from '../store/schema.ts';
import { readHoldings } from '../store/read.ts';
import { ingest } from './ingest.ts';
import { proposalOf } from './meanings.ts';
import { keepUp, replay, rereadBy, withoutAssumedCurrency } from './replay.ts';

const hour = 3_600_000;
const recipe = (version: number, as: 'text' | 'date' | 'money' | 'percent'): Recipe =>
  defineRecipe({
    id: 'tryton',
    version,
    name: 'T',
    matches: [],
    detect: {},
    locale: 'ja',
    stages: { open: [], won: [], lost: [] },
    activityTypes: {},
    pages: [
      {
        id: 'deal-list',
        kind: 'deal-list',
        when: {},
        identity: {},
        fields: {
          closeDate: { at: [], as },
          amount: { at: [], as: 'money' },
          probability: { at: [], as: 'percent' },
          stage: { at: [], as: 'text', map: { alt: 'New' } },
        },
      },
    ],
  });
const rowWith = (values: Record<string, ReadValue>): Row => ({ entity: 'deal', id: { strong: '1' }, values });
const reread = (version: number, values: Record<string, ReadValue>) =>
  rereadBy(recipe(version, 'date'), aReading([rowWith(values)])).rows[0]?.values;
const derived = async ({ database }: Store) =>
  Object.fromEntries(
    await Promise.all(
      storeNames
        .filter((name) => name !== 'documents')
        .map(async (name) => [name, await database.getAll(name)] as const),
    ),
  );

describe('a number without a currency that was taken for the person’s', () => {
  const amountOf = (read: ReadValue, more: Partial<Recipe['pages'][number]['fields']['amount']> = {}) => {
    const plain = recipe(1, 'text');
    const [page] = plain.pages;
    const amount = { at: [], as: 'money' as const, ...more };
    const priced = { ...plain, pages: page ? [{ ...page, fields: { ...page.fields, amount } }] : [] };
    return withoutAssumedCurrency([priced])(aReading([rowWith({ amount: read })]))?.rows[0]?.values.amount;
  };

  it('is one without a currency again, at the scale it was read with', () => {
    expect(amountOf({ text: '1,200', value: { minor: 1200, currency: 'JPY' } })).toEqual({
      text: '1,200',
      value: { minor: 120_000, currency: 'XXX' },
    });
    expect(amountOf({ text: '1,200', value: { minor: 1_200_000, currency: 'JPY' } })?.value).toEqual({
      minor: 120_000_000,
      currency: 'XXX',
    });
  });
  it('is left alone where the text or another place of the page says what it is in, and where it cannot be told', () => {
    const yen = { minor: 1200, currency: 'JPY' };
    expect(amountOf({ text: '¥1,200', value: yen })).toBeUndefined();
    expect(amountOf({ text: '$1,200', value: { minor: 120_000, currency: 'USD' } })).toBeUndefined();
    expect(amountOf({ text: '1,200', value: yen }, { currency: { select: '.currency' } })).toBeUndefined();
    expect(amountOf({ text: '1,300', value: yen })).toBeUndefined();
    expect(amountOf({ text: '', value: null })).toBeUndefined();
  });
});

describe('reading a stored reading anew', () => {
  it('takes what the mended recipe makes of the same text', () => {
    expect(reread(2, { closeDate: { text: '2026年11月30日', value: '2026-11-03' } })).toEqual({
      closeDate: { text: '2026年11月30日', value: '2026-11-30' },
    });
    expect(reread(2, { stage: { text: 'alt', value: 'alt' } })).toEqual({ stage: { text: 'alt', value: 'New' } });
  });
  it('keeps the old value where the text alone can no longer be read, or gives what the field cannot hold', () => {
    const old = { closeDate: { text: 'soonish', value: '2026-11-30' }, probability: { text: '250%', value: 1 } };
    expect(reread(2, old)).toEqual(old);
  });
  it('keeps currency and scale that stood beside the number and not in it', () => {
    const beside = { amount: { text: '1,200', value: { minor: 1_200_000, currency: 'JPY' } } };
    expect(reread(2, beside)).toEqual(beside);
    const cents = { amount: { text: '1,733.35', value: { minor: 173_335, currency: 'USD' } } };
    expect(reread(2, cents)).toEqual(cents);
  });
  it('reads what a page fetched as machines write it, whatever the language of the page', () => {
    const told = { amount: { text: '9800.5', value: { minor: 98_005, currency: 'EUR' } } };
    const mended: Recipe = {
      ...recipe(2, 'date'),
      responses: [
        {
          id: 'deals-api',
          url: [],
          rows: [],
          identity: { strong: 'id' },
          fields: { amount: { at: 'value', as: 'rawMoney', currency: 'currency' } },
        },
      ],
    };
    const reading = { ...aReading([rowWith(told)]), page: 'deals-api', locale: 'de' };
    expect(rereadBy(mended, reading).rows[0]?.values.amount?.value).toEqual({ minor: 980_050, currency: 'EUR' });
  });
  it('keeps the order of a date that other dates of the page had proven', () => {
    const proven = {
      ...aReading([rowWith({ closeDate: { text: '05/11/2026', value: '2026-11-05' } })]),
      locale: 'en-US',
    };
    expect(rereadBy(recipe(2, 'date'), proven).rows[0]?.values.closeDate).toEqual({
      text: '05/11/2026',
      value: '2026-11-05',
    });
  });
  it('maps a text as the reader does, and takes no word of the page for a word of the language', () => {
    expect(reread(2, { stage: { text: ' ALT ', value: ' ALT ' } })?.stage?.value).toBe('New');
    expect(reread(2, { stage: { text: 'constructor', value: 'constructor' } })?.stage?.value).toBe('constructor');
  });
  it('keeps fields that the recipe no longer has', () => {
    const old = { nextStep: { text: 'x', value: 'x' } };
    expect(reread(2, old)).toEqual(old);
  });
});

describe('a replay', () => {
  it('derives exactly what is there already, when nothing was mended', async () => {
    const store = await aStore();
    const rows = [
      dealRow({ name: 'Twin', yen: 1 }),
      dealRow({ name: 'Twin', yen: 2 }),
      dealRow({ name: 'Alpha', account: 'Kato' }),
      dealRow({ id: '3', name: 'Beta', account: 'Sato', stage: 'New' }),
    ];
    await ingest(store, aReading(rows, { at: hour }));
    await ingest(store, aReading(rows, { at: 3 * hour }));
    await ingest(
      store,
      aReading([dealRow({ id: '7', name: 'Alpha', account: 'Kato', stage: 'New' })], { at: 2 * hour }),
    );
    const before = await derived(store);
    expect(await replay(store, [])).toMatchObject({ readings: 2, changed: 0 });
    expect(await derived(store)).toEqual(before);
  });

  it('mends the past, and what it says since then, when a recipe got a new version', async () => {
    const store = await aStore();
    await keepUp(store, [recipe(1, 'text')]);
    const wrong = (text: string, value: string) => rowWith({ closeDate: { text, value } });
    await ingest(store, aReading([wrong('2026/11/30', '2026-11-03')], { at: hour }));
    await ingest(store, aReading([wrong('2026/12/24', '2026-12-02')], { at: 2 * hour }));
    // Seen again without being stored again: the replay must still know how fresh it is.
    await ingest(store, aReading([wrong('2026/12/24', '2026-12-02')], { at: 4 * hour }));
    expect(await keepUp(store, [recipe(1, 'text')])).toEqual({ replayed: false });
    expect(await keepUp(store, [recipe(2, 'date')])).toEqual({ replayed: true });
    const [deal] = (await readHoldings(store.database)).deals;
    expect(deal?.fields.closeDate?.value).toBe('2026-12-24');
    expect(deal?.changes).toMatchObject([{ field: 'closeDate', from: '2026-11-30', to: '2026-12-24', at: 2 * hour }]);
    expect((await store.database.getAll('readings')).map(({ about }) => about.recipeVersion)).toEqual([2, 2]);
    expect(deal?.lastSeen).toBe(4 * hour);
    expect(await keepUp(store, [recipe(2, 'date')])).toEqual({ replayed: false });
  });

  it('heals derived records that were damaged, and counts them again', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' }), dealRow({ id: '2', name: 'B' })], { at: hour }));
    const before = await derived(store);
    await store.database.put('deals', { key: `${crmSite} tryton deal s 1`, v: ['garbage'] });
    expect((await readHoldings(store.database)).damaged).toBe(1);
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' })], { at: 3 * hour }));
    expect((await readCounters(store.database)).damaged).toBe(true);
    expect(await keepUp(store, [])).toEqual({ replayed: true });
    expect((await readCounters(store.database)).damaged).toBeUndefined();
    expect((await derived(store))['deals']).toHaveLength(2);
    expect((await derived(store))['rollups']).toEqual(before['rollups']);
  });

  it('looks into damage that a reader met, and derives anew only when there is some', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'A' })]));
    expect(await keepUp(store, [], true)).toEqual({ replayed: false });
    await store.database.put('activities', { key: `${crmSite} tryton activity s 1`, v: [] });
    expect(await keepUp(store, [])).toEqual({ replayed: false });
    expect(await keepUp(store, [], true)).toEqual({ replayed: true });
    expect(await readHoldings(store.database)).toMatchObject({ damaged: 0, activities: [] });
  });

  it('writes down what recipes propose, so that pages need not carry them', async () => {
    const store = await aStore();
    await keepUp(store, recipes);
    expect(await readDocument(store.database, 'proposals')).toEqual(recipes.map(proposalOf));
    const { generation } = await readCounters(store.database);
    await keepUp(store, recipes);
    expect((await readCounters(store.database)).generation).toBe(generation);
  });
});

it('a currency that fetched data names is no assumed one, and stays', () => {
  const [reader] = recipes.find(({ id }) => id === 'salesforce')?.responses ?? [];
  const row = dealRow({ id: '7', name: 'P' });
  row.values.amount = { text: '1000', value: { minor: 100_000, currency: 'USD' } };
  const reading = aReading([row], { crm: 'salesforce', page: reader?.id ?? '', kind: 'page-data', locale: 'en-US' });
  expect(withoutAssumedCurrency(recipes)(reading)).toBeUndefined();
});
