import type { Day, Zone } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { Miss, Reading, ReadValue, Row } from '../domain/reading.ts';
import { domOf } from './dom.ts';
import type { Dom } from './dom.ts';
import { find, scopeOf } from './find.ts';
import type { Found, Scope } from './find.ts';
import { atOnce } from './in-slices.ts';
import { identifier, linker, marksOf } from './identify.ts';
import type { Marks } from './identify.ts';
import { formatsOf, isDate, parserOf } from './parse-field.ts';
import type { Formats } from './parse-field.ts';
import { dateOrderSeen } from './parsers/date-order.ts';
import { languageOf, somewhere } from './page-words.ts';
import type { Field, Page, Part, Recipe, Sources } from './recipe.ts';
import { keep } from './keep.ts';
import { editing } from './editing.ts';
import { pageWide } from './page-wide.ts';
import { extentOf, mostRows } from './partial.ts';
import { rootsOf, rowsOf } from './rows.ts';
import type { Stand } from './stand.ts';
import { anchorsIn, anchorsOf } from './teach/anchored.ts';
import { rowsInSteps } from './teach/locate-rows.ts';
import { pollOf } from './teach/poll.ts';

/**
 * What is true at the time of a look. `locale` is the browser's own, `home` the person's currency; `currency` is what a number
 * without any is taken for.
 */
export type Context = {
  url: string;
  today: Day;
  zone: Zone;
  locale?: string;
  currency?: Currency;
  home?: Currency;
};

/** A place that the page shows with nothing in it: the index of the row, the field, and how the page prints nothing (`-`). */
export type Empty = { row: number; field: string; text: string };

export type Look = Pick<Reading, 'rows' | 'misses' | 'partial' | 'whole'> & {
  /** Never of a field that another place of the page shows a value of. */
  empties: Empty[];
  /** Where each row stands, in the order of the page; a row that stands there twice is named twice. */
  stands: (Stand & { row: number })[];
  /** On a record page: the row of the record itself. */
  record?: Row;
};

const mostMisses = 200;

/**
 * One look at a page: its rows, and what it should have shown and did not. Reads only, and reads each part of the page
 * once per field rather than once per row.
 */
export function read(recipe: Recipe, page: Page, document: Document, context: Context): Look {
  return atOnce(readInSteps(recipe, page, document, context, Infinity));
}

/** Rows read without a pause: a few milliseconds of a slow machine. Where clues vote on each, it takes so many times as long. */
const fewRows = 100;
const byClues = 5;

/**
 * The same look in steps, between which the page may do its work and change. All of a row is read in one step, with the
 * columns and labels as they are then, so that no row is ever put together from two states of the page.
 */
export function* readInSteps(
  recipe: Recipe,
  page: Page,
  document: Document,
  context: Context,
  stretch = fewRows,
): Generator<void, Look> {
  const dom = domOf(document, recipe.shadow);
  const formats = formatsOf(recipe, dom, context, languageOf(recipe, dom, context.url));
  const me = (recipe.me && somewhere(recipe.me, dom, context.url)) ?? '';
  const rows: Row[] = [];
  const misses: Miss[] = [];
  const empties: Empty[] = [];
  const stands: Look['stands'] = [];
  const byId = new Map<string, number>();
  let record: Row | undefined;
  let partial: { of?: number } | undefined;
  let whole: true | undefined;
  for (const [index, part] of [page, ...(page.also ?? [])].entries()) {
    const look = yield* readPart(part, { dom, formats, url: context.url, me, stretch });
    const places: number[] = [];
    for (const [at, row] of look.rows.entries()) {
      if (at % stretch === stretch - 1) yield;
      places.push(keep(row, rows, byId));
    }
    for (const miss of look.misses)
      misses.push(miss.row === undefined ? miss : { ...miss, row: places[miss.row] ?? miss.row });
    for (const empty of look.empties) empties.push({ ...empty, row: places[empty.row] ?? empty.row });
    for (const stand of look.stands) stands.push({ ...stand, row: places[stand.row] ?? stand.row });
    if (index === 0 && page.kind === 'deal-record') record = rows[places[0] ?? -1];
    if (index === 0 || !partial) partial ??= look.partial;
    if (index === 0) whole = look.whole;
  }
  return {
    rows,
    misses: misses.slice(0, mostMisses),
    stands,
    empties: empties.filter(({ row, field }) => !rows[row]?.values[field as keyof Row['values']]),
    ...(partial && { partial }),
    ...(whole && !partial && { whole }),
    ...(record && { record }),
  };
}

