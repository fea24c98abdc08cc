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

/** What tells a record that has neither id nor number, and so must stand on every sighting of it. */
const written = { deal: ['name', 'account'], activity: ['when', 'type', 'subject', 'account', 'dealId'] } as const;

/**
 * A row of our own export with the earlier moments it tells of: when the record was first seen, and since when one field has
 * had its value.
 */
export function withHistory(
  drawing: Drawing,
  tableRow: TableRow,
  drawn: DrawnRow,
  earlier: readonly { column: ImportColumn; values: Row['values'] }[],
): DrawnRow[] {
  const last = instantIn(drawing, tableRow, 'lastSeen');
  if (last === undefined) return [drawn];
  const { entity, id, values } = drawn.row;
  const isNumbered = (id.strong ?? id.business) !== undefined;
  const told: Row['values'] = isNumbered
    ? {}
    : Object.fromEntries(written[entity].flatMap((field) => (values[field] ? [[field, values[field]]] : [])));
  const before = earlier.flatMap((one): DrawnRow[] => {
    const at = instantIn(drawing, tableRow, one.column);
    return at !== undefined && at < last
      ? [{ ...drawn, at, isSighting: true, row: { entity, id, values: { ...told, ...one.values } } }]
      : [];
  });
  return [...before, { ...drawn, at: last }];
}
