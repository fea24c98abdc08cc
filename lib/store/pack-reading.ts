import type { Reading, ReadValue, Row } from '../domain/reading.ts';
import { Cursor, damaged, kindOf, lengthened, placeOf, shortened, textFrom, valueInto } from './pack-value.ts';
import type { PackedReading, StoredReading } from './schema.ts';

/** Stands for what is not there. */
const none = 0;

/** The rows of a reading as arrays, texts and values side by side: half the room of the same as objects. */
export function packReading({ reading: { rows, ...about }, ...rest }: StoredReading): PackedReading {
  return { ...rest, about, rows: rows.map((row) => packRow(row, about.site)) };
}

/** Throws on a reading that this extension did not write, or that was damaged since. */
export function unpackReading({ about, rows, ...rest }: PackedReading): StoredReading {
  const reading: Reading = { ...about, rows: rows.map((row) => unpackRow(row, about.site)) };
  return { ...rest, reading };
}

/** entity (1 deal, 2 activity), ids and link or 0, then per field: place, flags (1 rounded, 2 value is the text), text, value */
function packRow({ entity, id, url, gone, values }: Row, site: string): unknown[] {
  const packed: unknown[] = [
    (entity === 'deal' ? 1 : 2) + (gone ? 2 : 0),
    id.strong ?? none,
    id.business ?? none,
    id.provisional ?? none,
    url === undefined ? none : shortened(url, site),
  ];
  for (const field in values) {
    const read = values[field as keyof typeof values];
    if (!read) continue;
    const isText = read.value === read.text;
    packed.push(placeOf(field), (read.approximate ? 1 : 0) + (isText ? 2 : 0), read.text);
    if (!isText) valueInto(packed, read.value);
  }
  return packed;
}

function unpackRow(packed: unknown[], site: string): Row {
  const [kind, strong, business, provisional, url] = packed;
  if (typeof kind !== 'number' || kind < 1 || kind > 4) damaged('a row', kind);
  const values: Record<string, ReadValue> = {};
  const from = new Cursor(packed);
  from.at = 5;
  while (from.at < packed.length) {
    const [name, valueKind] = kindOf(from.any());
    const flags = from.number();
    const text = from.text();
    values[name] = {
      text,
      value: flags & 2 ? text : from.value(valueKind),
      ...(flags & 1 && { approximate: true as const }),
    };
  }
  return {
    entity: kind % 2 === 1 ? 'deal' : 'activity',
    id: {
      ...(strong !== none && { strong: textFrom(strong) }),
      ...(business !== none && { business: textFrom(business) }),
      ...(provisional !== none && { provisional: textFrom(provisional) }),
    },
    ...(url !== none && { url: lengthened(url, site) }),
    values,
    ...(kind > 2 && { gone: true as const }),
  };
}
