import type { Instant } from './day.ts';
import { folded, identitiesOf, identityKey, type Source } from './identity.ts';
import { coreOf, isWhole, joinedLetters, lettersOf, type Letter } from './letters.ts';
import { printOf } from './print.ts';
import type { Reading, ReadValue, Row } from './reading.ts';
import { comparableName } from './scope.ts';
import { faultOf } from './well-formed.ts';

/**
 * A name that was erased, known by a salted print only. What is read later is veiled by it too: without that, the next look
 * at the CRM would bring the name back, beside what it had been counted as until then.
 */
export type Erased = {
  salt: string;
  at: Instant;
  /** Of the name's letters (`coreOf`), and how many they are. */
  print: number;
  length: number;
  /** Of a customer the names and notes of its deals and activities go as well. */
  isCustomer: boolean;
  /** Longer names with the erased one in them, which stay: print and number of letters. */
  kept: [print: number, length: number][];
  /** Of a customer: prints of its deals' names and of the CRM's ids of its deals. */
  texts: number[];
  records: number[];
};

/** What stands in the place of an erased text begins with it. */
const sign = '▧';

/** 41 bits: short enough to be read in a table, long enough that no two customers become one. */
const markOf = (print: number): string => sign + print.toString(36).padStart(11, '0').slice(-8);
const isMark = (text: string): boolean => /^▧[0-9a-z ]+$/.test(text);

export const saltedPrint = (salt: string, text: string): number => printOf(`${salt}\n${text}`);

/** The CRM's own id of a deal, over all sites. */
const recordOf = (source: Source, id: string): string => identityKey(source, 'deal', 's', id);

type Found = { from: number; to: number; mark: string };

/** Where people write. All else stays as it is: a stage that is called like a customer is a stage all the same. */
const ofNames = ['account', 'owner'] as const;
const ofNotes = ['nextStep', 'subject'] as const;
const isIn = (fields: readonly string[], field: string): boolean => fields.includes(field);

/** What a key begins with (`identity.ts`); older ones do not hold the CRM. */
const keyStart = /^\S+ (?:\S+ )?(?:deal|activity) [sbpn] /;
/** No name stands in it. */
const isNumber = (text: string): boolean => /^[\d\W]*$/.test(text);

/**
 * Puts marks in the place of erased names. Two texts that were told apart still are, and two that were the same stay the same,
 * so nothing is counted otherwise. Veiled twice is veiled once.
 */
export class Veil {
  readonly #erased: readonly Erased[];
  /** Salt → letters → print → what it is of; the longest first. */
  readonly #tables: { salt: string; lengths: [number, Map<number, Erased | undefined>][] }[];

