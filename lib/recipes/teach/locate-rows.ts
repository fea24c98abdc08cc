import type { Dom } from '../dom.ts';
import { cut } from '../pattern.ts';
import { atOnce, sifted } from '../in-slices.ts';
import { isShut } from '../shown.ts';
import type { Pattern } from '../recipe.ts';
import type { Repeated, RowClue } from './anchor.ts';
import { cellsOf, gridOf, unwrapped } from './slots.ts';
import { isCalled } from '../columns.ts';

const weights: Record<RowClue['by'], number> = { link: 2, attribute: 2, header: 2, class: 1, path: 1 };
const needed = 3;
const strong = 2;
const most = 6000;
/** Elements looked at without a pause. */
const stretch = 100;

type OwnClue = Exclude<RowClue, { by: 'link' }>;

export type Rows = { rows: Element[] } | { drifted: true };

/**
 * The rows on which enough clues agree. Drifted: clues point at different things, or none of them finds anything where the
 * page is not simply empty.
 */
export const rowsBy = (repeated: Repeated, dom: Dom, root: Document | Element): Rows =>
  atOnce(rowsInSteps(repeated, dom, root));

type Found = { clue: RowClue; found: ReadonlySet<Element> };

/** The same in steps, between which the page has its turn. */
export function* rowsInSteps({ clues }: Repeated, dom: Dom, root: Document | Element): Generator<void, Rows> {
  const all: Found[] = [];
  const isHidden = hiddenIn(dom);
  for (const clue of clues)
    if (clue.by !== 'link') all.push({ clue, found: yield* foundBy(clue, dom, root, isHidden) });
  const marked = [...new Set(all.flatMap(({ found }) => [...found]))];
  for (const clue of clues)
    if (clue.by === 'link')
      all.push({ clue, found: new Set(yield* sifted(marked, (one) => isLinked(one, dom, clue.to), stretch)) });
  const sets = all.filter(({ found }) => found.size > 0);
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
  yield;
  if (isTorn || enough.some((row) => hasAncestorIn(dom, row, chosen))) return { drifted: true };
  return { rows: inOrder(chosen, sets, dom, root) };
}

/** In the page's order, as each clue found them. To compare them two by two would take a browser seconds. */
function inOrder(chosen: ReadonlySet<Element>, sets: readonly Found[], dom: Dom, root: Document | Element): Element[] {
  const whole = sets.find(({ found }) => [...chosen].every((row) => found.has(row)))?.found;
  return [...(whole ?? dom.all(root, '*'))].filter((one) => chosen.has(one));
}

/** Whether an element holds links to one record and one only: how a link agrees with what other clues found. */
function isLinked(element: Element, dom: Dom, to: Pattern): boolean {
  const inside = linksTo(dom, element, to).map(({ id }) => id);
  const own = dom.name(element) === 'a' ? cut(to, dom.attribute(element, 'href') ?? '') : undefined;
  return new Set(own === undefined ? inside : [...inside, own]).size === 1;
}

/** Whether a person cannot see an element. What is around many of them is looked at once. */
function hiddenIn(dom: Dom): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isInShut = (element: Element): boolean => {
    let is = known.get(element);
    if (is === undefined) {
      const parent = dom.parent(element);
      known.set(element, (is = isShut(dom, element) || (parent !== null && isInShut(parent))));
    }
    return is;
  };
  return (element) => {
    const parent = dom.parent(element);
    return isShut(dom, element) || (parent !== null && isInShut(parent)) || !dom.isRendered(element);
  };
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

function* foundBy(
  clue: OwnClue,
  dom: Dom,
  root: Document | Element,
  isHidden: (element: Element) => boolean,
): Generator<void, Set<Element>> {
  const found = new Set<Element>();
  for (const [index, element] of (yield* elementsBy(clue, dom, root)).slice(0, most).entries()) {
    if (index % stretch === stretch - 1) yield;
    const one = unwrapped(dom, element);
    if (!isHidden(one)) found.add(one);
  }
  return found;
}

function* elementsBy(clue: OwnClue, dom: Dom, root: Document | Element): Generator<void, Element[]> {
  switch (clue.by) {
    case 'class':
      return dom.all(root, `${clue.tag}.${escaped(clue.name)}`);
    case 'attribute':
      return dom.all(root, `${clue.tag}[${escaped(clue.name)}]`);
    case 'path':
      return dom.all(root, clue.selector);
    case 'header':
      return yield* rowsUnderHeaders(dom, root, clue.texts);
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

function* rowsUnderHeaders(dom: Dom, root: Document | Element, texts: readonly string[]): Generator<void, Element[]> {
  const found: Element[] = [];
  for (const table of dom.all(root, 'table')) {
    const isLine = (row: Element): boolean =>
      dom.closest(row, 'table') === table && !dom.one(row, 'th:not([scope="row"])');
    const rows = (yield* sifted(dom.all(table, 'tr'), isLine, stretch)).slice(0, most);
    const grid = rows.length > 0 ? gridOf(dom, rows) : undefined;
    const known = grid ? texts.filter((text) => grid.headers.some((header) => isCalled(header, text))) : [];
    yield;
    if (grid && known.length * 2 >= texts.length)
      found.push(...(yield* sifted(rows, (row) => cellsOf(dom, row).length === grid.width, stretch)));
  }
  return found;
}
