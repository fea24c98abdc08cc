import { separatorsOf } from './locale.ts';

/**
 * Reads a folded number (digits with `.` `,` `'` or space between) as a plain decimal such as `1234567.5`.
 * Two kinds of mark: the last is the decimal one. One mark, several times: grouping. One mark once (`1,234`, `1.2`):
 * only the locale can tell, and when the shape contradicts it the answer is `ambiguous`.
 * Grouping is by three, or the Indian 12,34,567. Returns `undefined` when the text is no number.
 */
export function decimalFrom(text: string, locale: string): string | 'ambiguous' | undefined {
  if (!/^[.,]?\d(?:[.,' ]?\d)*$/.test(text)) return undefined;
  const marks = text.replace(/\d/g, '');
  const last = marks.slice(-1);
  if (!last) return text;
  const group = marks.charAt(0);
  if (new Set(marks.slice(0, -1)).size > 1) return undefined;
  if (group !== last) {
    const cut = text.lastIndexOf(last);
    const whole = ungrouped(text.slice(0, cut), group);
    return whole !== undefined && /[.,]/.test(last) ? `${whole}.${text.slice(cut + 1)}` : undefined;
  }
  const whole = ungrouped(text, group);
  if (marks.length > 1 || /[' ]/.test(group)) return whole;
  // Nothing is nothing, whichever mark stands in it.
  if (/^[0.,]+$/.test(text)) return '0';
  const separators = separatorsOf(locale);
  if (separators?.decimal === group) return `${text.startsWith(group) ? '0' : ''}${text.replace(group, '.')}`;
  return separators?.group === group && whole !== undefined ? whole : 'ambiguous';
}

function ungrouped(text: string, mark: string): string | undefined {
  const [first = '', ...rest] = text.split(mark);
  const sizes = rest.map((group) => group.length);
  const tail = sizes.pop();
  const even = (size: number): boolean => sizes.every((each) => each === size);
  const fits = tail === 3 && /^[1-9]/.test(first) && ((even(3) && first.length <= 3) || (even(2) && first.length <= 2));
  return fits ? first + rest.join('') : undefined;
}

/** The decimal times ten to the power `by` (≥ 0), digit by digit. */
export function shifted(decimal: string, by: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(by, '0');
  return `${whole}${padded.slice(0, by)}.${padded.slice(by) || '0'}`;
}
