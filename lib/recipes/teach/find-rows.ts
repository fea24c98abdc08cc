import type { Dom } from '../dom.ts';
import type { ParseContext } from '../parsers/parser.ts';
import { atOnce, sifted } from '../in-slices.ts';
import { showing } from '../shown.ts';
import type { Shape } from './anchor.ts';
import { calledAs, teachable } from './field-names.ts';
import { shapeOf, shapesOf } from './shape.ts';
import { cellsOf, gridOf, saidBy, textsIn, unwrapped } from './slots.ts';

/** What a person pointed at: one row among its like, or a record that fills the page. */
export type Aim = { rows: Element[]; isList: boolean };

/** Rows that are learnt from: those around the one that was pointed at. */
const mostRows = 300;
const highest = 9;

/** Rows looked at without a pause: a few milliseconds. */
const fewRows = 20;

/** The repeated thing around an element: table row, line of a list, card of a board; without one, the page is a record. */
export const aimAt = (dom: Dom, element: Element, context: ParseContext): Aim => atOnce(aiming(dom, element, context));

/** The same in steps, between which the page has its turn. */
export function* aiming(dom: Dom, element: Element, context: ParseContext): Generator<void, Aim> {
  let rows: Element[] = [];
  const profiles = profilesIn(dom, context);
  for (let at: Element | null = element, climbed = 0; at && climbed < highest; at = dom.parent(at), climbed += 1) {
    const role = dom.attribute(at, 'role') ?? '';
    if (/^(?:html|body|main|table|tbody|tr|td)$/.test(dom.name(at)) || /^(?:row|gridcell|cell)$/.test(role)) break;
    const alike = yield* likeOf(dom, at, profiles);
    const all = alike ? yield* cousinsOf(dom, alike, profiles) : [];
    // What is around a line of a card is the card, as long as there are as many; what holds fewer is a column of them.
    if (all.length < 0.9 * rows.length) {
      if (all.length > 0) break;
      continue;
    }
    if (all.length > 0 && !arePairs(dom, all)) rows = all;
  }
  if (rows.length > 0) return { rows: [...new Set(rows.map((row) => unwrapped(dom, row)))], isList: true };
  const line = yield* lineOf(dom, element, context);
  if (line) return { rows: line, isList: true };
  const top = dom.top();
  return { rows: top ? [top] : [], isList: false };
}

/** Of many elements as many as are learnt from: the one that was pointed at and those before and after it. */
export function around<T>(one: T, all: readonly T[]): T[] {
  const begin = Math.min(Math.max(all.indexOf(one) - mostRows / 2, 0), Math.max(all.length - mostRows, 0));
  return all.slice(begin, begin + mostRows);
}

/** Rows of the table or grid around an element. Two columns without headers are labels and values: no list. */
function* lineOf(dom: Dom, element: Element, context: ParseContext): Generator<void, Element[] | undefined> {
  const row = dom.closest(element, 'tr, [role="row"]');
  const table = row && dom.closest(row, 'table, [role="grid"], [role="table"], [role="treegrid"]');
  if (!row || !table) return undefined;
  const width = cellsOf(dom, row).length;
  const rows = yield* sifted(
    around(row, dom.all(table, dom.name(row) === 'tr' ? 'tr' : '[role="row"]')),
    (one) =>
      dom.closest(one, 'table, [role="grid"], [role="table"], [role="treegrid"]') === table &&
      cellsOf(dom, one).length === width &&
      !dom.one(one, 'th:not([scope="row"]), [role="columnheader"]') &&
      textsIn(dom, one).length > 0 &&
      showing(dom, one) !== 'hidden',
    fewRows,
  );
  if (!rows.includes(row)) return undefined;
  const grid = gridOf(dom, rows);
  if (!grid || (grid.width < 3 && grid.headers.length === 0)) return undefined;
  return grid.headers.length === 0 && looksLikeLabels(dom, rows, context) ? undefined : rows;
}

/** Label, value, label, value: a record laid out as a table. Its rows hold no record of their own, and each says another kind of thing. */
function looksLikeLabels(dom: Dom, rows: readonly Element[], context: ParseContext): boolean {
  const cells = rows.map((row) => cellsOf(dom, row));
  const width = cells[0]?.length ?? 0;
  if (width > 6 || width % 2 === 1) return false;
  const columnAt = (at: number): string[] => cells.map((row) => (row[at] ? saidBy(dom, row[at]) : '')).filter(Boolean);
  const labels = columnAt(0);
  const areNames =
    new Set(labels).size === labels.length &&
    labels.every((text) => text.length <= 40 && shapeOf(text, context) === 'text');
  const values = shapesOf(columnAt(1), context);
  return (
    areNames &&
    (dom.one(rows[0] ?? dom.document, 'label') !== null || !values || values.share < 0.9 || values.most === 'text')
  );
}

