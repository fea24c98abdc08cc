/** One letter of a text as it is compared, and where in the text it stands. */
export type Letter = { letter: string; from: number; to: number };

/** A character with the marks that belong to it, half-width voicing marks and the parts of a Korean syllable included. */
const cluster = /[^][\p{M}\uFF9E\uFF9F\u1160-\u11FF]*/gu;
const unwritten = /[\p{Cf}\s]/gu;
const plain = /^[!-~]+$/;

/** The letters of a text without width, case, spaces and invisible characters. */
export function lettersOf(text: string): Letter[] {
  const letters: Letter[] = [];
  for (const { 0: raw, index } of text.matchAll(cluster)) {
    const folded = (plain.test(raw) ? raw : raw.normalize('NFKC').replace(unwritten, '')).toLowerCase();
    for (const letter of folded) letters.push({ letter, from: index, to: index + raw.length });
  }
  return letters;
}

export const joinedLetters = (text: string): string =>
  lettersOf(text)
    .map(({ letter }) => letter)
    .join('');

const ofWord = /[\p{L}\p{N}]/u;
/** Scripts that set no space between words, or hang their particles on a name. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}ー々]/u;

/**
 * Whether two letters belong to one word, so that no name begins or ends between them. In Japanese no space tells: 佐藤様 names
 * 佐藤. A name of one letter (`isAlone`) would be found everywhere there.
 */
function isTied(one: Letter | undefined, other: Letter | undefined, isAlone: boolean): boolean {
  if (!one || !other) return false;
  if (one.from === other.from) return true;
  if (one.to !== other.from || !ofWord.test(one.letter) || !ofWord.test(other.letter)) return false;
  return isAlone || !(unspaced.test(one.letter) || unspaced.test(other.letter));
}

/** Whether a name may stand at `from` with so many letters: it cuts no word in two. */
export const isWhole = (letters: readonly Letter[], from: number, length: number): boolean =>
  !isTied(letters[from - 1], letters[from], length === 1) &&
  !isTied(letters[from + length - 1], letters[from + length], length === 1);

const legalBefore = /^(?:株式会社|有限会社|合同会社|\(株\)|\(有\)|\(同\))/;
const legalAfter = /(?:株式会社|有限会社|合同会社|\(株\)|\(有\)|\(同\))$/;
const legalLatin = /[\s,.]+(?:inc|incorporated|ltd|limited|llc|llp|gmbh|ag|corp|corporation|co|plc|kk)\.?$/i;

/** So short a rest of a company's name would be found in other names. */
const shortest = 3;

/** What of a name is looked for: as it is compared, and without its legal form (株式会社, Ltd.) where enough of it is left. */
export function coreOf(name: string): string {
  let bare = name.normalize('NFKC').trim();
  while (legalLatin.test(bare)) bare = bare.replace(legalLatin, '');
  const core = joinedLetters(bare).replace(legalBefore, '').replace(legalAfter, '');
  return [...core].length >= shortest ? core : joinedLetters(name);
}
