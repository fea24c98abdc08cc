import { describe, expect, it } from 'vitest';
import { fitted, landing, moved, type Selection } from './sheet-moves.ts';

const size = { rows: 3, columns: 4 };
const at = (row: number, column: number, toRow = row, toColumn = column): Selection => ({
  at: { row, column },
  to: { row: toRow, column: toColumn },
});

describe('keys in a sheet', () => {
  it.each<[string, string, Selection, Selection]>([
    ['an arrow moves by one', 'ArrowRight', at(1, 1), at(1, 2)],
    ['… and stops at the edge', 'ArrowUp', at(0, 1), at(0, 1)],
    ['Ctrl goes to the edge', 'ctrl ArrowDown', at(0, 1), at(2, 1)],
    ['Shift widens and the worked cell stays', 'shift ArrowRight', at(1, 1), at(1, 1, 1, 2)],
    ['a second Shift widens on', 'shift ArrowDown', at(1, 1, 1, 2), at(1, 1, 2, 2)],
    ['Shift and Ctrl to the edge', 'ctrl shift ArrowRight', at(1, 1), at(1, 1, 1, 3)],
    ['an arrow gives the selection up', 'ArrowLeft', at(1, 2, 2, 3), at(1, 1)],
    ['Home is the row’s first', 'Home', at(2, 3), at(2, 0)],
    ['Ctrl+Home the sheet’s', 'ctrl Home', at(2, 3), at(0, 0)],
    ['Ctrl+End the last', 'ctrl End', at(0, 0), at(2, 3)],
    ['Enter goes down', 'Enter', at(0, 1), at(1, 1)],
    ['Shift+Enter up', 'shift Enter', at(1, 1), at(0, 1)],
    ['Tab goes right', 'Tab', at(0, 1), at(0, 2)],
    ['Shift+Tab left', 'shift Tab', at(0, 1), at(0, 0)],
    ['Ctrl+A takes all', 'ctrl a', at(1, 1), at(0, 0, 2, 3)],
  ])('%s', (_, keys, from, to) => {
    const parts = keys.split(' ');
    const key = parts.at(-1) ?? '';
    expect(moved(from, { key, shift: parts.includes('shift'), ctrl: parts.includes('ctrl') }, size)).toEqual(to);
  });

  it('a letter moves nothing', () => {
    expect(moved(at(0, 0), { key: 'x', shift: false, ctrl: false }, size)).toBeUndefined();
  });

  it('a sheet that shrank keeps a selection inside it', () => {
    expect(fitted(at(2, 3, 9, 9), { rows: 1, columns: 2 })).toEqual(at(0, 1));
    expect(fitted(at(2, 3), { rows: 0, columns: 0 })).toEqual(at(0, 0));
  });
});

describe('a pasted block', () => {
  it('lands from the selection’s first cell on and is cut at the edge', () => {
    expect(landing([['1', '2', '3'], ['4']], at(2, 3, 1, 2), size)).toEqual([
      { spot: { row: 1, column: 2 }, text: '1' },
      { spot: { row: 1, column: 3 }, text: '2' },
      { spot: { row: 2, column: 2 }, text: '4' },
    ]);
  });

  it('of one figure fills all that is selected', () => {
    expect(landing([[' 5 ']], at(0, 0, 1, 1), size).map(({ text }) => text)).toEqual(['5', '5', '5', '5']);
  });
});
