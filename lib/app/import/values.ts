import { folded } from '../../domain/identity.ts';
import type { Row, RowIdentity } from '../../domain/reading.ts';
import { parsers } from '../../recipes/parsers/index.ts';
import type { Drawing, TableRow } from './draw.ts';
import type { ImportColumn } from './columns.ts';
import { importCrm } from './source.ts';

type Values = Row['values'];
type FieldName = keyof Values;

/** Longer texts are cut, as they are on their way from a page. */
const longest = 2000;
const cut = (text: string): string => text.slice(0, longest);

/** Puts values together, each with the text it was read from; what is not known stays absent. */
export function collected() {
  const values: Values = {};
  return {
    values,
    put: (field: FieldName, text: string | undefined, value: unknown, approximate?: true): void => {
      if (value === undefined) return;
      values[field] = {
        text: cut(text ?? ''),
        value: typeof value === 'string' ? cut(value) : value,
        ...(approximate && { approximate }),
      };
    },
  };
}

/**
 * The CRM's own id of a row as its pages show it. `null`: it is spoilt, and no other row may be taken for this one: a
 * spreadsheet has shortened it (`1.23E+11`).
 */
export function idIn(
  { cells, idForm, refuseRow }: Drawing,
  row: TableRow,
  column: ImportColumn,
): string | undefined | null {
  const text = cells.text(row, column);
  if (text === undefined) return undefined;
  if (/^\d+(\.\d+)?e\+\d+$/i.test(text)) {
    refuseRow(row.line, column, text, 'shortened-id');
    return null;
  }
  const { as, prefix = '' } = idForm;
  const bare = prefix && text.startsWith(prefix) ? text.slice(prefix.length) : text;
  const read = as && parsers[as](bare, { locale: 'en', today: '2000-01-01', zone: 'UTC' });
  return cut(read?.ok ? String(read.value) : bare);
}

/**
 * What tells a row: the CRM's id; else the number it was known by, which only our own export writes; else what is written on it. A row of a site keeps that open, so that it meets the record a
 * page has shown; a row of no CRM has nothing else, and it becomes its key.
 */
export function identityOf(
  { source, mark }: Drawing,
  id: string | undefined,
  written: readonly (string | undefined)[],
  number?: string,
): RowIdentity {
  if (id === undefined && number !== undefined) return { business: cut(number), provisional: mark };
  const own = id ?? (source.crm === importCrm ? written.map((text) => folded(text ?? '')).join(' | ') : undefined);
  return { ...(own !== undefined && { strong: cut(own) }), provisional: mark };
}
