import { isCalled } from '../columns.ts';
import type { Dom } from '../dom.ts';
import { matchesPattern } from '../pattern.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { Anchor, Clue, Shape } from './anchor.ts';
import { labelOf } from './labels.ts';
import { isAmount, shapeOf } from './shape.ts';
import { cellsOf, gridOf, saidBy, textsIn, type Grid } from './slots.ts';

/** The slots of one row and what names each of them. */
export type Bench = { slots: readonly Element[]; headers: readonly string[] };
export type Hall = { benches: Bench[]; grid?: Grid };

/** Rows with their slots. Labels inside cards and records are looked for only where wanted: it takes time. */
export function hallOf(
  dom: Dom,
  rows: readonly Element[],
  wantsLabels: boolean,
  grid = rows.length > 0 ? gridOf(dom, rows) : undefined,
): Hall {
  return { benches: rows.map((row) => benchOf(dom, row, grid, wantsLabels)), ...(grid && { grid }) };
}

export function benchOf(dom: Dom, row: Element, grid: Grid | undefined, wantsLabels: boolean): Bench {
  if (grid) return { slots: cellsOf(dom, row), headers: grid.headers };
  const slots = textsIn(dom, row);
  return { slots, headers: wantsLabels ? slots.map((_, at) => labelOf(dom, slots, at)) : [] };
}

export const wantLabels = (anchors: readonly Anchor[]): boolean =>
  anchors.some(({ clues }) => clues.some(({ by }) => by === 'header'));

/** The slots of a row that a clue names. */
export function namedBy(
  dom: Dom,
  clue: Clue,
  shape: Shape,
  { slots, headers }: Bench,
  context: ParseContext,
): number[] {
  const where = (is: (slot: Element, at: number) => boolean): number[] => {
    const seen = new Set<Element>();
    return slots.flatMap((slot, at) => {
      if (seen.has(slot) || !is(slot, at)) return [];
      seen.add(slot);
      return [at];
    });
  };
  switch (clue.by) {
    case 'attribute':
      return where((slot) => marksOf(dom, slot, slots).some((mark) => dom.attribute(mark, clue.name) === clue.value));
    case 'class':
      return where((slot) => marksOf(dom, slot, slots).some((mark) => hasClass(dom, mark, clue.name)));
    case 'header':
      return where((_, at) => isCalled(headers[at] ?? '', clue.text));
    case 'link':
      return where((slot) => linksAt(dom, slot).some((href) => matchesPattern(clue.to, href)));
    case 'position':
      return slots.length === clue.of && clue.at < slots.length ? [clue.at] : [];
    case 'path':
      return where((slot) => pathOf(dom, slot, slots) === clue.down);
    case 'shape':
      return where((slot) => {
        const seen = shapeOf(saidBy(dom, slot), context);
        return seen === shape || (seen !== undefined && isAmount(seen) && isAmount(shape));
      });
  }
}

const hasClass = (dom: Dom, element: Element, name: string): boolean =>
  (dom.attribute(element, 'class') ?? '').split(/\s+/).includes(name);

const known = new WeakMap<readonly Element[], Map<Element, Element[]>>();

/** The slot, what is around it alone, and what is in it: where its marks may stand. */
export function marksOf(dom: Dom, slot: Element, slots: readonly Element[]): Element[] {
  let marks = known.get(slots);
  if (!marks) known.set(slots, (marks = new Map()));
  let found = marks.get(slot);
  if (!found) marks.set(slot, (found = marksAt(dom, slot, slots)));
  return found;
}

function marksAt(dom: Dom, slot: Element, slots: readonly Element[]): Element[] {
  const marks = [slot, ...dom.all(slot, '*').slice(0, 30)];
  // Slots stand in the page's order: what holds neither neighbour holds no other.
  const index = slots.indexOf(slot);
  const before = slots[index - 1];
  // What holds the value and its label is the value's own.
  const isLabel = before !== undefined && dom.name(slot) !== 'td' && labelOf(dom, slots, index) !== '';
  const beside = [isLabel ? slots[index - 2] : before, slots[index + 1]].filter(
    (one) => one !== undefined && one !== slot,
  );
  for (
    let at = dom.parent(slot), climbed = 0;
    at && climbed < 3 && beside.length > 0;
    at = dom.parent(at), climbed += 1
  ) {
    const around = at;
    if (beside.some((one) => one && dom.contains(around, one))) break;
    marks.push(around);
  }
  return marks;
}

export const linksAt = (dom: Dom, slot: Element): string[] => {
  const around = dom.closest(slot, 'a[href]');
  return [...(around ? [around] : []), ...dom.all(slot, 'a[href]')].map((link) => dom.attribute(link, 'href') ?? '');
};

/** The way down to a slot from the element that holds all slots. */
export function pathOf(dom: Dom, slot: Element, slots: readonly Element[]): string {
  const last = slots.at(-1);
  const first = slots[0];
  const steps: string[] = [];
  for (let at: Element | null = slot; at && steps.length < 12; at = dom.parent(at)) {
    const here = at;
    if (here !== slot && first && last && dom.contains(here, first) && dom.contains(here, last)) break;
    const name = dom.name(here);
    let nth = 0;
    const parent = dom.parent(here);
    for (let one = parent && dom.first(parent); one && one !== here; one = dom.next(one))
      if (dom.name(one) === name) nth += 1;
    steps.unshift(`${name}${nth}`);
  }
  return steps.join('/');
}