/** "You" is the person signed in, by the name the page itself shows; where it shows none, nobody. */
const named = (found: Found | undefined, self: readonly string[], me: string): Found | undefined =>
  found && self.some((word) => word.toLowerCase() === found.text.toLowerCase()) ? { ...found, text: me } : found;

type PartLook = Omit<Look, 'record'>;

type Ways = { dom: Dom; formats: Formats; url: string; me: string; stretch: number };

function* readPart(part: Part, ways: Ways): Generator<void, PartLook> {
  const panes: PartLook[] = [];
  for (const root of rootsOf(part, ways.dom)) panes.push(yield* readPane(part, root, ways));
  const [first, ...others] = panes;
  if (!first) return { ...nothing(), misses: part.optional ? [] : [{ field: 'page', reason: 'not-found' }] };
  for (const { rows, misses, empties, stands, partial } of others) {
    first.misses.push(
      ...misses.map((miss) => (miss.row === undefined ? miss : { ...miss, row: miss.row + first.rows.length })),
    );
    first.empties.push(...empties.map((empty) => ({ ...empty, row: empty.row + first.rows.length })));
    first.stands.push(...stands.map((stand) => ({ ...stand, row: stand.row + first.rows.length })));
    first.rows.push(...rows);
    if (partial) first.partial ??= {};
    // The count of one pane says nothing of the others.
    delete first.whole;
  }
  return first;
}

