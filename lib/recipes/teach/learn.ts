import type { Dom } from '../dom.ts';
import { atOnce, sifted } from '../in-slices.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { Anchor, Clue, Repeated, RowClue, Shape } from './anchor.ts';
import { hallOf, linksAt, marksOf, namedBy, pathOf, type Hall } from './hall.ts';
import { placesOf } from './vote.ts';
import { facesOf, gridOf, saidBy, unwrapped } from './slots.ts';
import { shapesOf } from './shape.ts';
import { hrefPattern } from './address.ts';
import { escaped } from './locate-rows.ts';

/** An attribute that its maker named a thing by, as opposed to a number, a look, or what the person entered. */
const isTelling = (name: string, value: string): boolean =>
  /^(?:data-[a-z-]+|name|itemprop|headers|id|role|aria-label|data-testid|for|property)$/.test(name) &&
  !/style|react|index|width|height|title|tooltip|raw|value|text|original|toggle|placement|url|href|app$/.test(name) &&
  value.length >= 2 &&
  value.length <= 60 &&
  /^[A-Za-z][\w.:-]*$/.test(value) &&
  !/\d{2,}/.test(value);

/** A class that says what something is, not how it looks or which build made it. */
const isTellingClass = (name: string): boolean =>
  /^[A-Za-z][\w-]{2,40}$/.test(name) &&
  !/\d{2,}|^(?:css|sc|jsx|svelte|ng|v|is|has|active|selected|hover|even|odd)-?/.test(name);

/** The rows a person pointed at, studied once for all their fields. */
export type Study = { dom: Dom; rows: readonly Element[]; hall: Hall; context: ParseContext };

export const studyOf = (dom: Dom, rows: readonly Element[], context: ParseContext): Study => ({
  dom,
  rows,
  hall: hallOf(dom, rows, true),
  context,
});

/** Rows that tell what the values of a place look like. */
const shown = 60;

/** Every clue to a slot that holds in its own row alone and in most rows of its like. */
export const learnAnchor = (study: Study, row: number, at: number): Anchor => atOnce(learningAnchor(study, row, at));

/** The same in steps, a clue each. */
export function* learningAnchor({ dom, rows, hall, context }: Study, row: number, at: number): Generator<void, Anchor> {
  const bench = hall.benches[row];
  const slot = bench?.slots[at];
  if (!bench || !slot) return { clues: [], shape: 'text' };
  const isRecord = rows.length === 1 && !hall.grid;
  const clues: Clue[] = [];
  for (const mark of marksOf(dom, slot, bench.slots)) {
    for (const name of dom.attributeNames(mark)) {
      const value = dom.attribute(mark, name) ?? '';
      if (isTelling(name, value)) clues.push({ by: 'attribute', name, value });
    }
    for (const name of (dom.attribute(mark, 'class') ?? '').split(/\s+/))
      if (isTellingClass(name)) clues.push({ by: 'class', name });
  }
  const header = bench.headers[at];
  if (header) clues.push({ by: 'header', text: header });
  const to = isRecord ? undefined : linksAt(dom, slot).flatMap((href) => hrefPattern(href)?.to ?? [])[0];
  if (to) clues.push({ by: 'link', to });
  if (hall.grid) clues.push({ by: 'position', at, of: bench.slots.length });
  else clues.push({ by: 'path', down: pathOf(dom, slot, bench.slots) }, { by: 'shape' });
  const shape = shapeAt(dom, [slot], context) ?? 'text';
  const holding = yield* sifted(distinct(clues), (clue) => holds(dom, clue, hall, row, at, shape, context), 1);
  const anchor: Anchor = { shape: 'text', clues: trimmed(holding) };
  const some = { ...hall, benches: hall.benches.slice(0, shown) };
  const places = placesOf(dom, some, anchor, context);
  const seen = places ?? (hall.grid ? some.benches.map(({ slots }) => slots[at]) : [slot]);
  return {
    ...anchor,
    shape:
      shapeAt(
        dom,
        seen.flatMap((place) => place ?? []),
        context,
      ) ?? shape,
  };
}

const shapeAt = (dom: Dom, slots: readonly Element[], context: ParseContext): Shape | undefined => {
  const seen = shapesOf(
    slots.map((slot) => saidBy(dom, slot)),
    context,
  );
  return seen && (seen.share >= 0.8 ? seen.most : 'text');
};

