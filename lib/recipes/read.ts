import type { Day, Zone } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { Miss, ReadValue, Row } from '../domain/reading.ts';
import { domOf } from './dom.ts';
import type { Dom } from './dom.ts';
import { find, scopeOf } from './find.ts';
import type { Found, Scope } from './find.ts';
import { identitiesOf, linksOf } from './identify.ts';
import { formatsOf, isDate, parseField } from './parse-field.ts';
import type { Formats } from './parse-field.ts';
import { dateOrderSeen } from './parsers/date-order.ts';
import type { Field, Page, Part, Recipe, Sources } from './recipe.ts';
import { matchesPattern } from './pattern.ts';
import { rootsOf, rowsOf } from './rows.ts';
import { rowsBy } from './teach/locate-rows.ts';

/** What is true at the time of a look. `locale` is the browser's own, `currency` the person's. */
export type Context = { url: string; today: Day; zone: Zone; locale?: string; currency?: Currency };

export type Look = {
  rows: Row[];
  misses: Miss[];
  partial?: { of?: number };
  /** On a record page: the row of the record itself. */
  record?: Row;
};

/** No page a person reads shows more; a page that does is read up to here and called partial. */
const mostRows = 5000;
const mostMisses = 200;

/**
 * One look at a page: its rows, and what it should have shown and did not. Reads only, and reads each part of the page
 * once per field rather than once per row.
 */
export function read(recipe: Recipe, page: Page, document: Document, context: Context): Look {
  const dom = domOf(document, recipe.shadow);
  const formats = formatsOf(recipe, dom, context, languageOf(recipe, dom, context));
  const me = (recipe.me && somewhere(recipe.me, dom, context)) ?? '';
  const rows: Row[] = [];
  const misses: Miss[] = [];
  const byId = new Map<string, Row>();
  let record: Row | undefined;
  let partial: { of?: number } | undefined;
  for (const [index, part] of [page, ...(page.also ?? [])].entries()) {
    const look = readPart(part, dom, formats, context, me);
    const places = look.rows.map((row) => keep(row, rows, byId));
    for (const miss of look.misses)
      misses.push(miss.row === undefined ? miss : { ...miss, row: places[miss.row] ?? miss.row });
    if (index === 0 && page.kind === 'deal-record') record = rows[places[0] ?? -1];
    if (index === 0 || !partial) partial ??= look.partial;
  }
  return { rows, misses: misses.slice(0, mostMisses), ...(partial && { partial }), ...(record && { record }) };
}

/** A text that stands anywhere on the page. */
function somewhere(sources: Sources, dom: Dom, { url }: Context): string | undefined {
  const top = dom.top();
  const everywhere: Part = { kind: 'deal-record', identity: {}, fields: {} };
  return top ? find(sources, scopeOf(dom, everywhere, dom.document, [top], url))[0]?.text : undefined;
}

function languageOf({ language = [] }: Recipe, dom: Dom, context: Context): string | undefined {
  for (const { at, is } of language) {
    const text = somewhere(at, dom, context);
    const told = text === undefined ? undefined : Object.entries(is).find(([words]) => matchesPattern(words, text));
    if (told) return told[1];
  }
  return undefined;
}

/** A record seen twice in one look (its page and the board behind it) is one row: what was read first wins, but exact beats rounded. */
function keep(row: Row, rows: Row[], byId: Map<string, Row>): number {
  const key = row.id.strong === undefined ? undefined : `${row.entity} ${row.id.strong}`;
  const before = key === undefined ? undefined : byId.get(key);
  if (!before) {
    if (key !== undefined) byId.set(key, row);
    return rows.push(row) - 1;
  }
  const values: Record<string, ReadValue | undefined> = before.values;
  for (const [field, value] of Object.entries(row.values)) {
    const held = values[field];
    if (!held || (held.approximate && !value?.approximate)) values[field] = value;
  }
  before.id = { ...row.id, ...before.id };
  if (row.url !== undefined) before.url ??= row.url;
  return rows.indexOf(before);
}

/** "You" is the person signed in, by the name the page itself shows; where it shows none, nobody. */
const named = (found: Found | undefined, self: readonly string[], me: string): Found | undefined =>
  found && self.some((word) => word.toLowerCase() === found.text.toLowerCase()) ? { ...found, text: me } : found;

type PartLook = { rows: Row[]; misses: Miss[]; partial?: { of?: number } };

function readPart(part: Part, dom: Dom, formats: Formats, context: Context, me: string): PartLook {
  const [first, ...others] = rootsOf(part, dom).map((root) => readPane(part, root, dom, formats, context, me));
  if (!first) return { rows: [], misses: part.optional ? [] : [{ field: 'page', reason: 'not-found' }] };
  for (const { rows, misses, partial } of others) {
    first.misses.push(
      ...misses.map((miss) => (miss.row === undefined ? miss : { ...miss, row: miss.row + first.rows.length })),
    );
    first.rows.push(...rows);
    if (partial) first.partial ??= {};
  }
  return first;
}

