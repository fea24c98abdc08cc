import type { Instant } from './day.ts';
import { identitiesOf, levelOf, weakLevels, type Realm } from './identity.ts';
import { aloneIn, lastingLooks, lastOf } from './lasting.ts';
import { begin, compareOrder, merge, orderOf, takeIn, type Dossier, type Seen } from './merge.ts';
import { isMoney } from './money.ts';
import { printOf } from './print.ts';
import { viewOf, type Row } from './reading.ts';

/**
 * A deal or activity with the weaker identities its rows carry (`names`) and those whose own rows it took in (`joined`).
 * `views`: where it was seen, while it is known by a weaker identity only.
 */
export type Derived = { dossier: Dossier; joined: string[]; names: string[]; views: string[] };

/** An identity weaker than the CRM's own id: who carries it, how many rows of one look shared it, where its own rows count. */
export type Namesake = {
  id: string;
  owners: string[];
  /** Still weaker identities that its own rows carry. */
  names: string[];
  /** The most rows that the last look at any view showed side by side. */
  alike: number;
  root?: string;
  /** While there are several: prints of the rows that the last look at each view showed. */
  shown: { view: string; prints: number[] }[];
};

export type Derivation = { records: Derived[]; namesakes: Namesake[] };

/** When a row's content (its print) was last seen again after it was stored. */
export type LastSeen = (print: number) => Instant | undefined;

/**
 * Tells one content of a row from another: what was made of what was printed. The same day in other words ("yesterday", "2 days
 * ago", another language) is the same content; of a rounded number the text counts as well, since it tells how far it is rounded.
 */
export function printOfRow({ entity, id, url, values, gone }: Row): number {
  const parts: unknown[] = [entity, id.strong, id.business, id.provisional, url, gone];
  for (const [field, { value, text, approximate }] of Object.entries(values)) {
    const rounded = approximate ? [typeof value === 'string' ? '' : text] : [];
    parts.push([field, isMoney(value) ? [value.minor, value.currency] : value, ...rounded]);
  }
  return printOf(JSON.stringify(parts));
}

/** As `printOfRow` was before derivation 4, with every text in it: marks of that time are known by it. */
export function printWithTexts({ entity, id, url, values, gone }: Row): number {
  const parts: unknown[] = [entity, id.strong, id.business, id.provisional, url, gone];
  for (const [field, { value, text, approximate }] of Object.entries(values)) {
    parts.push(field, text, approximate);
    if (value !== text) parts.push(isMoney(value) ? [value.minor, value.currency] : value);
  }
  return printOf(JSON.stringify(parts));
}

/**
 * Deals or activities out of all rows of a realm: a function of the set of rows, whatever order they came in.
 *
 * The CRM's own id decides where it is known. A row that shows only a weaker identity belongs to the one deal that is
 * known to carry it. Where several carry it, or several rows of one look shared it, nobody can say whose it is: its
 * values flow to none. As many deals are counted as were proven or stood side by side in the last look at some view,
 * whichever is more, so that two look-alikes stay two and opening one of them does not make three.
 */
export function derive(realm: Realm, rows: readonly Seen[], lastSeen: LastSeen = () => undefined): Derivation {
  const own = new Map<string, Seen[]>();
  const weaker = new Map<Seen, string[]>();
  for (const seen of rows) {
    const [best, ...rest] = identitiesOf(realm, seen.row);
    if (best === undefined) continue;
    const group = own.get(best);
    if (group) group.push(seen);
    else own.set(best, [seen]);
    weaker.set(seen, rest);
  }
  const members = new Map<string, { rows: Seen[]; joined: string[] }>();
  const owners = new Map<string, Set<string>>();
  const ownersOf = (id: string): Set<string> => {
    const found = owners.get(id) ?? new Set<string>();
    owners.set(id, found);
    return found;
  };
  const admit = (key: string, admitted: readonly Seen[], joined?: string): void => {
    const member = members.get(key) ?? { rows: [], joined: [] };
    members.set(key, member);
    member.rows.push(...admitted);
    if (joined !== undefined) member.joined.push(joined);
    for (const seen of admitted) for (const id of weaker.get(seen) ?? []) ownersOf(id).add(key);
  };
  for (const [id, group] of own) if (levelOf(id) === 's') admit(id, group);

  const alone: { key: string; seen: Seen }[] = [];
  const namesakes: Namesake[] = [];
  for (const level of weakLevels) {
    for (const id of [...own.keys()].filter((key) => levelOf(key) === level).sort()) {
      const group = own.get(id) ?? [];
      const known = [...ownersOf(id)].sort();
      const lasting = lastingLooks(group);
      const alike = Math.max(...lasting.map((look) => look.length));
      const root = alike === 1 && known.length <= 1 && !known.some(isTwin) ? (known[0] ?? id) : undefined;
      if (root !== undefined) {
        admit(root, aloneIn(group), id);
      } else {
        const proven = known
          .map((key) => merge(key, realm.entity, realm.crm, realm.site, own.get(key) ?? []))
          .filter((dossier) => dossier !== undefined);
        for (const [index, seen] of apart(lasting, alike, known.length, proven).entries()) {
          const key = twinKey(id, index + 1);
          alone.push({ key, seen });
          for (const other of weaker.get(seen) ?? []) ownersOf(other).add(key);
        }
      }
      namesakes.push({
        id,
        owners: [],
        names: namesOf(group, weaker),
        alike,
        shown: alike === 1 ? [] : shownIn(lasting),
        ...(root !== undefined && { root }),
      });
    }
  }
  const records = [...members].flatMap(([key, { rows: taken, joined }]): Derived[] => {
    const dossier = merge(key, realm.entity, realm.crm, realm.site, withLater(taken, lastSeen));
    return dossier ? [{ dossier, joined, names: namesOf(taken, weaker), views: viewsOf(key, taken) }] : [];
  });
  for (const { key, seen } of alone)
    records.push({
      dossier: single(realm, key, seen, lastSeen),
      joined: [],
      names: namesOf([seen], weaker),
      views: viewsOf(key, [seen]),
    });
  const named = new Set(namesakes.map(({ id }) => id));
  for (const id of owners.keys())
    if (!named.has(id)) namesakes.push({ id, owners: [], names: [], alike: 0, shown: [] });
  for (const namesake of namesakes) namesake.owners = [...ownersOf(namesake.id)].sort();
  return { records, namesakes };
}

