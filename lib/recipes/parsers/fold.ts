const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The joiners U+200C and U+200D stay in text: without them a family of emoji falls apart and Persian is misspelt. */
const INVISIBLE_IN_TEXT = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** No page prints as much for one value; what is longer folds to a mark that nothing reads, before it costs anything. */
const TOO_LONG = 2000;

/** Printable ASCII with single spaces between words: most texts are, and none of what follows changes one. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** What numbers and dates are read from: full-width forms, every kind of space, dash, apostrophe and wave made plain. */
export const fold = (text: string): string =>
  text.length > TOO_LONG
    ? '?'
    : PLAIN.test(text)
      ? text
      : text
          .normalize('NFKC')
          .replace(INVISIBLE, '')
          .replace(/[\u2010-\u2015\u2212]/g, '-')
          .replace(/[‘’ʼ]/g, "'")
          .replace(/〜/g, '~')
          .replace(/\s+/g, ' ')
          .trim();

/** Text as a person reads it: one kind of space, nothing invisible, letters as they were written. */
export const tidy = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFC').replace(INVISIBLE_IN_TEXT, '').replace(/\s+/g, ' ').trim();

/** How CRMs print "nothing here": nothing, `-`, `--`, `—`, `ー`. Such a text is not a value and not an error. */
export const isBlank = (text: string): boolean => /^[-ー・.\s]*$/.test(fold(text));
