import { expect, it, vi } from 'vitest';
import { chipCover } from './chip-cover.ts';
import type { RowRoom } from './chip-rows.ts';
import type { Box } from './chip-spot.ts';

/** A list under a header that ends at 100 px. */
const [list, row] = [{} as Element, {} as Element];
const open = () => {
  const shows = vi.fn((_: Element, __: number, y: number) => y >= 100);
  const cover = chipCover({ shows, parentOf: () => list } as Partial<RowRoom> as RowRoom);
  return { ...cover, shows };
};
const at = (top: number): Box => ({ left: 500, right: 560, top, bottom: top + 18 });

it('asks the page about both ends of a chip, and about the same place once', () => {
  const { hides, shows } = open();
  expect(hides(row, at(200), false)).toBe(false);
  expect(shows.mock.calls.map(([, x, y]) => [x, y])).toEqual([
    [501, 201],
    [559, 217],
  ]);
  expect(hides(row, at(201), false)).toBe(false);
  expect(hides(row, at(200), false)).toBe(false);
  expect(shows).toHaveBeenCalledTimes(2);
});

it('a list that scrolls a thousand times is asked about no more than its height', () => {
  const { hides, shows } = open();
  for (let turn = 0; turn < 1_000; turn += 1) hides(row, at(120 + ((turn * 7) % 400)), false);
  expect(shows.mock.calls.length).toBeLessThan(250);
});

it('a chip that goes under a header is hidden as soon as its upper end is there, until it comes out', () => {
  const { hides, shows } = open();
  expect(hides(row, at(110), false)).toBe(false);
  expect(hides(row, at(95), false)).toBe(true);
  shows.mockClear();
  for (let frame = 0; frame < 60; frame += 1) expect(hides(row, at(95), true)).toBe(true);
  expect(shows).not.toHaveBeenCalled();
  expect(hides(row, at(101), true)).toBe(false);
});

it('a chip under something that scrolls along is not shown before the page was asked again', () => {
  const { hides, shows } = open();
  expect(hides(row, at(200), false)).toBe(false);
  shows.mockReturnValue(false);
  expect(hides(row, at(200), false)).toBe(false);
  expect(hides(row, at(200), true)).toBe(true);
});

it('forgets it all once the page may show something else', () => {
  const { hides, forget, shows } = open();
  hides(row, at(200), false);
  forget();
  shows.mockReturnValue(false);
  expect(hides(row, at(200), false)).toBe(true);
});
