import type { Dom } from '../dom.ts';
import { isShut, ownText, shownText } from '../shown.ts';

/* Slots are the places of a row that can hold a value: its cells, or the elements that carry text. */

const silent = new Set(['script', 'style', 'template', 'noscript', 'svg', 'option', 'head', 'title', 'iframe']);
const mostSlots = 1500;
const wrappers = new Set(['div', 'section', 'article', 'span', 'a', 'main', 'ul', 'ol']);

/** The element itself, or the one it merely wraps. */
export function unwrapped(dom: Dom, element: Element): Element {
  let at = element;
  for (let only = dom.first(at); only && wrappers.has(dom.name(at)); only = dom.first(at)) {
    if (dom.next(only) || ownText(dom, at)) break;
    at = only;
  }
  return at;
}

const isEntry = (dom: Dom, element: Element): boolean => {
  const name = dom.name(element);
  if (name === 'select' || name === 'textarea') return true;
  if (name !== 'input') return false;
  const type = (dom.attribute(element, 'type') ?? 'text').toLowerCase();
  return !['hidden', 'password', 'checkbox', 'radio', 'button', 'submit', 'image', 'file', 'search'].includes(type);
};

const isHidden = (dom: Dom, element: Element): boolean => isShut(dom, element) || !dom.isRendered(element);

/** The outermost elements below `root` that carry text or an entry of their own, in the page's order. */
export function textsIn(dom: Dom, root: Element, without?: ReadonlySet<Element>, most = mostSlots): Element[] {
  const found: Element[] = [];
  const walk = (element: Element): void => {
    if (found.length >= most || silent.has(dom.name(element)) || without?.has(element)) return;
    if (isHidden(dom, element)) return;
    if (isEntry(dom, element) || ownText(dom, element)) found.push(element);
    else for (let child = dom.first(element); child; child = dom.next(child)) walk(child);
  };
  if (ownText(dom, root)) found.push(root);
  for (let child = dom.first(root); child; child = dom.next(child)) walk(child);
  return found;
}

/** A row's cells by column: one that spans three stands three times. */
export function cellsOf(dom: Dom, row: Element): Element[] {
  const cells: Element[] = [];
  for (let cell = dom.first(row); cell && cells.length < mostSlots; cell = dom.next(cell)) {
    const span = Math.min(Math.max(Number(dom.attribute(cell, 'colspan')) || 1, 1), 100);
    for (let count = 0; count < span; count += 1) cells.push(cell);
  }
  return cells;
}

/** The element and what does nothing but wrap it: where a row's own marks may stand. */
export function facesOf(dom: Dom, row: Element): Element[] {
  const faces = [row];
  for (let at = dom.parent(row); at && faces.length < 4 && wrappers.has(dom.name(at)); at = dom.parent(at)) {
    const only = dom.first(at);
    if (!only || dom.next(only)) break;
    faces.push(at);
  }
  return faces;
}

/** What a slot says. A cell that holds one piece of text among hidden ones says that piece. */
export function saidBy(dom: Dom, slot: Element): string {
  const texts = ownText(dom, slot) || isEntry(dom, slot) ? [] : textsIn(dom, slot);
  const [only] = texts;
  return only && texts.length === 1 ? shownText(dom, only) : shownText(dom, slot);
}

/** Where a slot's value itself stands. */
export function valueIn(dom: Dom, slot: Element): Element {
  const texts = ownText(dom, slot) || isEntry(dom, slot) ? [] : textsIn(dom, slot);
  const [only] = texts;
  return only && texts.length === 1 ? only : slot;
}

export type Grid = { width: number; headers: string[] };

const longestHeader = 60;

/**
 * Whether rows are cut into columns, and what stands over these: the table's own head, or a row of as many short texts
 * close by, for heads that scroll apart from their body.
 */
export function gridOf(dom: Dom, rows: readonly Element[]): Grid | undefined {
  const sample = rows.slice(0, 50);
  const widths = sample.map((row) => cellsOf(dom, row).length).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length / 2)] ?? 0;
  const first = sample[0];
  if (!first || width < 2 || widths.filter((one) => one === width).length < 0.8 * widths.length) return undefined;
  const headers = headersOver(dom, first, new Set(rows), width);
  const isTable = dom.name(first) === 'tr' || dom.attribute(first, 'role') === 'row';
  // A card of three lines is no row of three columns, unless something stands over them.
  if (!isTable && width < 3) return undefined;
  return headers || isTable ? { width, headers: headers ?? [] } : undefined;
}

const mostHeads = 3000;

/** What may be a head among the other children of an element than the one we come from. Rows hold none. */
function headsBeside(dom: Dom, around: Element, from: Element, rows: ReadonlySet<Element>, kinds: string): Element[] {
  const heads: Element[] = [];
  for (let child = dom.first(around); child && heads.length < mostHeads; child = dom.next(child)) {
    if (child === from || rows.has(child)) continue;
    if (dom.matches(child, kinds)) heads.push(child);
    heads.push(...dom.all(child, kinds).filter((one) => !rows.has(one)));
  }
  return heads.slice(0, mostHeads);
}

function headersOver(dom: Dom, row: Element, rows: ReadonlySet<Element>, width: number): string[] | undefined {
  let best: string[] | undefined;
  let most = 0;
  const isTable = dom.name(row) === 'tr';
  const kinds = isTable ? 'tr' : 'tr, [role="row"], div, ul, header';
  let at = dom.parent(row);
  let from = row;
  for (let climbed = 0; at && climbed < 7 && !(most >= 2 && climbed > 2); climbed += 1) {
    const heads = headsBeside(dom, at, from, rows, kinds);
    from = at;
    at = dom.parent(at);
    for (const head of heads) {
      const cells = cellsOf(dom, head);
      if (cells.length !== width) continue;
      if (isTable && !cells.some((cell) => dom.name(cell) === 'th') && !dom.isBefore(head, row)) continue;
      const texts = cells.map((cell) => shownText(dom, cell));
      const told = texts.filter((text) => text && text.length <= longestHeader && !/\d{3}/.test(text)).length;
      const isHead = cells.some(
        (cell) => /^(?:th)$/.test(dom.name(cell)) || dom.attribute(cell, 'role') === 'columnheader',
      );
      const worth = isHead ? told + 0.5 : told >= Math.ceil(width / 2) && dom.isBefore(head, row) ? told : 0;
      if (told >= 2 && worth > most) {
        most = worth;
        best = texts.map((text) => (text.length <= longestHeader ? text : ''));
      }
    }
  }
  return best;
}
