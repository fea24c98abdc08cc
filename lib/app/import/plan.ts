import type { Activity } from '../../domain/activity.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Day, Instant, Zone } from '../../domain/day.ts';
import type { Source } from '../../domain/identity.ts';
import type { Currency } from '../../domain/money.ts';
import { printOf } from '../../domain/print.ts';
import type { ImportNote } from '../../messages/protocol.ts';
import { dateOrderSeen } from '../../recipes/parsers/date-order.ts';
import type { DateOrder } from '../../recipes/parsers/index.ts';
import { unitOf } from '../csv/columns.ts';
import type { Sheet } from '../csv/sheet.ts';
import type { Meanings } from '../meanings.ts';
import type { ImportColumn, Mapping, TableKind } from './columns.ts';
import { compare, type Comparison } from './compare.ts';
import { draw, type DrawnRow, type DrawProblem, type IdRule } from './draw.ts';
import { importCrm, noSource, type IdForm } from './source.ts';

/** A table that was opened. `print` tells its text from any other. */
export type Table = { name: string; sheet: Sheet; print: number };

/** What the person decides of a table. */
export type Choices = {
  kind: TableKind;
  at: Mapping;
  source: Source;
  rule: IdRule;
  currency: Currency;
  dateOrder?: DateOrder;
  /** When the table was made: what was seen later than that stays. */
  made: Instant;
};

/** What a plan is made against. */
export type Ground = {
  deals: readonly Deal[];
  activities: readonly Activity[];
  imports: readonly ImportNote[];
  meanings: Meanings;
  idFormOf: (crm: string) => IdForm;
  zone: Zone;
  today: Day;
};

/** What would happen, worked out to the last row before anything is written. */
export type Plan = {
  id: string;
  rows: DrawnRow[];
  counts: Comparison;
  /** Rows of the table that are taken, and that are not. */
  taken: number;
  lost: number;
  problems: DrawProblem[];
  /** The first rows as they were understood. */
  preview: DrawnRow[];
  /** Stages or types that nobody has given a meaning: they are asked for where those of pages are. */
  unsorted: { text: string; rows: number }[];
  /** Fields without which the table cannot be taken, and whether the order of day and month must be told. */
  missing: ImportColumn[];
  needsDateOrder: boolean;
  /** The same table, imported before. */
  before?: ImportNote;
};

const dateColumns = ['createdDate', 'closeDate', 'wonDate', 'closedDate', 'bookedDate', 'paidDate', 'when'] as const;
const moneyColumns = ['amount', 'openAmount', 'cost', 'mrr'] as const;

/** What a table says of itself as a whole: the order that its own dates prove, and whether some amount names no currency. */
export type Traits = { order?: DateOrder; asksCurrency: boolean };

export function* traitsOf({ headers, rows }: Sheet, at: Mapping): Generator<number, Traits> {
  const dates = dateColumns.flatMap((column) => at[column] ?? []);
  const amounts = moneyColumns.flatMap((column) => at[column] ?? []);
  // Named by the amount itself, its heading or its row.
  const bare =
    at.currency === undefined ? amounts.filter((index) => unitOf(headers[index] ?? '').currency === undefined) : [];
  const orders = new Set<DateOrder>();
  let asksCurrency = false;
  for (const [index, { cells }] of rows.entries()) {
    if (index % 500 === 0) yield index;
    for (const column of dates) {
      const text = cells[column] ?? '';
      // The year first says nothing of the other two.
      const order = /^(\d{4}|$)/.test(text) ? undefined : dateOrderSeen([text]);
      if (order) orders.add(order);
    }
    asksCurrency ||= bare.some((column) => /^[-+△▲(]?[\d.,]+\)?$/.test(cells[column] ?? ''));
  }
  const [order, other] = orders;
  return { ...(order && !other && { order }), asksCurrency };
}

/** The rule by which rows without an id are told apart where they come from. */
export const ruleFor = (source: Source, at: Mapping): IdRule =>
  source.crm === importCrm && at.createdDate !== undefined ? 'written-and-created' : 'written';

export function* planOf(table: Table, choices: Choices, ground: Ground): Generator<number, Plan> {
  const { kind, at, source, rule, currency, dateOrder, made } = choices;
  const id = printOf(JSON.stringify([table.print, kind, at, source, rule, currency, dateOrder])).toString(36);
  const isKnown = (text: string, { crm }: Source) =>
    kind === 'activities'
      ? ground.meanings.kind(crm, text) !== 'unmapped'
      : ground.meanings.status(crm, text) !== 'unmapped';
  const drawn = yield* draw(table.sheet, {
    ...choices,
    ...ground,
    idForm: ground.idFormOf(source.crm),
    mark: `import ${id}`,
    meaning: (stage) => {
      const own = ground.meanings.status(source.crm, stage);
      const status = own === 'unmapped' ? ground.meanings.status(noSource.crm, stage) : own;
      return status === 'unmapped' ? undefined : status;
    },
  });
  const counts = yield* compare(drawn.rows, ground, made);
  yield table.sheet.rows.length;
  const before = ground.imports.find((note) => note.id === id);
  const lost = new Set(drawn.problems.flatMap((problem) => (problem.row ? [problem.line] : [])));
  const lines = new Map(drawn.rows.map((row) => [row.line, row]));
  yield lines.size;
  return {
    id,
    rows: drawn.rows,
    counts,
    taken: lines.size,
    lost: lost.size,
    problems: drawn.problems,
    preview: [...lines.values()].slice(0, 3),
    unsorted: unsortedIn([...lines.values()], kind === 'activities' ? 'type' : 'stage', isKnown),
    missing: missingIn(kind, at),
    needsDateOrder: drawn.problems.some(
      ({ reason, column }) => reason === 'ambiguous' && dateColumns.includes(column as 'when'),
    ),
    ...(before && { before }),
  };
}

function missingIn(kind: TableKind, at: Mapping): ImportColumn[] {
  if (kind === 'deals') return at.id === undefined && at.name === undefined ? ['name'] : [];
  if (kind === 'activities') return (['type', 'when'] as const).filter((column) => at[column] === undefined);
  return [];
}

function unsortedIn(
  rows: readonly DrawnRow[],
  field: 'stage' | 'type',
  isKnown: (text: string, source: Source) => boolean,
) {
  const counts = new Map<string, number>();
  for (const { row, source } of rows) {
    const value = row.values[field]?.value;
    if (typeof value === 'string' && !isKnown(value, source)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([text, many]) => ({ text, rows: many })).sort((a, b) => b.rows - a.rows);
}
