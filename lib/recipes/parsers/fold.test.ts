import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded } from '../../domain/identity.ts';
import { fold, tidy } from './fold.ts';

/** Around every edge of what is taken as it is: spaces, control characters, the first letters past ASCII, widths, joiners. */
const letters = fc.constantFrom(
  ...' \t\n\u0000\u001f!~\u007f\u0080\u00a0\u00ad-Aa1\u200b\u2010\u2212\u3000\uff21\uff5eé‘〜ﬁ',
);
const texts = fc.oneof(fc.string({ unit: letters, maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }));

describe('a plain text is taken as it is, and means what the long way would give', () => {
  it('for comparing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const long = text
          .normalize('NFKC')
          .replace(/\p{Cf}/gu, '')
          .replace(/\s+/g, ' ')
          .trim()
          .toLowerCase();
        expect(folded(text)).toBe(long);
      }),
    );
  });

  it('for numbers and days', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const long = text
          .normalize('NFKC')
          .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
          .replace(/[\u2010-\u2015\u2212]/g, '-')
          .replace(/[‘’ʼ]/g, "'")
          .replace(/〜/g, '~')
          .replace(/\s+/g, ' ')
          .trim();
        expect(fold(text)).toBe(long);
      }),
    );
  });

  it('for words', () => {
    expect(tidy('Deal 7 of Aozora')).toBe('Deal 7 of Aozora');
    expect(tidy(' Deal\u00a07  of\u200bAozora ')).toBe('Deal 7 ofAozora');
  });
});
