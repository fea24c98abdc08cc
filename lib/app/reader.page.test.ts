import { beforeEach, describe, expect, it } from 'vitest';
import { defineRecipe } from '../recipes/recipe.ts';
import type { PageDeal } from './page-deal.ts';
import type { PageRows } from './page-rows.ts';
import type { Letter } from './page-data.ts';
import type { Look } from './parcels.ts';
import { reader, type Reader, type ReaderWays } from './reader.ts';

const recipe = defineRecipe({
  id: 'paper',
  version: 3,
  name: 'Paper CRM',
  matches: [],
  detect: { has: ['main[data-crm=paper]'] },
  locale: 'ja',
  stages: { open: [], won: [], lost: [] },
  activityTypes: {},
  responses: [
    {
      id: 'api',
      url: ['/api/deals'],
      rows: ['list'],
      identity: { strong: 'id' },
      fields: {
        name: { at: 'name', as: 'text' },
        amount: { at: 'amount', as: 'rawMoney', currency: 'currency' },
        closeDate: { at: 'close', as: 'date' },
      },
    },
  ],
  pages: [
    {
      id: 'record',
      kind: 'deal-record',
      when: { url: ['*/deals/*'] },
      root: 'main',
      identity: { strong: { url: '/deals/{id}' } },
      fields: {
        name: { at: { select: 'h1' }, as: 'text' },
        amount: { at: { select: '.amount' }, as: 'money' },
        owner: { at: { select: '.owner' }, as: 'text' },
      },
    },
    {
      id: 'list',
      kind: 'deal-list',
      when: { url: ['*/deals'] },
      root: 'main',
      rows: 'li',
      identity: { strong: { read: { attr: 'data-id' } } },
      fields: { name: { at: { select: 'b' }, as: 'text' }, amount: { at: { select: 'i' }, as: 'money' } },
    },
  ],
});
const surroundings = { recipes: [recipe], zone: 'Asia/Tokyo', today: '2026-11-26', currency: 'JPY' };

let taken: Look[];
let told: (PageDeal | undefined)[];
let eye: Reader;
let at: number;

const begin = (more: Partial<ReaderWays> = {}) => {
  eye = reader({
    document,
    now: () => at,
    locale: 'ja-JP',
    *take(look) {
      yield;
      taken.push(look);
      return true;
    },
    tell: (deal) => told.push(deal),
    ...more,
  });
};

/** Text only goes in as text: the tests, too, write no markup. */
const show = (path: string, build: (main: HTMLElement) => void) => {
  history.pushState(null, '', path);
  const main = document.createElement('main');
  main.dataset['crm'] = 'paper';
  build(main);
  document.body.replaceChildren(main);
};
const put = (parent: Element, tag: string, text: string, name = '') => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  parent.append(element);
  return element;
};
const record = (name: string, amount: string) => (main: HTMLElement) => {
  put(main, 'h1', name);
  put(main, 'span', amount, 'amount');
  put(main, 'span', '佐藤', 'owner');
};

beforeEach(() => {
  taken = [];
  told = [];
  at = Date.UTC(2026, 10, 25, 15, 30);
  begin();
});

