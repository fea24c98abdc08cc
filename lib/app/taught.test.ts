import { describe, expect, it } from 'vitest';
import { aStore, backupOf } from '../../test/database.ts';
import { aReading } from '../../test/readings.ts';
import { eraseAll, eraseSite, importAll } from './backup.ts';
import { taughtField, taughtPage, taughtRecipe } from '../recipes/teach/taught.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { Anchor } from '../recipes/teach/anchor.ts';
import { isPath, taughtRecipeFrom } from './taught-schema.ts';
import { taughtFile, taughtFromFile } from './taught-file.ts';
import {
  dropOverride,
  forgetTaught,
  keepOverride,
  keepTaught,
  noteDrifts,
  readTaught,
  recipesOf,
  taughtFrom,
} from './taught.ts';

const site = 'https://crm.example.com';
const anchor: Anchor = {
  clues: [
    { by: 'header', text: 'Amount' },
    { by: 'position', at: 2, of: 5 },
  ],
  shape: 'money',
};
const page = (view: string) =>
  taughtPage(
    {
      kind: 'deal-list',
      rows: [],
      repeated: {
        clues: [
          { by: 'path', selector: '#grid > tbody > tr' },
          { by: 'class', tag: 'tr', name: 'line' },
        ],
      },
      id: { clues: [], shape: 'text', id: { link: { to: '*/deals/{id:#}*' }, attribute: 'data-id' } },
      fields: { name: { ...anchor, shape: 'text' }, amount: anchor },
    },
    `${site}/deals/${view}?page=2`,
    { currency: 'JPY' },
  );
const recipe = (...views: string[]): Recipe =>
  taughtRecipe(site, views.map(page), { locale: 'ja', version: 1, stages: ['受注', '失注', '提案'] });

