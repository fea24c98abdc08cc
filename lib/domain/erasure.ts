import { folded, identitiesOf } from './identity.ts';
import { coreOf, joinedLetters } from './letters.ts';
import { isMark, saltedPrint } from './marking.ts';
import type { Reading } from './reading.ts';
import type { Erased } from './erased.ts';
import { ofNames, recordOf, Veil } from './veil.ts';

/**
 * What is to be known of a name to erase it, out of all that was read. `salt`: random, and one for all names. `before`: what was
 * erased until now.
 */
export function erasureOf(
  name: string,
  { isCustomer, salt, at }: Pick<Erased, 'isCustomer' | 'salt' | 'at'>,
  readings: readonly Reading[],
  before: readonly Erased[] = [],
): Erased {
  const core = coreOf(name);
  const kept = new Set<string>();
  const names = new Set<string>();
  const others = new Set<string>();
  const records = new Set<string>();
  const told = new Map<string, boolean>();
  const isOurs = (text: string): boolean => {
    const known = told.get(text);
    if (known !== undefined) return known;
    const isIt = coreOf(text) === core;
    told.set(text, isIt);
    const all = joinedLetters(text);
    if (!isIt && all.includes(core)) kept.add(all);
    return isIt;
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
  const one: Erased = {
    salt,
    at,
    print: print(core),
    length: [...core].length,
    isCustomer,
    kept: [...kept].sort().map((one) => [print(one), [...one].length]),
    texts: [],
    records: [...records].map(print),
  };
  // Told by what is left of them once the name itself is veiled: what is read later is veiled first.
  const veil = new Veil(withErased(before, one));
  const texts = [...names].filter((called) => !others.has(called) && !isMark(called));
  return { ...one, texts: texts.map((called) => print(folded(veil.text(called)))) };
}

const isSame = (a: Erased, b: Erased): boolean => a.salt === b.salt && a.print === b.print;

/**
 * All that is erased, and one more. Asked for again, a name keeps its place and whatever it was known to stand for, for the
 * readings no longer tell; and which longer names stay, for they were veiled by that.
 */
export const withErased = (before: readonly Erased[], one: Erased): Erased[] =>
  before.some((known) => isSame(known, one))
    ? before.map((known) =>
        isSame(known, one)
          ? {
              ...known,
              isCustomer: known.isCustomer || one.isCustomer,
              texts: [...new Set([...known.texts, ...one.texts])],
              records: [...new Set([...known.records, ...one.records])],
            }
          : known,
      )
    : [...before, one];
