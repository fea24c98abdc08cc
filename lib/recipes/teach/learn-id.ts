import type { Dom } from '../dom.ts';
import type { Anchor } from './anchor.ts';
import { hrefPattern } from './address.ts';
import { attributeOf } from './anchored.ts';
import { linksTo } from './locate-rows.ts';
import { facesOf } from './slots.ts';

/** Rows that tell it: the first so many. */
const sampled = 40;

/** The link and the attribute that tell one row's record from another's. */
export function learnId(dom: Dom, rows: readonly Element[]): Anchor | undefined {
  const patterns = new Map<string, number>();
  for (const row of rows.slice(0, sampled)) {
    const links = dom.name(row) === 'a' ? [row, ...dom.all(row, 'a[href]')] : dom.all(row, 'a[href]');
    for (const to of new Set(links.flatMap((link) => hrefPattern(dom.attribute(link, 'href') ?? '')?.to ?? [])))
      patterns.set(to, (patterns.get(to) ?? 0) + 1);
  }
  const few = rows.slice(0, sampled);
  const link = [...patterns]
    .filter(([, count]) => count >= 0.9 * few.length)
    .map(([to]) => ({
      to,
      ids: few.map((row) => new Set([...linksTo(dom, row, to), ...ownLink(dom, row, to)].map(({ id }) => id))),
    }))
    .find(({ ids }) => {
      const all = ids.flatMap((one) => [...one]);
      return ids.every((one) => one.size <= 1) && new Set(all).size === all.length && all.length >= 0.9 * few.length;
    });
  const first = few[0];
  const names = first ? facesOf(dom, first).flatMap((face) => dom.attributeNames(face)) : [];
  const attribute = names
    .filter((name) => /^data-[a-z-]*(?:id|key|rec|uuid|deal)[a-z-]*$/.test(name))
    .find((name) => {
      const values = few.map((row) => attributeOf(dom, row, name) ?? '');
      if (new Set(values).size < few.length) return false;
      return link ? few.every((_, index) => [...(link.ids[index] ?? [])][0] === values[index]) : areRecordIds(values);
    });
  if (!link && !attribute) return undefined;
  return { clues: [], shape: 'text', id: { ...(link && { link: { to: link.to } }), ...(attribute && { attribute }) } };
}

const ownLink = (dom: Dom, row: Element, to: string): { link: Element; id: string }[] =>
  dom.name(row) === 'a' ? linksTo(dom, dom.parent(row) ?? row, to).filter(({ link }) => link === row) : [];

/** Numbers or codes of records; not counted through by the page, not made up anew for every page. */
function areRecordIds(values: readonly string[]): boolean {
  const numbers = values.map(Number);
  const isCount =
    values.length > 1 && numbers.every((one, index) => index === 0 || Math.abs(one - (numbers[index - 1] ?? 0)) === 1);
  if (isCount && numbers.some((one) => one < 2)) return false;
  return values.every(
    (value) =>
      /^\d{1,20}$/.test(value) || /^[\da-f-]{32,36}$/i.test(value) || /^(?=.*\d)[A-Za-z\d]{12,24}$/.test(value),
  );
}
