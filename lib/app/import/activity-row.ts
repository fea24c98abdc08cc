import { linkIn, withHistory } from './own-columns.ts';
import type { DrawnRow, Drawing, TableRow } from './draw.ts';
import { collected, idIn, identityOf } from './values.ts';

/** An activity out of a row; nothing when there is nothing to tell it by. */
export function activityRow(drawing: Drawing, row: TableRow): DrawnRow[] {
  const { cells, source, today, refuseRow } = drawing;
  // Activities are numbered apart from deals; the form of a deal's id is not theirs.
  const id = idIn({ ...drawing, idForm: {} }, row, 'id');
  if (id === null) return [];
  const { values, put } = collected();
  for (const field of ['subject', 'type', 'owner', 'account'] as const)
    put(field, cells.text(row, field), cells.text(row, field));
  const when = cells.moment(row, 'when');
  put('when', cells.text(row, 'when'), when);
  const dealId = idIn(drawing, row, 'dealId');
  if (dealId === null) return [];
  put('dealId', dealId, dealId);
  put('outcome', cells.text(row, 'outcome'), cells.named(row, 'outcome', 'outcome'));
  if (cells.has('state')) put('state', cells.text(row, 'state'), cells.named(row, 'state', 'state'));
  // A table of calls without a state is a record of calls; what lies ahead is a plan all the same.
  else if (when !== undefined) put('state', '', when.slice(0, 10) <= today ? 'done' : 'planned');
  if (id === undefined && !values.when && !values.subject && cells.text(row, 'number') === undefined) {
    refuseRow(row.line, 'subject', '', 'no-identity');
    return [];
  }
  const written = [
    when,
    ...['type', 'subject', 'account', 'dealId', 'owner'].map((field) => cells.text(row, field as 'type')),
  ];
  const drawn: DrawnRow = {
    line: row.line,
    source,
    row: {
      entity: 'activity',
      id: identityOf(drawing, id, written, cells.text(row, 'number')),
      ...linkIn(drawing, row),
      values,
    },
  };
  const planned = { text: 'planned', value: 'planned' };
  return withHistory(drawing, row, drawn, [
    { column: 'firstSeen', values: cells.text(row, 'doneSeen') === undefined ? {} : { state: planned } },
    { column: 'doneSeen', values: values.state ? { state: values.state } : {} },
    { column: 'whenSince', values: values.when ? { when: values.when } : {} },
  ]);
}
