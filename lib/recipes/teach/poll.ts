import { scaleIn } from '../columns.ts';
import type { Dom } from '../dom.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { Anchor } from './anchor.ts';
import { headingsOf, isHeadingOf } from './group.ts';
import { benchOf, hallOf, wantLabels, type Bench } from './hall.ts';
import { cellsOf, gridOf } from './slots.ts';
import { ballotOf } from './vote.ts';

/** Rows on which columns are decided, and those of a last look at whether they are still where they were. */
const sampled = { first: 60, last: 20 };
const tolerated = 0.3;

/**
 * The votes over all rows of a part while these are read some at a time. What holds for all of them, columns and headings,
 * is decided once; every row's own place is found when it is read; whether an anchor has drifted is known at the end.
 */
export type Poll = {
  /** Decides on the columns, one by one, with a turn for the page in between. */
  decide: () => Generator<void, void>;
  /** The slot of a field in each of these rows. */
  places: (anchor: Anchor, rows: readonly Element[]) => (Element | undefined)[];
  /** What the header over a slot says one printed unit is worth. */
  scaleOf: (slot: Element) => number | undefined;
  /** Tells of so many rows that have no id where an anchor looks for it. */
  missed: (anchor: Anchor, gone: number, of: number) => void;
  /** The anchors whose clues did not agree, known when all rows have been read. */
  drifted: () => Generator<void, Set<Anchor>>;
  /** Whether the columns are still what they were when they were decided on; else what was read is of two states of the page. */
  isSteady: () => boolean;
};

export function pollOf(dom: Dom, all: readonly Element[], anchors: readonly Anchor[], context: ParseContext): Poll {
  const inRows = anchors.filter((anchor) => anchor.in !== 'group' && !anchor.id);
  const wantsLabels = wantLabels(inRows);
  const grid = all.length > 0 ? gridOf(dom, all) : undefined;
  const hall = hallOf(dom, all.slice(0, sampled.first), wantsLabels, grid);
  const ballot = ballotOf(dom, hall, inRows, context);
  const misses = new Map<Anchor, { gone: number; of: number }>();
  const headings = anchors.some((anchor) => anchor.in === 'group') ? headingsBy(dom, all) : undefined;
  let benches = new Map<Element, Bench>();
  let group: readonly Element[] = [];

  const missed: Poll['missed'] = (anchor, gone, of) => {
    const before = misses.get(anchor) ?? { gone: 0, of: 0 };
    misses.set(anchor, { gone: before.gone + gone, of: before.of + of });
  };
  const benchFor = (row: Element): Bench => {
    let bench = benches.get(row);
    if (!bench) benches.set(row, (bench = benchOf(dom, row, grid, wantsLabels)));
    return bench;
  };

  return {
    *decide() {
      for (const anchor of inRows) {
        yield;
        ballot.decide(anchor);
      }
    },
    missed,
    places(anchor, rows) {
      if (rows !== group) benches = new Map();
      group = rows;
      if (anchor.in !== 'group') return rows.map((row) => ballot.placeIn(anchor, benchFor(row)));
      const found = rows.map((row) => headings?.get(dom.parent(row)));
      const isSame = found.every((heading) => heading && dom.isAttached(heading) && isHeadingOf(dom, heading, anchor));
      missed(anchor, isSame ? 0 : rows.length, isSame ? 0 : rows.length);
      return isSame ? found : rows.map(() => undefined);
    },
    scaleOf(slot) {
      const row = dom.parent(slot);
      return grid && scaleIn(grid.headers[row ? cellsOf(dom, row).indexOf(slot) : -1] ?? '');
    },
    *drifted() {
      const drifted = new Set<Anchor>();
      for (const anchor of inRows) {
        yield;
        if (!ballot.agrees(anchor)) drifted.add(anchor);
      }
      for (const [anchor, { gone, of }] of misses) if (gone > tolerated * of) drifted.add(anchor);
      return drifted;
    },
    isSteady() {
      if (!grid) return true;
      const rows = all.filter((row) => dom.isAttached(row));
      if (rows.length === 0) return false;
      const now = hallOf(dom, rows.slice(-sampled.last), wantsLabels, gridOf(dom, rows));
      if (JSON.stringify(now.grid) !== JSON.stringify(grid)) return false;
      const again = ballotOf(dom, now, inRows, context);
      return now.benches.every((bench) =>
        inRows.every((anchor) => {
          const place = again.placeIn(anchor, bench);
          return place === undefined || place === ballot.placeIn(anchor, bench);
        }),
      );
    },
  };
}

/** The heading over the rows of each parent; nothing when rows have none or not all at one height. */
function headingsBy(dom: Dom, rows: readonly Element[]): Map<Element | null, Element> | undefined {
  const found = headingsOf(dom, rows);
  return found && new Map(found.map(({ heading }, at) => [rows[at] ? dom.parent(rows[at]) : null, heading]));
}
