import type { Pattern } from '../recipe.ts';

/** What the texts of a place look like, whatever they say. `number`: digits that nothing marks as money. */
export type Shape = 'money' | 'number' | 'percent' | 'date' | 'mail' | 'text';

/** One sign of where a field stands. None of them depends on another. */
export type Clue =
  /** The place, or the one thing in it, carries this attribute. The value is a word of the page's maker, never a number. */
  | { by: 'attribute'; name: string; value: string }
  /** It carries this class, and nothing else in the row does. */
  | { by: 'class'; name: string }
  /** The column's header, or the label beside the value, reads so. */
  | { by: 'header'; text: string }
  /** It holds a link to such an address. */
  | { by: 'link'; to: Pattern }
  /** The column, counted from 0, in a row of so many. */
  | { by: 'position'; at: number; of: number }
  /** The way down from the row: `div1/span0`, elements counted among their like. */
  | { by: 'path'; down: string }
  /** Nothing else in the row has the anchor's shape. */
  | { by: 'shape' };

/**
 * Where a field stands. `group`: not in the row but over it, at the head of a board's column. `id`: the record's id, which
 * is cut out of a link or an attribute; where both are known they must agree.
 */
export type Anchor = {
  clues: readonly Clue[];
  shape: Shape;
  in?: 'row' | 'group';
  id?: { link?: { to: Pattern }; attribute?: string };
};

export type RowClue =
  | { by: 'class'; tag: string; name: string }
  | { by: 'attribute'; tag: string; name: string }
  /** A row holds links to one record only. Agrees with what other clues find, and finds nothing alone. */
  | { by: 'link'; to: Pattern }
  /** From the nearest element with an id of its own down to the row. */
  | { by: 'path'; selector: string }
  /** Rows of the table whose headers read so, at least half of them. */
  | { by: 'header'; texts: readonly string[] };

/** How the rows of a taught page are known. */
export type Repeated = { clues: readonly RowClue[] };
