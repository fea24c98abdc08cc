import { describe, expect, it } from 'vitest';
import { taughtField, taughtPage, taughtRecipe } from '../recipes/teach/taught.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { Anchor } from '../recipes/teach/anchor.ts';
import { readingWays } from './reading-ways.ts';
import type { Taught } from './taught.ts';

const site = 'https://crm.example.com:8443';
const anchor: Anchor = { clues: [{ by: 'header', text: 'Amount' }], shape: 'money' };
const own = taughtRecipe(
  site,
  [
    taughtPage(
      { kind: 'deal-list', rows: [], fields: { name: { ...anchor, shape: 'text' }, amount: anchor } },
      `${site}/deals`,
    ),
  ],
  { locale: 'ja', version: 1, stages: [] },
);
const page = own.pages[0]?.id ?? '';
const paper: Recipe = {
  ...own,
  id: 'paper',
  name: 'Paper',
  pages: [
    {
      id: 'list',
      when: {},
      kind: 'deal-list',
      identity: {},
      fields: {
        name: { at: { select: 'a' }, as: 'text', confidence: 'high' },
        amount: { at: { select: 'b' }, as: 'money' },
        owner: { at: [], as: 'text', optional: 'Shown nowhere.' },
      },
    },
    { id: 'calls', when: {}, kind: 'activity-list', identity: {}, fields: {} },
  ],
};
const nothing: Taught = { recipes: [], overrides: [], drifts: [], lessons: [], apps: [] };

describe('how pages are read', () => {
  it('tells of every site that was read how sure each field of its deal pages is', () => {
    const known = { site: 'https://paper.example', crm: 'paper' };
    expect(readingWays(nothing, [known, known, { site: 'import:', crm: 'import' }], [paper])).toEqual([
      {
        ...known,
        isTaught: false,
        pages: [
          {
            id: 'list',
            kind: 'deal-list',
            isTaught: false,
            fields: [
              { field: 'name', confidence: 'high', isOverride: false },
              { field: 'amount', confidence: 'medium', isOverride: false },
            ],
          },
        ],
      },
    ]);
  });

  it('what was taught comes first, with when it was taught and since when it needs a click, its port kept', () => {
    const crm = own.id;
    const [way] = readingWays(
      {
        ...nothing,
        recipes: [own],
        drifts: [{ crm, site, page, field: 'amount', since: 9 }],
        lessons: [{ crm, site, page, at: 5 }],
      },
      [{ site: 'https://paper.example', crm: 'paper' }],
      [paper],
    );
    expect(way).toMatchObject({ site, crm, isTaught: true });
    expect(way?.pages[0]).toMatchObject({
      isTaught: true,
      taughtAt: 5,
      fields: [
        { field: 'name', taughtAt: 5 },
        { field: 'amount', taughtAt: 5, driftedSince: 9 },
      ],
    });
  });

  it('rows that are not found are the page’s own trouble; another site’s is not told here', () => {
    const crm = own.id;
    const drifts = [
      { crm, site, page, field: 'rows', since: 9 },
      { crm, site: 'https://b.example', page, field: 'amount', since: 1 },
    ];
    const [way] = readingWays({ ...nothing, recipes: [own], drifts }, [], []);
    expect(way?.pages[0]?.driftedSince).toBe(9);
    expect(way?.pages[0]?.fields.some(({ driftedSince }) => driftedSince !== undefined)).toBe(false);
  });

  it('a field of a built-in recipe that was shown is told as that, on its site only', () => {
    const override = { site, crm: 'paper', page: 'list', field: 'amount' as const, is: taughtField('amount', anchor) };
    const lessons = [{ site, crm: 'paper', page: 'list', field: 'amount', at: 4 }];
    const ways = readingWays(
      { ...nothing, overrides: [override], lessons },
      [{ site: 'https://b.example', crm: 'paper' }],
      [paper],
    );
    expect(ways.map((way) => [way.site, way.isTaught])).toEqual([
      [site, true],
      ['https://b.example', false],
    ]);
    expect(ways[0]?.pages[0]?.fields[1]).toEqual({
      field: 'amount',
      confidence: 'medium',
      isOverride: true,
      taughtAt: 4,
    });
  });
});
