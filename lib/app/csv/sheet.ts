import Papa from 'papaparse';

/** What spreadsheets run when a cell begins with it, in either width; and the apostrophe that keeps it from running. */
const runs = String.raw`[=+\-@\t\r\n＝＋－＠]`;
const wouldRun = new RegExp(`^'*${runs}`);
const kept = new RegExp(`^'(?='*${runs})`);

/** A number is no formula, and an apostrophe before it would make a text of it. */
const isNumber = (cell: string): boolean => /^[+-]?\d+(\.\d+)?$/.test(cell);

/** A cell that no spreadsheet runs; `open` is its way back. */
const guarded = (cell: string): string => (wouldRun.test(cell) && !isNumber(cell) ? `'${cell}` : cell);
const opened = (cell: string): string => cell.replace(kept, '');

/** A table as text: one header row, then rows of as many cells. `line` is the row's line for a person, the header being 1. */
export type Sheet = { headers: string[]; rows: { line: number; cells: string[] }[] };

/**
 * Reads CSV, TSV or a block pasted from a spreadsheet. Empty lines are skipped; quoted cells may hold marks and line ends.
 * The apostrophe that keeps a cell from running as a formula is taken off. `undefined` when there is not even a header.
 */
export function readSheet(text: string): Sheet | undefined {
  const lines = linesOf();
  lines.take(Papa.parse<string[]>(withoutMark(text), { skipEmptyLines: false }).data);
  return lines.sheet();
}

/** So many rows of a table are read while a person notices nothing. */
const portion = 1_000;

/**
 * The same, a portion at a time: a page lives between two of them. Each begins where a row does, as papaparse itself says:
 * its own chunks may be cut within a quoted mark.
 */
export async function readSheetInSteps(
  text: string,
  pause: () => Promise<void>,
  rows = portion,
): Promise<Sheet | undefined> {
  const lines = linesOf();
  let rest = withoutMark(text);
  let { delimiter, linebreak } = Papa.parse<string[]>(rest.slice(0, 100_000), { preview: 20 }).meta;
  for (let isDone = false; !isDone;) {
    const { data, meta } = Papa.parse<string[]>(rest, {
      preview: rows,
      delimiter,
      newline: linebreak as '\n',
      fastMode: false,
    });
    ({ delimiter, linebreak } = meta);
    lines.take(data);
    isDone = data.length < rows || meta.cursor === 0 || meta.cursor >= rest.length;
    rest = rest.slice(meta.cursor);
    await pause();
  }
  return lines.sheet();
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** Gathers lines as they are read: the first that is not empty is the header. */
function linesOf() {
  const found: Sheet['rows'] = [];
  let line = 0;
  return {
    take(data: readonly string[][]): void {
      for (const raw of data) {
        line += 1;
        if (raw.some((cell) => cell.trim() !== '')) found.push({ line, cells: raw.map((cell) => opened(cell.trim())) });
      }
    },
    sheet(): Sheet | undefined {
      const [head, ...rows] = found;
      return head && { headers: head.cells, rows };
    },
  };
}

/** A block copied from a spreadsheet, every row and cell of it; commas inside numbers are no separators. */
export function readBlock(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t' });
  return data;
}

/** A block as spreadsheets take it from the clipboard. */
export const writeBlock = (rows: readonly (readonly string[])[]): string =>
  Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: '\t', newline: '\n' },
  );

/** CSV as spreadsheets open it: a byte-order mark so that Excel reads Japanese, and no cell that would run as a formula. */
export const writeSheet = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${writeRows([headers])}${writeRows(rows)}`;

/** Rows of CSV, each with its line end: a long table is written a portion at a time. */
export const writeRows = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `${Papa.unparse(rows.map((row) => row.map(guarded)))}\r\n`;
