import { printOfRow } from '../domain/derive.ts';
import { compareOrder, withoutIdleEmpties, type Dossier } from '../domain/merge.ts';
import type { Reading, Row } from '../domain/reading.ts';

/** A row with its best identity and the print of its content. */
export type Sighted = { id: string; row: Row; print: number };

/** What is kept of a row, and the print it came with. */
export type Kept = { row: Row; print: number; told: number };

/** An empty field of something that has no value in it is not kept, unless the row is older than what is known. */
export function slim({ row, print }: Sighted, { at, id }: Reading, dossier?: Dossier): Kept {
  const isLate = dossier !== undefined && compareOrder([at, id, 0], dossier.head) < 0;
  const kept = isLate ? row : withoutIdleEmpties(row, dossier?.fields);
  return { row: kept, print: kept === row ? print : printOfRow(kept), told: print };
}
