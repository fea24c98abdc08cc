import type { Scope } from '../domain/facts.ts';
import type { Currency } from '../domain/money.ts';
import { fiscalYearOf } from '../domain/periods.ts';
import { comparableName, factsOfScope, sameScope } from '../domain/scope.ts';
import type { Kpi, Unit } from '../kpis/kpi.ts';
import { readBlock, writeBlock } from './csv/sheet.ts';
import { landing, rangeOf, type Selection, type Spot } from './sheet-moves.ts';
import { cellText, valueFromCell, type GridEdit } from './target-cells.ts';
import {
  columnName,
  gridCell,
  gridColumns,
  yearNamed,
  type GridCell,
  type GridColumn,
  type GridRow,
} from './target-grid.ts';
import { targetsIn } from './repeating-targets.ts';
import type { Look } from './progress-of.ts';
import { t } from '../words/targets.ts';
import type { Lang } from '../words/speak.ts';

/** Which part of the targets the sheet shows. */
export type SheetView = {
  whose: 'me' | 'all' | 'reps';
  /** The metric of the rep-by-rep view. */
  kpi: string;
  /** The fiscal year, by the calendar year in which it begins. */
  year: number;
  /** Metrics added to those that always stand there. */
  added: readonly string[];
};

/** What the sheet is computed from, of one moment. */
export type SheetGround = { look: Look; kpis: readonly Kpi[]; owners: readonly string[] };

export type SheetFilling = { rows: GridRow[]; columns: GridColumn[]; cells: GridCell[][] };

/** How many metrics stand in the sheet without being asked for. */
const everyday = 7;
/** A rep-by-rep sheet longer than this is nothing one types into. */
const mostReps = 100;

export const currentYear = ({ look }: SheetGround): number => fiscalYearOf(look.now.slice(0, 10), look.settings.fiscal);

/** Last year for comparison, this one, and the next to be planned. */
export const yearsOf = (ground: SheetGround): number[] => [-1, 0, 1, 2].map((step) => currentYear(ground) + step);

/** The sheet of a view: its rows, the fiscal year's columns, and what stands in each cell. */
export function fillSheet(view: SheetView, ground: SheetGround): SheetFilling {
  const { look } = ground;
  const columns = gridColumns(view.year, look.settings.fiscal);
  const rows = rowsOf(view, ground);
  const cells = rows.map((row) => {
    const { facts } = factsOfScope(look.everything, row.scope, look.settings.me);
    return columns.map((column) => gridCell(row, column, { ...look, scope: row.scope, facts }));
  });
  return { rows, columns, cells };
}

function rowsOf({ whose, kpi: wanted, year, added }: SheetView, { look, kpis, owners }: SheetGround): GridRow[] {
  const { settings, calendar } = look;
  const here = targetsIn(yearNamed(year, settings.fiscal), look.targets, {
    fiscal: settings.fiscal,
    calendar,
    me: settings.me,
  });
  if (whose !== 'reps') {
    const scope: Scope = { kind: whose };
    return kpis
      .filter(
        ({ id }, index) =>
          index < everyday ||
          added.includes(id) ||
          here.some((target) => target.kpi === id && sameScope(target.scope, scope, settings.me)),
      )
      .map((kpi) => ({ kpi, scope }));
  }
  const kpi = kpis.find(({ id }) => id === wanted) ?? kpis[0];
  if (!kpi) return [];
  const scopes: Scope[] = owners.slice(0, mostReps).map((name) => ({ kind: 'owner', name }));
  for (const { kpi: id, scope } of here) {
    const isPeople = scope.kind === 'owner' || scope.kind === 'team';
    if (id === kpi.id && isPeople && !scopes.some((one) => sameScope(one, scope, []))) scopes.push(scope);
  }
  return scopes.map((scope) => ({ kpi, scope }));
}

export function rowName({ kpi, scope }: GridRow, view: Pick<SheetView, 'whose'>, lang: Lang): string {
  if (view.whose !== 'reps') return kpi.label[lang];
  return scope.kind === 'owner'
    ? scope.name
    : scope.kind === 'team'
      ? scope.names.join(lang === 'ja' ? '・' : ', ')
      : '';
}

/** Whether a row is the person's own, so that the sheet can say so. */
export const isMine = ({ scope }: GridRow, me: readonly string[]): boolean =>
  scope.kind === 'owner' && me.some((name) => comparableName(name) === comparableName(scope.name));

export type SheetReading = { edits: GridEdit[]; problems: { spot: Spot; text: string }[] };

/** Texts put into cells, as edits; what is not a value of its row's metric is told and sets nothing. */
export function readCells(
  texts: readonly { spot: Spot; text: string }[],
  { rows, columns }: Pick<SheetFilling, 'rows' | 'columns'>,
  { currency, scale }: { currency: Currency; scale: number },
): SheetReading {
  const reading: SheetReading = { edits: [], problems: [] };
  for (const { spot, text } of texts) {
    const [row, column] = [rows[spot.row], columns[spot.column]];
    if (!row || !column) continue;
    const place = { kpi: row.kpi.id, scope: row.scope, period: column.period };
    if (text === '') {
      reading.edits.push({ ...place, value: undefined });
      continue;
    }
    const value = valueFromCell(text, row.kpi.unit, currency, scale);
    if (value === undefined) reading.problems.push({ spot, text });
    else reading.edits.push({ ...place, value });
  }
  return reading;
}

/** A block from the clipboard, laid from the selection on. Blank cells of a larger block leave what is there. */
export function pastedTexts(text: string, selection: Selection, filling: SheetFilling): { spot: Spot; text: string }[] {
  const block = readBlock(text);
  const size = { rows: filling.rows.length, columns: filling.columns.length };
  return landing(block, selection, size).filter((one) => one.text !== '' || block.flat().length === 1);
}

/** The selected cells as a spreadsheet takes them. */
export function copiedText(selection: Selection, { rows, cells }: SheetFilling, currency: Currency): string {
  const { top, bottom, left, right } = rangeOf(selection);
  return writeBlock(
    cells
      .slice(top, bottom + 1)
      .map((line, index) =>
        line
          .slice(left, right + 1)
          .map(({ value }) => cellText(value, rows[top + index]?.kpi.unit ?? 'count', currency)),
      ),
  );
}

const kindOfProblem = (unit: Unit) => (unit === 'money' || unit === 'count' || unit === 'rate' ? unit : 'number');

/** What is wrong with a cell, where, and what would be right. */
export function problemText(
  { spot, text }: SheetReading['problems'][number],
  { rows, columns }: Pick<SheetFilling, 'rows' | 'columns'>,
  view: SheetView,
  look: Look,
  lang: Lang,
): string {
  const [row, column] = [rows[spot.row], columns[spot.column]];
  if (!row || !column) return text;
  return t(lang, `problem_${kindOfProblem(row.kpi.unit)}`, {
    row: rowName(row, view, lang),
    column: columnName(column, look.settings.fiscal, lang),
    text: text.slice(0, 40),
  });
}
