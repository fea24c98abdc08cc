import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from './derive.ts';
import type { Realm } from './identity.ts';
import type { Seen } from './merge.ts';
import type { ReadValue, Row } from './reading.ts';

const realm: Realm = { crm: 'tryton', site: 'https://crm.example.com', entity: 'deal' };
type Sketch = { strong?: string; business?: string; name?: string; account?: string; amount?: number; stage?: string };

const rowOf = ({ strong, business, name, account, amount, stage }: Sketch): Row => {
  const values: Record<string, ReadValue> = {};
  for (const [field, text] of Object.entries({ name, account, stage }))
    if (text !== undefined) values[field] = { text, value: text };
  if (amount !== undefined) values['amount'] = { text: String(amount), value: { minor: amount, currency: 'JPY' } };
  return { entity: 'deal', id: { ...(strong && { strong }), ...(business && { business }) }, values };
};

let looks = 0;
/** One look at a page: its rows stand side by side. */
const look = (at: number, ...sketches: Sketch[]): Seen[] => lookAt('list', at, ...sketches);
const lookAt = (view: string, at: number, ...sketches: Sketch[]): Seen[] => {
  const reading = `r${(looks += 1)}`;
  return sketches.map((sketch, index) => ({ row: rowOf(sketch), at, reading, view, index }));
};
/** What was derived, as `identity: fields`. */
const deals = (...rows: Seen[][]) =>
  Object.fromEntries(
    derive(realm, rows.flat()).records.map(({ dossier }) => [
      dossier.key.split(' deal ')[1],
      Object.fromEntries(
        Object.entries(dossier.fields).map(([field, { value }]) => [
          field,
          typeof value === 'object' ? (value as { minor: number }).minor : value,
        ]),
      ),
    ]),
  );

const alpha = { name: 'Alpha', account: 'Kato' };

describe('the same deal in list, board and record', () => {
  it('is one deal by the CRM’s own id', () => {
    expect(
      deals(
        look(1, { strong: '7', name: 'Alpha', stage: 'New' }),
        look(2, { strong: '7', amount: 100 }),
        look(3, { strong: '7', ...alpha }),
      ),
    ).toEqual({ 's 7': { name: 'Alpha', stage: 'New', amount: 100, account: 'Kato' } });
  });

  it('is one deal when a list without ids shows the name and account of the record', () => {
    expect(deals(look(1, { ...alpha, stage: 'New' }), look(2, { strong: '7', ...alpha, amount: 100 }))).toEqual({
      's 7': { name: 'Alpha', account: 'Kato', stage: 'New', amount: 100 },
    });
  });

  it('is one deal by a number both pages show, even under another name', () => {
    expect(
      deals(look(1, { business: 'SO1', name: 'Alfa' }), look(2, { strong: '7', business: 'so1', name: 'Alpha' })),
    ).toEqual({ 's 7': { name: 'Alpha' } });
  });

  it('is one deal when a board shows its name only', () => {
    expect(deals(look(1, { ...alpha, amount: 100 }), look(2, { name: 'ＡＬＰＨＡ ', stage: 'New' }))).toEqual({
      'p alpha | kato': { name: 'ＡＬＰＨＡ ', account: 'Kato', amount: 100, stage: 'New' },
    });
  });

  it('stays one deal when it is renamed: rows under the old and the new name are its own', () => {
    expect(
      deals(
        look(1, { name: 'Old', account: 'Kato', stage: 'New' }),
        look(2, { strong: '7', name: 'Old', account: 'Kato' }),
        look(3, { strong: '7', name: 'New', account: 'Kato' }),
        look(4, { name: 'New', account: 'Kato', stage: 'Won' }),
      ),
    ).toEqual({
      's 7': { name: 'New', account: 'Kato', stage: 'Won' },
    });
  });
});

