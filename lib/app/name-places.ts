import type { Activity } from '../domain/activity.ts';
import type { Deal } from '../domain/deal.ts';
import { bestIdentity, idOf } from '../domain/identity.ts';
import { coreOf, isWhole, joinedLetters, lettersOf } from '../domain/letters.ts';
import type { Reading, Row } from '../domain/reading.ts';
import { erasureOf } from '../domain/erasure.ts';
import { Veil } from '../domain/veil.ts';

/** A customer, a colleague, or any other name the person typed, and how much is theirs. */
export type NameFound = { name: string; kind: 'customer' | 'colleague' | 'other'; deals: number; activities: number };

/** What erasing a name would touch. `notes`: next steps and subjects. */
export type Touched = {
  deals: number;
  activities: number;
  readings: number;
  notes: number;
  /** Names that mean the same and go with it: other spellings, with and without a legal form. */
  alike: string[];
  /** Names of others that hold it, and stay. */
  others: string[];
};

const mostFound = 12;

export type Held = { deals: readonly Deal[]; activities: readonly Activity[] };

/** Customers and colleagues whose name holds what was typed, or whose deal bears it as the CRM's number. */
export function namesFor(typed: string, { deals, activities }: Held): NameFound[] {
  const wanted = joinedLetters(typed);
  if (wanted === '') return [];
  const found = new Map<string, NameFound>();
  let isNumber = false;
  const count = (one: Deal | Activity, what: 'deals' | 'activities'): void => {
    const isNumbered = idOf(one.key) === typed.trim();
    isNumber ||= isNumbered;
    for (const [field, kind] of [
      ['account', 'customer'],
      ['owner', 'colleague'],
    ] as const) {
      const name = one.fields[field]?.value;
      if (name === undefined || !(isNumbered || joinedLetters(name).includes(wanted))) continue;
      const known = found.get(`${kind} ${coreOf(name)}`) ?? { name, kind, deals: 0, activities: 0 };
      found.set(`${kind} ${coreOf(name)}`, { ...known, [what]: known[what] + 1 });
    }
  };
  for (const deal of deals) count(deal, 'deals');
  for (const activity of activities) count(activity, 'activities');
  const named = [...found.values()]
    .sort((a, b) => b.deals + b.activities - a.deals - a.activities || (a.name < b.name ? -1 : 1))
    .slice(0, mostFound);
  const isNamed = named.some(({ name }) => coreOf(name) === coreOf(typed));
  // A record's number is asked for to find whose it is; nobody means to erase the figures that read like it.
  return isNamed || (isNumber && named.length > 0)
    ? named
    : [...named, { name: typed.trim(), kind: 'other', deals: 0, activities: 0 }];
}

/** Counts what erasing would touch, by doing it to a copy. */
export function touchedBy({ name, kind }: Pick<NameFound, 'name' | 'kind'>, readings: readonly Reading[]): Touched {
  const entry = erasureOf(name, { isCustomer: kind === 'customer', salt: 'a look beforehand', at: 0 }, readings);
  const veil = new Veil([entry]);
  const rows = { deal: new Set<string>(), activity: new Set<string>() };
  const notes = new Set<string>();
  const names = { alike: new Set<string>(), others: new Set<string>() };
  let touched = 0;
  for (const reading of readings) {
    const after = veil.reading(reading);
    if (JSON.stringify(after) !== JSON.stringify(reading)) touched += 1;
    for (const [index, row] of reading.rows.entries()) {
      noteNames(row, name, veil, names);
      const veiled = after.rows[index];
      if (!veiled || JSON.stringify(veiled) === JSON.stringify(row)) continue;
      const id = bestIdentity(reading, row) ?? '';
      rows[row.entity].add(id);
      for (const field of ['nextStep', 'subject'] as const)
        if (veiled.values[field]?.text !== row.values[field]?.text) notes.add(`${id} ${row.values[field]?.text}`);
    }
  }
  return {
    deals: rows.deal.size,
    activities: rows.activity.size,
    readings: touched,
    notes: notes.size,
    alike: [...names.alike].sort(),
    others: [...names.others].sort(),
  };
}

