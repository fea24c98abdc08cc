import type { Dom } from '../dom.ts';
import { cut } from '../pattern.ts';
import { showing } from '../shown.ts';
import type { Pattern } from '../recipe.ts';
import type { Repeated, RowClue } from './anchor.ts';
import { cellsOf, gridOf, unwrapped } from './slots.ts';
import { isCalled } from '../columns.ts';

const weights: Record<RowClue['by'], number> = { link: 2, attribute: 2, header: 2, class: 1, path: 1 };
const needed = 3;
const strong = 2;
const most = 6000;

type OwnClue = Exclude<RowClue, { by: 'link' }>;

export type Rows = { rows: Element[] } | { drifted: true };

/**
 * The rows on which enough clues agree. Drifted: clues point at different things, or none of them finds anything where the
 * page is not simply empty.
 */
export function rowsBy({ clues }: Repeated, dom: Dom, root: Document | Element): Rows {
  const others = clues.flatMap((clue) => (clue.by === 'link' ? [] : { clue, found: foundBy(clue, dom, root) }));
  const marked = new Set(others.flatMap(({ found }) => [...found]));
  const links = clues.flatMap((clue) => (clue.by === 'link' ? { clue, found: linkedAmong(marked, dom, clue.to) } : []));
  const sets: { clue: RowClue; found: ReadonlySet<Element> }[] = [...others, ...links].filter(
    ({ found }) => found.size > 0,
  );
  if (sets.length === 0) return isEmptyList(clues, dom, root) ? { rows: [] } : { drifted: true };
  const votes = new Map<Element, number>();
  for (const { clue, found } of sets)
    for (const element of found) votes.set(element, (votes.get(element) ?? 0) + weights[clue.by]);
  const enough = [...votes].filter(([, weight]) => weight >= needed).map(([element]) => element);
  if (enough.length === 0) return { drifted: true };
  const chosen = new Set(enough);
  const isTorn = sets.some(
    ({ clue, found }) => weights[clue.by] >= strong && ![...found].some((element) => chosen.has(element)),
  );
  if (isTorn || enough.some((row) => hasAncestorIn(dom, row, chosen))) return { drifted: true };
  return { rows: enough.sort((a, b) => (dom.isBefore(a, b) ? -1 : 1)) };
}

/** Those that hold links to one record and one only: how a link agrees with what other clues found. */
function linkedAmong(marked: ReadonlySet<Element>, dom: Dom, to: Pattern): Set<Element> {
  const found = [...marked].filter((element) => {
    const inside = linksTo(dom, element, to).map(({ id }) => id);
    const own = dom.name(element) === 'a' ? cut(to, dom.attribute(element, 'href') ?? '') : undefined;
    return new Set(own === undefined ? inside : [...inside, own]).size === 1;
  });
  return new Set(found);
}

function hasAncestorIn(dom: Dom, row: Element, rows: ReadonlySet<Element>): boolean {
  for (let at = dom.parent(row); at; at = dom.parent(at)) if (rows.has(at)) return true;
  return false;
}

/** A list with its head and nothing below it is empty, not broken. */
function isEmptyList(clues: readonly RowClue[], dom: Dom, root: Document | Element): boolean {
  const texts = clues.flatMap((clue) => (clue.by === 'header' ? clue.texts : []));
  if (texts.length > 0) {
    const heads = dom.all(root, 'th, [role="columnheader"]').map((head) => dom.rawText(head));
    return texts.filter((text) => heads.some((head) => isCalled(head, text))).length * 2 >= texts.length;
  }
  const [path] = clues.flatMap((clue) => (clue.by === 'path' ? clue.selector : []));
  const anchor = path?.startsWith('#') ? path.split(' > ')[0] : undefined;
  return anchor !== undefined && dom.one(root, anchor) !== null;
}

function foundBy(clue: OwnClue, dom: Dom, root: Document | Element): Set<Element> {
  return new Set(
    elementsBy(clue, dom, root)
      .slice(0, most)
      .map((element) => unwrapped(dom, element))
      .filter((element) => showing(dom, element) !== 'hidden'),
  );
}

function elementsBy(clue: OwnClue, dom: Dom, root: Document | Element): Element[] {
  switch (clue.by) {
    case 'class':
      return dom.all(root, `${clue.tag}.${escaped(clue.name)}`);
    case 'attribute':
      return dom.all(root, `${clue.tag}[${escaped(clue.name)}]`);
    case 'path':
      return dom.all(root, clue.selector);
    case 'header':
      return rowsUnderHeaders(dom, root, clue.texts);
  }
}

/** A name as it may stand in a selector. */
export const escaped = (name: string): string =>
  name
    .replace(/[^\w\u00a0-\uffff-]/g, (letter) => `\\${letter}`)
    .replace(/^(-?)(\d)/, (_, dash: string, digit: string) => `${dash}\\3${digit} `);

export const linksTo = (dom: Dom, root: Document | Element, to: Pattern): { link: Element; id: string }[] =>
  dom.all(root, 'a[href]').flatMap((link) => {
    const id = cut(to, dom.attribute(link, 'href') ?? '');
    return id && /\S/.test(id) ? [{ link, id }] : [];
  });

function rowsUnderHeaders(dom: Dom, root: Document | Element, texts: readonly string[]): Element[] {
  return dom.all(root, 'table').flatMap((table) => {
    const rows = dom
      .all(table, 'tr')
      .filter((row) => dom.closest(row, 'table') === table && !dom.one(row, 'th:not([scope="row"])'))
      .slice(0, most);
    const grid = rows.length > 0 ? gridOf(dom, rows) : undefined;
    if (!grid) return [];
    const known = texts.filter((text) => grid.headers.some((header) => isCalled(header, text)));
    return known.length * 2 >= texts.length ? rows.filter((row) => cellsOf(dom, row).length === grid.width) : [];
  });
}
