import type { Names } from './column-names.ts';

/** A header without what differs from file to file: case, width, spaces and joining marks, and a unit in brackets. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/[\s_\-.:・*＊]/g, '');

export type Columns<Column extends string> = {
  /** Index of each column found. */
  at: Partial<Record<Column, number>>;
  /** Headers nobody has a meaning for, or a second one of the same meaning. */
  ignored: string[];
};

/** Which column holds what. A column is taken once; the first name in the list that stands in the table wins. */
export function columnsOf<Column extends string>(headers: readonly string[], names: Names<Column>): Columns<Column> {
  const plain = headers.map(plainHeader);
  const at: Partial<Record<Column, number>> = {};
  const taken = new Set<number>();
  for (const column of Object.keys(names) as Column[]) {
    for (const name of names[column]) {
      const index = plain.indexOf(plainHeader(name));
      if (index < 0 || taken.has(index)) continue;
      at[column] = index;
      taken.add(index);
      break;
    }
  }
  return { at, ignored: headers.filter((header, index) => header !== '' && !taken.has(index)) };
}

/** The unit a header states in brackets: `金額(千円)` is yen by the thousand, `Amount (USD)` is dollars. */
export function unitOf(header: string): { currency?: string; scale?: number } {
  const inside = /[([【](.*?)[)\]】]/.exec(header.normalize('NFKC'))?.[1]?.trim() ?? '';
  const yen = /^(千|万|百万|億)?円$/.exec(inside);
  if (yen) return { currency: 'JPY', scale: { 千: 1e3, 万: 1e4, 百万: 1e6, 億: 1e8 }[yen[1] ?? ''] ?? 1 };
  return /^[A-Z]{3}$/.test(inside) ? { currency: inside } : {};
}
