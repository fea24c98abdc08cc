import { columnsOf } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Dom } from './dom.ts';
import { labelsOf } from './labels.ts';
import { addressOf, cut, paramOf } from './pattern.ts';
import type { Part, Source, Sources, Within } from './recipe.ts';
import type { Formats } from './parse-field.ts';
import { htmlText, ownText, propertyText, shownText, clean } from './shown.ts';
import { anchored, anchorsOf } from './teach/anchored.ts';
import { pollOf, type Poll } from './teach/poll.ts';

/** The rows of a part and what is needed to look around in them. */
export type Scope = {
  dom: Dom;
  part: Part;
  root: Document | Element;
  rows: readonly Element[];
  /** The rows are some of many: then each is searched, not the whole page for all of them. */
  isSome?: boolean;
  url: string;
  columns: () => Columns;
  labelled: (base: Document | Element) => (synonyms: readonly string[]) => Element | undefined;
  /** Where the clues of anchors are counted, over all rows of the part. */
  poll: () => Poll;
};

/** A text that was found for a row; an empty one says that the page shows the field and that nothing is in it. */
export type Found = { text: string; element?: Element; scale?: number };

export function scopeOf(
  dom: Dom,
  part: Part,
  root: Document | Element,
  rows: readonly Element[],
  url: string,
  formats: Formats = { locale: 'en', today: '2000-01-01', zone: 'UTC' },
): Scope {
  let columns: Columns | undefined;
  let poll: Poll | undefined;
  const labels = new Map<Document | Element, (synonyms: readonly string[]) => Element | undefined>();
  return {
    dom,
    part,
    root,
    rows,
    url,
    columns: () => (columns ??= columnsOf(dom, root, rows, part.columns)),
    poll: () => (poll ??= pollOf(dom, rows, anchorsOf(part), formats)),
    labelled: (base) => {
      let found = labels.get(base);
      if (!found) labels.set(base, (found = labelsOf(dom, base, part.labels)));
      return found;
    },
  };
}

/** One text per row: of the first source that yields one, else an empty one where a source found the place empty. */
export function find(sources: Sources, scope: Scope): (Found | undefined)[] {
  if (!('length' in sources)) return findOne(sources, scope);
  let best: (Found | undefined)[] | undefined;
  for (const source of sources) {
    if (!best) best = findOne(source, scope);
    else if (best.every((found) => found?.text)) break;
    else {
      const found = findOne(source, scope);
      best = best.map((before, index) => (before?.text ? before : (found[index] ?? before)));
    }
  }
  return best ?? scope.rows.map(() => undefined);
}

function findOne(source: Source, scope: Scope): (Found | undefined)[] {
  if (source.url !== undefined || source.param !== undefined) {
    const text =
      source.url !== undefined ? cut(source.url, addressOf(scope.url)) : paramOf(scope.url, source.param ?? '');
    const found = text === undefined ? undefined : piece({ text }, source);
    return scope.rows.map(() => found);
  }
  if (source.anchor) {
    return anchored(source.anchor, source, scope).map((one) => one && piece(one, source));
  }
  const constant = source.text;
  const isAnywhere =
    !source.select && !source.cell && !source.header && !source.under && !source.label && !source.within;
  if (constant !== undefined && isAnywhere) return scope.rows.map(() => ({ text: constant }));
  const header = source.header
    ? scope.columns().byHeader(source.header)
    : source.under
      ? scope.columns().under(source.under)
      : undefined;
  return placesOf(source, scope, header?.position).map((place) => {
    const element = isList(place) ? place[0] : place;
    if (!element) return undefined;
    const text = constant ?? (isList(place) ? joined(scope.dom, place, source) : textOf(scope.dom, element, source));
    if (text === undefined) return undefined;
    const found: Found = header?.scale === undefined ? { text, element } : { text, element, scale: header.scale };
    return source.match === undefined ? found : piece(found, source);
  });
}

/** Applies the source's pattern; an empty place stays one. */
function piece(found: Found, { match }: Source): Found | undefined {
  if (match === undefined || found.text === '') return found;
  const text = cut(match, found.text);
  return text === undefined ? undefined : { ...found, text };
}

