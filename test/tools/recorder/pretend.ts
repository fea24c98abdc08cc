/** A number between 0 and 1, another one at each call. */
export type Chance = () => number;

const syllables = ['ka', 'lo', 'mi', 'ne', 'ru', 'sa', 'to', 'vi', 'wa', 'yo', 'ze', 'pu'];
const kana = [...'あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめも'];
const kanji = [...'青北中東西南山川野原森林池沢岡崎島浦浜谷橋岩松竹梅桜'];

/**
 * Invented texts in the place of real ones, the same for the same. Letters stay letters of their script and case, digits stay
 * digits: what a text looks like survives, nothing of what it says.
 */
export function pretender(chance: Chance, avoid: ReadonlySet<string> = new Set()) {
  const known = new Map<string, string>();
  const given = new Set<string>();
  const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  /** The same for the same; never the original, never given twice. */
  const once = (kind: string, original: string, invent: () => string): string => {
    const key = `${kind} ${original}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let made: string | undefined;
    for (
      let tries = 0;
      made === undefined || (tries < 50 && (made === original || given.has(made) || avoid.has(made.toLowerCase())));
      tries += 1
    )
      made = invent();
    known.set(key, made);
    given.add(made);
    return made;
  };
  const digits = (text: string): string => text.replace(/[1-9]/g, () => String(1 + Math.floor(chance() * 9)));
  const latin = (length: number): string => {
    let made = '';
    while (made.length < length) made += pick(syllables);
    return made.slice(0, length);
  };
  const shaped = (word: string): string => {
    if (/^[\p{Script=Latin}\p{M}]+$/u.test(word)) {
      const made = latin(Math.max(word.length, 3));
      if (word === word.toUpperCase()) return made.toUpperCase();
      return word[0] === word[0]?.toUpperCase() ? made[0]?.toUpperCase() + made.slice(1) : made;
    }
    return [...word]
      .map((letter) => (/\p{Script=Han}/u.test(letter) ? pick(kanji) : /\p{L}/u.test(letter) ? pick(kana) : letter))
      .join('');
  };
  return {
    /** A word; whatever its case, the same one. */
    word: (word: string): string => {
      const made = once('word', word.toLowerCase(), () => shaped(word.toLowerCase()));
      if (word === word.toLowerCase()) return made;
      return word.length > 1 && word === word.toUpperCase()
        ? made.toUpperCase()
        : made.replace(/^./u, (first) => first.toUpperCase());
    },
    mail: (mail: string): string => once('mail', mail.toLowerCase(), () => `${latin(6)}@example.com`),
    phone: (phone: string): string => once('phone', phone, () => digits(phone)),
    /** A code of letters and digits: an id. */
    token: (token: string): string =>
      once('token', token, () =>
        [...token]
          .map((letter) =>
            /\d/.test(letter)
              ? String(Math.floor(chance() * 10))
              : /[a-f]/.test(letter)
                ? pick([...'abcdef'])
                : /[A-F]/.test(letter)
                  ? pick([...'ABCDEF'])
                  : /[g-z]/.test(letter)
                    ? pick([...'ghjkmnpqrstuvwxyz'])
                    : /[G-Z]/.test(letter)
                      ? pick([...'GHJKMNPQRSTUVWXYZ'])
                      : letter,
          )
          .join(''),
      ),
    /** An amount in its smallest printed unit, with as many digits and as many zeros at its end. */
    amount: (amount: number): number => {
      const text = String(amount);
      const zeros = /0*$/.exec(text)?.[0].length ?? 0;
      return Number(once('amount', text, () => digits(text.slice(0, text.length - zeros)) + '0'.repeat(zeros)));
    },
  };
}

export type Pretender = ReturnType<typeof pretender>;
