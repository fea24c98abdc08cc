import type { Box } from './chip-spot.ts';
import type { Placed } from './chip-stage.ts';

/** Milliseconds: how long the pointer rests on a chip before it explains itself, and is away before it is silent again. */
const rest = { open: 120, close: 180 };

export const isAt = (box: Box | undefined, x: number, y: number, more: number): boolean =>
  box !== undefined && x >= box.left - more && x <= box.right + more && y >= box.top && y <= box.bottom;

export type PointerWays = {
  rowAt: (node: Node | null) => Placed | undefined;
  chipAt: (x: number, y: number) => number | undefined;
  /** Whether what is explained now goes on, though no chip is under the pointer. */
  isHeld: (x: number, y: number) => boolean;
  explain: (key: number | undefined) => void;
  /** The pointer went from one row to another. */
  rowChanged: (rows: Placed[]) => void;
};

/**
 * What the pointer does to chips that take no pointer events, so that nothing of the page tells where they are: where it is, is
 * compared. The page hears and does what it does without us.
 */
export function chipPointer({ rowAt, chipAt, isHeld, explain, rowChanged }: PointerWays) {
  let hovered: Placed | undefined;
  let pointed: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const point = (key: number | undefined): void => {
    if (key === pointed) return;
    pointed = key;
    clearTimeout(timer);
    timer = setTimeout(() => explain(key), key === undefined ? rest.close : rest.open);
  };

  return {
    move: (event: PointerEvent): void => {
      if (!event.isTrusted || event.pointerType === 'touch') return;
      const { clientX: x, clientY: y } = event;
      const row = rowAt(event.composedPath()[0] as Node | null);
      if (row !== hovered) {
        rowChanged([row, hovered].filter((one) => one !== undefined));
        hovered = row;
      }
      point(chipAt(x, y) ?? (isHeld(x, y) ? pointed : undefined));
    },
    leave: (): void => point(undefined),
    stop: (): void => {
      clearTimeout(timer);
      hovered = undefined;
      pointed = undefined;
    },
  };
}
