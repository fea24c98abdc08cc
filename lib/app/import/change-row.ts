import { isDay } from '../../domain/day.ts';
import { moneyFromDecimal } from '../../domain/money.ts';
import type { ReadValue } from '../../domain/reading.ts';
import type { DrawnRow, Drawing, TableRow } from './draw.ts';
import { instantIn } from './own-columns.ts';

const fields = ['stage', 'amount', 'closeDate', 'owner'] as const;

/** A line of history as two sightings of one moment, in their order: what the field held until then, and what it held since. */
export function changeRow(drawing: Drawing, row: TableRow): DrawnRow[] {
  const { cells, source, mark, refuseRow } = drawing;
  const [strong, name] = [cells.text(row, 'id'), cells.text(row, 'field')];
  const field = fields.find((one) => one === name);
  const at = instantIn(drawing, row, 'seenAt');
  const [from, to] = (['from', 'to'] as const).map((column) => valueOf(drawing, row, field, cells.text(row, column)));
  if (strong === undefined || !field || at === undefined || !from || !to) {
    refuseRow(row.line, 'field', name ?? '', 'unreadable');
    return [];
  }
  const sighting = (read: ReadValue): DrawnRow => ({
    line: row.line,
    source,
    at,
    row: { entity: 'deal', id: { strong, provisional: mark }, values: { [field]: read } },
  });
  return [sighting(from), sighting(to)];
}

function valueOf(
  { cells }: Drawing,
  row: TableRow,
  field: (typeof fields)[number] | undefined,
  text: string | undefined,
): ReadValue | undefined {
  if (text === undefined) return undefined;
  const value =
    field === 'amount'
      ? moneyFromDecimal(text, cells.text(row, 'currency') ?? 'XXX')
      : field === 'closeDate' && !isDay(text)
        ? undefined
        : text;
  return value === undefined ? undefined : { text, value };
}
