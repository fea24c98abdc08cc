/** A cell by its row and column, from 0. */
export type Spot = { row: number; column: number };

/** The cell that is worked in and the other corner of what is selected. */
export type Selection = { at: Spot; to: Spot };

export type Size = { rows: number; columns: number };

export type Key = { key: string; shift: boolean; ctrl: boolean };

/** The rectangle of a selection, both corners in it. */
export function rangeOf({ at, to }: Selection): { top: number; bottom: number; left: number; right: number } {
  return {
    top: Math.min(at.row, to.row),
    bottom: Math.max(at.row, to.row),
    left: Math.min(at.column, to.column),
    right: Math.max(at.column, to.column),
  };
}

const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), Math.max(0, most - 1));

const within = ({ row, column }: Spot, size: Size): Spot => ({
  row: clamp(row, size.rows),
  column: clamp(column, size.columns),
});

/** A selection that a sheet which lost rows or columns still has. */
export const fitted = ({ at, to }: Selection, size: Size): Selection => ({
  at: within(at, size),
  to: within(to, size),
});

/**
 * Where a key takes the selection, as spreadsheets do it: arrows, with Ctrl to the edge, with Shift to widen; Home and End
 * in the row, with Ctrl in the sheet; Enter down and Tab right, with Shift back. `undefined`: the key moves nothing here.
 */
export function moved(selection: Selection, { key, shift, ctrl }: Key, size: Size): Selection | undefined {
  if (ctrl && key.toLowerCase() === 'a')
    return { at: { row: 0, column: 0 }, to: within({ row: size.rows, column: size.columns }, size) };
  const steps: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const far = (step: number) => (ctrl ? step * Math.max(size.rows, size.columns) : step);
  const from = shift ? selection.to : selection.at;
  const step = steps[key];
  let next: Spot | undefined;
  if (step) next = { row: from.row + far(step[0]), column: from.column + far(step[1]) };
  else if (key === 'Home') next = { row: ctrl ? 0 : from.row, column: 0 };
  else if (key === 'End') next = { row: ctrl ? size.rows - 1 : from.row, column: size.columns - 1 };
  if (next) {
    const spot = within(next, size);
    return shift ? { at: selection.at, to: spot } : { at: spot, to: spot };
  }
  if (key === 'Enter' || key === 'Tab') {
    const way = shift ? -1 : 1;
    const { at } = selection;
    const spot = within(
      key === 'Enter' ? { row: at.row + way, column: at.column } : { row: at.row, column: at.column + way },
      size,
    );
    return { at: spot, to: spot };
  }
  return undefined;
}

/** The cells a pasted block lands in, from the selection's first cell on; one figure fills all that is selected. */
export function landing(
  block: readonly (readonly string[])[],
  selection: Selection,
  size: Size,
): { spot: Spot; text: string }[] {
  const { top, left, bottom, right } = rangeOf(selection);
  const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  const rows =
    only === undefined
      ? block
      : Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => only));
  return rows.flatMap((cells, row) =>
    cells.flatMap((text, column) => {
      const spot = { row: top + row, column: left + column };
      return spot.row < size.rows && spot.column < size.columns ? [{ spot, text: text.trim() }] : [];
    }),
  );
}