  constructor(erased: readonly Erased[]) {
    this.#erased = erased;
    this.#tables = [...Map.groupBy(erased, ({ salt }) => salt)].map(([salt, all]) => {
      const byLength = new Map<number, Map<number, Erased | undefined>>();
      const add = (print: number, length: number, one: Erased | undefined) =>
        byLength.set(length, (byLength.get(length) ?? new Map<number, Erased | undefined>()).set(print, one));
      for (const { kept } of all) for (const [print, length] of kept) add(print, length, undefined);
      for (const one of all) add(one.print, one.length, one);
      return { salt, lengths: [...byLength].sort(([a], [b]) => b - a) };
    });
  }

  /** A text with marks for the erased names in it. */
  text(text: string): string {
    if (this.#tables.length === 0 || text === '') return text;
    return this.#tables.reduce((veiled, { salt, lengths }) => replaced(veiled, foundIn(veiled, salt, lengths)), text);
  }

  /** The entry of a customer's or colleague's name, where it is erased. */
  entryOf(name: string): Erased | undefined {
    if (this.#erased.length === 0) return undefined;
    const core = coreOf(name);
    const length = [...core].length;
    return this.#erased.find((one) => one.length === length && one.print === saltedPrint(one.salt, core));
  }

  /** A whole name: that of somebody else stays, whatever it holds. */
  name(name: string, isOwner = false): string {
    const entry = this.entryOf(name);
    if (!entry) return name;
    const letters = lettersOf(name);
    const core = coreOf(name);
    const all = joinedLetters(name);
    const skipped = [...all.slice(0, Math.max(all.indexOf(core), 0))].length;
    const own = letters.slice(skipped, skipped + entry.length);
    // A colleague whose name is written with and without a space is one; two texts that differ in it may be two deals.
    const mark = spaced(markOf(entry.print), own, name, isOwner && comparableName(name) === core);
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? name.slice(0, first.from) + mark + name.slice(last.to) : mark;
  }

  /** Parts of an identity as it is written: names joined by ` | `. */
  #parts(text: string): string {
    return text
      .split(' | ')
      .map((part) => this.#dealName(part) ?? (this.entryOf(part) ? folded(this.name(part)) : this.text(part)))
      .join(' | ');
  }

  /** A web address; where it leads to stays: the site, and a name only where it is spelt out. */
  url(url: string): string {
    if (this.#erased.length === 0) return url;
    const [origin = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url) ?? [];
    return (
      origin +
      url.slice(origin.length).replace(/[^/?&=#;,]+/g, (part) => {
        const plain = decoded(part.replaceAll('+', ' '));
        const veiled = [plain, plain.replace(/[-_]+/g, ' ')].map((one) => [one, this.text(one)]);
        const [, found] = veiled.find(([before, after]) => before !== after) ?? [];
        return found === undefined ? part : encodeURIComponent(found);
      })
    );
  }

  reading(reading: Reading): Reading {
    if (this.#erased.length === 0) return reading;
    return {
      ...reading,
      url: this.url(reading.url),
      rows: reading.rows.map((row) => this.row(reading, row)),
      misses: reading.misses.map((miss) => ({
        ...miss,
        ...(miss.text !== undefined && { text: this.text(miss.text) }),
      })),
    };
  }

  /** What is no row at all goes as text. */
  row(source: Source, row: Row): Row {
    if (faultOf(row) !== undefined) return JSON.parse(this.text(JSON.stringify(row))) as Row;
    const customer = this.#customerOf(source, row);
    const isOthers = !customer && typeof row.values.account?.value === 'string';
    const values = Object.fromEntries(
      Object.entries(row.values).map(([field, read]) => [field, this.#value(field, read, customer, isOthers)]),
    );
    const { strong, business, provisional } = row.id;
    return {
      ...row,
      id: {
        ...(strong !== undefined && { strong: this.#id(strong) }),
        ...(business !== undefined && { business: this.#id(business) }),
        ...(provisional !== undefined && { provisional: this.#parts(provisional) }),
      },
      ...(row.url !== undefined && { url: this.url(row.url) }),
      values,
    };
  }

  #value(field: string, read: ReadValue, customer: Erased | undefined, isOthers: boolean): ReadValue {
    const { text, value, ...rest } = read;
    if (typeof value !== 'string') return read;
    const whole = (mark: string | undefined): ReadValue | undefined =>
      mark === undefined || mark === value ? undefined : { ...rest, text: mark, value: mark };
    if (isIn(ofNames, field)) return whole(this.name(value, field === 'owner')) ?? read;
    if (field === 'dealId') return whole(this.key(value)) ?? read;
    const isNote = isIn(ofNotes, field);
    if (!isNote && field !== 'name') return read;
    const mark = isNote ? customer && noteMark(customer, value) : isOthers ? undefined : this.#dealName(value);
    return whole(mark) ?? { ...rest, text: this.text(text), value: this.text(value) };
  }

  #id(id: string): string {
    return isNumber(id) ? id : this.text(id);
  }

  /** The key of a deal, or the CRM's own id of one. */
  key(key: string): string {
    const [start] = keyStart.exec(key) ?? [];
    if (start === undefined) return this.#id(key);
    const [id = '', ...twin] = key.slice(start.length).split('\n');
    return start + [start.endsWith(' s ') ? this.#id(id) : this.#parts(id), ...twin].join('\n');
  }

  /** The erased customer a row is of, by what stands on it. */
  #customerOf(source: Source, { entity, id, values }: Row): Erased | undefined {
    if (!this.#erased.some(({ isCustomer }) => isCustomer)) return undefined;
    const account = values.account?.value;
    if (typeof account === 'string') {
      const entry = this.entryOf(account);
      return entry?.isCustomer ? entry : undefined;
    }
    const dealId = entity === 'deal' ? id.strong : values.dealId?.value;
    if (typeof dealId !== 'string') return undefined;
    return this.#erased.find(({ salt, records }) =>
      [dealId, recordOf(source, dealId)].some((one) => records.includes(saltedPrint(salt, one))),
    );
  }

  /** The mark for a deal's name that only an erased customer's deals carried. */
  #dealName(name: string): string | undefined {
    if (isMark(name)) return undefined;
    const one = this.#erased.find(
      ({ salt, texts }) => texts.length > 0 && texts.includes(saltedPrint(salt, folded(name))),
    );
    return one && noteMark(one, name);
  }
}

const noteMark = ({ salt }: Erased, text: string): string =>
  isMark(text) || text === '' ? text : markOf(saltedPrint(salt, folded(text)));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function foundIn(
  text: string,
  salt: string,
  lengths: readonly (readonly [number, ReadonlyMap<number, Erased | undefined>])[],
): Found[] {
  const letters = lettersOf(text);
  const found: Found[] = [];
  for (let at = 0; at < letters.length;) {
    const [length, one] = nameAt(letters, at, salt, lengths) ?? [1, undefined];
    const [first, last] = [letters[at], letters[at + length - 1]];
    if (one && first && last) {
      const mark = spaced(markOf(one.print), letters.slice(at, at + length), text);
      found.push({ from: first.from, to: last.to, mark });
    }
    at += length;
  }
  return found;
}

/** The longest of the names that stands there; one that stays counts as well, and hides what it holds. */
function nameAt(
  letters: readonly Letter[],
  at: number,
  salt: string,
  lengths: readonly (readonly [number, ReadonlyMap<number, Erased | undefined>])[],
): [number, Erased | undefined] | undefined {
  for (const [length, names] of lengths) {
    if (at + length > letters.length || !isWhole(letters, at, length)) continue;
    const word = letters
      .slice(at, at + length)
      .map(({ letter }) => letter)
      .join('');
    const print = saltedPrint(salt, word);
    if (names.has(print)) return [length, names.get(print)];
  }
  return undefined;
}

/** The spaces within a name stay spaces of its mark: texts that differed in them still do. */
function spaced(mark: string, letters: readonly Letter[], text: string, isJoined = false): string {
  if (isJoined) return mark;
  let out = mark;
  for (let index = letters.length - 1; index > 0; index -= 1) {
    const [before, here] = [letters[index - 1], letters[index]];
    if (!before || !here || !/\s/.test(text.slice(before.to, here.from))) continue;
    const at = Math.min(index + 1, mark.length - 1);
    out = `${out.slice(0, at)} ${out.slice(at)}`;
  }
  return out;
}

function replaced(text: string, found: readonly Found[]): string {
  let out = '';
  let last = 0;
  for (const { from, to, mark } of found) {
    out += text.slice(last, from) + mark;
    last = to;
  }
  return out + text.slice(last);
}

/** What is to be known of a name to erase it, out of all that was read. `salt`: random, and one for all names of a browser. */
export function erasureOf(
  name: string,
  { isCustomer, salt, at }: Pick<Erased, 'isCustomer' | 'salt' | 'at'>,
  readings: readonly Reading[],
): Erased {
  const core = coreOf(name);
  const kept = new Set<string>();
  const names = new Set<string>();
  const others = new Set<string>();
  const records = new Set<string>();
  const told = new Map<string, boolean>();
  const isOurs = (text: string): boolean => {
    const before = told.get(text);
    if (before !== undefined) return before;
    const isSame = coreOf(text) === core;
    told.set(text, isSame);
    const all = joinedLetters(text);
    if (!isSame && all.includes(core)) kept.add(all);
    return isSame;
  };
  for (const reading of readings) {
    for (const { entity, id, values } of reading.rows) {
      for (const field of ofNames) {
        const value = values[field]?.value;
        if (typeof value === 'string') isOurs(value);
      }
      const account = values.account?.value;
      if (!isCustomer || entity !== 'deal' || typeof account !== 'string') continue;
      const called = values.name?.value;
      const list = isOurs(account) ? names : others;
      if (typeof called === 'string' && called !== '') list.add(folded(called));
      if (isOurs(account) && id.strong !== undefined) records.add(recordOf(reading, id.strong));
      if (isOurs(account)) for (const one of identitiesOf(reading, { entity, id, values })) records.add(one);
    }
  }
  const print = (text: string): number => saltedPrint(salt, text);
  return {
    salt,
    at,
    print: print(core),
    length: [...core].length,
    isCustomer,
    kept: [...kept].sort().map((one) => [print(one), [...one].length]),
    texts: [...names].filter((one) => !others.has(one) && !isMark(one)).map(print),
    records: [...records].map(print),
  };
}
