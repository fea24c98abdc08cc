import type { ActivityField } from '../domain/activity.ts';
import type { Change, DealField } from '../domain/deal.ts';
import type { Dossier, Held } from '../domain/merge.ts';
import type { Money } from '../domain/money.ts';
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

type Kind = 'text' | 'money' | 'number' | 'day';

/** A field is stored by its place in this table, so it only grows at its end: a place, once given, stays. */
const kinds: Record<DealField | ActivityField, Kind> = {
  name: 'text', account: 'text', amount: 'money', stage: 'text', closeDate: 'day', createdDate: 'day', wonDate: 'day', owner: 'text',
  probability: 'number', cost: 'money', mrr: 'money', bookedDate: 'day', paidDate: 'day', category: 'text', nextStep: 'text',
  subject: 'text', type: 'text', when: 'day', state: 'text', dealId: 'text', outcome: 'text',
};
const places = Object.entries(kinds);
const placeOfField = new Map(places.map(([name], place) => [name, place]));

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
  for (const [field, { newer, ...held }] of Object.entries(dossier.fields)) fields.push(placeOfField.get(field), ...value(held), newer ? value(newer) : 0);
  const changes: unknown[] = [];
  for (const { field, from, to, at, reading, approximate } of dossier.changes) {
    changes.push(placeOfField.get(field), packValue(from), packValue(to), at, placeOf(reading), approximate ? 1 : 0);
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

/** Throws on a record that this extension did not write, or that was damaged since. */
export function unpack({ key, v }: PackedRecord): StoredRecord {
  const [crm, site, url, firstSeen, lastSeen, headReading, head, readings, packed, changed, sources, flatMarks, joined, names] = v as Packed;
  const [headAt = 0, headIndex = 0, gone] = head;
  const value = (kind: Kind, [from, at, since, place, rough]: unknown[]): Held => ({
    value: unpackValue(kind, from), approximate: rough !== 0, at: number(at), since: number(since), reading: readings[number(place)] ?? '',
    ...(rough !== 0 && rough !== -1 && { step: number(rough) }),
  });
  const fields: Record<string, Held> = {};
  for (let i = 0; i < packed.length; i += 7) {
    const [name, kind] = placeAt(packed[i]);
    const newer = packed[i + 6];
    fields[name] = { ...value(kind, packed.slice(i + 1, i + 6)), ...(Array.isArray(newer) && { newer: value(kind, newer) }) };
  }
  const changes: Change[] = [];
  for (let i = 0; i < changed.length; i += 6) {
    const [name, kind] = placeAt(changed[i]);
    changes.push({
      field: name as Change['field'], from: unpackValue(kind, changed[i + 1]), to: unpackValue(kind, changed[i + 2]), at: number(changed[i + 3]),
      reading: readings[number(changed[i + 4])] ?? '', ...(changed[i + 5] === 1 && { approximate: true as const }),
    });
  }
  const marks = new Map<number, number>();
  for (let i = 0; i < flatMarks.length; i += 2) marks.set(number(flatMarks[i]), number(flatMarks[i + 1]));
  const dossier: Dossier = {
    key, entity: key.split(' ', 2)[1] as Entity, crm: text(crm), site: text(site), ...(url && { url: text(url) }), fields, changes,
    firstSeen: number(firstSeen), lastSeen: number(lastSeen), head: [number(headAt), text(headReading), number(headIndex)], ...(gone === 1 && { gone: true as const }),
  };
  return { dossier, trail: { sources, marks }, joined, names };
}

function placeAt(place: unknown): readonly [name: string, kind: Kind] {
  const found = places[place as number];
  return found ?? damaged('a field', place);
}

const isMoney = (value: unknown): value is Money => typeof value === 'object' && value !== null && 'minor' in value;

const packValue = (value: unknown): unknown => (isMoney(value) ? [value.minor, value.currency] : value);

function unpackValue(kind: Kind, value: unknown): unknown {
  if (kind === 'number') return number(value);
  if (kind === 'text') return text(value);
  if (kind === 'day') return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value : damaged('a day', value);
  const [minor, currency] = Array.isArray(value) ? (value as unknown[]) : [];
  return Number.isSafeInteger(minor) && typeof currency === 'string' ? { minor, currency } : damaged('money', value);
}

const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : damaged('a number', value));
const text = (value: unknown): string => (typeof value === 'string' ? value : damaged('a text', value));

function damaged(what: string, value: unknown): never {
  throw new TypeError(`Not ${what}: ${String(JSON.stringify(value)).slice(0, 80)}`);
}
