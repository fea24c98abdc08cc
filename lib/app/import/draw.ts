import type { DealStatus } from '../../domain/deal.ts';
import type { Day, Instant, Zone } from '../../domain/day.ts';
import type { Source } from '../../domain/identity.ts';
import type { Currency } from '../../domain/money.ts';
import type { Row } from '../../domain/reading.ts';
import type { DateOrder } from '../../recipes/parsers/index.ts';
import { Cells, type Problem } from '../csv/cells.ts';
import type { Sheet } from '../csv/sheet.ts';
import { activityRow } from './activity-row.ts';
import { changeRow } from './change-row.ts';
import type { ImportColumn, Mapping, TableKind } from './columns.ts';
import { dealRow } from './deal-row.ts';
import { ownSourceOf } from './own-columns.ts';
import { importCrm, type IdForm } from './source.ts';

/** How rows without the CRM's id are told apart. What is written on a row is also what a page without ids knows it by. */
export type IdRule = 'written' | 'written-and-created';

/** All a table does not say itself. The same table drawn by the same order gives the same rows. */
export type DrawOrder = {
  kind: TableKind;
  at: Mapping;
  source: Source;
  idForm: IdForm;
  rule: IdRule;
  /** Of amounts that name none. */
  currency: Currency;
  dateOrder?: DateOrder;
  zone: Zone;
  today: Day;
  /** What a stage's text means at the source; `undefined` when nobody knows. */
  meaning: (stage: string) => DealStatus | undefined;
  /** Marks every row, so that no page's row passes for it: an import can be taken back without what was seen elsewhere. */
  mark: string;
};

/**
 * One row as a reading will hold it. `at`: when it was so, where the table says; else when the table was made. `isSighting`:
 * an earlier moment of a record, which is no record beside another.
 */
export type DrawnRow = { line: number; source: Source; row: Row; at?: Instant; isSighting?: true };

/** Why a row or a cell of it is not taken. `row`: the whole row is left out. */
export type DrawProblem = {
  line: number;
  column: string;
  text: string;
  reason: Problem['reason'] | 'no-identity' | 'shortened-id' | 'no-source';
  row?: true;
};

export type Drawn = { rows: DrawnRow[]; problems: DrawProblem[] };

/** What drawing one row may use. */
export type Drawing = DrawOrder & {
  cells: Cells<ImportColumn>;
  refuseRow: (line: number, column: string, text: string, reason: DrawProblem['reason']) => void;
};

type TableRow = Sheet['rows'][number];

/** Draws the rows of a table, so many at a time that a page stays alive between them. */
export function* draw(sheet: Sheet, order: DrawOrder): Generator<number, Drawn> {
  const cells = new Cells<ImportColumn>(sheet, { at: order.at, ignored: [] }, order);
  const lost: DrawProblem[] = [];
  const drawing: Drawing = {
    ...order,
    cells,
    refuseRow: (line, column, text, reason) => void lost.push({ line, column, text, reason, row: true }),
  };
  const drawOne = { deals: dealRow, activities: activityRow, changes: changeRow }[order.kind];
  const isOwn = order.at.site !== undefined && order.at.crm !== undefined;
  const drawn: DrawnRow[][] = [];
  for (const [index, row] of sheet.rows.entries()) {
    if (index % 500 === 0) yield index;
    const source = isOwn ? ownSourceOf(drawing, row) : order.source;
    if (!source) continue;
    // Our own export writes ids as pages show them.
    const rows = drawOne({ ...drawing, source, ...(isOwn && { idForm: {} }) }, row);
    if (rows.length > 0) drawn.push(rows);
  }
  const single = order.kind === 'changes' ? drawn : yield* lastOfEach(drawn, lost);
  yield single.length;
  return {
    rows: single.flat(),
    problems: [...lost, ...cells.problems].sort((a, b) => a.line - b.line),
  };
}

/**
 * A CRM's id stands once: of several rows with it the lowest counts. Rows told by what is written on them are as many as
 * they are, and are numbered.
 */
function* lastOfEach(drawn: readonly DrawnRow[][], lost: DrawProblem[]): Generator<number, DrawnRow[][]> {
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  const kept: (DrawnRow[] | undefined)[] = [];
  for (const [index, rows] of drawn.entries()) {
    if (index % 5_000 === 0) yield index;
    const [first] = rows;
    const id = first?.row.id.strong;
    if (!first || id === undefined) {
      kept.push(rows);
      continue;
    }
    const key = `${first.source.crm} ${first.source.site} ${id}`;
    if (first.source.crm === importCrm && id.includes(' | ')) {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      kept.push(count === 1 ? rows : rows.map((one) => withId(one, `${id} #${count}`)));
      continue;
    }
    const place = places.get(key);
    if (place !== undefined) {
      const line = kept[place]?.[0]?.line ?? first.line;
      lost.push({ line, column: 'id', text: id, reason: 'duplicate', row: true });
      kept[place] = undefined;
    }
    places.set(key, kept.push(rows) - 1);
  }
  return kept.filter((rows) => rows !== undefined);
}

const withId = (one: DrawnRow, strong: string): DrawnRow => ({
  ...one,
  row: { ...one.row, id: { ...one.row.id, strong } },
});

export type { TableRow };
