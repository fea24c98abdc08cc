import type { Erased } from './erased.ts';
import { folded, identityKey, type Source } from './identity.ts';
import { coreOf, joinedLetters, lettersOf } from './letters.ts';
import { isMark, marked, markOf, saltedPrint, spaced, textMark, type Names } from './marking.ts';
import type { Reading, ReadValue, Row } from './reading.ts';
import { comparableName } from './scope.ts';
import { veiledUrl } from './veiled-url.ts';
import { faultOf } from './well-formed.ts';

/** The CRM's own id of a deal, over all sites. */
export const recordOf = (source: Source, id: string): string => identityKey(source, 'deal', 's', id);

/** Where people write. All else stays as it is: a stage that is called like a customer is a stage all the same. */
export const ofNames = ['account', 'owner'] as const;
const ofNotes = ['nextStep', 'subject'] as const;
const isIn = (fields: readonly string[], field: string): boolean => fields.includes(field);

/** What a key begins with (`identity.ts`); older ones do not hold the CRM. */
const keyStart = /^\S+ (?:\S+ )?(?:deal|activity) [sbpn] /;
/** No name stands in it. */
const isNumber = (text: string): boolean => /^[\d\p{P}\s]*$/u.test(text);

/**
 * Puts marks in the place of erased names. Two texts that were told apart still are, and two that were the same stay the same,
 * so nothing is counted otherwise. Veiled twice is veiled once.
 */
export class Veil {
  readonly #erased: readonly Erased[];
  /** What is looked for, by the salt it is known with. */
  readonly #tables: { salt: string; names: Names }[];

  /** The same names and texts come row after row. */
  readonly #texts = new Map<string, string>();
  readonly #entries = new Map<string, Erased | false>();
  /** Which entry a deal is of, by the salt its prints are made with: of its name, and of what it is known by. */
  readonly #deals: { salt: string; names: Map<number, number>; records: Map<number, number> }[];
  /** How things were when only so many names were erased. */
  readonly #earlier = new Map<number, Veil>();

  constructor(erased: readonly Erased[]) {
    this.#erased = erased;
    this.#deals = [...Map.groupBy([...erased.entries()], ([, { salt }]) => salt)].map(([salt, all]) => {
      const placed = (of: 'texts' | 'records') =>
        new Map(all.toReversed().flatMap(([index, one]) => one[of].map((print): [number, number] => [print, index])));
      return { salt, names: placed('texts'), records: placed('records') };
    });
    this.#tables = [...Map.groupBy(erased, ({ salt }) => salt)].map(([salt, all]) => {
      const byLength = new Map<number, Map<number, string | undefined>>();
      const add = (print: number, length: number, mark?: string) =>
        byLength.set(length, (byLength.get(length) ?? new Map<number, string | undefined>()).set(print, mark));
      for (const { kept } of all) for (const [print, length] of kept) add(print, length);
      for (const one of all) add(one.print, one.length, markOf(one.print));
      return { salt, names: [...byLength].sort(([a], [b]) => b - a) };
    });
  }

  /** A text with marks for the erased names in it. */
  text(text: string): string {
    if (this.#tables.length === 0 || text === '') return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const done = this.#tables.reduce(
      (veiled, { salt, names }) => marked(veiled, names, (word) => saltedPrint(salt, word)),
      text,
    );
    remember(this.#texts, text, done);
    return done;
  }

  /** The entry of a customer's or colleague's name, where it is erased. */
  entryOf(name: string): Erased | undefined {
    if (this.#erased.length === 0) return undefined;
    const known = this.#entries.get(name);
    if (known !== undefined) return known || undefined;
    const core = coreOf(name);
    const length = [...core].length;
    const entry = this.#erased.find((one) => one.length === length && one.print === saltedPrint(one.salt, core));
    remember(this.#entries, name, entry ?? false);
    return entry;
  }

  /** A whole name: that of somebody else stays, whatever it holds. */
  name(name: string, isOwner = false): string {
    const entry = this.entryOf(name);
    if (!entry) return name;
    const letters = lettersOf(name);
    const core = coreOf(name);
    const all = joinedLetters(name);
    const skipped = lettersOf(all.slice(0, Math.max(all.indexOf(core), 0))).length;
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

  url(url: string): string {
    return this.#erased.length === 0 ? url : veiledUrl(url, (text) => this.text(text));
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

  /** In what is no row at all every text goes. */
  row(source: Source, row: Row): Row {
    if (faultOf(row) !== undefined) return this.#anything(row) as Row;
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

  #anything(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value)) return value.map((one) => this.#anything(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [this.text(key), this.#anything(one)]));
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
    const mark = isNote
      ? customer && this.#noteMark(this.#erased.indexOf(customer), value)
      : isOthers
        ? undefined
        : this.#dealName(value);
    return whole(mark) ?? { ...rest, text: this.text(text), value: this.text(value) };
  }

  #id(id: string): string {
    if (isNumber(id)) return id;
    // A table of no CRM is told by what is written on it.
    return id.includes(' | ') ? this.#parts(id) : this.text(id);
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
    const at = this.#recordAt([dealId, recordOf(source, dealId)]);
    if (at !== undefined || this.key(dealId) === dealId) return at === undefined ? undefined : this.#erased[at];
    return this.#erased.find((_, index) => this.#recordAt([this.#until(index).key(dealId)]) === index);
  }

  #recordAt(known: readonly string[]): number | undefined {
    for (const { salt, records } of this.#deals)
      for (const one of known) {
        const at = records.size > 0 ? records.get(saltedPrint(salt, one)) : undefined;
        if (at !== undefined) return at;
      }
    return undefined;
  }

  /** The mark for a deal's name that only an erased customer's deals carried. */
  #dealName(name: string): string | undefined {
    if (isMark(name)) return undefined;
    const isPlain = this.text(name) === name;
    for (const { salt, names } of this.#deals) {
      if (names.size === 0) continue;
      const known = isPlain ? names.get(saltedPrint(salt, folded(name))) : undefined;
      if (known !== undefined) return this.#noteMark(known, name);
      if (isPlain) continue;
      for (const index of new Set(names.values()))
        if (names.get(saltedPrint(salt, folded(this.#until(index + 1).text(name)))) === index)
          return this.#noteMark(index, name);
    }
    return undefined;
  }

  /**
   * The mark for a note of an erased customer. It is made of the text as it stood when that customer was erased: what is read
   * later has to come to the same mark, whatever names have been erased before and since.
   */
  #noteMark(index: number, text: string): string {
    const salt = this.#erased[index]?.salt ?? '';
    return isMark(text) || text === '' ? text : textMark(salt, folded(this.#until(index + 1).text(text)));
  }

  #until(count: number): Veil {
    if (count >= this.#erased.length) return this;
    const veil = this.#earlier.get(count) ?? new Veil(this.#erased.slice(0, count));
    this.#earlier.set(count, veil);
    return veil;
  }
}

const mostRemembered = 50_000;

function remember<T>(memory: Map<string, T>, text: string, answer: T): void {
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(text, answer);
}
