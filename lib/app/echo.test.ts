import { describe, expect, it } from 'vitest';
import type { Row } from '../domain/reading.ts';
import { atOnce } from '../recipes/in-slices.ts';
import { echoes } from './echo.ts';

const echo = () => {
  const isEcho = echoes();
  return (...told: Parameters<typeof isEcho>) => atOnce(isEcho(...told));
};

const record = (id: string, name: string, amount = '100'): Row => ({
  entity: 'deal',
  id: { strong: id },
  values: {
    name: { text: name, value: name },
    amount: { text: amount, value: { minor: Number(amount), currency: 'JPY' } },
  },
});

describe('a page that still shows the old record', () => {
  it('is not believed right after the address changed', () => {
    const isEcho = echo();
    expect(isEcho('/deals/1', [record('1', 'Acme')], 0)).toBe(false);
    expect(isEcho('/deals/2', [record('2', 'Acme')], 300)).toBe(true);
    expect(isEcho('/deals/2', [record('2', 'Acme')], 5_000)).toBe(true);
    expect(isEcho('/deals/2', [record('2', 'Birch')], 6_000)).toBe(false);
  });

  it('is believed at last: two deals may be alike to the letter', () => {
    const isEcho = echo();
    isEcho('/deals/1', [record('1', 'Renewal')], 0);
    expect(isEcho('/deals/2', [record('2', 'Renewal')], 300)).toBe(true);
    expect(isEcho('/deals/2', [record('2', 'Renewal')], 40_000)).toBe(false);
  });

  it('is found among the rows of a board that stays behind the record', () => {
    const isEcho = echo();
    const board = [record('7', 'Seven', '7'), record('8', 'Eight', '8')];
    isEcho('/deals/1/show', [record('1', 'Acme'), ...board], 0);
    expect(isEcho('/deals/2/show', [record('2', 'Acme'), ...board], 300)).toBe(true);
  });
});

describe('a page that is no echo', () => {
  it.each<[string, string, Row[], string, Row[]]>([
    [
      'a record that changed under the same address',
      '/deals/1',
      [record('1', 'Acme')],
      '/deals/1',
      [record('1', 'Acme', '200')],
    ],
    [
      'the same record under another address',
      '/deals/1',
      [record('1', 'Acme')],
      '/deals/1/edit',
      [record('1', 'Acme')],
    ],
    [
      'twins on one list that is sorted anew',
      '/deals?p=1',
      [record('1', 'A'), record('2', 'A')],
      '/deals?p=2',
      [record('2', 'A'), record('1', 'A')],
    ],
    [
      'another page of a list with a twin of a row that stays',
      '/deals?p=1',
      [record('1', 'A')],
      '/deals?p=2',
      [record('1', 'A'), record('2', 'A')],
    ],
    [
      'rows without an id of the CRM',
      '/1',
      [{ ...record('', 'A'), id: { provisional: 'a' } }],
      '/2',
      [{ ...record('', 'A'), id: { provisional: 'b' } }],
    ],
    [
      'rows that say next to nothing',
      '/1',
      [{ ...record('1', ''), values: {} }],
      '/2',
      [{ ...record('2', ''), values: {} }],
    ],
    ['nothing', '/1', [], '/2', []],
  ])('%s', (_, before, rows, after, next) => {
    const isEcho = echo();
    isEcho(before, rows, 0);
    expect(isEcho(after, next, 300)).toBe(false);
  });
});
