import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recipes } from '../lib/crms/index.ts';
import { isDay } from '../lib/domain/day.ts';
import type { Money } from '../lib/domain/money.ts';
import type { Row } from '../lib/domain/reading.ts';
import { read } from '../lib/recipes/read.ts';
import type { Recipe } from '../lib/recipes/recipe.ts';
import { urlOf } from './tools/fixture.ts';

/* Pages that their CRM has broken: every fixture, mutilated at random, read by every page of its recipe. */

const fixtures = (recipes as readonly Recipe[]).flatMap((recipe) => {
  const folder = join(import.meta.dirname, '../lib/crms', recipe.id, 'fixtures');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ recipe, html: readFileSync(join(folder, name), 'utf8') }));
});

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '',
    '--',
    '1,2',
    '¥1.234',
    '11/12/2026',
    '31/02/2026',
    '99:99',
    '$',
    '120万円',
    'NaN',
    '\u202e',
    '<b>',
    '{id}',
    '*',
    'x'.repeat(5000),
    'true',
    '100%',
    '0x10',
    '１２３',
  ),
);
const deed = fc.record({
  what: fc.constantFrom('remove', 'repeat', 'swap', 'empty', 'write', 'mark', 'unmark', 'wrap', 'hide', 'clobber'),
  where: fc.nat(),
  and: fc.nat(),
  text,
});
type Deed = { what: string; where: number; and: number; text: string };

function mutilate(document: Document, { what, where, and, text: words }: Deed): void {
  const all = [...document.body.querySelectorAll('*')];
  const element = all[where % Math.max(all.length, 1)];
  const other = all[and % Math.max(all.length, 1)];
  if (!element || !other) return;
  const marks = element.getAttributeNames();
  const mark = marks[and % Math.max(marks.length, 1)];
  if (what === 'remove') element.remove();
  if (what === 'repeat') element.parentElement?.insertBefore(element.cloneNode(true), element);
  if (what === 'swap' && !element.contains(other) && !other.contains(element))
    element.parentElement?.insertBefore(other, element);
  if (what === 'empty') element.textContent = '';
  if (what === 'write') element.textContent = words;
  if (what === 'mark' && mark) element.setAttribute(mark, words);
  if (what === 'unmark' && mark) element.removeAttribute(mark);
  if (what === 'hide') element.setAttribute('hidden', '');
  if (what === 'wrap') {
    const box = document.createElement('div');
    element.parentElement?.insertBefore(box, element);
    box.append(element);
  }
  if (what === 'clobber') {
    const form = document.createElement('form');
    for (const name of ['children', 'parentElement', 'textContent', 'getAttribute', 'querySelectorAll']) {
      const entry = document.createElement('input');
      entry.setAttribute('name', name);
      form.append(entry);
    }
    element.append(form);
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isMoney = (value: unknown): boolean =>
  Number.isSafeInteger((value as Money).minor) && /^[A-Z]{3}$/.test((value as Money).currency);
const kinds: { [F in keyof Required<Row>['values']]: (value: unknown) => boolean } = {
  name: isText,
  account: isText,
  amount: isMoney,
  stage: isText,
  closeDate: (value) => isDay(String(value)),
  createdDate: (value) => isDay(String(value)),
  wonDate: (value) => isDay(String(value)),
  owner: isText,
  probability: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  cost: isMoney,
  mrr: isMoney,
  bookedDate: (value) => isDay(String(value)),
  paidDate: (value) => isDay(String(value)),
  category: isText,
  nextStep: isText,
  subject: isText,
  type: isText,
  when: (value) => /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/.test(String(value)),
  state: (value) => ['planned', 'done', 'cancelled', 'no-show'].includes(String(value)),
  dealId: isText,
  outcome: (value) => ['connected', 'no-answer', 'appointment'].includes(String(value)),
};

it(
  'a thousand broken pages, half of them in each DOM: nothing escapes, nothing has the wrong kind, nothing of the page is changed',
  { timeout: 300_000 },
  () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.array(deed, { minLength: 1, maxLength: 12 }),
        ({ recipe, html }, deeds) => {
          const document = new DOMParser().parseFromString(html, 'text/html');
          for (const one of deeds) mutilate(document, one);
          const before = document.documentElement.outerHTML;
          for (const page of recipe.pages) {
            const { rows, misses } = read(recipe, page, document, {
              url: urlOf(html),
              today: '2026-11-24',
              zone: 'Asia/Tokyo',
              currency: 'JPY',
              locale: 'ja',
            });
            expect(JSON.parse(JSON.stringify({ rows, misses }))).toEqual({ rows, misses });
            for (const row of rows) {
              expect(row.id.strong ?? row.id.business ?? row.id.provisional).toBeTruthy();
              for (const [field, value] of Object.entries(row.values))
                expect(
                  kinds[field as keyof Row['values']]?.(value.value),
                  `${recipe.id} ${field} ${JSON.stringify(value)}`,
                ).toBe(true);
            }
          }
          expect(document.documentElement.outerHTML).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  },
);
