import { folded, identitiesOf } from './identity.ts';
import { coreOf, joinedLetters } from './letters.ts';
import { isMark, saltedPrint } from './marking.ts';
import type { Reading } from './reading.ts';
import { ofNames, recordOf, type Erased } from './veil.ts';

/** What is to be known of a name to erase it, out of all that was read. `salt`: random, and one for all names. */
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
