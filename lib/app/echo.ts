import type { Instant } from '../domain/day.ts';
import type { Row } from '../domain/reading.ts';

/** How long an echo is not believed. Longer than a slow CRM takes to fetch a record. */
const patience = 30_000;

/** Rows compared without a pause. */
const stretch = 20;

type Seen = { url: string; rows: readonly Row[] };

function* valuesById(rows: readonly Row[]): Generator<void, Map<string, string>> {
  const found = new Map<string, string>();
  for (const [index, { id, values }] of rows.entries()) {
    if (index % stretch === stretch - 1) yield;
    // A row with one value or none is too poor to be told from another by its values.
    if (id.strong !== undefined && Object.keys(values).length > 1) found.set(id.strong, JSON.stringify(values));
  }
  return found;
}

/**
 * Tells whether a page shows the old record under the new address. Many CRMs change the address first and fetch the
 * record afterwards; an id out of the address would then be joined with another deal's values. The sign: right after a
 * route change a row has a new id and, to the letter, all values of a row whose id is gone. Such a look is not to be
 * believed until the page changes, or half a minute has passed: then it is a true twin. Told in steps, between which the
 * page has its turn; only what was told to the end is remembered.
 */
export function echoes(): (url: string, rows: readonly Row[], at: Instant) => Generator<void, boolean> {
  let last: Seen | undefined;
  let since: Instant | undefined;
  return function* (url, rows, at) {
    if (last && last.url !== url) {
      const before = yield* valuesById(last.rows);
      const values = yield* valuesById(rows);
      const gone = new Set([...before].filter(([id]) => !values.has(id)).map(([, told]) => told));
      const isEcho = [...values].some(([id, told]) => !before.has(id) && gone.has(told));
      if (isEcho && at - (since ??= at) < patience) return true;
    }
    // What the rows say in one text each is asked when another address follows, not at every look.
    last = { url, rows };
    since = undefined;
    return false;
  };
}
