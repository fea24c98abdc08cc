import { describe, expect, it } from 'vitest';
import { columnFor, gapsOf, linesOf, spotFor, type Box, type Ground } from './chip-spot.ts';

const size = { width: 60, height: 18 };
const row: Box = { left: 0, top: 0, right: 600, bottom: 36 };
const card: Box = { left: 0, top: 0, right: 240, bottom: 100 };
/** A text in the middle of a row. */
const text = (left: number, right: number, top = 10, bottom = 26): Box => ({ left, top, right, bottom });
const ground = (taken: Box[], seen = row): Ground => ({ seen, taken, size });

describe('where a chip may stand', () => {
  it.each<[string, Box, number[]]>([
    ['in the middle of a row', row, [9]],
    ['in a card at its top, its bottom, its middle', card, [4, 78, 41]],
    ['nowhere in a row that is lower than a chip', { ...row, bottom: 19 }, []],
  ])('%s', (_, seen, expected) => {
    expect(linesOf(seen, size)).toEqual(expected);
  });

  it.each<[string, Box[], [number, number][]]>([
    ['all of an empty row', [], [[0, 600]]],
    [
      'between and beside texts, whatever their order',
      [text(300, 400), text(10, 100)],
      [
        [0, 10],
        [100, 300],
        [400, 600],
      ],
    ],
    [
      'texts that overlap are one',
      [text(10, 100), text(20, 50)],
      [
        [0, 10],
        [100, 600],
      ],
    ],
    ['a text above and one below are not in the way', [text(10, 100, 0, 9), text(10, 100, 27, 36)], [[0, 600]]],
    ['a text that sticks out of the row ends with it', [text(500, 900)], [[0, 500]]],
  ])('free is %s', (_, taken, expected) => {
    expect(gapsOf(row, taken, 9, size)).toEqual(expected);
  });
});

describe('the column of a list', () => {
  it('is at the right edge where that is free in all rows', () => {
    expect(columnFor([ground([text(10, 100)]), ground([text(10, 300)])])).toEqual({ right: 596, line: 0 });
  });

  it('is between the columns of a table whose last one is full', () => {
    const rows = [
      [text(10, 100), text(300, 400), text(520, 590)],
      [text(10, 220), text(300, 380), text(510, 590)],
    ].map((taken) => ground(taken));
    expect(columnFor(rows)).toEqual({ right: 506, line: 0 });
  });

  it('is where most rows have room, not where one has most of it', () => {
    const rows = [[text(100, 590)], [text(100, 590)], [text(10, 400)]].map((taken) => ground(taken));
    expect(columnFor(rows)).toEqual({ right: 96, line: 0 });
  });

  it('is none where no row has room', () => {
    expect(columnFor([ground([text(0, 600)])])).toBeUndefined();
  });
});

describe('the spot of a chip', () => {
  it.each<[string, Ground, number | undefined, object | undefined]>([
    ['in the column', ground([text(10, 100)]), 400, { right: 400, top: 9, isMark: false }],
    ['at the edge, where its own text stands in the column', ground([text(350, 390)]), 400, { right: 596, top: 9 }],
    ['at the edge without a column', ground([]), undefined, { right: 596, top: 9, isMark: false }],
    [
      'a mark at the right edge without room',
      ground([text(4, 590)]),
      undefined,
      { right: 599, top: 2, height: 32, isMark: true },
    ],
    ['a mark at the left one, where text reaches the right', ground([text(8, 600)]), undefined, { right: 5 }],
    ['nowhere, where text reaches both', ground([text(0, 600)]), undefined, undefined],
    ['a mark in a row too low for a chip', ground([], { ...row, bottom: 16 }), 400, { right: 599, isMark: true }],
    [
      'within what is seen of a row',
      ground([text(10, 100)], { ...row, right: 300 }),
      undefined,
      { right: 296, isMark: false },
    ],
  ])('is %s', (_, given, right, expected) => {
    const spot = spotFor(given, right === undefined ? undefined : { right, line: 0 });
    if (expected) expect(spot).toMatchObject(expected);
    else expect(spot).toBeUndefined();
  });

  it('covers no text and no control, wherever they stand', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 500; round += 1) {
      const taken = Array.from({ length: random(7) }, () => {
        const left = random(560);
        const top = random(30);
        return text(left, left + 1 + random(120), top, top + 1 + random(20));
      });
      const spot = spotFor(ground(taken), columnFor([ground(taken)]));
      if (!spot) continue;
      const chip = {
        left: spot.right - (spot.isMark ? 4 : size.width),
        right: spot.right,
        top: spot.top,
        bottom: spot.top + spot.height,
      };
      const covered = taken.filter(
        (box) => box.left < chip.right && box.right > chip.left && box.top < chip.bottom && box.bottom > chip.top,
      );
      expect(covered).toEqual([]);
      expect(chip.left).toBeGreaterThanOrEqual(row.left);
      expect(chip.right).toBeLessThanOrEqual(row.right);
    }
  });
});
