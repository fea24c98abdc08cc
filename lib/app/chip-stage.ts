import type { RowIdentity } from '../domain/reading.ts';
import type { Chip } from '../messages/protocol.ts';
import { chipCover } from './chip-cover.ts';
import {
  columnFor,
  cutOff,
  isEmpty,
  isSamePlace,
  overlap,
  spotFor,
  type Box,
  type Column,
  type Ground,
  type Place,
  type Size,
  type Spot,
} from './chip-spot.ts';
import type { RowRoom } from './chip-rows.ts';
import { isRestless, lookedAt, noStirs, stirred, type Stirs } from './chip-stirs.ts';
import { wordOf } from './chips-model.ts';
import type { PageRow, PageRows } from './page-rows.ts';

/** One row that has a chip. */
export type Placed = {
  readonly key: number;
  row: PageRow;
  /** Whose row it is now. */
  id: RowIdentity;
  chip: Chip | undefined;
  /** What was written on the row, where nothing else tells whose it is. */
  text: string | undefined;
  isInView: boolean;
  /** The row changed since it was last known whose it is: its chip is not to be seen. */
  isDirty: boolean;
  stirs: Stirs;
  /** What is known of its inside, and for which of its sizes. */
  taken: { size: string; boxes: readonly Box[] } | undefined;
  clippers: readonly Element[];
  at: Place | undefined;
  /** It has a place, over which the page shows something else. */
  isHidden: boolean;
};

export type StageWays = {
  room: RowRoom;
  chipOf: (id: RowIdentity) => Chip | undefined;
  now: () => number;
};

