import type { Instant } from '../domain/day.ts';
import type { Row } from '../domain/reading.ts';

/** How long an echo is not believed. Longer than a slow CRM takes to fetch a record. */
const patience = 30_000;

type Seen = { url: string; values: Map<string, string> };

const valuesById = (rows: readonly Row[]): Map<string, string> => {
  const found = new Map<string, string>();
  for (const { id, values } of rows) {
    // A row with one value or none is too poor to be told from another by its values.
    if (id.strong !== undefined && Object.keys(values).length > 1) found.set(id.strong, JSON.stringify(values));
  }
  return found;
};

/**
 * Tells whether a page shows the old record under the new address. Many CRMs change the address first and fetch the
 * record afterwards; an id out of the address would then be joined with another deal's values. The sign: right after a
 * route change a row has a new id and, to the letter, all values of a row whose id is gone. Such a look is not to be
 * believed until the page changes, or half a minute has passed: then it is a true twin.
 */
export function echoes(): (url: string, rows: readonly Row[], at: Instant) => boolean {
  let last: Seen | undefined;
  let since: Instant | undefined;
  return (url, rows, at) => {
    const values = valuesById(rows);
    if (last && last.url !== url) {
      const before = last.values;
      const gone = new Set([...before].filter(([id]) => !values.has(id)).map(([, told]) => told));
      const isEcho = [...values].some(([id, told]) => !before.has(id) && gone.has(told));
      if (isEcho && at - (since ??= at) < patience) return true;
    }
    last = { url, values };
    since = undefined;
    return false;
  };
}
