import type { Dom } from './dom.ts';
import type { Marked, Part } from './recipe.ts';
import { showing } from './shown.ts';

/** The pane in front. One that is hidden is not read at all; one behind a dialog only when nothing stands before it. */
export function rootsOf(part: Part, dom: Dom): (Document | Element)[] {
  if (!part.root) return [dom.document];
  const panes = dom.all(dom.document, part.root).map((pane) => ({ pane, is: showing(dom, pane) }));
  if (part.each) return panes.flatMap(({ pane, is }) => (is === 'hidden' ? [] : [pane]));
  const front = panes.find(({ is }) => is === 'seen') ?? panes.find(({ is }) => is === 'behind');
  return front ? [front.pane] : [];
}

export function rowsOf(part: Part, root: Document | Element, dom: Dom): Element[] {
  if (!part.rows) {
    const record = root === dom.document ? dom.top() : (root as Element);
    return record ? [record] : [];
  }
  const rows: Element[] = [];
  for (const one of typeof part.rows === 'string' || 'mark' in part.rows ? [part.rows] : part.rows) {
    for (const row of typeof one === 'string' ? dom.all(root, one) : markedRows(one, root, dom)) {
      // A row inside a row is a part of it.
      const last = rows.at(-1);
      if (!last || !dom.contains(last, row)) rows.push(row);
    }
  }
  return rows;
}

function markedRows({ mark, up = 0, closest, having, without }: Marked, root: Document | Element, dom: Dom): Element[] {
  const rows = new Set<Element>();
  for (const element of dom.all(root, mark)) {
    let row = closest ? dom.closest(element, closest) : element;
    for (let step = 0; step < up && row; step += 1) row = dom.parent(row);
    if (row && (!having || dom.one(row, having)) && (!without || !dom.one(row, without))) rows.add(row);
  }
  return [...rows];
}
