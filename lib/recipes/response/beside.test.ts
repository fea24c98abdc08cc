import { describe, expect, it } from 'vitest';
import type { ReadValue, Row } from '../../domain/reading.ts';
import type { ResponseReader } from '../recipe.ts';
import { secondSource, settling } from './beside.ts';
import { readResponse } from './read-response.ts';

const reader: ResponseReader = {
  id: 'deals-api',
  url: ['/api/deals'],
  rows: ['list'],
  identity: { strong: 'id' },
  where: { type: 'deal' },
  must: ['name'],
  link: '#deal/{id}',
  fields: {
    name: { at: 'name', as: 'text' },
    amount: { at: 'amount', as: 'rawMoney', currency: 'currency' },
    closeDate: { at: 'close', as: 'date' },
    createdDate: { at: 'created', as: 'date', utc: true },
    probability: { at: 'probability', as: 'percent' },
  },
};
const formats = { locale: 'de', today: '2026-11-26', zone: 'Asia/Tokyo', currency: 'JPY' };

const rowsIn = (json: unknown): Row[] => {
  const reading = readResponse(reader, json, formats, 'https://crm.example.com');
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
};
const data = (...list: object[]) => rowsIn({ list });

const came = 1_000_000;
const later = came + settling;
const usd = (text: string, minor: number, approximate?: true): ReadValue => ({
  text,
  value: { minor, currency: 'USD' },
  ...(approximate && { approximate }),
});
const shown = (values: Row['values'], id = '7'): Row => ({ entity: 'deal', id: id ? { strong: id } : {}, values });
const name = { text: 'Ash', value: 'Ash' };

const held = (...list: object[]) => {
  const source = secondSource();
  source.hold(reader, data(...list), came);
  return source;
};

describe('rows in what a page fetched', () => {
  it('are read by the parsers of the page, in the way machines write, whatever the language', () => {
    const [one] = data({
      id: 7,
      name: 'Ash',
      amount: 9800.5,
      currency: 'USD',
      close: '2026-12-01',
      created: '2026-11-25 18:30:00',
      probability: 12.5,
    });
    expect(one).toEqual({
      entity: 'deal',
      id: { strong: '7' },
      url: 'https://crm.example.com/#deal/7',
      values: {
        name,
        amount: usd('9800.5', 980_050),
        closeDate: { text: '2026-12-01', value: '2026-12-01' },
        // 18:30 in London is the next day in Tokyo.
        createdDate: { text: '2026-11-25 18:30:00Z', value: '2026-11-26' },
        probability: { text: '12.5', value: 0.125 },
      },
    });
  });

  it('without an id, without what they must have or of another kind are none', () => {
    expect(
      data({ name: 'Ash' }, { id: 7 }, { id: 8, name: 'Elm', type: 'lead' }, { id: 'x'.repeat(300), name: 'Oak' }),
    ).toEqual([]);
  });

  it('never take the person’s own currency for theirs', () => {
    expect(data({ id: 7, name: 'Ash', amount: 100 })[0]?.values.amount).toEqual({
      text: '100',
      value: { minor: 10_000, currency: 'XXX' },
    });
  });

  it.each([[null], [7], ['text'], [[]], [{ list: 'text' }], [{ list: [[[]]] }], [{ list: [{ id: {}, name: [] }] }]])(
    'are none in %j',
    (json) => {
      expect(rowsIn(json)).toEqual([]);
    },
  );
});