function textOf(dom: Dom, element: Element, { read = 'text' }: Source): string | undefined {
  if (read === 'text') return shownText(dom, element);
  if (read === 'own') return ownText(dom, element);
  if ('prop' in read) return propertyText(element, read.prop);
  const value = dom.attribute(element, 'attr' in read ? read.attr : read.html);
  if (value === null) return undefined;
  return 'attr' in read ? clean(value) : htmlText(value);
}

const joined = (dom: Dom, elements: readonly Element[], source: Source): string =>
  [...new Set(elements.map((element) => textOf(dom, element, source)))].filter(Boolean).join(', ');

/** Where a source finds its text in a row: one element, or with `all` every one of them. */
type Place = Element | readonly Element[] | undefined;

const isList = (place: Place): place is readonly Element[] => Array.isArray(place);

function placesOf(source: Source, scope: Scope, position: number | undefined): Place[] {
  const { dom, rows, root } = scope;
  const inside = (base: Document | Element): Place => {
    if (source.label) {
      const value = scope.labelled(base)(source.label);
      return value && inner(dom, value, source);
    }
    if (!source.select) return base === dom.document ? (dom.top() ?? undefined) : (base as Element);
    return source.all ? dom.all(base, source.select) : (dom.one(base, source.select) ?? undefined);
  };
  if (source.cell || source.header || source.under) {
    const columns = scope.columns();
    const { cell: keys } = source;
    return rows.map((row) => {
      const cell = keys ? columns.byKey(row, keys) : position === undefined ? undefined : columns.cell(row, position);
      return cell && inner(dom, cell, source);
    });
  }
  const within = source.within ?? 'row';
  if (within === 'row') {
    if (rows.length > 1 && !scope.isSome && source.select && !source.label && !source.all)
      return spreadOver(rows, dom.all(root, source.select), dom);
    return rows.map(inside);
  }
  const known = new Map<Document | Element, Place>();
  return basesOf(within, scope).map((base) => {
    if (!base) return undefined;
    if (!known.has(base)) known.set(base, inside(base));
    return known.get(base);
  });
}

const inner = (dom: Dom, cell: Element, { select, all }: Source): Place =>
  !select ? cell : all ? dom.all(cell, select) : (dom.one(cell, select) ?? undefined);

function basesOf(within: Exclude<Within, 'row'>, { dom, rows, root }: Scope): (Document | Element | undefined)[] {
  if (within === 'document') return rows.map(() => dom.document);
  if (within === 'root') return rows.map(() => root);
  if ('preceding' in within) return precedingOf(rows, dom.all(root, within.preceding), dom);
  const { closest, twin, by } = within;
  const twins = new Map(twin && by ? dom.all(root, twin).map((element) => [dom.attribute(element, by), element]) : []);
  return rows.map((row) => {
    const near = dom.closest(row, closest) ?? undefined;
    return near && twin && by ? twins.get(dom.attribute(near, by)) : near;
  });
}

/** The first of the elements inside each row. One walk over both, instead of one search per row and field. */
function spreadOver(rows: readonly Element[], elements: readonly Element[], dom: Dom): (Element | undefined)[] {
  const first: (Element | undefined)[] = rows.map(() => undefined);
  const indexOf = new Map<Element, number>();
  let at = 0;
  for (const element of elements) {
    for (const near of [at, at + 1]) {
      const row = rows[near];
      if (!row || !dom.contains(row, element) || row === element) continue;
      first[near] ??= element;
      at = near;
      break;
    }
    if (first[at] === element || (rows[at] && dom.contains(rows[at] as Element, element))) continue;
    // Not in the row at hand nor the next: rows without a match lie between, or it stands outside all of them.
    if (indexOf.size === 0) rows.forEach((row, index) => indexOf.set(row, index));
    for (let up = dom.parent(element); up; up = dom.parent(up)) {
      const index = indexOf.get(up);
      if (index === undefined) continue;
      first[index] ??= element;
      at = index;
      break;
    }
  }
  return first;
}

/** For each row the last of the marks that stands before it. */
function precedingOf(rows: readonly Element[], marks: readonly Element[], dom: Dom): (Element | undefined)[] {
  let next = 0;
  return rows.map((row) => {
    for (let mark = marks[next]; mark && dom.isBefore(mark, row); mark = marks[next]) next += 1;
    return marks[next - 1];
  });
}