function noteNames(row: Row, name: string, veil: Veil, names: { alike: Set<string>; others: Set<string> }): void {
  for (const field of ['account', 'owner'] as const) {
    const value = row.values[field]?.value;
    if (typeof value !== 'string' || value === name) continue;
    if (veil.entryOf(value)) names.alike.add(value);
    else if (joinedLetters(value).includes(coreOf(name))) names.others.add(value);
  }
}

/** One place where data lie: everything in it, as it lies there. */
export type Place = { name: string; values: unknown[] };

/** How many texts of which places still hold a name; and how many places and texts were looked through. */
export type Proof = { places: number; texts: number; left: { name: string; count: number }[] };

export type Ours = {
  /** Names of others, which may hold the erased one. */
  others: readonly string[];
  /** Stages, types and categories as the CRM prints them, and ids of CRMs: no names. */
  words: ReadonlySet<string>;
};

/** Looks through everything for a name, by other means than it was erased by: text by text, as it lies there. */
export async function searchFor(
  name: string,
  places: Iterable<Place> | AsyncIterable<Place>,
  { others, words }: Ours,
): Promise<Proof> {
  const core = coreOf(name);
  const longer = others.map(joinedLetters).filter((one) => one.includes(core) && one !== core);
  const proof: Proof = { places: 0, texts: 0, left: [] };
  const [first = ''] = core;
  const told = new Map<string, boolean>();
  const search = (text: string): boolean =>
    spellingsOf(text).some((one) => mayHold(one, first) && isNamed(one, core, longer));
  const holds = (text: string): boolean => {
    proof.texts += 1;
    if (words.has(text)) return false;
    const known = told.get(text) ?? search(text);
    told.set(text, known);
    return known;
  };
  for await (const { name: place, values } of places) {
    proof.places += 1;
    const count = values.reduce<number>((sum, value) => sum + textsIn(value).filter(holds).length, 0);
    if (count > 0) proof.left.push({ name: place, count });
  }
  return proof;
}

/** Names of customers and colleagues that hold this one and are not it. */
export function othersOf(name: string, readings: readonly Reading[]): string[] {
  const core = coreOf(name);
  const names = readings.flatMap(({ rows }) =>
    rows.flatMap(({ values }) => [values.account?.value, values.owner?.value]),
  );
  return [...new Set(names)].filter(
    (one) => typeof one === 'string' && coreOf(one) !== core && joinedLetters(one).includes(core),
  ) as string[];
}

/** What a CRM prints to sort rows by, and what its pages and itself are called here. */
export const wordsOf = (readings: readonly Reading[]): Set<string> =>
  new Set(
    readings.flatMap(({ crm, page, rows }) => [
      crm,
      page,
      ...rows.flatMap(({ values: { stage, type, category } }) =>
        [stage, type, category].flatMap((read) => (read ? [read.text, String(read.value)] : [])),
      ),
    ]),
  );

/** Every text in a value, keys included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map) return [...value].flatMap(([key, one]) => [...textsIn(key), ...textsIn(one)]);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [key, ...textsIn(one)]);
}

/** A text as it stands, and as an address spells it; without the sites that addresses and keys begin with. */
function spellingsOf(text: string): string[] {
  const bare = text.replace(/^\S+ (?:\S+ )?(?:deal|activity)(?: [sbpn] |$)/, '').replace(/https?:\/\/[^\s/?#]*/g, '');
  if (!/[%+_-]/.test(bare)) return [bare];
  const spelt = unescaped(bare);
  return [bare, spelt, spelt.replace(/[-_+]+/g, ' ')];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Most texts have not even its first letter. The last sigma of a word is another letter only there. */
const mayHold = (text: string, first: string): boolean =>
  first === 'σ' || text.normalize('NFKC').toLowerCase().includes(first);

function isNamed(text: string, core: string, longer: readonly string[]): boolean {
  const letters = lettersOf(text);
  const all = letters.map(({ letter }) => letter);
  const size = [...core].length;
  for (let from = 0; from + size <= all.length; from += 1) {
    const other = longer.find((one) => all.slice(from, from + [...one].length).join('') === one);
    if (other !== undefined) from += [...other].length - 1;
    else if (all.slice(from, from + size).join('') === core && isWhole(letters, from, size)) return true;
  }
  return false;
}
