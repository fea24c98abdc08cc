/** A rectangle in px. Inside a row it is measured from the row's own top left corner. */
export type Box = { left: number; top: number; right: number; bottom: number };

export type Size = { width: number; height: number };

/** Where a chip stands in its row: its right edge and its top. A mark is a narrow bar at the row's edge. */
export type Spot = { right: number; top: number; height: number; isMark: boolean };

/** Where a chip is in the window, what of it is cut off on each side, and whether it is a mark. */
export type Place = { box: Box; cut: Box; isMark: boolean };

/** Between a chip and what stands beside it. */
const air = 4;
/** Width of a mark, and its distance from the row's edge and ends. */
export const mark = { width: 4, inset: 1 };
/** From this height on a row is a card: its corners come before its middle. */
const cardHeight = 64;

export const isEmpty = ({ left, top, right, bottom }: Box): boolean => right <= left || bottom <= top;

export const overlap = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

/** What of a box is not seen, on each of its sides. */
export const cutOff = (box: Box, seen: Box): Box => ({
  left: seen.left - box.left,
  top: seen.top - box.top,
  right: box.right - seen.right,
  bottom: box.bottom - seen.bottom,
});

const isSameBox = (a: Box, b: Box): boolean =>
  a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;

export const isSamePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a === undefined || b === undefined
    ? a === b
    : a.isMark === b.isMark && isSameBox(a.box, b.box) && isSameBox(a.cut, b.cut);

/** The heights at which a chip may stand in what is seen of a row, the wanted ones first. */
export function linesOf(seen: Box, { height }: Size): number[] {
  const tall = seen.bottom - seen.top;
  if (tall < height + 2) return [];
  const middle = Math.round(seen.top + (tall - height) / 2);
  const [top, bottom] = [Math.round(seen.top + air), Math.round(seen.bottom - height - air)];
  if (tall < cardHeight) return [middle];
  return [top, bottom, middle];
}

/** What of a row's width is free along a chip's height: stretches that no text and no control touches. */
export function gapsOf(seen: Box, taken: readonly Box[], top: number, { height }: Size): [from: number, to: number][] {
  const inTheWay = taken
    .filter((box) => box.top < top + height && box.bottom > top && box.right > seen.left && box.left < seen.right)
    .sort((a, b) => a.left - b.left);
  const gaps: [number, number][] = [];
  let from = seen.left;
  for (const { left, right } of inTheWay) {
    if (left > from) gaps.push([from, left]);
    from = Math.max(from, right);
  }
  if (from < seen.right) gaps.push([from, seen.right]);
  return gaps;
}

/** What is known of one row: what is seen of it, what stands in it, and the size of its chip. */
export type Ground = { seen: Box; taken: readonly Box[]; size: Size };

const fitsAt = ({ seen, taken, size }: Ground, right: number, top: number): boolean =>
  gapsOf(seen, taken, top, size).some(([from, to]) => right - size.width >= from + air && right <= to - air);

/** A place that rows of one list share: the right edge of their chips, and which of the lines. */
export type Column = { right: number; line: number };

/**
 * Where the chips of a list stand under each other: at the place that is free in the most rows, the farther to the right the
 * better. `undefined` where no row has room.
 */
export function columnFor(rows: readonly Ground[]): Column | undefined {
  let best: (Column & { count: number }) | undefined;
  const tried = new Set<string>();
  for (const { seen, taken, size } of rows) {
    for (const [line, top] of linesOf(seen, size).entries()) {
      for (const [from, to] of gapsOf(seen, taken, top, size)) {
        const right = Math.floor(to - air);
        const name = `${right} ${line}`;
        if (to - from < size.width + 2 * air || tried.has(name)) continue;
        tried.add(name);
        const count = rows.filter((row) => {
          const at = linesOf(row.seen, row.size)[line];
          return at !== undefined && fitsAt(row, right, at);
        }).length;
        if (!best || count > best.count || (count === best.count && isBetter({ right, line }, best)))
          best = { right, line, count };
      }
    }
  }
  return best && { right: best.right, line: best.line };
}

const isBetter = (a: Column, b: Column): boolean => a.right > b.right || (a.right === b.right && a.line < b.line);

/** In the list's column where that is free, else at the row's own edge, else a mark there; nothing where even that would cover something. */
export function spotFor(ground: Ground, column: Column | undefined): Spot | undefined {
  const { seen, taken, size } = ground;
  const lines = linesOf(seen, size);
  const { height } = size;
  const shared = column && lines[column.line];
  if (column && shared !== undefined && fitsAt(ground, column.right, shared))
    return { right: column.right, top: shared, height, isMark: false };
  for (const top of lines) {
    const right = Math.floor(seen.right - air);
    if (fitsAt(ground, right, top)) return { right, top, height, isMark: false };
  }
  return markIn(seen, taken);
}

function markIn(seen: Box, taken: readonly Box[]): Spot | undefined {
  const [top, bottom] = [seen.top + 2 * mark.inset, seen.bottom - 2 * mark.inset];
  if (bottom - top < 4) return undefined;
  const edges = [seen.right - mark.inset, seen.left + mark.inset + mark.width];
  const right = edges.find((edge) => {
    const bar = { left: edge - mark.width, right: edge, top, bottom };
    return taken.every((box) => isEmpty(overlap(box, bar)));
  });
  return right === undefined ? undefined : { right, top, height: bottom - top, isMark: true };
}
