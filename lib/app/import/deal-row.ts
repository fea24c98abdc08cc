import type { DrawnRow, Drawing, TableRow } from './draw.ts';
import { linkIn, withHistory } from './own-columns.ts';
import { isYesOrNo, outcomeWord } from '../csv/words.ts';
import { collected, idIn, identityOf } from './values.ts';

/** A deal out of a row; nothing when there is nothing to tell it by. */
export function dealRow(drawing: Drawing, row: TableRow): DrawnRow[] {
  const { cells, source, rule, refuseRow } = drawing;
  const id = idIn(drawing, row, 'id');
  if (id === null) return [];
  const name = cells.text(row, 'name');
  if (id === undefined && name === undefined && cells.text(row, 'number') === undefined) {
    refuseRow(row.line, 'name', '', 'no-identity');
    return [];
  }
  const { values, put } = collected();
  for (const field of ['name', 'account', 'owner', 'category', 'nextStep'] as const)
    put(field, cells.text(row, field), cells.text(row, field));
  const stage = stageOf(drawing, row);
  put('stage', stage.text, stage.text);
  const currency = cells.text(row, 'currency')?.toUpperCase();
  const known = currency !== undefined && /^[A-Z]{3}$/.test(currency) ? currency : undefined;
  const column = stage.status !== 'won' && cells.text(row, 'openAmount') !== undefined ? 'openAmount' : 'amount';
  const amount = cells.moneyRead(row, column, known);
  const isRounded = amount?.approximate ?? (cells.text(row, 'rounded') === undefined ? undefined : true);
  put('amount', cells.text(row, column), amount?.value, isRounded);
  for (const field of ['cost', 'mrr'] as const) {
    const money = cells.moneyRead(row, field, known);
    put(field, cells.text(row, field), money?.value, money?.approximate);
  }
  put('probability', cells.text(row, 'probability'), cells.share(row, 'probability'));
  for (const field of ['createdDate', 'closeDate', 'wonDate', 'bookedDate', 'paidDate'] as const)
    put(field, cells.text(row, field), cells.day(row, field));
  const closed = cells.day(row, 'closedDate');
  const closedField = stage.status === 'won' ? 'wonDate' : 'closeDate';
  // The day it ended says more than the day it was expected to, while it says nothing of an open deal's plan.
  if (stage.status === 'lost' || !values[closedField]) put(closedField, cells.text(row, 'closedDate'), closed);
  const day = values.createdDate?.value;
  const created = rule === 'written-and-created' ? [typeof day === 'string' ? day : ''] : [];
  const drawn: DrawnRow = {
    line: row.line,
    source,
    row: {
      entity: 'deal',
      id: identityOf(drawing, id, [name, cells.text(row, 'account'), ...created], cells.text(row, 'number')),
      ...linkIn(drawing, row),
      values,
    },
  };
  return withHistory(drawing, row, drawn, [
    { column: 'firstSeen', values: values.name ? { name: values.name } : {} },
    { column: 'stageSince', values: values.stage ? { stage: values.stage } : {} },
  ]);
}

type Stage = { text?: string; status?: 'won' | 'lost' | 'open' };

/**
 * The stage as its text goes through the person's mapping. An outcome column that says won or lost goes before a stage that
 * does not say so itself; a bare "no" under "won" never makes an open stage lost.
 */
function stageOf({ cells, at, meaning }: Drawing, row: TableRow): Stage {
  const [stage, outcome] = [cells.text(row, 'stage'), cells.text(row, 'outcome')];
  const means = stage === undefined ? undefined : known(meaning(stage));
  const said = outcome === undefined ? undefined : outcomeWord(outcome);
  const isBare = outcome !== undefined && isYesOrNo(outcome);
  const isClosed = cells.text(row, 'closedDate') !== undefined || at.closedDate === undefined;
  if (said === 'won' || (said === 'lost' && !isBare))
    return means === said
      ? { text: stage ?? '', status: said }
      : { text: isBare ? 'Won' : (outcome ?? ''), status: said };
  if (stage !== undefined) return { text: stage, ...(means && { status: means }) };
  if (said === 'lost') return isClosed ? { text: 'Lost', status: 'lost' } : { text: 'Open', status: 'open' };
  if (outcome !== undefined) return { text: outcome, ...(said && { status: said }) };
  return at.outcome === undefined || cells.text(row, 'closedDate') !== undefined
    ? {}
    : { text: 'Open', status: 'open' };
}

const known = (status: string | undefined): Stage['status'] | undefined =>
  status === 'won' || status === 'lost' || status === 'open' ? status : undefined;
