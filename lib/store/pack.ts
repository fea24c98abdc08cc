import type { Money } from '../domain/money.ts';
import type { Change } from '../domain/deal.ts';
import type { Dossier, Held } from '../domain/merge.ts';
import type { Entity } from '../domain/reading.ts';
import type { PackedRecord, Trail } from './schema.ts';

/** A derived deal or activity with what is needed to go on deriving it. */
export type StoredRecord = {
  dossier: Dossier;
  /** Where rows with its own id lie; empty for one that is known by weaker identities only (their trail is the alias's). */
  trail: Trail;
  joined: string[];
  names: string[];
};

/** Stored by place in this list. It only grows: a place, once given, stays. */
const fieldNames = [
  'name', 'account', 'amount', 'stage', 'closeDate', 'createdDate', 'wonDate', 'owner', 'probability', 'cost', 'mrr', 'bookedDate',
  'paidDate', 'category', 'nextStep', 'subject', 'type', 'when', 'state', 'dealId', 'outcome',
];
const places = new Map(fieldNames.map((name, place) => [name, place]));

type Packed = [
  crm: string, site: string, url: string, firstSeen: number, lastSeen: number, headReading: string, head: number[],
  readings: string[], fields: unknown[], changes: unknown[], sources: number[], marks: number[], joined: string[], names: string[],
];

/** Arrays in place of objects: field names and the ids of readings are not written out once per value. */
export function pack({ dossier, trail, joined, names }: StoredRecord): PackedRecord {
  const readings: string[] = [];
  const placeOf = (reading: string): number => {
    const place = readings.lastIndexOf(reading);
    return place >= 0 ? place : readings.push(reading) - 1;
  };
  const value = (held: Held): unknown[] => [packValue(held.value), held.at, held.since, placeOf(held.reading), held.approximate ? held.step ?? -1 : 0];
  const fields: unknown[] = [];
  for (const [field, { newer, ...held }] of Object.entries(dossier.fields)) fields.push(places.get(field), ...value(held), newer ? value(newer) : 0);
  const changes: unknown[] = [];
  for (const { field, from, to, at, reading, approximate } of dossier.changes) {
    changes.push(places.get(field), packValue(from), packValue(to), at, placeOf(reading), approximate ? 1 : 0);
  }
  const marks: number[] = [];
  for (const [print, at] of trail.marks) marks.push(print, at);
  const [at, reading, index] = dossier.head;
  const v: Packed = [
    dossier.crm, dossier.site, dossier.url ?? '', dossier.firstSeen, dossier.lastSeen, reading, [at, index, dossier.gone ? 1 : 0],
    readings, fields, changes, trail.sources, marks, joined, names,
  ];
  const when = dossier.entity === 'activity' && !dossier.gone ? dossier.fields['when']?.value : undefined;
  return { key: dossier.key, v, ...(typeof when === 'string' && { day: when.slice(0, 10) }) };
}

/** Throws on a record that this extension did not write. */
export function unpack({ key, v }: PackedRecord): StoredRecord {
  const [crm, site, url, firstSeen, lastSeen, headReading, head, readings, packed, changed, sources, flatMarks, joined, names] = v as Packed;
  const [headAt = 0, headIndex = 0, gone] = head;
  const value = ([from, at, since, place, rough]: unknown[]): Held => ({
    value: unpackValue(from), approximate: rough !== 0, at: at as number, since: since as number, reading: readings[place as number] ?? '',
    ...(rough !== 0 && rough !== -1 && { step: rough as number }),
  });
  const fields: Record<string, Held> = {};
  for (let i = 0; i < packed.length; i += 7) {
    const newer = packed[i + 6];
    fields[nameAt(packed[i])] = { ...value(packed.slice(i + 1, i + 6)), ...(Array.isArray(newer) && { newer: value(newer) }) };
  }
  const changes: Change[] = [];
  for (let i = 0; i < changed.length; i += 6) {
    changes.push({
      field: nameAt(changed[i]) as Change['field'], from: unpackValue(changed[i + 1]), to: unpackValue(changed[i + 2]), at: changed[i + 3] as number,
      reading: readings[changed[i + 4] as number] ?? '', ...(changed[i + 5] === 1 && { approximate: true as const }),
    });
  }
  const marks = new Map<number, number>();
  for (let i = 0; i < flatMarks.length; i += 2) marks.set(flatMarks[i] as number, flatMarks[i + 1] as number);
  const dossier: Dossier = {
    key, entity: key.split(' ', 2)[1] as Entity, crm, site, ...(url && { url }), fields, changes, firstSeen, lastSeen,
    head: [headAt, headReading, headIndex], ...(gone === 1 && { gone: true as const }),
  };
  return { dossier, trail: { sources, marks }, joined, names };
}

function nameAt(place: unknown): string {
  const name = fieldNames[place as number];
  if (name === undefined) throw new Error(`No field has place ${String(place)}.`);
  return name;
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'minor' in value;

const packValue = (value: unknown): unknown => (isMoney(value) ? [value.minor, value.currency] : value);

const unpackValue = (value: unknown): unknown => (Array.isArray(value) ? { minor: value[0] as number, currency: value[1] as string } : value);