const distinct = (clues: readonly Clue[]): Clue[] => [
  ...new Map(clues.map((clue) => [JSON.stringify(clue), clue])).values(),
];

/** At most three attributes and two classes: the first stand nearest to the value. */
function trimmed(clues: readonly Clue[]): Clue[] {
  const left: Partial<Record<Clue['by'], number>> = { attribute: 3, class: 2 };
  return clues.filter(({ by }) => {
    const more = left[by];
    if (more !== undefined) left[by] = more - 1;
    return more === undefined || more > 0;
  });
}

/** Whether a clue alone names the slot in its own row, and one slot in most of the others. */
function holds(
  dom: Dom,
  clue: Clue,
  { benches }: Hall,
  row: number,
  at: number,
  shape: Shape,
  context: ParseContext,
): boolean {
  const own = benches[row];
  if (!own) return false;
  const named = namedBy(dom, clue, shape, own, context);
  if (named.length !== 1 || own.slots[named[0] ?? -1] !== own.slots[at]) return false;
  const every = Math.ceil(benches.length / 40);
  const some = benches
    .filter((_, index) => index % every === 0)
    .map((bench) => namedBy(dom, clue, shape, bench, context).length);
  return some.every((count) => count < 2) && some.filter((count) => count === 1).length >= 0.6 * some.length;
}

/** Every clue that all rows share and that picks them out of the page. */
export function* learningRows(dom: Dom, rows: readonly Element[], link: string | undefined): Generator<void, Repeated> {
  const [first] = rows;
  if (!first) return { clues: [] };
  const chosen = new Set(rows);
  const last = rows.at(-1) ?? first;
  const isOurs = (selector: string): boolean => {
    const all = dom.all(dom.document, selector);
    // Of a list too long to be learnt from whole, what stands before and after the rows is none of theirs.
    const isWhole = all.length < 2 * rows.length;
    const found = [...new Set(all.map((one) => unwrapped(dom, one)))];
    const near = isWhole ? found : found.slice(Math.max(found.indexOf(first), 0), found.indexOf(last) + 1);
    const ours = near.filter((one) => chosen.has(one)).length;
    return near.length > 0 && ours >= 0.9 * near.length && ours >= 0.9 * rows.length;
  };
  const faces = rows.map((row) => facesOf(dom, row));
  const attributes: RowClue[] = [];
  const classes: RowClue[] = [];
  for (const [level, face] of facesOf(dom, first).entries()) {
    yield;
    const tag = dom.name(face);
    const shared = (of: (element: Element) => readonly string[]): string[] =>
      of(face).filter((name) => faces.every((all) => all[level] && of(all[level]).includes(name)));
    for (const name of shared((one) => dom.attributeNames(one)))
      if (/^data-[a-z-]+$/.test(name) && isOurs(`${tag}[${escaped(name)}]`))
        attributes.push({ by: 'attribute', tag, name });
    for (const name of shared((one) => (dom.attribute(one, 'class') ?? '').split(/\s+/)))
      if (isTellingClass(name) && isOurs(`${tag}.${escaped(name)}`)) classes.push({ by: 'class', tag, name });
  }
  const tag = dom.name(first);
  const clues = [...attributes.slice(0, 2), ...classes.slice(0, 2)];
  if (link) clues.push({ by: 'link', to: link });
  const selector = pathTo(dom, first);
  if (selector && isOurs(selector)) clues.push({ by: 'path', selector });
  const headers = gridOf(dom, rows)?.headers.filter(Boolean) ?? [];
  if (headers.length >= 2 && tag === 'tr') clues.push({ by: 'header', texts: [...new Set(headers)].slice(0, 20) });
  return { clues };
}

/** From the nearest element with a telling id down to the row, by children. */
function pathTo(dom: Dom, row: Element): string | undefined {
  const steps = [dom.name(row)];
  for (let at = dom.parent(row); at && steps.length < 9; at = dom.parent(at)) {
    const id = dom.attribute(at, 'id');
    if (id && /^[A-Za-z][\w-]{1,40}$/.test(id) && !/\d{3,}/.test(id)) return [`#${escaped(id)}`, ...steps].join(' > ');
    if (/^(?:html|body)$/.test(dom.name(at))) return [dom.name(at), ...steps].join(' > ');
    steps.unshift(dom.name(at));
  }
  return undefined;
}