describe('what was taught', () => {
  it('is a recipe that passes its own gate and a file of it, unchanged', () => {
    expect(taughtRecipeFrom(recipe('list'))).toEqual(recipe('list'));
    const whole = { site, recipe: recipe('list'), overrides: [] };
    expect(taughtFromFile(taughtFile(whole))).toEqual(whole);
    expect(recipe('list').stages).toEqual({ open: [], won: ['受注'], lost: ['失注'] });
  });

  it.each<[string, (whole: Recipe) => unknown]>([
    [
      'a selector that is no plain path',
      (whole) => at(whole, 'repeated', { clues: [{ by: 'path', selector: 'div:has(a) > tr' }] }),
    ],
    [
      'a class that breaks out of its selector',
      (whole) => at(whole, 'repeated', { clues: [{ by: 'class', tag: 'tr', name: 'a, body *' }] }),
    ],
    ['a pattern of many stars', (whole) => at(whole, 'when', { url: ['*a'.repeat(40)] })],
    ['a field nobody knows', (whole) => at(whole, 'fields', { password: taughtField('name', anchor) })],
    ['a place that is a selector', (whole) => at(whole, 'fields', { name: { at: { select: 'body' }, as: 'text' } })],
    [
      'a parser nobody knows',
      (whole) => at(whole, 'fields', { name: { ...taughtField('name', anchor), as: 'constructor' } }),
    ],
    ['more pages than anybody has', (whole) => ({ ...whole, pages: Array.from({ length: 21 }, () => whole.pages[0]) })],
    ['the id of a built-in CRM', (whole) => ({ ...whole, id: 'tryton' })],
    ['every site', (whole) => ({ ...whole, matches: ['*://*/*'] })],
    ['something more', (whole) => ({ ...whole, script: '1' })],
    ['nothing', () => undefined],
  ])('is refused whole where it holds %s', (_, spoil) => {
    expect(taughtRecipeFrom(spoil(structuredClone(recipe('list'))))).toBeUndefined();
  });

  it.each(['', 'a >', 'tr', '#x > tr', 'x > #y', 'a b', `${'div > '.repeat(12)}tr`])('tells a path: %j', (selector) => {
    expect(isPath(selector)).toBe(['tr', '#x > tr'].includes(selector));
  });

  it('of one page leaves the site’s other pages as they were, and counts its versions up', async () => {
    const store = await aStore();
    await keepTaught(store, site, recipe('list'), 3);
    await keepTaught(store, site, recipe('mine'), 3);
    const again = await keepTaught(store, site, recipe('list'), 3);
    expect(again?.version).toBe(3);
    expect(again?.pages.map(({ id }) => id).sort()).toEqual([page('list').id, page('mine').id]);
    expect(recipesOf(await readTaught(store), site, []).map(({ id }) => id)).toEqual([recipe().id]);
    expect(recipesOf(await readTaught(store), 'https://other.example.com', [])).toEqual([]);
  });

  it('is no other site’s to say', async () => {
    const store = await aStore();
    expect(await keepTaught(store, 'https://other.example.com', recipe('list'), 3)).toBeUndefined();
    expect((await readTaught(store)).recipes).toEqual([]);
  });

  it('needs a click from the first drift on, until it is taught anew', async () => {
    const store = await aStore();
    await keepTaught(store, site, recipe('list'), 3);
    const drifted = {
      ...aReading([]),
      site,
      crm: recipe().id,
      page: page('list').id,
      at: 5,
      misses: [{ field: 'amount', reason: 'drifted' as const }],
    };
    expect(await noteDrifts(store, drifted)).toBe(true);
    expect(await noteDrifts(store, { ...drifted, at: 9 })).toBe(false);
    expect(await noteDrifts(store, { ...drifted, misses: [], at: 10 })).toBe(false);
    expect((await readTaught(store)).drifts).toEqual([
      { crm: recipe().id, site, page: page('list').id, field: 'amount', since: 5 },
    ]);
    await keepTaught(store, site, recipe('list'), 3);
    expect((await readTaught(store)).drifts).toEqual([]);
  });

  it('may be one field of a built-in recipe', async () => {
    const store = await aStore();
    const is = taughtField('amount', anchor);
    expect(await keepOverride(store, { site, crm: 'paper', page: 'list', field: 'amount', is }, 4)).toBe(true);
    expect(
      await keepOverride(
        store,
        { site, crm: 'paper', page: 'list', field: 'amount', is: { at: { select: '*' }, as: 'money' } },
        5,
      ),
    ).toBe(false);
    const builtIn: Recipe = {
      ...recipe('list'),
      id: 'paper',
      pages: recipe('list').pages.map((one) => ({ ...one, id: 'list', fields: {} })),
    };
    const mended = recipesOf(await readTaught(store), site, [builtIn])[0];
    expect(mended?.pages[0]?.fields).toEqual({ amount: is });
    expect(mended?.edition).toMatch(/^\d+$/);
    expect(recipesOf(await readTaught(store), 'https://other.example.com', [builtIn])).toEqual([builtIn]);
    await dropOverride(store, { site, crm: 'paper', page: 'list', field: 'amount' });
    expect(recipesOf(await readTaught(store), site, [builtIn])).toEqual([builtIn]);
    expect((await readTaught(store)).lessons).toEqual([]);
  });

  it('is not pushed out by what a page teaches of its own site, however much', async () => {
    const store = await aStore();
    const is = taughtField('amount', anchor);
    await keepOverride(store, { site, crm: 'paper', page: 'list', field: 'amount', is }, 4);
    for (let at = 0; at < 250; at += 1)
      await keepOverride(store, { site: 'https://b.example', crm: 'paper', page: `p${at}`, field: 'amount', is }, 5);
    const { overrides, lessons } = await readTaught(store);
    expect(overrides.filter((one) => one.site === site)).toHaveLength(1);
    expect(lessons.filter((one) => one.site === site)).toHaveLength(1);
    expect(overrides.length).toBeLessThan(250);
  });

  it.each(['http://[/*', 'https://%/*'])('of the site %s is of none', (match) => {
    expect(taughtFrom({ recipes: [{ ...recipe('list'), matches: [match] }] }).recipes).toEqual([]);
  });

  it('is forgotten by field, by page and by site, and nothing of another site with it', async () => {
    const store = await aStore();
    const is = taughtField('amount', anchor);
    await keepTaught(store, site, recipe('list', 'mine'), 3);
    await keepOverride(store, { site, crm: 'paper', page: 'list', field: 'amount', is }, 4);
    await keepOverride(store, { site: 'https://b.example', crm: 'paper', page: 'list', field: 'amount', is }, 5);
    const [list, mine] = [page('list').id, page('mine').id];
    await forgetTaught(store, { site, page: list, field: 'amount' });
    const kept = async () => (await readTaught(store)).recipes.flatMap(({ pages }) => pages);
    expect((await kept()).map(({ id, fields }) => [id, Object.keys(fields)])).toEqual([
      [list, ['name']],
      [mine, ['name', 'amount']],
    ]);
    await forgetTaught(store, { site, page: list });
    expect((await kept()).map(({ id }) => id)).toEqual([mine]);
    await forgetTaught(store, { site });
    const { recipes, overrides, lessons } = await readTaught(store);
    expect(recipes).toEqual([]);
    expect(overrides.map((one) => one.site)).toEqual(['https://b.example']);
    expect(lessons).toEqual([{ site: 'https://b.example', crm: 'paper', page: 'list', field: 'amount', at: 5 }]);
  });

  it.each<[string, (told: Record<string, unknown>) => unknown]>([
    ['of another kind', (told) => ({ ...told, format: 'chakuchi-backup' })],
    ['of a later form', (told) => ({ ...told, version: 2 })],
    ['for a site that is not the recipe’s', (told) => ({ ...told, site: 'https://b.example' })],
    [
      'with a field of another site',
      (told) => ({
        ...told,
        overrides: [
          { site: 'https://b.example', crm: 'paper', page: 'list', field: 'amount', is: taughtField('amount', anchor) },
        ],
      }),
    ],
    ['with a field that is none', (told) => ({ ...told, overrides: [{}] })],
    ['with nothing in it', ({ format, version, site: of }) => ({ format, version, site: of, overrides: [] })],
  ])('a file %s is taken for none', (_, spoil) => {
    const told = JSON.parse(taughtFile({ site, recipe: recipe('list'), overrides: [] })) as Record<string, unknown>;
    expect(taughtFromFile(JSON.stringify(told))).toBeDefined();
    expect(taughtFromFile(JSON.stringify(spoil(told)))).toBeUndefined();
  });

  it('travels in a backup and goes with everything else', async () => {
    const [from, to] = [await aStore(), await aStore()];
    await keepTaught(from, site, recipe('list'), 3);
    await importAll(to, await backupOf(from));
    expect(await readTaught(to)).toEqual(await readTaught(from));
    await eraseAll(to);
    expect((await readTaught(to)).recipes).toEqual([]);
  });
});

const at = (whole: Recipe, part: string, is: unknown): unknown => ({
  ...whole,
  pages: whole.pages.map((one) => ({ ...one, [part]: is })),
});

it('goes with the site it was taught of when that is erased; fields of a built-in recipe too; other sites keep theirs', async () => {
  const store = await aStore();
  const other = 'https://other.example.com';
  await keepTaught(store, site, recipe('list'), 1);
  await keepTaught(store, other, taughtRecipe(other, [page('list')], { locale: 'ja', version: 1, stages: [] }), 2);
  const shown = { crm: 'odoo', page: 'list', field: 'amount', is: taughtField('amount', anchor) };
  for (const of of [site, other]) await keepOverride(store, { ...shown, site: of }, 3);
  for (const of of [site, other])
    await noteDrifts(store, aReading([], { site: of, misses: [{ field: 'amount', reason: 'drifted' }] }));
  await eraseSite(store, site);
  const { recipes, overrides, drifts } = await readTaught(store);
  expect(recipes.map(({ name }) => name)).toEqual(['other.example.com']);
  expect(drifts.map((drift) => drift.site)).toEqual([other]);
  expect(overrides.map((one) => one.site)).toEqual([other]);
});
