import type { Pretender } from './pretend.ts';

/** A printed number: its digits as one whole number, how many of them are decimals, and how its groups are parted. */
export type Printed = { value: number; decimals: number; group: string; point: string };

/** Numbers of at least four digits, with groups or with decimals; a year alone is none. */
export const numberPattern = /\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+[.,]\d{1,2}(?!\d)|\d{4,}/g;

export function printed(text: string): Printed {
  const [, whole = text, point = '', decimals = ''] = /^(.*?)(?:([.,])(\d{1,2}))?$/.exec(text) ?? [];
  const group = /[^\d]/.exec(whole)?.[0] ?? '';
  return { value: Number(whole.replace(/\D/g, '') + decimals), decimals: decimals.length, group, point };
}

export function print(value: number, { decimals, group, point }: Printed): string {
  const digits = String(Math.round(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = group ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole;
  return decimals > 0 ? `${grouped}${point}${digits.slice(-decimals)}` : grouped;
}

type Place = { element: Element; value: number; decimals: number; column: number };

/**
 * Invents every amount of a page so that sums stay sums: what was the sum of a table's column, or of all other amounts in
 * something around it, is the sum of what these became.
 */
export function inventAmounts(document: Document, pretend: Pretender): (one: Printed) => number {
  const places: Place[] = [...document.querySelectorAll('body *')].flatMap((element) => {
    const own = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map(({ nodeValue }) => nodeValue ?? '');
    const cell = element.closest('td, th');
    return (own.join(' ').match(numberPattern) ?? []).map((text) => {
      const { value, decimals } = printed(text);
      return { element, value, decimals, column: cell ? [...(cell.parentElement?.children ?? [])].indexOf(cell) : -1 };
    });
  });
  const invented = new Map<string, number>();
  const keyOf = ({ value, decimals }: Pick<Printed, 'value' | 'decimals'>): string => `${value} ${decimals}`;
  const membersOf = (total: Place): Place[] | undefined => {
    const alike = places.filter((one) => one !== total && one.decimals === total.decimals);
    const isSum = (some: readonly Place[]): boolean =>
      some.length > 1 && some.reduce((sum, { value }) => sum + value, 0) === total.value;
    const table = total.element.closest('table');
    const column = alike.filter(({ element, column: at }) => at === total.column && element.closest('table') === table);
    if (table && total.column >= 0 && isSum(column)) return column;
    let around: Element | null = total.element.parentElement;
    for (let climbed = 0; around && climbed < 6; around = around.parentElement, climbed += 1) {
      const here = around;
      const inside = alike.filter(({ element }) => here.contains(element));
      if (isSum(inside)) return inside;
    }
    return undefined;
  };
  const inventOne = (place: Place, above: readonly Place[]): number => {
    const known = invented.get(keyOf(place));
    if (known !== undefined) return known;
    const members = above.includes(place) ? undefined : membersOf(place);
    const value = members
      ? members.reduce((sum, member) => sum + inventOne(member, [...above, place]), 0)
      : pretend.amount(place.value);
    invented.set(keyOf(place), value);
    return value;
  };
  for (const place of [...places].sort((a, b) => b.value - a.value)) inventOne(place, []);
  return (one) => invented.get(keyOf(one)) ?? pretend.amount(one.value);
}