describe('look-alikes', () => {
  it('stay two while nothing tells them apart: a list shows two of one name', () => {
    expect(Object.values(deals(look(1, { ...alpha, amount: 100 }, { ...alpha, amount: 200 })))).toEqual(
      expect.arrayContaining([
        { name: 'Alpha', account: 'Kato', amount: 100 },
        { name: 'Alpha', account: 'Kato', amount: 200 },
      ]),
    );
  });

  it('stay two when one of them is opened: the other row is the one that is less like it', () => {
    expect(
      deals(
        look(1, { ...alpha, amount: 100 }, { ...alpha, amount: 200 }),
        look(2, { strong: '7', ...alpha, amount: 200 }),
      ),
    ).toEqual({
      's 7': { name: 'Alpha', account: 'Kato', amount: 200 },
      'p alpha | kato\n1': { name: 'Alpha', account: 'Kato', amount: 100 },
    });
  });

  it('are two proven deals when both were opened, and rows that show only the name belong to neither', () => {
    expect(
      deals(
        look(1, { ...alpha, stage: 'New' }, { ...alpha, stage: 'New' }),
        look(2, { strong: '7', ...alpha }),
        look(3, { strong: '8', ...alpha }),
        look(4, { ...alpha, stage: 'Won' }),
      ),
    ).toEqual({
      's 7': { name: 'Alpha', account: 'Kato' },
      's 8': { name: 'Alpha', account: 'Kato' },
    });
  });

  it('are as many as the last look at a page showed: a card that was drawn twice does not stay two deals', () => {
    const twice = lookAt('board', 1, alpha, alpha);
    expect(Object.keys(deals(twice))).toHaveLength(2);
    expect(deals(twice, lookAt('board', 2, { ...alpha, stage: 'Won' }))).toEqual({
      'p alpha | kato': { name: 'Alpha', account: 'Kato', stage: 'Won' },
    });
    expect(Object.keys(deals(twice, lookAt('board', 2, alpha), lookAt('board', 3, alpha, alpha)))).toHaveLength(2);
  });

  it('are not fewer because another page, or the same under another filter, shows fewer', () => {
    const two = lookAt('board', 1, { ...alpha, stage: 'New' }, { ...alpha, stage: 'Won' });
    expect(Object.keys(deals(two, lookAt('board?stage=won', 2, { ...alpha, stage: 'Won' })))).toHaveLength(2);
  });

  it('leave no history behind when only one is left: nothing tells which of them it was', () => {
    const rows = [look(1, { ...alpha, stage: 'New' }, { ...alpha, stage: 'Won' }), look(2, { ...alpha, stage: 'Won' })];
    expect(derive(realm, rows.flat()).records.map(({ dossier }) => dossier.changes)).toEqual([[]]);
  });

  it('take back what a list row had given, once a second deal of that name is proven', () => {
    const rows = [look(1, { ...alpha, stage: 'New' }), look(2, { strong: '7', ...alpha })];
    expect(deals(...rows)).toEqual({ 's 7': { name: 'Alpha', account: 'Kato', stage: 'New' } });
    expect(deals(...rows, look(3, { strong: '8', ...alpha }))).toEqual({
      's 7': { name: 'Alpha', account: 'Kato' },
      's 8': { name: 'Alpha', account: 'Kato' },
    });
  });

  it('of another account are another deal', () => {
    expect(Object.keys(deals(look(1, alpha), look(2, { name: 'Alpha', account: 'Sato' })))).toEqual([
      'p alpha | kato',
      'p alpha | sato',
    ]);
  });

  it('never become one by place or time: two ids are two deals', () => {
    expect(Object.keys(deals(look(1, { strong: '7', ...alpha }), look(1, { strong: '8', ...alpha })))).toEqual([
      's 7',
      's 8',
    ]);
  });
});

const sketch = fc.record(
  {
    strong: fc.constantFrom('1', '2'),
    business: fc.constantFrom('SO1', 'SO2'),
    name: fc.constantFrom('Alpha', 'Beta'),
    account: fc.constantFrom('Kato', 'Sato'),
    amount: fc.constantFrom(1, 2),
  },
  { requiredKeys: [] },
);
const view = fc.constantFrom('list', 'board');
const pages = fc.array(fc.record({ at: fc.nat(9), view, rows: fc.array(sketch, { minLength: 1, maxLength: 3 }) }), {
  maxLength: 8,
});

describe('deriving', () => {
  it('is a function of the set of rows: neither order nor repetition matters', () => {
    fc.assert(
      fc.property(
        pages.chain((all) => {
          const rows = all.flatMap(({ at, view: shown, rows: sketches }, page) =>
            sketches.map((one, index): Seen => ({ row: rowOf(one), at, reading: `p${page}`, view: shown, index })),
          );
          return fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }));
        }),
        ([rows, mixed]) => {
          const byKey = (derived: ReturnType<typeof derive>) =>
            new Map(
              derived.records.map((record) => [record.dossier.key, { ...record, joined: record.joined.toSorted() }]),
            );
          expect(byKey(derive(realm, mixed))).toEqual(byKey(derive(realm, rows)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts at least as many deals as stood side by side or were proven, and no row twice', () => {
    fc.assert(
      fc.property(pages, (all) => {
        const rows = all.flatMap(({ at, view: shown, rows: sketches }, page) =>
          sketches.map((one, index): Seen => ({ row: rowOf(one), at, reading: `p${page}`, view: shown, index })),
        );
        const { records } = derive(realm, rows);
        expect(new Set(records.map(({ dossier }) => dossier.key)).size).toBe(records.length);
        const proven = new Set(rows.flatMap(({ row }) => row.id.strong ?? []));
        expect(records.length).toBeGreaterThanOrEqual(proven.size);
      }),
      { numRuns: 500 },
    );
  });
});