/** Which rows have a chip, and where in the window each belongs. Knows no event and draws nothing. */
export function createStage({ room, chipOf, now }: StageWays) {
  let rows: PageRows | undefined;
  let next = 0;
  const placed = new Map<Element, Placed>();
  const cover = chipCover(room);
  /** Rows under one parent of one width share a column of chips. */
  const columns = new WeakMap<Element, { width: number; column: Column | undefined }>();

  const isWeak = ({ strong, business }: RowIdentity): boolean => strong === undefined && business === undefined;

  /** Rows beside each other are cut off by the same: asked once for all of them. */
  const cutting = (): ((element: Element) => readonly Element[]) => {
    const known = new Map<Element | null, readonly Element[]>();
    return (element) => {
      const parent = room.parentOf(element);
      let found = known.get(parent);
      if (!found) known.set(parent, (found = room.clippersOf(element)));
      return found;
    };
  };

  /** Whose row it is now; what cannot be told has no chip. */
  const verify = (one: Placed): void => {
    one.isDirty = false;
    if (isWeak(one.row.id)) {
      if (room.textOf(one.row.element) !== one.text) one.chip = undefined;
      return;
    }
    const id = rows?.idNow(one.row);
    if (id && wordOf(id) === wordOf(one.id)) return;
    one.chip = id && chipOf(id);
    if (id) one.id = id;
  };

  const seenOf = (one: Placed, whole: Box, window: Box, boxes: Map<Element, Box>): Box => {
    let seen = overlap(whole, window);
    for (const clipper of one.clippers) {
      let box = boxes.get(clipper);
      if (!box) boxes.set(clipper, (box = room.boxOf(clipper)));
      seen = overlap(seen, box);
    }
    return seen;
  };

  const takenOf = (one: Placed, whole: Box): readonly Box[] => {
    const size = `${Math.round(whole.right - whole.left)} ${Math.round(whole.bottom - whole.top)}`;
    if (one.taken?.size !== size) one.taken = { size, boxes: room.takenIn(one.row.element) };
    return one.taken.boxes;
  };

  return {
    placed: (): Iterable<Placed> => placed.values(),
    of: (element: Element): Placed | undefined => placed.get(element),
    /** The rows that are to be drawn, in the page's order. */
    shown: (): Placed[] => [...placed.values()].filter(({ isInView, chip }) => isInView && chip !== undefined),

    /** After a look, or an answer. Answers which elements came and which went. */
    follow(shown: PageRows | undefined): { came: Element[]; gone: Element[] } {
      rows = shown;
      const clippersOf = cutting();
      const came: Element[] = [];
      const seen = new Set<Element>();
      for (const row of shown?.rows ?? []) {
        const { element, id } = row;
        const chip = chipOf(id);
        const before = placed.get(element);
        if (!chip || seen.has(element)) continue;
        seen.add(element);
        const text = isWeak(id) ? room.textOf(element) : undefined;
        if (before) {
          Object.assign(before, { row, id, chip, text, isDirty: true, clippers: clippersOf(element) });
          before.stirs = lookedAt(before.stirs, now());
          continue;
        }
        came.push(element);
        placed.set(element, {
          key: (next += 1),
          row,
          id,
          chip,
          text,
          isInView: false,
          isDirty: true,
          stirs: noStirs(now()),
          taken: undefined,
          clippers: clippersOf(element),
          at: undefined,
          isHidden: false,
        });
      }
      const gone = [...placed.keys()].filter((element) => !seen.has(element));
      for (const element of gone) placed.delete(element);
      return { came, gone };
    },

    /** Something in a row changed. Answers whether it is looked at again, or left alone. */
    stir(one: Placed): boolean {
      one.isDirty = true;
      one.taken = undefined;
      one.stirs = stirred(one.stirs, now());
      return !isRestless(one.stirs);
    },

    /** The page was laid out anew: what cuts rows off may be others. */
    reflow(): void {
      const clippersOf = cutting();
      for (const one of placed.values()) {
        one.clippers = clippersOf(one.row.element);
        one.taken = undefined;
      }
    },

    /** Makes sure whose rows the changed ones are. Answers whether a chip is another than before. */
    settle(): boolean {
      let isOther = false;
      for (const one of placed.values()) {
        if (!one.isInView || !one.isDirty || isRestless(one.stirs)) continue;
        const before = one.chip;
        verify(one);
        isOther ||= before !== one.chip;
      }
      return isOther;
    },

    /**
     * Where each chip in view belongs now. `sizeOf` is what was drawn for it. `isGliding`: since it was last asked the page did
     * nothing but scroll. Answers whether anything moved.
     */
    place(window: Box, sizeOf: (one: Placed) => Size | undefined, isGliding: boolean): boolean {
      if (!isGliding) cover.forget();
      const boxes = new Map<Element, Box>();
      const grounds = new Map<Placed, { ground: Ground; whole: Box }>();
      for (const one of placed.values()) {
        const size = one.isInView && one.chip && !one.isDirty ? sizeOf(one) : undefined;
        if (!size) continue;
        const whole = room.boxOf(one.row.element);
        const seen = seenOf(one, whole, window, boxes);
        if (isEmpty(seen)) continue;
        const [x, y] = [whole.left, whole.top];
        // Across it is cut off for as long as it is, along it only passes by: the chip keeps its height in the row.
        const within = { left: seen.left - x, right: seen.right - x, top: 0, bottom: whole.bottom - y };
        grounds.set(one, { whole, ground: { seen: within, taken: takenOf(one, whole), size } });
      }
      const spots = spotsFor(grounds);
      let hasMoved = false;
      for (const one of placed.values()) {
        const spot = spots.get(one);
        const at = spot && boxAt(one, spot, window, boxes);
        hasMoved ||= !isSamePlace(at, one.at);
        one.at = at;
      }
      return hasMoved;
    },
  };

  function spotsFor(
    grounds: Map<Placed, { ground: Ground; whole: Box }>,
  ): Map<Placed, Spot & { whole: Box; width: number }> {
    const lists = Map.groupBy(grounds, ([one]) => room.parentOf(one.row.element));
    const spots = new Map<Placed, Spot & { whole: Box; width: number }>();
    for (const [parent, list] of lists) {
      const width = Math.round(list[0]?.[1].whole.right ?? 0) - Math.round(list[0]?.[1].whole.left ?? 0);
      let known = parent ? columns.get(parent) : undefined;
      if (known?.width !== width) {
        known = { width, column: columnFor(list.map(([, { ground }]) => ground)) };
        if (parent) columns.set(parent, known);
      }
      for (const [one, { ground, whole }] of list) {
        const spot = spotFor(ground, known.column);
        if (spot) spots.set(one, { ...spot, whole, width: ground.size.width });
      }
    }
    return spots;
  }

  function boxAt(
    one: Placed,
    { right, top, height, isMark, whole, width }: Spot & { whole: Box; width: number },
    window: Box,
    boxes: Map<Element, Box>,
  ): Placed['at'] {
    const from = isMark ? right - 4 : right - width;
    const box = {
      left: whole.left + from,
      right: whole.left + right,
      top: whole.top + top,
      bottom: whole.top + top + height,
    };
    const seen = overlap(box, seenOf(one, whole, window, boxes));
    if (isEmpty(seen)) return undefined;
    one.isHidden = cover.hides(one.row.element, seen, one.isHidden);
    if (one.isHidden) return undefined;
    return { box, cut: cutOff(box, seen), isMark };
  }
}