describe('data beside the page', () => {
  const full = { id: 7, name: 'Ash', amount: 42_912.37, currency: 'USD', close: '2026-12-01' };

  it('gives the exact value of what the page shows rounded, and what it does not show', () => {
    const page = [shown({ name, amount: usd('$42.9K', 4_290_000, true) })];
    const { data: told, conflicts } = held(full).beside(page, later);
    expect(told).toMatchObject([{ at: came, rows: [{ id: { strong: '7' } }] }]);
    expect(Object.keys(told[0]?.rows[0]?.values ?? {})).toEqual(['amount', 'closeDate']);
    expect(told[0]?.rows[0]?.values.amount?.value).toEqual({ minor: 4_291_237, currency: 'USD' });
    expect(conflicts).toEqual([]);
  });

  it('adds nothing to what the page shows exactly', () => {
    const page = [
      shown({ name, amount: usd('$42,912.37', 4_291_237), closeDate: { text: '12/1', value: '2026-12-01' } }),
    ];
    expect(held(full).beside(page, later)).toEqual({ data: [], conflicts: [], isUnsettled: false });
  });

  it('takes the currency that the page shows where it has none of its own', () => {
    const source = held({ ...full, currency: undefined });
    const { data: told } = source.beside([shown({ name, amount: usd('$42.9K', 4_290_000, true) })], later);
    expect(told[0]?.rows[0]?.values.amount?.value).toEqual({ minor: 4_291_237, currency: 'USD' });
    expect(source.beside([shown({ name })], later).data[0]?.rows[0]?.values.amount?.value).toEqual({
      minor: 4_291_237,
      currency: 'XXX',
    });
  });

  it('names the currency of an amount that the page shows without', () => {
    const bare = { text: '42,912.37', value: { minor: 4_291_237, currency: 'XXX' } };
    const { data: told, conflicts } = held(full).beside([shown({ name, amount: bare })], later);
    expect([told[0]?.rows[0]?.values.amount, conflicts]).toEqual([usd('42912.37', 4_291_237), []]);
    const other = { text: '42,000.00', value: { minor: 4_200_000, currency: 'XXX' } };
    expect(held(full).beside([shown({ name, amount: other })], later).conflicts).toHaveLength(1);
  });

  it('gives a row that the page knows by name only its id', () => {
    const { data: told } = held(full).beside([shown({ name }, '')], later);
    expect(told[0]?.rows[0]).toMatchObject({ id: { strong: '7' }, values: { name } });
  });

  it('never guesses which of two of a name a row is', () => {
    const source = held(full, { ...full, id: 8 });
    const { conflicts } = source.beside([shown({ name, amount: usd('$1.00', 100) }, '')], later);
    expect(conflicts).toEqual([]);
  });

  it('waits for a page that has not drawn it yet, then gives the whole row', () => {
    const source = held(full);
    expect(source.beside([], came + 300)).toEqual({ data: [], conflicts: [], isUnsettled: true });
    expect(source.beside([], later).data[0]?.rows[0]?.values.name).toEqual(name);
  });

  it('calls it a conflict where both are exact, differ, and go on to', () => {
    const source = held(full);
    const page = [shown({}, '6'), shown({ name, amount: usd('$40,000.00', 4_000_000) })];
    expect(source.beside(page, came + 300)).toMatchObject({ conflicts: [], isUnsettled: true });
    const conflict = { field: 'amount', reason: 'conflict', row: 1, text: '$40,000.00 ≠ 42912.37' };
    expect(source.beside(page, later).conflicts).toEqual([conflict]);
    expect(source.beside(page, later + 60_000).conflicts).toEqual([conflict]);
    // The page's value holds.
    expect(source.beside(page, later).data[0]?.rows[0]?.values.amount).toBeUndefined();
  });

  it('calls it none where the page had agreed and then moved: the data is old', () => {
    const source = held(full);
    source.beside([shown({ name, amount: usd('$42,912.37', 4_291_237) })], later);
    const edited = [shown({ name, amount: usd('$50,000.00', 5_000_000) })];
    expect(source.beside(edited, later + 5_000)).toMatchObject({ conflicts: [], isUnsettled: false });
  });

  it('forgets a conflict once either moves', () => {
    const source = held(full);
    const page = [shown({ name, amount: usd('$40,000.00', 4_000_000) })];
    source.beside(page, later);
    expect(source.beside([shown({ name, amount: usd('$41,000.00', 4_100_000) })], later).conflicts).toEqual([]);
    source.hold(reader, data({ ...full, amount: 40_000 }), later);
    expect(source.beside(page, later + settling).conflicts).toEqual([]);
  });

  it.each([
    ['a rounded amount that cannot be its rounding', { amount: usd('$50K', 5_000_000, true) }, 1],
    ['a place that the page shows empty', { closeDate: { text: '', value: null } }, 1],
    ['a name that the page cuts short', { name: { text: 'As…', value: 'As…' } }, 0],
    ['another name', { name: { text: 'Elm', value: 'Elm' } }, 1],
    ['the day before, of a moment in another zone', { createdDate: { text: '11/25', value: '2026-11-25' } }, 0],
    ['two days before', { createdDate: { text: '11/24', value: '2026-11-24' } }, 1],
    ['the day before, of a day', { closeDate: { text: '11/30', value: '2026-11-30' } }, 1],
  ])('%s', (_, values: Row['values'], conflicts) => {
    const source = held({ ...full, created: '2026-11-25 18:30:00' });
    expect(source.beside([shown(values)], later).conflicts).toHaveLength(conflicts);
  });

  it('remembers two thousand rows at most, the newest', () => {
    const source = secondSource();
    for (let batch = 0; batch < 5; batch += 1)
      source.hold(
        reader,
        data(...Array.from({ length: 1000 }, (_, id) => ({ id: batch * 1000 + id, name: 'Ash' }))),
        came,
      );
    const { data: told } = source.beside([], later);
    expect(told[0]?.rows).toHaveLength(2000);
    expect(told[0]?.rows.at(-1)?.id.strong).toBe('4999');
  });
});