function* readPane(part: Part, root: Document | Element, ways: Ways): Generator<void, PartLook> {
  const { dom, formats, url, me } = ways;
  const taught = part.repeated && (yield* rowsInSteps(part.repeated, dom, root));
  if (taught && 'drifted' in taught) return lost();
  const all = taught?.rows ?? rowsOf(part, root, dom);
  const elements = all.slice(0, mostRows);
  if (elements.length === 0) return nothing();
  const fields = Object.entries(part.fields) as [keyof Row['values'], Field][];
  const looked = fields.map(([name, field]) => ({ name, field, found: [] as Looked[], currencies: [] as Looked[] }));
  const marks: Marks[] = [];
  const present: Element[] = [];
  // The clues to what a person once pointed at vote over all rows.
  const poll =
    part.repeated || anchorsOf(part).length > 0 ? pollOf(dom, elements, anchorsOf(part), formats) : undefined;
  if (poll) yield* poll.decide();
  const stretch = poll ? ways.stretch / byClues : ways.stretch;
  for (const group of groupsOf(elements, stretch)) {
    if (marks.length > 0) yield;
    // What the page took away since the rows were counted is no row any more.
    const attached = marks.length > 0 ? group.filter((row) => dom.isAttached(row)) : group;
    present.push(...attached);
    const scope: Scope = {
      ...scopeOf(dom, part, root, attached, url, formats),
      isSome: elements.length > stretch,
      ...(poll && { poll: () => poll }),
    };
    const isBusy = editing(scope);
    for (const { field, found, currencies } of looked) {
      for (const one of find(field.at, scope))
        found.push(one?.element && isBusy(one.element) ? null : field.self ? named(one, field.self, me) : one);
      if (field.currency) currencies.push(...find(field.currency, scope));
    }
    marks.push(...marksOf(scope));
  }
  // Columns that moved meanwhile: what moved them has us look again.
  if (poll && elements.length > stretch && !poll.isSteady()) return nothing();
  const drifted = poll ? yield* poll.drifted() : new Set();
  const hasDrifted = (at: Sources): boolean => anchorsIn(at).some((anchor) => drifted.has(anchor));
  if (hasDrifted(part.identity.strong ?? [])) return lost();
  if (looked.some(({ name, found }) => part.needs?.includes(name) && found.every((one) => !one))) return nothing();
  // All rows are gone through for each field: with many of them in a turn of its own. A look at few stays of one moment.
  if (marks.length >= stretch) yield;
  const dates = looked.flatMap(({ field, found }) =>
    isDate(field) && !field.locale && !hasDrifted(field.at) ? found.map((one) => one?.text ?? '') : [],
  );
  const order = dateOrderSeen(new Set(dates));
  const proven = order ? { ...formats, dateOrder: order } : formats;
  // Where the clues no longer agree nothing is read, from no other source either.
  const drifts = looked.flatMap(({ name, field }): Miss[] =>
    hasDrifted(field.at) ? [{ field: name, reason: 'drifted' }] : [],
  );
  const parsers = looked.map(({ field, found }) => (hasDrifted(field.at) ? undefined : parserOf(found, field, proven)));

  const rows: Row[] = [];
  const misses: Miss[] = [];
  const empties: Empty[] = [];
  const stands: Look['stands'] = [];
  const identify = identifier(part, formats);
  const linkOf = linker(part, url);
  for (const [index, mark] of marks.entries()) {
    // The first rows of a fresh page take ten times as long as those after them. A look at few stays of one moment.
    if (marks.length >= ways.stretch && index % 10 === 9) yield;
    const values: Row['values'] = {};
    const missed: Miss[] = [];
    const blank: Empty[] = [];
    for (const [at, { name, field, found, currencies }] of looked.entries()) {
      const one = parsers[at]?.(found[index], currencies[index]?.text);
      if (!one) continue;
      if ('value' in one) {
        if (one.value !== null) (values as Record<string, ReadValue>)[name] = one;
        else if (!naming.has(name)) blank.push({ row: rows.length, field: name, text: one.text });
      }
      if ('reason' in one && (one.reason !== 'not-found' || !field.optional)) missed.push({ field: name, ...one });
    }
    if (part.must?.some((name) => !values[name])) continue;
    const id = identify(mark, values);
    if (!id) {
      // Nothing at all of a row is an empty or unfinished one; something without an identity is worth a word.
      if (Object.keys(values).length > 0) misses.push({ field: 'id', reason: 'no-identity' });
      continue;
    }
    const address = linkOf(mark, id);
    for (const miss of missed) misses.push({ ...miss, row: rows.length });
    empties.push(...blank);
    const element = present[index];
    if (element) stands.push({ element, part, root, row: rows.length });
    rows.push({
      entity: part.kind.startsWith('deal') ? 'deal' : 'activity',
      id,
      ...(address !== undefined && { url: address }),
      values,
    });
  }
  const extent = extentOf(scopeOf(dom, part, root, elements.slice(0, 1), url), rows.length, all.length, formats);
  return { rows, misses: [...drifts, ...pageWide(misses, rows.length)], empties, stands, ...extent };
}

/** The rows themselves are no longer where a person once pointed. */
const lost = (): PartLook => ({ ...nothing(), misses: [{ field: 'rows', reason: 'drifted' }] });

const nothing = (): PartLook => ({ rows: [], misses: [], empties: [], stands: [] });

/** What rows are named by is never known to be empty: without it, a row is an unfinished one. */
const naming: ReadonlySet<string> = new Set<keyof Row['values']>(['name', 'subject']);

type Looked = Found | undefined | null;

const groupsOf = (elements: readonly Element[], size: number): (readonly Element[])[] =>
  elements.length <= size
    ? [elements]
    : Array.from({ length: Math.ceil(elements.length / size) }, (_, at) => elements.slice(at * size, (at + 1) * size));
