/** How a text file may be written, as `TextDecoder` names it. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'windows-1252';

export const encodings = [
  'utf-8',
  'shift_jis',
  'utf-16le',
  'utf-16be',
  'windows-1252',
] as const satisfies readonly Encoding[];

/** `workbook`: an .xlsx or .xls, which is no text. `binary`: anything else that is none. */
export type FileText = { text: string; encoding: Encoding } | { refused: 'workbook' | 'binary' | 'empty' };

const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

const decoded = (bytes: Uint8Array, encoding: Encoding, fatal = false): string =>
  new TextDecoder(encoding, { fatal }).decode(bytes);

/** So many bytes are decoded while a person notices nothing. */
const portion = 500_000;

/**
 * The text of a table's file, a portion at a time. `encoding` is the person's own word for it; else it is told from the
 * bytes: UTF-8 if it is that to the last one, and what else it may be from its beginning.
 */
export async function readFileText(
  bytes: Uint8Array,
  pause: () => Promise<void>,
  encoding?: Encoding,
): Promise<FileText> {
  if (bytes.length === 0) return { refused: 'empty' };
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: 'workbook' };
  const head = bytes.subarray(0, portion);
  const likely = encoding ?? encodingOf(bytes.length > portion ? withoutCutLine(head) : head);
  const first = await inSteps(bytes, likely, pause, encoding === undefined && likely === 'utf-8');
  // It began as UTF-8 and goes on as something else: the rest tells what.
  const told = first === undefined ? otherThanUtf8(bytes) : likely;
  const text = first ?? (await inSteps(bytes, told, pause)) ?? '';
  return text.slice(0, 10_000).includes('\0') ? { refused: 'binary' } : { text, encoding: told };
}

/** The text of a file, whatever it is. */
export const textOfFile = (bytes: Uint8Array): string => decoded(bytes, encodingOf(bytes));

/** By its mark; by where zero bytes stand; UTF-8 if it is that to the last byte; else one of the two old ones. */
function encodingOf(bytes: Uint8Array): Encoding {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  const head = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 8 && even * 8 < odd) return 'utf-16le';
  if (even > head.length / 8 && odd * 8 < even) return 'utf-16be';
  try {
    decoded(bytes, 'utf-8', true);
    return 'utf-8';
  } catch {
    return otherThanUtf8(bytes);
  }
}

const otherThanUtf8 = (bytes: Uint8Array): Encoding => (isJapanese(bytes) ? 'shift_jis' : 'windows-1252');

/** A beginning that ends where a line does, so that no letter of several bytes is cut through. */
function withoutCutLine(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(0x0a);
  return end > 0 ? head.subarray(0, end + 1) : head;
}

/** `undefined` where `isSure` and the bytes are not all of that encoding. */
async function inSteps(
  bytes: Uint8Array,
  encoding: Encoding,
  pause: () => Promise<void>,
  isSure = false,
): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: isSure });
  let text = '';
  try {
    for (let from = 0; from < bytes.length; from += portion) {
      text += decoder.decode(bytes.subarray(from, from + portion), { stream: true });
      await pause();
    }
    return text + decoder.decode();
  } catch {
    return undefined;
  }
}

/**
 * Nearly every Western text is valid Shift_JIS as well. What tells: its high bytes stand alone between Latin letters
 * (`Soci\xe9t\xe9`), while Japanese comes in runs; and it decodes to letters that nobody uses.
 */
function isJapanese(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = decoded(bytes, 'shift_jis', true);
  } catch {
    return false;
  }
  if (/[\ue000-\uf8ff]/.test(text)) return false;
  const runs = text.match(/.?[^\0-\x7f]+/gs) ?? [];
  const inWord = runs.filter((run) => /^[A-Za-z][^\0-\x7f]{1,2}$/.test(run)).length;
  return inWord * 2 <= runs.length;
}
