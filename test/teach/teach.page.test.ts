import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domOf } from '../../lib/recipes/dom.ts';
import { anchorAt, proposalFor } from '../../lib/recipes/teach/propose.ts';
import { lookThrough, taughtBy, wrongIn } from './lesson.ts';
import { mutate, mutation, type Anatomy, type Mutation } from './mutate.ts';
import { boardPage, deals, listPage, plainListPage, recordPage, type TaughtPage } from './pages.ts';

const documentOf = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

const children = (row: Element): Element[] => [...row.children];
const table: Anatomy = { rows: 'tbody tr', heads: 'thead tr', labels: 'th, th a', parts: children };
const subjects: { name: string; page: TaughtPage; anatomy: Anatomy; fields: string[]; rows: number }[] = [
  {
    name: 'a list whose head is a table of its own',
    page: listPage(),
    anatomy: { ...table, rows: '#deal-grid tbody tr', labels: 'th a' },
    fields: ['name', 'amount', 'stage', 'closeDate', 'owner', 'account'],
    rows: deals.length,
  },
  {
    name: 'a plain list',
    page: plainListPage(),
    anatomy: table,
    fields: ['name', 'amount', 'stage', 'closeDate', 'owner', 'account'],
    rows: deals.length,
  },
  {
    name: 'a board',
    page: boardPage(),
    anatomy: { rows: 'article', heads: '.none', labels: '.none', parts: children },
    fields: ['name', 'amount', 'stage', 'closeDate', 'owner', 'account'],
    rows: deals.length,
  },
  {
    name: 'a record',
    page: recordPage(),
    anatomy: {
      rows: '#record',
      heads: '.none',
      labels: 'label',
      parts: children,
    },
    fields: ['name', 'amount', 'stage', 'closeDate', 'owner', 'account'],
    rows: 1,
  },
];

/** Alone these change nothing that a person would call another page: everything has to be read on. */
const harmless: Record<string, Mutation[]> = {
  'columns in another order': [{ does: 'move-column', from: 5, to: 1 }],
  'other class names': [{ does: 'rename-classes', salt: 3 }],
  'rows in another order': [{ does: 'shuffle-rows', salt: 5 }],
  'fewer rows': [{ does: 'remove-rows', salt: 1 }],
};

describe.each(subjects)('$name', ({ page, anatomy, fields, rows }) => {
  const taught = () => taughtBy(documentOf(page.html), page.click, page.url);

  it('is read whole after one click, and left as it was', () => {
    const document = documentOf(page.html);
    const before = document.documentElement.outerHTML;
    const look = lookThrough(taughtBy(document, page.click, page.url), document, page.url);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(look?.misses).toEqual([]);
    expect(look?.rows).toHaveLength(rows);
    expect(look?.rows.filter(({ id }) => id.strong === undefined)).toEqual([]);
    for (const row of look?.rows ?? []) expect(Object.keys(row.values)).toEqual(expect.arrayContaining(fields));
    expect(wrongIn(look?.rows ?? [], deals)).toEqual([]);
  });

  it.each(Object.entries(harmless))('%s: all is read on', (_, mutations) => {
    const recipe = taught();
    const document = documentOf(page.html);
    mutate(document, mutations, anatomy);
    const look = lookThrough(recipe, document, page.url);
    expect(look?.misses).toEqual([]);
    expect(look?.rows.length).toBeGreaterThan(0);
    for (const row of look?.rows ?? []) expect(Object.keys(row.values)).toEqual(expect.arrayContaining(fields));
    expect(wrongIn(look?.rows ?? [], deals)).toEqual([]);
  });

  it('a field that is pointed at itself is found again in every row', () => {
    const document = documentOf(page.html);
    const dom = domOf(document);
    const context = { locale: 'en-US', today: '2026-11-24', zone: 'UTC' };
    const element = document.querySelector(page.click);
    const proposal = element && proposalFor(dom, element, context);
    const anchor = element && proposal && anchorAt(dom, element, proposal.rows, context);
    expect(Object.values(proposal?.fields ?? {})).toContainEqual(anchor);
  });

  it('whatever becomes of the page, no wrong value is read', () => {
    const recipe = taught();
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const document = documentOf(page.html);
        mutate(document, mutations, anatomy);
        const look = lookThrough(recipe, document, page.url);
        expect(wrongIn(look?.rows ?? [], deals)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});
