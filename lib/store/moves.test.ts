import { describe, expect, it } from 'vitest';
import { Moves } from './moves.ts';

describe('what was written between two generations', () => {
  it('is every key of every step, each once', () => {
    const moves = new Moves();
    moves.note(4, 5, ['a', 'b']);
    moves.note(5, 6, []);
    moves.note(6, 7, ['b', 'c']);
    expect(moves.between(4, 7)).toEqual(['a', 'b', 'c']);
    expect(moves.between(5, 6)).toEqual([]);
    expect(moves.between(7, 7)).toEqual([]);
  });

  it('is unknown over a gap, before the first step, after the last, and backwards', () => {
    const moves = new Moves();
    moves.note(4, 5, ['a']);
    moves.note(6, 7, ['b']);
    for (const [from, to] of [
      [4, 7],
      [3, 5],
      [6, 8],
      [7, 6],
    ] as const)
      expect(moves.between(from, to)).toBeUndefined();
  });

  it('is forgotten from the oldest on', () => {
    const moves = new Moves();
    for (let at = 0; at < 600; at += 1) moves.note(at, at + 1, [String(at)]);
    expect(moves.between(0, 600)).toBeUndefined();
    expect(moves.between(100, 600)).toHaveLength(500);
  });
});