/** Blocks of a label and its value: a record, however alike they are. */
function arePairs(dom: Dom, blocks: readonly Element[]): boolean {
  const pieces = blocks.map((block) => textsIn(dom, block, undefined, 5));
  if (pieces.some((texts) => texts.length > 4)) return false;
  const labels = pieces.filter(
    ([first, second]) =>
      first &&
      second &&
      (/^(?:label|dt|th)$/.test(dom.name(first)) ||
        teachable.some((field) => calledAs(saidBy(dom, first), field) >= 4)),
  );
  return labels.length >= 2 && labels.length * 3 >= blocks.length;
}

type Profile = { slots: number; shapes: Set<Shape>; links: boolean; look: string };

function profileOf(dom: Dom, element: Element, context: ParseContext): Profile {
  const texts = textsIn(dom, element);
  const shapes = new Set(texts.slice(0, 30).flatMap((text) => shapeOf(saidBy(dom, text), context) ?? []));
  return {
    slots: texts.length,
    shapes,
    links: dom.one(element, 'a[href]') !== null || dom.name(element) === 'a',
    look: dom.attribute(element, 'class')?.trim().split(/\s+/)[0] ?? '',
  };
}

type Profiles = (element: Element) => Profile;

/** The same rows are compared at every height. */
function profilesIn(dom: Dom, context: ParseContext): Profiles {
  const known = new Map<Element, Profile>();
  return (element) => {
    let profile = known.get(element);
    if (!profile) known.set(element, (profile = profileOf(dom, element, context)));
    return profile;
  };
}

const typed = (shapes: ReadonlySet<Shape>): Shape[] =>
  [...shapes].filter((shape) => shape === 'money' || shape === 'date');

/** Siblings that say the same kinds of things; a row says at least two, one of them an amount, a date or a link. */
function* likeOf(dom: Dom, element: Element, profiles: Profiles): Generator<void, Element[] | undefined> {
  const own = profiles(element);
  if (own.slots < 2 || own.slots > 40 || (typed(own.shapes).length === 0 && !own.links)) return undefined;
  const parent = dom.parent(element);
  const siblings = yield* sifted(
    around(element, parent ? [...dom.children(parent)] : []),
    (one) => dom.name(one) === dom.name(element) && isLike(own, profiles(one)),
    fewRows,
  );
  if (siblings.length >= 2 && siblings.includes(element)) return siblings;
  // The only card of its column still has its like in the other columns.
  const alone = yield* cousinsOf(dom, [element], profiles);
  return alone.length >= 3 ? [element] : undefined;
}

function isLike(own: Profile, other: Profile): boolean {
  if (other.slots < 2 || Math.abs(own.slots - other.slots) > Math.max(3, own.slots / 2)) return false;
  if (own.look && own.look === other.look) return true;
  const [mine, its] = [typed(own.shapes), typed(other.shapes)];
  const shared = mine.filter((shape) => its.includes(shape)).length;
  return mine.length === 0 ? its.length === 0 : shared > 0 || (its.length === 0 && other.links);
}

/** The same rows in the other columns of a board: reached by the same way of elements from farther up. */
function* cousinsOf(dom: Dom, rows: Element[], profiles: Profiles): Generator<void, Element[]> {
  const [first] = rows;
  if (!first) return rows;
  const own = profiles(first);
  let best = rows;
  let top = dom.parent(first);
  const way = [dom.name(first)];
  for (let climbed = 0; top && climbed < 4; climbed += 1) {
    if (/^(?:html|body)$/.test(dom.name(top))) break;
    way.unshift(dom.name(top));
    top = dom.parent(top);
    if (!top) break;
    const reached = around(rows[Math.floor(rows.length / 2)] ?? first, reachedBy(dom, top, way));
    const alike = yield* sifted(reached, (one) => isLike(own, profiles(one)), fewRows);
    if (alike.length < 0.8 * reached.length || !rows.every((row) => alike.includes(row))) break;
    if (alike.length > best.length) best = alike;
  }
  return best;
}

function reachedBy(dom: Dom, top: Element, way: readonly string[]): Element[] {
  let level = [top];
  for (const name of way) {
    const next: Element[] = [];
    for (const element of level)
      for (let child = dom.first(element); child && next.length < 5000; child = dom.next(child))
        if (dom.name(child) === name) next.push(child);
    level = next;
  }
  return level;
}
