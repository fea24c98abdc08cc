import { comparableAccount } from './account.ts';
import type { Instant } from './day.ts';
import { bestIdentity, folded, levelOf } from './identity.ts';
import type { Reading, ReadValue, Row } from './reading.ts';
import { comparableName } from './scope.ts';
import { isMark, textMark } from './marking.ts';

/** How two texts of a field are the same: as whatever counts by it compares them. */
const comparable = {
  name: folded,
  subject: folded,
  nextStep: folded,
  account: (text: string) => comparableAccount(text) ?? '',
  owner: comparableName,
} as const;
type Field = keyof typeof comparable;
const agedFields = Object.keys(comparable) as Field[];

export type AgeingWays = {
  /** What was last seen before it is old. */
  before: Instant;
  salt: string;
  /** When each deal and activity was last seen, by its key. */
  lastSeen: ReadonlyMap<string, Instant>;
  /** Owners that settings and targets name, and fields that a metric of the person's own looks at: they stay. */
  owners: readonly string[];
  fields: ReadonlySet<string>;
};

export type Ageing = {
  /** The reading without what is old in it; `undefined` where it stays as it is. */
  reread: (reading: Reading) => Reading | undefined;
  deals: number;
  activities: number;
  /** Readings of which something changes, be it only the text of what could not be read. */
  readings: number;
};

/**
 * Puts marks in the place of names and notes of what has not been seen for long. A name goes only when nothing newer bears it,
 * and only of records with the CRM's own id: so whatever was told apart still is, what was one is one, and no figure moves.
 */
export function ageingOf(readings: readonly Reading[], ways: AgeingWays): Ageing {
  const { before, lastSeen, salt } = ways;
  const staying = new Map<Field, Set<string>>(agedFields.map((field) => [field, new Set<string>()]));
  for (const owner of ways.owners) staying.get('owner')?.add(comparableName(owner));
  const keyIfOld = (reading: Reading, row: Row): string | undefined => {
    const key = bestIdentity(reading, row);
    // A table of no CRM is told by names alone, though they stand where else an id does.
    if (key === undefined || levelOf(key) !== 's' || row.id.strong?.includes(' | ')) return undefined;
    return Math.max(reading.at, lastSeen.get(key) ?? 0) < before ? key : undefined;
  };
  for (const reading of readings)
    for (const row of reading.rows) {
      if (keyIfOld(reading, row) !== undefined) continue;
      for (const field of agedFields) {
        const value = row.values[field]?.value;
        if (typeof value === 'string') staying.get(field)?.add(comparable[field](value));
      }
    }
  const aged = (field: string, read: ReadValue): ReadValue => {
    const { value } = read;
    if (!isAged(field) || ways.fields.has(field) || typeof value !== 'string' || value === '' || isMark(value))
      return read;
    const plain = comparable[field](value);
    if (field !== 'nextStep' && staying.get(field)?.has(plain)) return read;
    const mark = textMark(salt, `${field === 'account' || field === 'owner' ? field : 'text'} ${plain}`);
    return { ...read, text: mark, value: mark };
  };
  const touched = { deal: new Set<string>(), activity: new Set<string>() };
  const reread = (reading: Reading): Reading | undefined => {
    let isChanged = false;
    const rows = reading.rows.map((row) => {
      const key = keyIfOld(reading, row);
      if (key === undefined) return row;
      const values = Object.fromEntries(Object.entries(row.values).map(([field, read]) => [field, aged(field, read)]));
      // What is written on a row tells it only until its id is known: name and customer stand in it once more.
      const { provisional, ...id } = row.id;
      const isWritten = provisional?.includes(' | ') ?? false;
      if (!isWritten && Object.entries(values).every(([field, read]) => read === row.values[field as Field]))
        return row;
      isChanged = true;
      touched[row.entity].add(key);
      return { ...row, id: isWritten ? id : row.id, values };
    });
    const isOld = reading.at < before && reading.misses.some(({ text }) => text !== undefined);
    if (!isChanged && !isOld) return undefined;
    const misses = isOld ? reading.misses.map(({ text: _, ...miss }) => miss) : reading.misses;
    return { ...reading, rows, misses };
  };
  const changed = readings.filter((reading) => reread(reading) !== undefined).length;
  return { reread, deals: touched.deal.size, activities: touched.activity.size, readings: changed };
}

const isAged = (field: string): field is Field => Object.hasOwn(comparable, field);
