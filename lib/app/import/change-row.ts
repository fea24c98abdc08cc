import { isDay, type Instant } from '../../domain/day.ts';
import { folded } from '../../domain/identity.ts';
import { moneyFromDecimal, noCurrency, type Money } from '../../domain/money.ts';
import type { ReadValue, Row } from '../../domain/reading.ts';
import { columnNames } from './columns.ts';
import type { DrawnRow, Drawing, TableRow } from './draw.ts';
import { instantIn } from './own-columns.ts';
import { identityOf } from './values.ts';

const fields = ['stage', 'amount', 'closeDate', 'owner', 'probability'] as const;
type Field = (typeof fields)[number];

/**
 * A line of history as two sightings: what the field held until then, a millisecond earlier, and what it held since. In one
 * moment their order would be anybody's guess beside that of the deal's own row, which comes with another table.
 */
export function changeRow(drawing: Drawing, row: TableRow): DrawnRow[] {
  const { cells, source, refuseRow } = drawing;
  const [id, number, name] = (['id', 'number', 'name'] as const).map((column) => cells.text(row, column));
  const field = fieldNamed(cells.text(row, 'field') ?? '');
  const at = instantIn(drawing, row, 'seenAt');
  const [from, to] = (['from', 'to'] as const).map((column) => valueOf(drawing, row, field, cells.text(row, column)));
  if ((id ?? number ?? name) === undefined || !field || at === undefined || !from || !to || isEmpty(from, to)) {
    refuseRow(row.line, 'field', cells.text(row, 'field') ?? '', 'unreadable');
    return [];
  }
  const told: Row['values'] = (id ?? number) === undefined ? writtenOn(drawing, row) : {};
  const sighting = (read: ReadValue, moment: Instant): DrawnRow => ({
    line: row.line,
    source,
    at: moment,
    isSighting: true,
    row: {
      entity: 'deal',
      id: identityOf(drawing, id, [name, cells.text(row, 'account')], number),
      values: { ...told, [field]: read },
    },
  });
  return [sighting(from, at - 1), sighting(to, at)];
}

/** A field that was empty and is empty has not changed. */
const isEmpty = (from: ReadValue, to: ReadValue): boolean => from.value === null && to.value === null;

const fieldNamed = (text: string): Field | undefined =>
  fields.find((field) => field === text || columnNames.deals[field].includes(folded(text)));

const writtenOn = ({ cells }: Drawing, row: TableRow): Row['values'] =>
  Object.fromEntries(
    (['name', 'account'] as const).flatMap((field) => {
      const text = cells.text(row, field);
      return text === undefined ? [] : [[field, { text, value: text }]];
    }),
  );

/** What the field held; a blank says that it held nothing. `undefined` for what cannot be read. */
function valueOf(
  { cells }: Drawing,
  row: TableRow,
  field: Field | undefined,
  text: string | undefined,
): ReadValue | undefined {
  if (text === undefined) return { text: '', value: null };
  const isRounded = field === 'amount' && cells.text(row, 'rounded') !== undefined;
  const value =
    field === 'amount'
      ? amountOf(text, cells.text(row, 'currency'))
      : field === 'probability'
        ? shareOf(text)
        : field === 'closeDate' && !isDay(text)
          ? undefined
          : text;
  return value === undefined ? undefined : { text, value, ...(isRounded && { approximate: true }) };
}

/** A share of 1, as the deals' own table writes it. */
function shareOf(text: string): number | undefined {
  const share = /^\d(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return share >= 0 && share <= 1 ? share : undefined;
}

/** A plain decimal in the line's currency, or in one that it names itself. */
function amountOf(text: string, currency = noCurrency): Money | undefined {
  const [, own = currency, decimal = text] = /^([A-Z]{3}) (.+)$/.exec(text) ?? [];
  return moneyFromDecimal(decimal, own);
}
