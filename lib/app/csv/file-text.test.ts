import { describe, expect, it } from 'vitest';
import { encodings, readFileText, textOfFile, type Encoding } from './file-text.ts';

const utf16 = (text: string, isBig: boolean): number[] =>
  [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return isBig ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
/** 案件名,金額 as Japanese Excel saves it. */
const sjis = [0x88, 0xc4, 0x8c, 0x8f, 0x96, 0xbc, 0x2c, 0x8b, 0xe0, 0x8a, 0x7a];
const table = '案件名\t金額\r\n更新\t1000';

const pause = () => Promise.resolve();

describe('a file is read as it was written', () => {
  it.each<[what: string, bytes: number[], text: string, encoding: Encoding]>([
    ['UTF-8', utf8(table), table, 'utf-8'],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...utf8(table)], table, 'utf-8'],
    ['Shift_JIS', sjis, '案件名,金額', 'shift_jis'],
    ['half-width katakana', [0xb6, 0xb0, 0xc4, 0xde, 0x2c, ...ascii('Amount')], 'ｶｰﾄﾞ,Amount', 'shift_jis'],
    ['Japanese after a Latin letter', [...ascii('A'), ...sjis], 'A案件名,金額', 'shift_jis'],
    ['Excel "Unicode text"', [0xff, 0xfe, ...utf16(table, false)], table, 'utf-16le'],
    ['the same the other way round', [0xfe, 0xff, ...utf16(table, true)], table, 'utf-16be'],
    ['UTF-16 that lost its mark', utf16('Name,Amount\nOne,1', false), 'Name,Amount\nOne,1', 'utf-16le'],
    [
      'a French one',
      [...ascii('Soci'), 0xe9, ...ascii('t'), 0xe9, ...ascii(',Montant')],
      'Société,Montant',
      'windows-1252',
    ],
    [
      'a German one',
      [...ascii('M'), 0xfc, ...ascii('ller,Gr'), 0xf6, 0xdf, ...ascii('e')],
      'Müller,Größe',
      'windows-1252',
    ],
  ])('%s', async (_, bytes, text, encoding) => {
    expect(await readFileText(Uint8Array.from(bytes), pause)).toEqual({ text, encoding });
    expect(textOfFile(Uint8Array.from(bytes))).toBe(text);
  });

  it('as the person says, where that is not what was told', async () => {
    expect(await readFileText(Uint8Array.from(sjis), pause, 'shift_jis')).toEqual({
      text: '案件名,金額',
      encoding: 'shift_jis',
    });
    for (const encoding of encodings)
      expect(await readFileText(Uint8Array.from(ascii('a,b')), pause, encoding)).toHaveProperty('encoding');
  });

  it.each([
    ['a workbook', [0x50, 0x4b, 3, 4, 1, 2], 'workbook'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 1], 'workbook'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xd, 1, 2], 'binary'],
    ['nothing', [], 'empty'],
  ])('%s is no table', async (_, bytes, refused) => {
    expect(await readFileText(Uint8Array.from(bytes), pause)).toEqual({ refused });
  });

  const long = (line: string) => line.repeat(Math.ceil(1_300_000 / line.length));
  it.each<[what: string, bytes: Uint8Array, text: string, encoding: Encoding]>([
    ['UTF-8', new TextEncoder().encode(long('あ案件🦊,1\n')), long('あ案件🦊,1\n'), 'utf-8'],
    [
      'Shift_JIS',
      Uint8Array.from({ length: 1_300_008 }, (_, index) => [...sjis, 10][index % 12] ?? 0),
      '案件名,金額\n'.repeat(108_334),
      'shift_jis',
    ],
    [
      'one that is UTF-8 only for its first megabyte',
      Uint8Array.from([...new TextEncoder().encode('a,b\n'.repeat(300_000)), ...sjis]),
      `${'a,b\n'.repeat(300_000)}案件名,金額`,
      'shift_jis',
    ],
  ])('a long one in portions: %s', async (_, bytes, text, encoding) => {
    let pauses = 0;
    const read = await readFileText(bytes, () => Promise.resolve(void (pauses += 1)));
    expect('text' in read && [read.text === text, read.encoding]).toEqual([true, encoding]);
    expect(pauses).toBeGreaterThanOrEqual(3);
  });
});
