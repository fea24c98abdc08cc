import Papa from 'papaparse';

/** A table as text: one header row, then rows of as many cells. `line` is the row's line for a person, the header being 1. */
export type Sheet = { headers: string[]; rows: { line: number; cells: string[] }[] };

/**
 * Reads CSV, TSV or a block pasted from a spreadsheet. Empty lines are skipped; quoted cells may hold marks and line ends.
 * The apostrophe that keeps a cell from running as a formula is taken off. `undefined` when there is not even a header.
 */
export function readSheet(text: string): Sheet | undefined {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');
  const lines = data
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.trim().replace(/^'(?=[=+\-@])/, '')) }))
    .filter(({ cells }) => !isBlank(cells));
  const [head, ...rows] = lines;
  return head && { headers: head.cells, rows };
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
  `\uFEFF${Papa.unparse({ fields: [...headers], data: rows.map((row) => [...row]) }, { escapeFormulae: true })}\r\n`;

/** The text of a file: UTF-8, UTF-16 with its mark, else the Shift_JIS that Japanese Excel saves. */
export function textOfFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
