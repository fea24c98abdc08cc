import { columnsOf } from '../csv/columns.ts';
import type { Sheet } from '../csv/sheet.ts';
import { outcomeWord, typeWord } from '../csv/words.ts';
import { columnNames, mappable, type ImportColumn, type Mapping, type TableKind } from './columns.ts';

/** `byShape`: columns whose heading says nothing and whose values do; a person should look at these. */
export type Proposal = { kind: TableKind; at: Mapping; byShape: ImportColumn[] };

/** So many rows tell what a column holds. */
const sample = 200;

/** What each column of a table may hold: by its heading, and where that says nothing by what stands in it. */
export function propose({ headers, rows }: Sheet, kind: TableKind = kindOf(headers)): Proposal {
  const at: { [C in ImportColumn]?: number } = { ...columnsOf(headers, columnNames[kind]).at };
  if (kind === 'changes') return { kind, at, byShape: [] };
  const byShape: ImportColumn[] = [];
  const columns = headers.map((_, index) =>
    rows.slice(0, sample).flatMap(({ cells }) => (cells[index] ? [cells[index]] : [])),
  );
  for (const { column, fits } of kind === 'deals' ? dealShapes : activityShapes) {
    if (at[column] !== undefined) continue;
    const taken = new Set(Object.values(at));
    const index = columns.findIndex((cells, one) => !taken.has(one) && cells.length > 0 && fits(cells));
    if (index < 0) continue;
    at[column] = index;
    byShape.push(column);
  }
  return { kind, at, byShape };
}

/** The kind whose headings explain more of the table. What names an amount or a stage is no list of activities. */
function kindOf(headers: readonly string[]): TableKind {
  const found = {
    deals: columnsOf(headers, columnNames.deals).at,
    activities: columnsOf(headers, columnNames.activities).at,
    changes: columnsOf(headers, columnNames.changes).at,
  };
  const { field, from, to, seenAt } = found.changes;
  if ([field, from, to, seenAt].every((one) => one !== undefined)) return 'changes';
  const { amount, stage, probability, closeDate } = found.deals;
  if (amount !== undefined || (stage !== undefined && (probability ?? closeDate) !== undefined)) return 'deals';
  const { type, when } = found.activities;
  if (type !== undefined && when !== undefined) return 'activities';
  const count = (kind: 'deals' | 'activities') =>
    Object.keys(found[kind]).filter((column) => mappable[kind].includes(column as ImportColumn)).length;
  return count('activities') > count('deals') ? 'activities' : 'deals';
}

type Shape = { column: ImportColumn; fits: (cells: readonly string[]) => boolean };

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.filter(test).length / cells.length;
const distinct = (cells: readonly string[]): number => new Set(cells).size;

const isDate = (cell: string): boolean =>
  /^(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(令和|R)\d)/.test(cell);
const isPriced = (cell: string): boolean =>
  /^[-△▲(]?\s*([¥￥$€£]|[A-Z]{3}\s)\s*[\d.,]+/.test(cell) || /\d\s*(円|万円|億円)$/.test(cell);
const isGrouped = (cell: string): boolean => /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell);

const isRecordId = (cell: string): boolean =>
  /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$|^00\d[a-z0-9]{12}([a-z0-9]{3})?$/i.test(cell);

const dealShapes: readonly Shape[] = [
  { column: 'id', fits: (cells) => share(cells, isRecordId) === 1 },
  { column: 'amount', fits: (cells) => share(cells, (cell) => isPriced(cell) || isGrouped(cell)) > 0.6 },
  { column: 'probability', fits: (cells) => share(cells, (cell) => /^\d{1,3}(\.\d+)?\s*[%％]$/.test(cell)) > 0.8 },
  {
    column: 'stage',
    fits: (cells) => distinct(cells) <= 20 && share(cells, (cell) => outcomeWord(cell) !== undefined) > 0.5,
  },
  { column: 'closeDate', fits: (cells) => share(cells, isDate) > 0.8 },
  {
    column: 'name',
    fits: (cells) =>
      distinct(cells) > cells.length * 0.6 && share(cells, (cell) => /\p{L}{2}/u.test(cell) && !isDate(cell)) > 0.8,
  },
];

const activityShapes: readonly Shape[] = [
  {
    column: 'type',
    fits: (cells) => distinct(cells) <= 20 && share(cells, (cell) => typeWord(cell) !== undefined) > 0.5,
  },
  { column: 'when', fits: (cells) => share(cells, isDate) > 0.8 },
];
