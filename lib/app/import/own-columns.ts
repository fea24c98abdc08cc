import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/identity.ts';
import type { Row } from '../../domain/reading.ts';
import { ownCrm } from '../../domain/scope.ts';
import type { DrawnRow, Drawing, TableRow } from './draw.ts';
import type { ImportColumn } from './columns.ts';
import { importCrm } from './source.ts';

/** Whose row it is, as our own export says; a row that says no such thing is left out. */
export function ownSourceOf({ cells, refuseRow }: Drawing, row: TableRow): Source | undefined {
  const [crm = '', site = ''] = [cells.text(row, 'crm'), cells.text(row, 'site')];
  const isSite =
    (crm === ownCrm && site === 'chakuchi:') ||
    (crm === importCrm && site === 'import:') ||
    (/^[a-z0-9][a-z0-9-]{0,39}$/.test(crm) && /^https?:/.test(site) && URL.parse(site)?.origin === site);
  if (isSite) return { crm, site };
  refuseRow(row.line, 'site', `${crm} ${site}`.trim(), 'no-source');
  return undefined;
}

/** A moment of our own export. */
export function instantIn({ cells }: Drawing, row: TableRow, column: ImportColumn): Instant | undefined {
  const text = cells.text(row, column) ?? '';
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(at) && at > 0 ? at : undefined;
}

/** The record's address, where it is one of its own CRM. */
export function linkIn({ cells, source }: Drawing, row: TableRow): { url?: string } {
  const url = cells.text(row, 'url');
  return url !== undefined && /^https?:/.test(url) && URL.parse(url)?.origin === source.site ? { url } : {};
}

/**
 * A row of our own export with the earlier moments it tells of: when the record was first seen, and since when one field has
 * had its value. Only a row with an id can have been seen twice: without one, two sightings in one look are two records.
 */
export function withHistory(
  drawing: Drawing,
  tableRow: TableRow,
  drawn: DrawnRow,
  earlier: readonly { column: ImportColumn; values: Row['values'] }[],
): DrawnRow[] {
  const last = instantIn(drawing, tableRow, 'lastSeen');
  const now = last === undefined ? drawn : { ...drawn, at: last };
  if (last === undefined || drawn.row.id.strong === undefined) return [now];
  const { entity, id } = drawn.row;
  const before = earlier.flatMap(({ column, values }): DrawnRow[] => {
    const at = instantIn(drawing, tableRow, column);
    return at !== undefined && at < last ? [{ ...drawn, at, row: { entity, id, values } }] : [];
  });
  return [...before, now];
}
