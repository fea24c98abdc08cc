import type { ReadValue, Row } from '../domain/reading.ts';

/** A record seen twice in one look (its page and the board behind it) is one row: what was read first wins, but exact beats rounded. */
export function keep(row: Row, rows: Row[], byId: Map<string, number>): number {
  const key = row.id.strong === undefined ? undefined : `${row.entity} ${row.id.strong}`;
  const at = key === undefined ? undefined : byId.get(key);
  const before = rows[at ?? -1];
  if (at === undefined || !before) {
    if (key !== undefined) byId.set(key, rows.length);
    return rows.push(row) - 1;
  }
  const values: Record<string, ReadValue | undefined> = before.values;
  for (const [field, value] of Object.entries(row.values)) {
    const held = values[field];
    if (!held || (held.approximate && !value?.approximate)) values[field] = value;
  }
  before.id = { ...row.id, ...before.id };
  if (row.url !== undefined) before.url ??= row.url;
  return at;
}
