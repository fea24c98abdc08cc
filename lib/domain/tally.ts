import { shownOf, type Dossier } from './merge.ts';

/**
 * How many rows there are of a kind, kept beside the rows so that nobody has to read them all: cells `count|entity`,
 * `stage|crm|text`, `type|crm|text`. A cell's name is the JSON of its parts, so that no text can be mistaken for two. Numbers
 * stand in a list of one, as they lie in the database.
 */
export type Tally = Record<string, number[]>;

const text = (dossier: Dossier, field: string): string => {
  const held = dossier.fields[field];
  const value = held && shownOf(held).value;
  return typeof value === 'string' ? value : '';
};

export const cellName = (...parts: string[]): string => JSON.stringify(parts);

/** The cells a deal or activity counts in. */
export function cellsOf(dossier: Dossier | undefined): string[] {
  if (!dossier || dossier.gone) return [];
  const { crm, entity } = dossier;
  const kind = entity === 'activity' ? 'type' : 'stage';
  return [cellName('count', entity), cellName(kind, crm, text(dossier, kind))];
}

/** Counts a cell up, or down with a negative number; a cell that counts nothing any more is gone. */
export function tallied(tally: Tally, cell: string, by: number): void {
  const [had = 0] = tally[cell] ?? [];
  if (had + by === 0) delete tally[cell];
  else tally[cell] = [had + by];
}
