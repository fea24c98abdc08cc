import { writeRows } from '../csv/sheet.ts';
import type { ExportTable } from './table.ts';

export type CsvOptions = {
  /** A byte-order mark, by which Excel knows that the file is not in the old encoding of its country. */
  hasMark: boolean;
  /** Lets the page live. */
  pause: () => Promise<void>;
};

/** So many rows are written while a person notices nothing. */
const portion = 1_000;

/** A table as the parts of a CSV file, written a portion at a time. Answers how many rows there are as well. */
export async function csvOf({ headers, rows }: ExportTable, { hasMark, pause }: CsvOptions) {
  const parts = [`${hasMark ? '\uFEFF' : ''}${writeRows([headers])}`];
  let count = 0;
  let waiting: string[][] = [];
  for (const row of rows()) {
    count += 1;
    waiting.push(row);
    if (waiting.length < portion) continue;
    parts.push(writeRows(waiting));
    waiting = [];
    await pause();
  }
  parts.push(writeRows(waiting));
  return { parts, rows: count };
}
