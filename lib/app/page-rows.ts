import type { RowIdentity } from '../domain/reading.ts';
import { shelf } from './page-shelf.ts';

/** One row or card of a deal, as the last look found it. `name` as the page prints it. */
export type PageRow = { element: Element; id: RowIdentity; name?: string };

/** The deals of a list or a board, in the page's order. */
export type PageRows = {
  crm: string;
  rows: readonly PageRow[];
  /** Whose row it is this very moment; `undefined` where only another look could tell. */
  idNow: (row: PageRow) => RowIdentity | undefined;
};

/** Left by the reader for the chips, anew after every look. */
export const pageRows = shelf<PageRows>('page-rows', (a, b) => a === b);
