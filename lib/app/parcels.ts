import { bestIdentity, levelOf } from '../domain/identity.ts';
import { printOf } from '../domain/print.ts';
import { viewOf, type Miss, type Reading, type ReadValue, type Row } from '../domain/reading.ts';
import { limits } from '../messages/protocol.ts';

/** One look at one page with all the rows it gave: a reading before it is known which rows are worth sending. */
export type Look = Omit<Reading, 'id' | 'seen'>;

/** Rows that cannot be told apart travel together: alone, one of two look-alikes would pass for both. */
export type Group = { key: string; rows: Row[]; print: number; letters: number };

/**
 * The key a group is stored under. It must be the store's own: rows the store takes for one, such as two calls to one
 * customer on one day, would otherwise be sent one without the other.
 */
const keyOf = (look: Look, row: Row): string => {
  const id = bestIdentity(look, row) ?? '';
  // Of what has no id it counts under which filter it stands.
  return `${levelOf(id) === 's' ? look.page : viewOf(look)}\u0000${id}`;
};

/** Rows looked through without a pause. */
const stretch = 20;

/** The look's rows by identity, in the page's order. */
function* rowsByKey(look: Look): Generator<void, Map<string, Row[]>> {
  const groups = new Map<string, Row[]>();
  for (const [index, row] of look.rows.entries()) {
    if (index % stretch === stretch - 1) yield;
    const key = keyOf(look, row);
    const group = groups.get(key);
    if (group) group.push(fitted(row));
    else groups.set(key, [fitted(row)]);
  }
  return groups;
}

/** In steps, between which the page has its turn. A group's print does not depend on the order of its rows. */
export function* groupsOf(look: Look): Generator<void, Group[]> {
  const groups: Group[] = [];
  for (const [key, rows] of yield* rowsByKey(look)) {
    if (groups.length % stretch === stretch - 1) yield;
    const text = rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n');
    groups.push({ key, rows, print: printOf(text), letters: text.length });
  }
  return groups;
}

/** The look's rows without those of some groups. */
export const withoutGroups = (look: Look, gone: ReadonlySet<string>): Row[] =>
  look.rows.filter((row) => !gone.has(keyOf(look, row)));

/** Cuts into batches small enough for one message each. */
export function batchesOf(groups: readonly Group[]): Group[][] {
  const batches: Group[][] = [];
  let rows = 0;
  let letters = 0;
  for (const group of groups) {
    const batch = batches.at(-1);
    rows += group.rows.length;
    letters += group.letters;
    if (batch && rows <= limits.rows && letters <= limits.letters) {
      batch.push(group);
    } else {
      batches.push([group]);
      rows = group.rows.length;
      letters = group.letters;
    }
  }
  return batches;
}

const cut = (text: string): string => (text.length > limits.text ? text.slice(0, limits.text) : text);

const isLong = (value: unknown): value is string => typeof value === 'string' && value.length > limits.text;

/** The row with overlong texts cut, so that one mad text does not keep five hundred good rows from being stored. */
function fitted(row: Row): Row {
  const { strong, business, provisional } = row.id;
  const values = Object.entries(row.values);
  if (
    ![strong, business, provisional].some(isLong) &&
    !values.some(([, read]) => isLong(read.text) || isLong(read.value))
  )
    return row;
  return {
    ...row,
    id: {
      ...(strong !== undefined && { strong: cut(strong) }),
      ...(business !== undefined && { business: cut(business) }),
      ...(provisional !== undefined && { provisional: cut(provisional) }),
    },
    values: Object.fromEntries(
      values.map(([field, read]): [string, ReadValue] => [
        field,
        { ...read, text: cut(read.text), value: isLong(read.value) ? cut(read.value) : read.value },
      ]),
    ),
  };
}

export const fittedMisses = (misses: readonly Miss[]): Miss[] =>
  misses.slice(0, limits.misses).map((miss) => (isLong(miss.text) ? { ...miss, text: cut(miss.text) } : miss));
