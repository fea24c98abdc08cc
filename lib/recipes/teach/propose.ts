import type { Dom } from '../dom.ts';
import { atOnce } from '../in-slices.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { PageKind } from '../../domain/reading.ts';
import type { Anchor, Repeated, Shape } from './anchor.ts';
import { calledAs, soundsLikeStages, technicallyCalledAs, teachable, type Teachable } from './field-names.ts';
import { aiming } from './find-rows.ts';
import { headingsOf, learnHeading } from './group.ts';
import { learnAnchor, learningAnchor, learningRows, studyOf, type Study } from './learn.ts';
import { learnId } from './learn-id.ts';
import { isAmount, shapesOf } from './shape.ts';
import { saidBy } from './slots.ts';
import { marksOf, type Hall } from './hall.ts';
import { placesOf } from './vote.ts';

/** A place in the rows that may hold a field. */
export type Candidate = {
  anchor: Anchor;
  label: string;
  shape: Shape | undefined;
  texts: string[];
  /** Attribute values that name it, links in it. */
  marks: string[];
};

export type Proposal = {
  kind: Extract<PageKind, `deal-${string}`>;
  rows: Element[];
  /** How the rows are known again; absent on a record. */
  repeated?: Repeated;
  /** Where the record's id stands; absent where nothing on the page tells it. */
  id?: Anchor;
  fields: { [F in Teachable]?: Anchor };
};

const sampled = 40;

/** From one element that was pointed at: what its rows are and which field stands where. */
export const proposalFor = (dom: Dom, element: Element, context: ParseContext): Proposal =>
  atOnce(proposing(dom, element, context));

/** The same in steps, between which the page has its turn: of a long list it takes as long as many frames. */
export function* proposing(dom: Dom, element: Element, context: ParseContext): Generator<void, Proposal> {
  const { rows, isList } = yield* aiming(dom, element, context);
  yield;
  const id = isList ? learnId(dom, rows) : undefined;
  yield;
  const headings = isList ? headingsOf(dom, rows) : undefined;
  yield;
  const isBoard = headings !== undefined && new Set(headings.map(({ group }) => group)).size > 1;
  const study = studyOf(dom, rows, context);
  yield;
  const candidates = yield* candidatesIn(study, element);
  const repeated = isList ? yield* learningRows(dom, rows, id?.id?.link?.to as string | undefined) : undefined;
  const fields: Proposal['fields'] = assign(candidates, id);
  if (isBoard && !fields.stage) {
    const [first] = headings;
    if (first) fields.stage = learnHeading(dom, first.heading);
  }
  return {
    kind: isList ? (isBoard ? 'deal-board' : 'deal-list') : 'deal-record',
    rows,
    fields,
    ...(repeated && { repeated }),
    ...(id && { id }),
  };
}

/** The anchor for a field that was pointed at itself. `undefined`: what was pointed at is not in one of the rows. */
export function anchorAt(
  dom: Dom,
  element: Element,
  rows: readonly Element[],
  context: ParseContext,
): Anchor | undefined {
  const row = rows.findIndex((one) => dom.contains(one, element));
  if (row < 0) {
    const heading = headingsOf(dom, rows)?.find(
      (one) => dom.contains(one.heading, element) || dom.contains(element, one.heading),
    );
    return heading && learnHeading(dom, heading.heading);
  }
  const study = studyOf(dom, rows, context);
  const slots = study.hall.benches[row]?.slots ?? [];
  const holding = slots.findIndex((one) => dom.contains(one, element));
  const at = holding < 0 ? slots.findIndex((one) => dom.contains(element, one)) : holding;
  return at < 0 ? undefined : learnAnchor(study, row, at);
}

function* candidatesIn(study: Study, element: Element): Generator<void, Candidate[]> {
  const { dom, rows, hall, context } = study;
  const aimed = rows.findIndex((row) => dom.contains(row, element));
  const example = hall.grid ? Math.max(aimed, 0) : richest(hall, aimed);
  const bench = hall.benches[example];
  if (!bench) return [];
  const isRecord = rows.length === 1 && !hall.grid;
  const found: Candidate[] = [];
  for (const [at, slot] of bench.slots.entries()) {
    if (bench.slots.indexOf(slot) !== at) continue;
    const label = bench.headers[at] ?? '';
    const marks = marksOf(dom, slot, bench.slots).flatMap((mark) => namesOn(dom, mark));
    const isNamed = teachable.some(
      (field) => calledAs(label, field) > 0 || marks.some((mark) => technicallyCalledAs(mark, field)),
    );
    if (isRecord && !(isNamed && isPlausible(dom, slot))) continue;
    const anchor = yield* learningAnchor(study, example, at);
    const texts = textsAt(study, at, anchor);
    if (texts.length > 0) found.push({ anchor, label, shape: shapesOf(texts, context)?.most, texts, marks });
  }
  return found;
}

