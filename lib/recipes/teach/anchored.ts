import type { Dom } from '../dom.ts';
import type { Found, Scope } from '../find.ts';
import type { Part, Source, Sources } from '../recipe.ts';
import { shownText } from '../shown.ts';
import type { Anchor } from './anchor.ts';
import { linksTo } from './locate-rows.ts';
import { facesOf, valueIn } from './slots.ts';

export const anchorsIn = (at: Sources): Anchor[] => ('length' in at ? at : [at]).flatMap(({ anchor }) => anchor ?? []);

/** All anchors of a part's fields. */
export const anchorsOf = ({ fields }: Part): Anchor[] => Object.values(fields).flatMap(({ at }) => anchorsIn(at));

/** What stands at an anchor, row by row. Whether its clues still agree is known when all rows have been asked. */
export function anchored(anchor: Anchor, { read }: Source, scope: Scope): (Found | undefined)[] {
  const { dom, rows } = scope;
  const poll = scope.poll();
  if (anchor.id) {
    const isLink = typeof read === 'object' && 'attr' in read && read.attr === 'href';
    const ids = rows.map((row) => idOf(dom, row, anchor.id ?? {}, isLink));
    poll.missed(anchor, ids.filter((id) => id === undefined).length, ids.length);
    return ids.map((text) => (text === undefined ? undefined : { text }));
  }
  return poll.places(anchor, rows).map((slot) => {
    if (!slot) return undefined;
    const element = valueIn(dom, slot);
    const text = fullText(dom, slot, element, anchor);
    if (text === undefined) return undefined;
    const scale = anchor.shape === 'money' || anchor.shape === 'number' ? poll.scaleOf(slot) : undefined;
    return { text, element, ...(scale !== undefined && { scale }) };
  });
}

/** A record's id as its link and its row's attribute say it. Where they say different things, nobody knows. */
function idOf(
  dom: Dom,
  row: Element,
  { link, attribute }: NonNullable<Anchor['id']>,
  isLink: boolean,
): string | undefined {
  const links = link ? linksTo(dom, row, link.to) : [];
  const own =
    link && dom.name(row) === 'a'
      ? linksTo(dom, dom.parent(row) ?? row, link.to).filter((one) => one.link === row)
      : [];
  const ids = new Set([...own, ...links].map(({ id }) => id));
  const marked = attribute ? attributeOf(dom, row, attribute) : undefined;
  if (ids.size > 1) return undefined;
  const [linked] = ids;
  if (isLink) {
    // Of several to one record the one that says most: its name, not "edit".
    const [best] = [...own, ...links].sort(
      (a, b) => dom.rawText(b.link).trim().length - dom.rawText(a.link).trim().length,
    );
    return best ? (dom.attribute(best.link, 'href') ?? undefined) : undefined;
  }
  if (linked !== undefined && marked !== undefined && linked !== marked) return undefined;
  return linked ?? marked;
}

/** An attribute of the row, or of what does nothing but wrap it. */
export const attributeOf = (dom: Dom, row: Element, name: string): string | undefined =>
  facesOf(dom, row)
    .map((face) => dom.attribute(face, name))
    .find((value) => value !== null) || undefined;

/**
 * The text at a place, made whole: one that the page cut short is looked up in the attributes around it, and a date that
 * stands there in ISO form as well is taken in that form. A text that stays cut short is no value.
 */
function fullText(dom: Dom, slot: Element, element: Element, { shape }: Anchor): string | undefined {
  const text = shownText(dom, element);
  const isCut = /(?:…|\.{3})$/.test(text);
  if (!isCut && shape !== 'date') return text;
  const values = [slot, ...dom.all(slot, '*').slice(0, 20)].flatMap((one) =>
    dom.attributeNames(one).map((name) => (dom.attribute(one, name) ?? '').trim()),
  );
  if (isCut) {
    const begin = text.replace(/\s*(?:…|\.{3})$/, '');
    const whole = new Set(
      values.filter((value) => value.length > begin.length && value.startsWith(begin) && !/(?:…|\.{3})$/.test(value)),
    );
    return whole.size === 1 ? [...whole][0] : undefined;
  }
  const days = new Set(values.flatMap((value) => /^(\d{4}-\d\d-\d\d)(?:$|[T ]\d\d:)/.exec(value)?.[1] ?? []));
  const [day] = days;
  return days.size === 1 && day && saysDay(text, day) ? day : text;
}

/** Whether a printed date may be this day: its numbers are among those of the day. */
function saysDay(text: string, day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const numbers = (text.normalize('NFKC').match(/\d+/g) ?? []).map(Number).slice(0, 3);
  return numbers.includes(date) && numbers.every((number) => [year, year % 100, month, date].includes(number));
}