function readPane(
  part: Part,
  root: Document | Element,
  dom: Dom,
  formats: Formats,
  context: Context,
  me: string,
): PartLook {
  const taught = part.repeated && rowsBy(part.repeated, dom, root);
  if (taught && 'drifted' in taught) return { rows: [], misses: [{ field: 'rows', reason: 'drifted' }] };
  const all = taught?.rows ?? rowsOf(part, root, dom);
  const elements = all.slice(0, mostRows);
  if (elements.length === 0) return { rows: [], misses: [] };
  const scope = scopeOf(dom, part, root, elements, context.url, formats);
  const isBusy = editing(scope);
  const values = elements.map((): Row['values'] => ({}));
  const missed: Miss[][] = elements.map(() => []);

  const looked = (Object.entries(part.fields) as [keyof Row['values'], Field][]).map(([name, field]) => ({
    name,
    field,
    found: find(field.at, scope).map((one) =>
      one?.element && isBusy(one.element) ? null : field.self ? named(one, field.self, me) : one,
    ),
  }));
  if (looked.some(({ name, found }) => part.needs?.includes(name) && found.every((one) => !one)))
    return { rows: [], misses: [] };
  const dates = looked.flatMap(({ field, found }) =>
    isDate(field) && !field.locale ? found.map((one) => one?.text ?? '') : [],
  );
  const order = dateOrderSeen(new Set(dates));
  const proven = order ? { ...formats, dateOrder: order } : formats;
  for (const { name, field, found } of looked) {
    if (hasDrifted(field.at, scope)) continue;
    const currencies = field.currency ? find(field.currency, scope) : [];
    parseField(found, currencies, field, proven).forEach((one, index) => {
      if (!one) return;
      if ('value' in one) (values[index] as Record<string, ReadValue>)[name] = one;
      else if (one.reason !== 'not-found' || !field.optional) missed[index]?.push({ field: name, ...one });
    });
  }

  const rows: Row[] = [];
  const misses: Miss[] = [];
  const identities = identitiesOf(scope, values, formats);
  const links = linksOf(scope, identities);
  if (hasDrifted(part.identity.strong ?? [], scope))
    return { rows: [], misses: [{ field: 'rows', reason: 'drifted' }] };
  elements.forEach((_, index) => {
    const id = identities[index];
    if (part.must?.some((name) => !values[index]?.[name])) return;
    if (!id) {
      // Nothing at all of a row is an empty or unfinished one; something without an identity is worth a word.
      if (Object.keys(values[index] ?? {}).length > 0) misses.push({ field: 'id', reason: 'no-identity' });
      return;
    }
    const url = links[index];
    for (const miss of missed[index] ?? []) misses.push({ ...miss, row: rows.length });
    rows.push({
      entity: part.kind.startsWith('deal') ? 'deal' : 'activity',
      id,
      ...(url !== undefined && { url }),
      values: values[index] ?? {},
    });
  });
  const partial = partialOf(scope, rows.length, all.length, formats);
  const drifts = looked.flatMap(({ name, field }): Miss[] =>
    hasDrifted(field.at, scope) ? [{ field: name, reason: 'drifted' }] : [],
  );
  return { rows, misses: [...drifts, ...pageWide(misses, rows.length)], ...(partial && { partial }) };
}

/** Whether the clues to a taught field no longer agree. Nothing is read there then, from no other source either. */
const hasDrifted = (at: Sources, { drifted }: Scope): boolean =>
  ('length' in at ? at : [at]).some(({ anchor }) => anchor !== undefined && drifted.has(anchor));

/** Whether a place holds a value that is not finished: it has the focus, or the page marks it as being edited. */
function editing({ part, dom, root }: Scope): (element: Element) => boolean {
  const focused = dom.focused();
  const isEntry = focused !== null && /^(?:input|textarea|select)$/.test(dom.name(focused));
  const marks = part.editing
    ? [...dom.all(root, part.editing), ...(root === dom.document ? [] : [dom.closest(root as Element, part.editing)])]
    : [];
  return (element) =>
    (isEntry && element === focused) ||
    marks.some((mark) => mark && (dom.contains(mark, element) || dom.contains(element, mark)));
}

function partialOf(scope: Scope, shown: number, found: number, formats: Formats): PartLook['partial'] {
  const { total, more, capped } = scope.part;
  let of: number | undefined;
  if (total) {
    const field: Field = { at: total, as: 'count' };
    const counts = find(total, { ...scope, rows: scope.rows.slice(0, 1) });
    const [count] = parseField(counts, [], field, formats);
    if (count && 'value' in count && typeof count.value === 'number') of = count.value;
  }
  if (of !== undefined) return of > shown ? { of } : undefined;
  return capped || found > mostRows || (more && scope.dom.one(scope.root, more)) ? {} : undefined;
}

/** What no row shows is one miss of the page, not one of every row. */
function pageWide(misses: readonly Miss[], rows: number): Miss[] {
  if (rows < 2) return [...misses];
  const counts = new Map<string, number>();
  for (const { field, reason, row } of misses)
    if (row !== undefined && reason === 'not-found') counts.set(field, (counts.get(field) ?? 0) + 1);
  const everywhere = [...counts].filter(([, count]) => count === rows).map(([field]) => field);
  return [
    ...everywhere.map((field): Miss => ({ field, reason: 'not-found' })),
    ...misses.filter(({ field, reason }) => reason !== 'not-found' || !everywhere.includes(field)),
  ];
}
