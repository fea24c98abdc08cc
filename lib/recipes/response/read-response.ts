import type { DealField } from '../../domain/deal.ts';
import { noCurrency, type Currency } from '../../domain/money.ts';
import type { ReadValue, Row } from '../../domain/reading.ts';
import { isFieldValue } from '../../domain/well-formed.ts';
import { currencyNamed } from '../parsers/currency.ts';
import { parsers, type ParseContext } from '../parsers/index.ts';
import type { Formats } from '../parse-field.ts';
import type { DataField, ResponseReader } from '../recipe.ts';
import { rowsAt, textAt } from './path.ts';

/** No page asks for more at once; what is more is left out. */
const mostRows = 1000;
/** Rows read without a pause. */
const fewRows = 100;

/** Texts longer than this are no ids. */
const longestId = 200;

/**
 * The rows in what a page fetched: values of the same kinds as those of the DOM, by the same parsers. The JSON is a
 * stranger's: what is not as described gives nothing, and no more is looked at than a person's screen could hold. Pauses
 * now and then, for the page to have its turn.
 */
export function* readResponse(
  reader: ResponseReader,
  json: unknown,
  formats: Formats,
  origin: string,
): Generator<void, Row[]> {
  const rows: Row[] = [];
  const seen = new Set<string | undefined>();
  let looked = 0;
  for (const path of reader.rows.length > 0 ? reader.rows : ['']) {
    for (const one of rowsAt(json, path, mostRows - rows.length)) {
      const row = rowOf(reader, one, formats, origin);
      if (row && !seen.has(row.id.strong)) rows.push(row);
      if (row) seen.add(row.id.strong);
      if ((looked += 1) % fewRows === 0) yield;
    }
  }
  return rows;
}

function rowOf(reader: ResponseReader, from: object, formats: Formats, origin: string): Row | undefined {
  for (const [path, wanted] of Object.entries(reader.where ?? {})) {
    const told = textAt(from, path);
    if (told !== undefined && told !== wanted) return undefined;
  }
  const id = idOf(reader, from, formats);
  if (id === undefined) return undefined;
  const values: Row['values'] = {};
  for (const [name, field] of Object.entries(reader.fields) as [DealField, DataField][]) {
    const text = textAt(from, field.at);
    if (text === undefined) continue;
    const code = field.currency && textAt(from, field.currency);
    const value = valueOf(name, text, field, formats, code === undefined ? undefined : currencyNamed(code, 'en'));
    if (value) (values as Record<string, ReadValue>)[name] = value;
  }
  if (reader.must?.some((name) => !values[name])) return undefined;
  const url = reader.link && new URL(reader.link.replace('{id}', encodeURIComponent(id)), origin).href;
  return { entity: 'deal', id: { strong: id }, ...(url && { url }), values };
}

function idOf({ identity }: ResponseReader, from: object, formats: Formats): string | undefined {
  const text = textAt(from, identity.strong);
  if (text === undefined || text.length > longestId) return undefined;
  const { as, prefix = '' } = identity;
  const read = as ? parsers[as](text, formats) : undefined;
  return read?.ok === false ? undefined : `${prefix}${read ? String(read.value) : text}`;
}

/** The locale of what machines write. */
export const machine = 'en-US';

function valueOf(
  name: DealField,
  told: string,
  field: DataField,
  formats: Formats,
  currency: Currency = noCurrency,
): ReadValue | undefined {
  const text = field.utc && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(told) ? `${told}Z` : told;
  const { dateOrder, ...rest } = formats;
  const context: ParseContext = {
    ...rest,
    currency,
    ...(field.printed ? dateOrder && { dateOrder } : { locale: machine }),
  };
  const read = parsers[field.as](text, context);
  if (!read.ok || !isFieldValue('deal', name, read.value)) return undefined;
  return { text, value: read.value, ...(read.approximate && { approximate: true }) };
}