/** A line break cannot stand in an identity, so no name can be mistaken for a twin. */
export const twinKey = (id: string, ordinal: number): string => `${id}\n${ordinal}`;

const isTwin = (key: string): boolean => key.includes('\n');

/** A page that is never twice at the same address tells nothing by it. */
const mostViews = 10;

function viewsOf(key: string, rows: readonly Seen[]): string[] {
  if (levelOf(key) === 's') return [];
  return withView([], ...rows.map(({ view }) => view));
}

/** With more views than tell anything, there is the mark of it alone. */
export function withView(views: readonly string[], ...more: string[]): string[] {
  const all = [...new Set([...views, ...more])].sort();
  return all.length > mostViews || all.includes(tooMany) ? [tooMany] : all;
}

const tooMany = '';

/** Whether a look at this view tells where else something is shown. */
export const isNewView = (views: readonly string[], look: Parameters<typeof viewOf>[0]): boolean =>
  String(withView(views, viewOf(look))) !== String(views);

const namesOf = (rows: readonly Seen[], weaker: ReadonlyMap<Seen, string[]>): string[] =>
  [...new Set(rows.flatMap((seen) => weaker.get(seen) ?? []))].sort();

const shownIn = (looks: readonly Seen[][]): Namesake['shown'] =>
  looks
    .map((look) => ({ view: look[0]?.view ?? '', prints: printsOf(look.map(({ row }) => printOfRow(row))) }))
    .sort((a, b) => (a.view < b.view ? -1 : 1));

/** Prints in an order that does not depend on where the rows stood. */
export const printsOf = (prints: readonly number[]): number[] => prints.toSorted((a, b) => a - b);

/**
 * Of rows that cannot be told apart, those that must stand for deals of their own: of the newest look that showed the
 * most of them, all but one for each deal already known, the likest to it first.
 */
function apart(looks: readonly Seen[][], alike: number, knownCount: number, proven: readonly Dossier[]): Seen[] {
  if (alike <= knownCount) return [];
  const left = fullestOf(looks, alike);
  for (const dossier of proven) {
    const likest = left.reduce(
      (best, one, index) =>
        likeness(one.seen.row, dossier) > likeness((left[best] ?? one).seen.row, dossier) ? index : best,
      0,
    );
    left.splice(likest, 1);
  }
  // A deal known only under a weaker identity has no rows of its own to compare with.
  return left.slice(0, alike - knownCount).map(({ seen }) => seen);
}

/** The newest look that showed `alike` of the rows; in an order that is told by what they say. */
function fullestOf(looks: readonly Seen[][], alike: number): { seen: Seen; print: number }[] {
  const [newest = []] = looks
    .filter((look) => look.length === alike)
    .sort((a, b) => compareOrder(lastOf(b), lastOf(a)));
  return newest
    .map((seen) => ({ seen, print: printOfRow(seen.row) }))
    .sort((a, b) => a.print - b.print || a.seen.index - b.seen.index);
}

const likeness = (row: Row, { fields }: Dossier): number =>
  Object.entries(row.values).filter(
    ([field, read]) => read && fields[field] && JSON.stringify(fields[field].value) === JSON.stringify(read.value),
  ).length;

/** The sightings and, for each content that was seen again later, one more at that time. */
function withLater(rows: readonly Seen[], lastSeen: LastSeen): Seen[] {
  const newest = new Map<number, Seen>();
  for (const seen of rows) {
    const print = printOfRow(seen.row);
    const other = newest.get(print);
    if (!other || compareOrder(orderOf(other), orderOf(seen)) < 0) newest.set(print, seen);
  }
  const later = [...newest].flatMap(([print, seen]): Seen[] => {
    const at = lastSeen(print);
    return at !== undefined && at > seen.at ? [{ ...seen, at, again: true }] : [];
  });
  return [...rows, ...later];
}

function single({ entity, crm, site }: Realm, key: string, seen: Seen, lastSeen: LastSeen): Dossier {
  const dossier = begin(key, entity, crm, site, seen.at);
  for (const one of withLater([seen], lastSeen)) takeIn(dossier, one);
  return dossier;
}
