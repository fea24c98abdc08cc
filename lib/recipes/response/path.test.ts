import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../test/processor-time.ts';
import { isOfPath, rowsAt, textAt } from './path.ts';

describe('a path into JSON', () => {
  const json = {
    result: { records: [{ id: 1 }, { id: 2 }, 'no row', null] },
    groups: { a: { list: [{ id: 3 }] }, b: { list: [{ id: 4 }] } },
    one: { id: 5 },
  };

  it.each([
    ['a list', 'result/records', [{ id: 1 }, { id: 2 }]],
    ['lists of every value', 'groups/*/list', [{ id: 3 }, { id: 4 }]],
    ['a single row', 'one', [{ id: 5 }]],
    ['the whole', '', [json]],
    ['nowhere', 'result/nothing/records', []],
    ['what an object does not hold itself', 'result/constructor', []],
    ['what every object inherits', '__proto__', []],
  ])('leads to %s', (_, path, rows) => {
    expect(rowsAt(json, path, 10)).toEqual(rows);
  });

  it('leads to so many rows and no more', () => {
    const many = {
      groups: Array.from({ length: 50 }, () => ({ list: Array.from({ length: 50 }, (_, id) => ({ id })) })),
    };
    expect(rowsAt(many, 'groups/*/list', 7)).toHaveLength(7);
  });

  it.each([
    ['a text', { name: 'Ash' }, 'name', 'Ash'],
    ['a number', { amount: 9800.5 }, 'amount', '9800.5'],
    ['an element of a tuple', { owner: [7, 'Sato'] }, 'owner/1', 'Sato'],
    ['the first that is there', { owner: [7, 'Sato'] }, ['owner/name', 'owner/1'], 'Sato'],
    ['nothing where there is `false`', { owner: false }, ['owner/name', 'owner'], undefined],
    ['nothing where there is an object', { owner: { name: {} } }, 'owner/name', undefined],
    ['nothing where there are spaces', { name: '  ' }, 'name', undefined],
    ['no number without end', { amount: Infinity }, 'amount', undefined],
  ])('holds %s', (_, row, path, text) => {
    expect(textAt(row, path)).toBe(text);
  });
});

describe('the path of an address', () => {
  it.each([
    ['/api/v1/deals', '/api/v1/deals', true],
    ['/api/v1/deals', '/api/v1/deals/7', false],
    ['/api/v1/deals/{}', '/api/v1/deals/7', true],
    ['/api/v1/deals/{}', '/api/v1/deals/', false],
    ['/api/v1/deals/{}', '/api/v1/deals/7/flow', false],
    ['/api/data/{}/deals({})', '/api/data/v9.2/deals(7a)', true],
    ['/api/data/{}/deals({})', '/api/data/v9.2/deals()', false],
    ['/api/*', '/api/v1/deals/7', true],
    ['/api/*', '/other/api/v1', false],
  ])('%s against %s: %s', (template, path, is) => {
    expect(isOfPath(template, path)).toBe(is);
  });

  it('is compared in time that grows with its length, whatever it is', () => {
    const took = processorTime(() => expect(isOfPath('/a/{}/b/{}/c', `/${'a/'.repeat(200_000)}`)).toBe(false));
    expect(took).toBeLessThan(500);
  });
});