const namesOn = (dom: Dom, mark: Element): string[] =>
  dom
    .attributeNames(mark)
    .filter((name) => /^(?:data-(?!value|raw)|name$|id$|itemprop$|class$)/.test(name))
    .flatMap((name) => (dom.attribute(mark, name) ?? '').split(/\s+/));

/** A value, not a label, a button or a way to somewhere else. */
const isPlausible = (dom: Dom, slot: Element): boolean => {
  const text = saidBy(dom, slot);
  const isLabel = dom.name(slot) === 'label' || teachable.some((field) => calledAs(text, field) >= 4);
  return (
    text !== '' &&
    text.length <= 200 &&
    !isLabel &&
    !dom.closest(slot, 'nav, footer, button, [role="navigation"], [role="menu"]')
  );
};

function textsAt({ dom, hall, context }: Study, at: number, anchor: Anchor): string[] {
  const some = { ...hall, benches: hall.benches.slice(0, sampled) };
  const places = hall.grid ? some.benches.map(({ slots }) => slots[at]) : (placesOf(dom, some, anchor, context) ?? []);
  return places.flatMap((place) => (place ? saidBy(dom, place) : []));
}

/** A card that shows more than others, so that no field is missed for being empty on the one that was clicked. */
function richest({ benches }: Hall, aimed: number): number {
  const sizes = benches.slice(0, sampled).map(({ slots }) => slots.length);
  const most = Math.max(...sizes);
  return sizes[aimed] === most ? aimed : sizes.indexOf(most);
}

/** Each field goes to the place that speaks most for it, each place to one field. */
function assign(candidates: readonly Candidate[], id: Anchor | undefined): Proposal['fields'] {
  const pairs = teachable
    .flatMap((field) =>
      candidates.map((candidate) => ({ field, candidate, worth: worthOf(field, candidate, candidates, id) })),
    )
    .filter(({ worth }) => worth >= 3)
    .sort((a, b) => b.worth - a.worth);
  const fields: Proposal['fields'] = {};
  const taken = new Set<Candidate>();
  for (const { field, candidate } of pairs) {
    if (fields[field] || taken.has(candidate)) continue;
    fields[field] = candidate.anchor;
    taken.add(candidate);
  }
  return Object.fromEntries(teachable.flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])));
}

function worthOf(
  field: Teachable,
  { label, shape, texts, marks, anchor }: Candidate,
  all: readonly Candidate[],
  id: Anchor | undefined,
): number {
  const wanted: Shape =
    field === 'amount'
      ? 'money'
      : field === 'closeDate' || field === 'createdDate'
        ? 'date'
        : field === 'probability'
          ? 'percent'
          : 'text';
  const isAlike =
    shape === undefined ||
    shape === wanted ||
    (isAmount(wanted) && isAmount(shape)) ||
    (wanted === 'percent' && shape === 'number');
  if (!isAlike) return 0;
  let worth = calledAs(label, field);
  if (marks.some((mark) => technicallyCalledAs(mark, field))) worth += 3;
  const typed = wanted !== 'text' && shape === wanted;
  if (typed)
    worth +=
      worth > 0
        ? 1
        : all.filter((other) => other.shape === wanted).length === 1 &&
            field !== 'createdDate' &&
            field !== 'probability'
          ? 3
          : 0;
  if (wanted === 'text' && texts.filter(Boolean).length === 0) return worth > 4 ? worth : 0;
  const isLinked = anchor.clues.some((clue) => clue.by === 'link' && clue.to === id?.id?.link?.to);
  const variety = new Set(texts.filter(Boolean)).size / Math.max(texts.filter(Boolean).length, 1);
  if (field === 'name')
    worth +=
      (isLinked ? 2.5 : 0) +
      (variety > 0.8 && texts.length > 1 ? 0.5 : 0) +
      (label || worth > 2 ? 0 : firstText(all, texts) ? 1 : 0);
  if (field === 'stage' && soundsLikeStages(texts) && variety < 0.9) worth += 2.5;
  if (field === 'stage' && soundsLikeStages(texts) && texts.length === 1) worth += 1;
  return worth;
}

const firstText = (all: readonly Candidate[], texts: readonly string[]): boolean =>
  all.find((one) => one.shape === 'text')?.texts === texts;
