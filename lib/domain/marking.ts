import { isWhole, lettersOf, type Letter } from './letters.ts';
import { printOf } from './print.ts';

/** What stands in the place of an erased text begins with it. */
const sign = '▧';

/** 41 bits: short enough to be read in a table, long enough that no two customers become one. */
export const markOf = (print: number): string => sign + print.toString(36).padStart(11, '0').slice(-8);
export const isMark = (text: string): boolean => /^▧[0-9a-z ]+$/.test(text);

export const saltedPrint = (salt: string, text: string): number => printOf(`${salt}\n${text}`);

/** The mark for a whole text, the same for the same text. */
export const textMark = (salt: string, text: string): string => markOf(saltedPrint(salt, text));

/** Number of letters → print of a name → its mark, or nothing where the name stays; the longest first. */
export type Names = readonly (readonly [length: number, marks: ReadonlyMap<number, string | undefined>])[];

type Print = (letters: string) => number;

type Found = { from: number; to: number; mark: string };

/** A text with marks in it for what is looked for. */
export const marked = (text: string, names: Names, print: Print): string => replaced(text, foundIn(text, names, print));

function foundIn(text: string, names: Names, print: Print): Found[] {
  const letters = lettersOf(text);
  const found: Found[] = [];
  for (let at = 0; at < letters.length;) {
    const [length, mark] = nameAt(letters, at, names, print) ?? [1, undefined];
    const [first, last] = [letters[at], letters[at + length - 1]];
    if (mark !== undefined && first && last) {
      found.push({ from: first.from, to: last.to, mark: spaced(mark, letters.slice(at, at + length), text) });
    }
    at += length;
  }
  return found;
}

/** The longest of the names that stands there; one that stays counts as well, and hides what it holds. */
function nameAt(
  letters: readonly Letter[],
  at: number,
  names: Names,
  print: Print,
): [number, string | undefined] | undefined {
  for (const [length, marks] of names) {
    if (at + length > letters.length || !isWhole(letters, at, length)) continue;
    const word = letters
      .slice(at, at + length)
      .map(({ letter }) => letter)
      .join('');
    const known = print(word);
    if (marks.has(known)) return [length, marks.get(known)];
  }
  return undefined;
}

/** The spaces within a name stay spaces of its mark: texts that differed in them still do. */
export function spaced(mark: string, letters: readonly Letter[], text: string, isJoined = false): string {
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
