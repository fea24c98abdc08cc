import type { Change } from '../domain/deal.ts';
import { entityOf, siteOf } from '../domain/identity.ts';
import type { Dossier, Held } from '../domain/merge.ts';
import { Cursor, damaged, kindOf, lengthened, placeOf, shortened, valueInto } from './pack-value.ts';
import type { PackedRecord, Trail } from './schema.ts';

/** A derived deal or activity with what is needed to go on deriving it. */
export type StoredRecord = {
  dossier: Dossier;
  /** Where rows with its own id lie; empty for one that is known by weaker identities only (their trail is the alias's). */
  trail: Trail;
  joined: string[];
  names: string[];
  views: string[];
};

/** How a value is held: exact, rounded, or exact with a newer rounded one that contradicts it. */
const exact = 0;
const rounded = 1;
const doubted = 2;

/**
 * One flat array in place of objects, and what many fields share (when and where they were seen) written once: a third of
 * the room, and of the time to read a thousand. Lists stand with their length before them; moments are told as milliseconds
 * since `firstSeen`, readings and stamps by their place in their list.
 */
export function pack({ dossier, trail, joined, names, views }: StoredRecord): PackedRecord {
  const { firstSeen, site, url } = dossier;
  const readings: string[] = [];
  const stamps: number[] = [];
  const readingPlace = (reading: string): number => {
    const place = readings.lastIndexOf(reading);
    return place >= 0 ? place : readings.push(reading) - 1;
  };
  const stamp = ({ at, since, reading }: Pick<Held, 'at' | 'since' | 'reading'>): number => {
    const place = readingPlace(reading);
    for (let i = 0; i < stamps.length; i += 3)
      if (stamps[i] === at - firstSeen && stamps[i + 1] === since - firstSeen && stamps[i + 2] === place) return i;
    return stamps.push(at - firstSeen, since - firstSeen, place) - 3;
  };
  const fields: unknown[] = [];
  for (const field in dossier.fields) {
    const held = dossier.fields[field];
    if (!held) continue;
    fields.push(placeOf(field), held.newer ? doubted : held.approximate ? rounded : exact, stamp(held));
    valueInto(fields, held.value);
    if (held.approximate) fields.push(held.step ?? -1);
    if (!held.newer) continue;
    fields.push(stamp(held.newer), held.newer.step ?? -1);
    valueInto(fields, held.newer.value);
  }
  const changes: unknown[] = [];
  for (const { field, from, to, at, reading, approximate } of dossier.changes) {
    changes.push(placeOf(field), at - firstSeen, readingPlace(reading), approximate ? 1 : 0);
    valueInto(changes, from);
    valueInto(changes, to);
  }
  const [headAt, headReading, headIndex] = dossier.head;
  const v: unknown[] = [
    dossier.crm,
    url === undefined ? 0 : shortened(url, site),
    firstSeen,
    dossier.lastSeen - firstSeen,
    headAt - firstSeen,
    readingPlace(headReading),
    headIndex,
    dossier.gone ? 1 : 0,
  ];
  for (const list of [readings, stamps, fields, changes, trail.sources, joined, names]) v.push(list.length, ...list);
  for (const [print, at] of trail.marks) v.push(print, at - firstSeen);
  const when = dossier.entity === 'activity' && !dossier.gone ? dossier.fields['when']?.value : undefined;
  return {
    key: dossier.key,
    v,
    ...(typeof when === 'string' && { day: when.slice(0, 10) }),
    ...(views.length > 0 && { views }),
  };
}

/** Throws on a record that this extension did not write, or that was damaged since. */
export function unpack(packed: PackedRecord): StoredRecord {
  const from = new Cursor(packed.v);
  const dossier = dossierFrom(from, packed.key);
  const sources = from.numbers();
  const joined = from.texts();
  const names = from.texts();
  const marks = new Map<number, number>();
  while (from.at < packed.v.length) marks.set(from.number(), dossier.firstSeen + from.number());
  return { dossier, trail: { sources, marks }, joined, names, views: packed.views ?? [] };
}

/** Only what is shown of a record: half the work, where thousands are read. */
export function unpackShown(packed: PackedRecord): { dossier: Dossier; joined: string[]; views: string[] } {
  const from = new Cursor(packed.v);
  const dossier = dossierFrom(from, packed.key);
  from.at = from.end();
  return { dossier, joined: from.texts(), views: packed.views ?? [] };
}

function dossierFrom(from: Cursor, key: string): Dossier {
  const site = siteOf(key);
  const crm = from.text();
  const url = from.any();
  const firstSeen = from.number();
  const lastSeen = from.number();
  const headAt = from.number();
  const headReading = from.number();
  const headIndex = from.number();
  const gone = from.number();
  const readings = from.texts();
  const stamps = from.numbers();
  const readingAt = (place: number): string => readings[place] ?? damaged('a reading', place);
  const stampAt = (place: number) => {
    const at = stamps[place];
    const since = stamps[place + 1];
    const reading = stamps[place + 2];
    return at === undefined || since === undefined || reading === undefined
      ? damaged('a stamp', place)
      : { at: firstSeen + at, since: firstSeen + since, reading: readingAt(reading) };
  };
  const fields: Record<string, Held> = {};
  for (const end = from.end(); from.at < end;) {
    const [name, kind] = kindOf(from.any());
    const how = from.number();
    const { at, since, reading } = stampAt(from.number());
    const held: Held = { value: from.value(kind), approximate: how === rounded, at, since, reading };
    if (how === doubted) {
      const newer = { approximate: true, ...stampAt(from.number()) };
      const step = from.number();
      held.newer = withStep({ value: from.value(kind), ...newer }, step);
    }
    fields[name] = how === rounded ? withStep(held, from.number()) : held;
  }
  const changes: Change[] = [];
  for (const end = from.end(); from.at < end;) {
    const [name, kind] = kindOf(from.any());
    const [at, reading, isRough] = [firstSeen + from.number(), readingAt(from.number()), from.number() === 1];
    const before = from.value(kind);
    changes.push({
      field: name as Change['field'],
      from: before,
      to: from.value(kind),
      at,
      reading,
      ...(isRough && { approximate: true as const }),
    });
  }
  return {
    key,
    entity: entityOf(key),
    crm,
    site,
    ...(url !== 0 && { url: lengthened(url, site) }),
    fields,
    changes,
    firstSeen,
    lastSeen: firstSeen + lastSeen,
    head: [firstSeen + headAt, readingAt(headReading), headIndex],
    ...(gone === 1 && { gone: true as const }),
  };
}

const withStep = <T extends object>(held: T, step: number): T => (step === -1 ? held : { ...held, step });
