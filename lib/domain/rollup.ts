import { shownOf, type Dossier } from './merge.ts';
import type { Money } from './money.ts';

/**
 * What a deal or activity adds to the counts kept beside the rows. Records:
 * `total` — cells `count|entity`, `owner|name`, `stage|crm|text`, `type|crm|text`;
 * `activity <day>` — cells owner | crm | type | state;
 * `deal <month of the close date>` — cells owner | crm | stage | currency, with the sum of the amounts.
 * A cell's name is the JSON of its parts, so that no text can be mistaken for two.
 */
export type Contribution = { record: string; cell: string; count: number; minor: number };

/** What a cell holds: how many, and the sum of their amounts in minor units. */
export type Cells = Record<string, number[]>;

const text = (dossier: Dossier, field: string): string => {
  const held = dossier.fields[field];
  const value = held && shownOf(held).value;
  return typeof value === 'string' ? value : '';
};

export const totalRecord = 'total';
export const activityRecord = (day: string): string => `activity ${day}`;
export const dealRecord = (month: string): string => `deal ${month}`;
export const cellName = (...parts: string[]): string => JSON.stringify(parts);

export function contributionsOf(dossier: Dossier | undefined): Contribution[] {
  if (!dossier || dossier.gone) return [];
  const { crm, entity } = dossier;
  const owner = text(dossier, 'owner');
  const counted = (record: string, minor: number, ...parts: string[]): Contribution => ({
    record,
    cell: cellName(...parts),
    count: 1,
    minor,
  });
  const total = [counted(totalRecord, 0, 'count', entity), ...(owner ? [counted(totalRecord, 0, 'owner', owner)] : [])];
  if (entity === 'activity') {
    const type = text(dossier, 'type');
    const day = text(dossier, 'when').slice(0, 10);
    return [
      ...total,
      counted(totalRecord, 0, 'type', crm, type),
      counted(activityRecord(day), 0, owner, crm, type, text(dossier, 'state')),
    ];
  }
  const stage = text(dossier, 'stage');
  const held = dossier.fields['amount'];
  const amount = held && (shownOf(held).value as Money);
  const month = (text(dossier, 'wonDate') || text(dossier, 'closeDate')).slice(0, 7);
  return [
    ...total,
    counted(totalRecord, 0, 'stage', crm, stage),
    counted(dealRecord(month), amount?.minor ?? 0, owner, crm, stage, amount?.currency ?? ''),
  ];
}

/** Adds a contribution (or takes it away, when its numbers are negative); a cell that counts nothing any more is gone. */
export function apply(cells: Cells, { cell, count, minor }: Contribution): void {
  const [had = 0, sum = 0] = cells[cell] ?? [];
  if (had + count === 0) delete cells[cell];
  else cells[cell] = [had + count, sum + minor];
}
