import type { Instant } from '../domain/day.ts';
import type { Row } from '../domain/reading.ts';
import type { Empty } from '../recipes/read.ts';

/** Milliseconds: how long a place must have been empty to be believed. A page that is still being drawn is full before that. */
const patience = 5_000;

/** Places remembered; a page that has more empty ones than this is not told of those beyond. */
const most = 20_000;

/**
 * A field that the page shows with nothing in it is empty in the CRM; but so is one whose value has not arrived yet. Only what
 * was empty in two looks at one page, five seconds apart, and in none between them anything else, is told as empty.
 * `isWaiting`: some place is empty and not believed yet, so the page should be looked at again.
 */
export function emptied(): (
  url: string,
  rows: readonly Row[],
  empties: readonly Empty[],
  at: Instant,
) => { rows: Row[]; isWaiting: boolean } {
  let address: string | undefined;
  let since = new Map<string, Instant>();
  return (url, rows, empties, at) => {
    if (url !== address) since = new Map();
    address = url;
    let isWaiting = false;
    if (since.size > 0)
      for (const row of rows) for (const field of Object.keys(row.values)) since.delete(keyOf(row, field));
    const known = new Map<number, Row['values']>();
    for (const { row: index, field, text } of empties) {
      const row = rows[index];
      if (!row) continue;
      const key = keyOf(row, field);
      const first = since.get(key);
      if (first === undefined && since.size >= most) continue;
      if (first === undefined) since.set(key, at);
      if (first === undefined || at - first < patience) isWaiting = true;
      else known.set(index, { ...known.get(index), [field]: { text, value: null } });
    }
    const told = rows.map((row, index) => {
      const values = known.get(index);
      return values ? { ...row, values: { ...row.values, ...values } } : row;
    });
    return { rows: told, isWaiting };
  };
}

const keyOf = ({ entity, id: { strong, business, provisional } }: Row, field: string): string =>
  JSON.stringify([entity, strong ?? business ?? provisional, field]);