describe('a look', () => {
  it('says where, when and by which recipe it saw what', () => {
    show('/deals?sid=secret', (main) => {
      const item = put(main, 'li', '');
      item.setAttribute('data-id', '7');
      put(item, 'b', '"Quoted" <b>&');
      put(item, 'i', '¥1,200,000');
    });
    history.replaceState(null, '', '/deals');
    expect(eye.look(surroundings)).toBe(true);
    expect(taken).toMatchObject([
      {
        crm: 'paper',
        recipeVersion: 3,
        page: 'list',
        kind: 'deal-list',
        site: location.origin,
        url: `${location.origin}/deals`,
        at,
        zone: 'Asia/Tokyo',
        locale: 'ja',
        rows: [
          {
            entity: 'deal',
            id: { strong: '7' },
            values: { name: { value: '"Quoted" <b>&' }, amount: { value: { minor: 1_200_000, currency: 'JPY' } } },
          },
        ],
        misses: [],
      },
    ]);
    expect(told).toEqual([undefined]);
  });

  it('tells which deal’s record the page is', () => {
    show('/deals/7', record('Acme', '¥100'));
    eye.look(surroundings);
    expect(told).toMatchObject([{ crm: 'paper', id: { strong: '7' } }]);
    expect(eye.isSilent()).toBe(true);
  });

  it('of a page nobody described takes nothing', () => {
    show('/reports', (main) => put(main, 'p', 'numbers'));
    expect(eye.look(surroundings)).toBe(false);
    expect([taken, told, eye.isSilent()]).toEqual([[], [undefined], false]);
  });

  it('of another CRM’s page takes nothing', () => {
    document.body.replaceChildren();
    history.pushState(null, '', '/deals/7');
    expect(eye.look(surroundings)).toBe(false);
    expect(taken).toEqual([]);
  });

  it('at a number without a currency keeps it without one, and the person’s own decides which dollar is meant', () => {
    const amountsOf = (text: string) => {
      show('/deals', (main) => {
        const row = put(main, 'li', '');
        row.dataset['id'] = '7';
        put(row, 'b', 'Acme');
        put(row, 'i', text);
      });
      eye.look({ ...surroundings, currency: 'CAD' });
      return taken.at(-1)?.rows[0]?.values.amount?.value;
    };
    expect(amountsOf('1,200')).toEqual({ minor: 120_000, currency: 'XXX' });
    expect(amountsOf('$1,200')).toEqual({ minor: 120_000, currency: 'CAD' });
    expect(amountsOf('¥1,200')).toEqual({ minor: 1200, currency: 'JPY' });
  });

  it('at an empty place is taken as empty once it was so for five seconds, and is looked at again until then', () => {
    show('/deals', (main) => {
      const row = put(main, 'li', '');
      row.dataset['id'] = '7';
      put(row, 'b', 'Acme');
      put(row, 'i', '');
    });
    const amounts = () => taken.map(({ rows }) => rows[0]?.values.amount);
    eye.look(surroundings);
    expect(eye.isSilent()).toBe(true);
    at += 3_000;
    eye.look(surroundings);
    at += 3_000;
    eye.look(surroundings);
    expect(amounts()).toEqual([undefined, undefined, { text: '', value: null }]);
    expect(eye.isSilent()).toBe(false);
    show('/reports', (main) => put(main, 'p', 'numbers'));
    eye.look(surroundings);
    expect(eye.isSilent()).toBe(false);
  });

  it('at the old record under the new address takes nothing until the record came', () => {
    show('/deals/1', record('Acme', '¥100'));
    eye.look(surroundings);
    history.pushState(null, '', '/deals/2');
    at += 400;
    expect(eye.look(surroundings)).toBe(false);
    show('/deals/2', record('Birch', '¥200'));
    at += 1500;
    eye.look(surroundings);
    expect(taken.map(({ rows }) => [rows[0]?.id.strong, rows[0]?.values.name?.value])).toEqual([
      ['1', 'Acme'],
      ['2', 'Birch'],
    ]);
    expect(told.map((deal) => deal?.id.strong)).toEqual(['1', '2']);
  });

  it('during which the address changed is dropped', () => {
    show('/deals/1', record('Acme', '¥100'));
    begin({
      now: () => {
        history.pushState(null, '', '/deals/2');
        return at;
      },
    });
    expect(eye.look(surroundings)).toBe(false);
    expect([taken, told]).toEqual([[], []]);
  });

  it('leaves the page as it was', () => {
    show('/deals/7', record('Acme', '¥100'));
    const before = document.documentElement.outerHTML;
    eye.look(surroundings);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('what the page fetched', () => {
  const deal = { id: 7, name: 'Acme', amount: 1_234_567, currency: 'JPY', close: '2026-12-18' };
  const letter = (body: unknown, path = '/api/deals') => ({ path, text: JSON.stringify(body), at: at - 3000 });
  const list = (amount: string) => (main: HTMLElement) => {
    const item = put(main, 'li', '');
    item.setAttribute('data-id', '7');
    put(item, 'b', 'Acme');
    put(item, 'i', amount);
  };
  let letters: Letter[];
  let waits: number[];

  beforeEach(() => {
    [letters, waits] = [[], []];
    begin({ letters: () => letters.splice(0), lookLater: (wait) => waits.push(wait) });
  });

  it('is a reading of its own, of when it came: what is not shown, and exactly what is shown rounded', () => {
    letters = [letter({ list: [deal] })];
    show('/deals', list('約¥123万'));
    expect(eye.look(surroundings)).toBe(true);
    expect(taken.map(({ page, at: when, misses }) => [page, when, misses])).toEqual([
      ['list', at, []],
      ['api', at - 3000, []],
    ]);
    expect(taken[1]?.rows).toEqual([
      {
        entity: 'deal',
        id: { strong: '7' },
        values: {
          amount: { text: '1234567', value: { minor: 1_234_567, currency: 'JPY' } },
          closeDate: { text: '2026-12-18', value: '2026-12-18' },
        },
      },
    ]);
    expect(waits).toEqual([]);
  });

  it('that contradicts what is shown is a miss of the page, whose own value is read', () => {
    letters = [letter({ list: [deal] })];
    show('/deals', list('¥2,000,000'));
    eye.look(surroundings);
    expect(taken[0]).toMatchObject({
      rows: [{ values: { amount: { value: { minor: 2_000_000, currency: 'JPY' } } } }],
      misses: [{ field: 'amount', reason: 'conflict', row: 0, text: '¥2,000,000 ≠ 1234567' }],
    });
    expect(Object.keys(taken[1]?.rows[0]?.values ?? {})).toEqual(['closeDate']);
  });

  it('just now is judged at a later look, which is asked for', () => {
    letters = [{ ...letter({ list: [deal] }), at }];
    show('/deals', list('¥2,000,000'));
    eye.look(surroundings);
    expect(taken[0]?.misses).toEqual([]);
    expect(waits).toEqual([2000]);
  });

  it('is forgotten when it is no longer wanted, held or still waiting', () => {
    letters = [letter({ list: [{ ...deal, id: 8 }] })];
    show('/deals', list('¥1,234,567'));
    eye.look(surroundings);
    expect(taken.map(({ page }) => page)).toContain('api');
    letters = [letter({ list: [{ ...deal, id: 9 }] })];
    eye.forget();
    taken.length = 0;
    eye.look(surroundings);
    expect(taken.map(({ page }) => page)).toEqual(['list']);
  });

  it('is still there for the next look when this one was given up', () => {
    letters = [letter({ list: [deal] }), letter({ list: [{ ...deal, id: 8 }] })];
    show('/deals', list('¥1,234,567'));
    const given = eye.looking(surroundings);
    while (letters.length > 0) given.next();
    eye.look(surroundings);
    expect(taken.flatMap(({ page, rows }) => (page === 'api' ? rows.map(({ id }) => id.strong) : []))).toEqual([
      '7',
      '8',
    ]);
  });

  it.each([
    ['from an address nobody described', () => letter({ list: [deal] }, '/api/other')],
    ['that is no JSON', () => ({ ...letter({}), text: '{"list":[' })],
    ['of another shape', () => letter({ list: { id: { id: 7 } } })],
  ])('%s adds nothing', (_, made) => {
    letters = [made()];
    show('/deals', list('¥2,000,000'));
    eye.look(surroundings);
    expect(taken.map(({ page }) => page)).toEqual(['list']);
    expect(taken[0]?.misses).toEqual([]);
  });
});

describe('the rows of a list', () => {
  const list = (main: HTMLElement) => {
    for (const [id, name] of [
      ['7', 'Ash'],
      ['8', 'Elm'],
    ] as const) {
      const item = put(main, 'li', '');
      item.setAttribute('data-id', id);
      put(item, 'b', name);
    }
  };

  it('are told where they stand, whose they are now, and no longer once a record is open', () => {
    const rows: (PageRows | undefined)[] = [];
    begin({ tellRows: (shown) => rows.push(shown) });
    show('/deals', list);
    eye.look(surroundings);
    const [shown] = rows;
    expect(shown?.crm).toBe('paper');
    expect(shown?.rows.map(({ element, id, name }) => [element.textContent, id.strong, name])).toEqual([
      ['Ash', '7', 'Ash'],
      ['Elm', '8', 'Elm'],
    ]);
    const [first] = shown?.rows ?? [];
    if (!shown || !first) throw new Error('There are no rows.');
    expect(shown.idNow(first)).toEqual({ strong: '7' });
    first.element.setAttribute('data-id', '9');
    expect(shown.idNow(first)).toEqual({ strong: '9' });
    show('/deals/7', record('Ash', '¥1'));
    eye.look(surroundings);
    expect(rows.at(-1)).toBeUndefined();
  });
});
