import { describe, expect, it } from 'vitest';
import { listPage, boardPage, stages, type TrueDeal } from '../../test/teach/pages.ts';
import { taughtBy, wrongIn } from '../../test/teach/lesson.ts';
import { domOf } from './dom.ts';
import { locate } from './locate.ts';
import { read, readInSteps, type Look } from './read.ts';
import { defineRecipe, type Page, type Recipe } from './recipe.ts';

/*
 * How long a step takes is a machine's matter; how much of the page it asks is ours. Counted, not timed, so that a slow
 * machine finds the same.
 */
const count = 600;
const many: TrueDeal[] = Array.from({ length: count }, (_, index) => ({
  id: String(5000 + index),
  name: `Deal ${index}`,
  account: `Company ${index % 90}`,
  stage: stages[index % stages.length] ?? '',
  amount: 1000 + 7 * index,
  closeDate: `2026-11-${String(1 + (index % 28)).padStart(2, '0')}`,
  owner: `Person ${index % 9}`,
}));
const documentOf = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

const known = defineRecipe({
  id: 'paper',
  version: 1,
  name: 'Paper',
  matches: [],
  detect: { has: ['#deal-grid'] },
  locale: 'en-US',
  stages: { open: [], won: [], lost: [] },
  activityTypes: {},
  pages: [
    {
      id: 'list',
      when: { has: ['#deal-grid'] },
      kind: 'deal-list',
      rows: '#deal-grid .grid-line',
      identity: { strong: { read: { attr: 'data-rec' } } },
      columns: { key: 'data-col' },
      fields: {
        name: { at: { cell: ['deal_title'] }, as: 'text' },
        stage: { at: { cell: ['phase'] }, as: 'text' },
        amount: { at: { cell: ['total'] }, as: 'money' },
        owner: { at: { select: '.cell-rep' }, as: 'text' },
      },
    },
  ],
});

/** Counts what we ask of a document's elements from here on. */
const askingOf = (document: Document): (() => number) => {
  const dom = domOf(document) as unknown as Record<string, unknown>;
  let asked = 0;
  for (const name of ['attribute', 'matches', 'closest', 'contains', 'one', 'all', 'first', 'next', 'firstNode']) {
    const ask = dom[name] as (...given: unknown[]) => unknown;
    dom[name] = (...given: unknown[]) => {
      asked += 1;
      return ask(...given);
    };
  }
  return () => asked;
};

const context = { today: '2026-11-24', zone: 'UTC', currency: 'JPY' };

describe.each<[string, () => { html: string; url: string; recipe: Recipe }]>([
  ['a list of a CRM with a recipe', () => ({ ...listPage(many), recipe: known })],
  [
    'a list that was taught',
    () => {
      const page = listPage(many);
      return { ...page, recipe: taughtBy(documentOf(listPage(many.slice(0, 60)).html), page.click, page.url) };
    },
  ],
  [
    'a board that was taught',
    () => {
      const page = boardPage(many);
      return { ...page, recipe: taughtBy(documentOf(boardPage(many.slice(0, 60)).html), page.click, page.url) };
    },
  ],
])('%s of 600 rows', (_, subject) => {
  it('is read in many small steps, and as it is in one', () => {
    const { html, url, recipe } = subject();
    const page = locate(recipe, url, documentOf(html)) as Page;
    // Elements of two documents are never equal, and comparing them takes minutes.
    const told = ({ stands, ...look }: Look) => ({ ...look, stands: stands.map(({ row }) => row) });
    const whole = told(read(recipe, page, documentOf(html), { ...context, url }));
    expect(whole.stands).toEqual(whole.rows.map((_, row) => row));
    expect(whole.rows.length).toBe(count);
    expect(whole.misses).toEqual([]);
    const document = documentOf(html);
    const asked = askingOf(document);
    const steps = readInSteps(recipe, page, document, { ...context, url });
    const costs: number[] = [];
    for (;;) {
      const before = asked();
      const step = steps.next();
      costs.push(asked() - before);
      if (!step.done) continue;
      expect(told(step.value)).toEqual(whole);
      break;
    }
    expect(asked()).toBeGreaterThan(count);
    expect(costs.length).toBeGreaterThan(5);
    expect(Math.max(...costs)).toBeLessThan(asked() / 4);
  });
});

it('columns that move while a taught list is read: the look is right or dropped, whenever it happens', () => {
  const few = many.slice(0, 90);
  const { html, url, click } = listPage(few);
  const recipe = taughtBy(documentOf(html), click, url);
  let dropped = 0;
  let left = 0;
  for (let moment = 1; left <= 0; moment += 3) {
    const document = documentOf(html);
    const steps = readInSteps(recipe, locate(recipe, url, document) as Page, document, { ...context, url });
    left = moment;
    for (let step = steps.next(); ; step = steps.next()) {
      left -= 1;
      if (left === 0)
        for (const line of document.querySelectorAll('.grid-heads, .grid-line'))
          line.insertBefore(line.children[6] as Element, line.children[1] as Element);
      if (!step.done) continue;
      expect(wrongIn(step.value.rows, few)).toEqual([]);
      if (step.value.rows.length === 0) dropped += 1;
      break;
    }
  }
  expect(dropped).toBeGreaterThan(0);
});
