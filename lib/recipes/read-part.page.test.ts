import { expect, test } from 'vitest';
import { read } from './read.ts';
import { defineRecipe } from './recipe.ts';
import type { Part } from './recipe.ts';

const context = { url: 'https://crm.example.com/deals', today: '2026-11-24', zone: 'Asia/Tokyo' };

function look(html: string, part: Omit<Part, 'kind' | 'identity'> & Partial<Pick<Part, 'identity'>>) {
  document.body.innerHTML = html;
  const page = { id: 'list', kind: 'deal-list', when: {}, identity: {}, ...part } as const;
  const recipe = defineRecipe({
    id: 'test',
    version: 1,
    name: 'Test',
    matches: [],
    detect: {},
    locale: 'en',
    localeOf: 'recipe',
    stages: { open: [], won: [], lost: [] },
    activityTypes: {},
    pages: [page],
  });
  return read(recipe, page, document, context);
}

test('one date of a part proves how the others of it are written, in another column too', () => {
  const { rows } = look('<p>Ash <b>05/11/2026</b> <i>30/01/2026</i></p><p>Elm <b>06/11/2026</b> <i></i></p>', {
    rows: 'p',
    fields: {
      name: { at: { read: 'own' }, as: 'text' },
      closeDate: { at: { select: 'b' }, as: 'date' },
      createdDate: { at: { select: 'i' }, as: 'date' },
    },
  });
  expect(rows.map(({ values }) => values.closeDate?.value)).toEqual(['2026-11-05', '2026-11-06']);
});

test('without such a proof they are ambiguous, with their text kept', () => {
  const { misses } = look('<p>Ash <b>05/11/2026</b></p>', {
    rows: 'p',
    fields: { name: { at: { read: 'own' }, as: 'text' }, closeDate: { at: { select: 'b' }, as: 'date' } },
  });
  expect(misses).toEqual([{ field: 'closeDate', reason: 'ambiguous', text: '05/11/2026', row: 0 }]);
});

test('a table without the columns that make it a list of deals is none', () => {
  const table = (head: string) =>
    `<table><tr><th>Name</th><th>${head}</th></tr><tr><td>Desk</td><td>¥100</td></tr></table>`;
  const part = {
    rows: 'tr:not(:first-child)',
    needs: ['amount'] as const,
    fields: {
      name: { at: { header: ['Name'] }, as: 'text' },
      amount: { at: { header: ['Amount'] }, as: 'money', locale: 'ja' },
    },
  } as const;
  expect(look(table('Price'), part)).toEqual({ rows: [], misses: [], empties: [], stands: [] });
  expect(look(table('Amount'), part).rows).toHaveLength(1);
});

test('one record known by two ids is one row', () => {
  const { rows } = look('<p id="001A0000006Vm9u">Ash</p><p id="001A0000006Vm9uIAC">Ash</p><p id="001">Elm</p>', {
    rows: 'p',
    identity: { as: 'id18', strong: { read: { attr: 'id' } } },
    fields: { name: { at: { read: 'own' }, as: 'text' } },
  });
  expect(rows.map(({ id }) => id.strong)).toEqual(['001A0000006Vm9uIAC', undefined]);
});

test('several lists of one record are read each by its own columns', () => {
  const table = (head: string, row: string) => `<table><tr>${head}</tr><tr class="row">${row}</tr></table>`;
  const { rows } = look(
    table('<th>Subject</th><th>Due</th>', '<td>Draft</td><td>2026-11-27</td>') +
      table('<th>Done</th><th>Subject</th>', '<td>2026-11-20</td><td>Visit</td>') +
      `<div hidden>${table('<th>Subject</th>', '<td>Old</td>')}</div>`,
    {
      root: 'table',
      each: true,
      rows: '.row',
      fields: {
        subject: { at: { header: ['Subject'] }, as: 'text' },
        when: { at: { header: ['Due', 'Done'] }, as: 'dateTime' },
      },
    },
  );
  expect(rows.map(({ values }) => [values.subject?.value, values.when?.value])).toEqual([
    ['Draft', '2026-11-27'],
    ['Visit', '2026-11-20'],
  ]);
});

test('an amount is of the currency that a field beside it names', () => {
  const { rows } = look(
    '<p>Ash <b>1,200</b><i>Japanese Yen</i></p><p>Elm <b>1,200</b><i>USD</i></p><p>Oak <b>1,200</b><i>€</i></p>',
    {
      rows: 'p',
      fields: {
        name: { at: { read: 'own' }, as: 'text' },
        amount: { at: { select: 'b' }, as: 'money', currency: { select: 'i' } },
      },
    },
  );
  expect(rows.map(({ values }) => values.amount?.value)).toEqual([
    { minor: 1200, currency: 'JPY' },
    { minor: 120_000, currency: 'USD' },
    { minor: 120_000, currency: 'EUR' },
  ]);
});
