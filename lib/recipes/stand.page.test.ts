import { expect, test } from 'vitest';
import { domOf } from './dom.ts';
import { formatsOf } from './parse-field.ts';
import { read } from './read.ts';
import { defineRecipe, type Page, type Sources } from './recipe.ts';
import { idNow } from './stand.ts';

const context = { url: 'https://crm.example.com/deals', today: '2026-11-24', zone: 'Asia/Tokyo' };

const recipeFor = (identity: Page['identity']) =>
  defineRecipe({
    id: 'test',
    version: 1,
    name: 'Test',
    matches: [],
    detect: {},
    locale: 'en',
    stages: { open: [], won: [], lost: [] },
    activityTypes: {},
    pages: [
      {
        id: 'list',
        kind: 'deal-list',
        when: {},
        rows: 'tbody > tr',
        identity,
        fields: { name: { at: { header: ['Name'] }, as: 'text' } },
      },
    ],
  });

const rows = ['<td>Ash</td><td>A-1</td>', '<td>Elm</td><td>A-2</td>'];

function standing(identity: Page['identity']) {
  document.body.innerHTML = `<table><thead><tr><th>Name</th><th>Number</th></tr></thead><tbody>${rows
    .map((cells, at) => `<tr data-id="${at + 1}">${cells}</tr>`)
    .join('')}</tbody></table>`;
  const recipe = recipeFor(identity);
  const look = read(recipe, recipe.pages[0] as Page, document, context);
  const formats = formatsOf(recipe, domOf(document), context);
  const [first] = look.stands;
  if (!first) throw new Error('There is no row.');
  return { look, first, now: () => idNow(first, recipe, { document, url: context.url, formats }) };
}

const id: Sources = { read: { attr: 'data-id' } };
const number: Sources = { header: ['Number'] };

test('each row of a look stands where it was found', () => {
  const { look } = standing({ strong: id });
  expect(look.stands.map(({ element, row }) => [look.rows[row]?.id.strong, element.getAttribute('data-id')])).toEqual([
    ['1', '1'],
    ['2', '2'],
  ]);
});

test('an element that was given to another record tells that one’s id, at once', () => {
  const { first, now } = standing({ strong: id });
  expect(now()).toEqual({ strong: '1' });
  first.element.setAttribute('data-id', '9');
  expect(now()).toEqual({ strong: '9' });
});

test('so does one that is known by a number in a column', () => {
  const { first, now } = standing({ business: number });
  expect(now()).toEqual({ business: 'A-1' });
  const cell = first.element.children[1];
  if (cell) cell.textContent = 'A-7';
  expect(now()).toEqual({ business: 'A-7' });
});

test('one that is known by what is written on it only another look can tell', () => {
  expect(standing({}).now()).toBeUndefined();
});

test('one that holds nothing any more is nobody’s', () => {
  const { first, now } = standing({ strong: id });
  first.element.removeAttribute('data-id');
  expect(now()).toBeUndefined();
});
