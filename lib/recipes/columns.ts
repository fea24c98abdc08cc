import type { Dom } from './dom.ts';
import type { Part } from './recipe.ts';
import { shownText } from './shown.ts';

export type Column = { position: number; scale?: number };

/** How the rows of a part are cut into columns. Positions are found once, so that a cell costs one step. */
export type Columns = {
  byHeader(synonyms: readonly string[]): Column | undefined;
  /** The column whose header matches a selector or holds what does. */
  under(selector: string): Column | undefined;
  cell(row: Element, position: number): Element | undefined;
  byKey(row: Element, keys: readonly string[]): Element | undefined;
};

/** What one printed unit is worth where a header says so: 金額（千円）. */
const units: [RegExp, number][] = [
  [/百万/, 1_000_000],
  [/万/, 10_000],
  [/千/, 1000],
];

export function scaleIn(header: string): number | undefined {
  const unit = /[(（[](.*?)[円¥￥$元].*?[)）\]]/.exec(header)?.[1];
  return unit === undefined ? undefined : units.find(([word]) => word.test(unit))?.[1];
}

export function columnsOf(
  dom: Dom,
  root: Document | Element,
  rows: readonly Element[],
  columns: Part['columns'],
): Columns {
  let head: { cells: Element[]; headers: string[] } | undefined;
  const key = columns?.key ?? '';
  const places = new Map<string, number>();
  const inside = new Map<Element, HTMLCollection>();

  /** Looked for where a column is told by it: the search goes through the whole table. */
  const headNow = (): { cells: Element[]; headers: string[] } => {
    if (!head) {
      const found = rows[0] && headOf(dom, root, rows[0], columns?.head);
      const cells = found ? spread(dom, found) : [];
      head = { cells, headers: cells.map((cell) => shownText(dom, cell)) };
    }
    return head;
  };

  const columnAt = (position: number): Column | undefined => {
    if (position < 0) return undefined;
    const scale = scaleIn(headNow().headers[position] ?? '');
    return scale === undefined ? { position } : { position, scale };
  };

  const childrenOf = (row: Element): HTMLCollection => {
    let children = inside.get(row);
    if (!children) inside.set(row, (children = dom.children(row)));
    return children;
  };

  const byKey = (row: Element, keys: readonly string[]): Element | undefined => {
    const children = childrenOf(row);
    for (const one of keys) {
      const place = places.get(one);
      const expected = place === undefined ? undefined : children[place];
      if (expected && dom.attribute(expected, key) === one) return expected;
      for (let index = 0; index < children.length; index += 1) {
        const child = children[index];
        if (!child || dom.attribute(child, key) !== one) continue;
        places.set(one, index);
        return child;
      }
    }
    return undefined;
  };

  return {
    byKey,
    byHeader(synonyms) {
      for (const synonym of synonyms) {
        const found = columnAt(headNow().headers.findIndex((header) => isCalled(header, synonym)));
        if (found) return found;
      }
      return undefined;
    },
    under: (selector) =>
      columnAt(headNow().cells.findIndex((cell) => dom.matches(cell, selector) || dom.one(cell, selector))),
    cell(row, position) {
      const children = childrenOf(row);
      return children.length === headNow().headers.length ? children[position] : spread(dom, row)[position];
    },
  };
}

/** A table's row of headers: the last of its head that has any, else the first of the table that has. */
function headOf(dom: Dom, root: Document | Element, row: Element, selector: string | undefined): Element | undefined {
  if (selector) return dom.one(root, selector) ?? undefined;
  const table = dom.closest(row, 'table');
  if (!table) return undefined;
  const inHead = dom.all(table, 'thead > tr').filter((one) => dom.one(one, 'th'));
  return inHead.at(-1) ?? dom.all(table, 'tr').find((one) => dom.one(one, 'th'));
}

/** A row's cells by column: one that spans three stands three times. */
function spread(dom: Dom, row: Element): Element[] {
  const cells: Element[] = [];
  for (const cell of dom.children(row)) {
    const span = Math.min(Math.max(Number(dom.attribute(cell, 'colspan')) || 1, 1), 100);
    for (let count = 0; count < span; count += 1) cells.push(cell);
  }
  return cells;
}

/** Whether a header or label says one of a field's names: without case, marks at its end, and what it adds in brackets. */
export function isCalled(shown: string, synonym: string): boolean {
  const text = plain(shown);
  const name = plain(synonym.replace(/\*$/, ''));
  if (synonym.endsWith('*')) return text.startsWith(name);
  return text === name || plain(text.replace(/ ?[(（[][^()（）[\]]*[)）\]]$/, '')) === name;
}

export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s:*▲▼↑↓]+$/, '')
    .trim();
