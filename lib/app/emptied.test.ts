import { describe, expect, it } from 'vitest';
import { dealRow } from '../../test/readings.ts';
import type { Row } from '../domain/reading.ts';
import { emptied } from './emptied.ts';

const url = 'https://crm.example.com/#deals';
const ash = dealRow({ id: '7', name: 'Ash' });
const owner = { row: 0, field: 'owner', text: '' };
const nothing = { text: '', value: null };

/** What is told of the owner in the last of the looks; an owner among the values is one that the page showed. */
function told(...looks: [at: number, rows: Row[], address?: string][]): unknown {
  const believed = emptied();
  let last: unknown;
  for (const [at, rows, address = url] of looks) {
    const empties = rows.flatMap(({ values }, row) => (values.owner ? [] : [{ ...owner, row }]));
    const { rows: said, isWaiting } = believed(address, rows, empties, at);
    last = said[0]?.values.owner ?? (isWaiting ? 'wait' : undefined);
  }
  return last;
}

describe('an empty place', () => {
  it('is not believed at first, nor for five seconds', () => {
    expect(told([0, [ash]])).toBe('wait');
    expect(told([0, [ash]], [4_999, [ash]])).toBe('wait');
  });

  it('is believed when it is empty five seconds later', () => {
    expect(told([0, [ash]], [5_000, [ash]])).toEqual(nothing);
    expect(told([0, [ash]], [2_000, [ash]], [5_000, [ash]], [60_000, [ash]])).toEqual(nothing);
  });

  it('that showed a value in between begins anew', () => {
    const full = dealRow({ id: '7', name: 'Ash', owner: 'Mio' });
    expect(told([0, [ash]], [3_000, [full]], [6_000, [ash]])).toBe('wait');
  });

  it('of another page, or of the same page after another, begins anew', () => {
    expect(told([0, [ash]], [6_000, [ash], `${url}/2`])).toBe('wait');
    expect(told([0, [ash]], [3_000, [ash], `${url}/2`], [9_000, [ash]])).toBe('wait');
  });

  it('of a row that was scrolled away meanwhile is still the same place', () => {
    expect(told([0, [ash]], [3_000, [dealRow({ id: '8', name: 'Elm' })]], [6_000, [ash]])).toEqual(nothing);
  });

  it('of one row says nothing of another', () => {
    expect(told([0, [ash]], [6_000, [dealRow({ id: '8', name: 'Elm' })]])).toBe('wait');
  });
});
